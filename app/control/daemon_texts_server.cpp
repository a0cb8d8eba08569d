#include "control/daemon_text_rows.h"

#include <QCoreApplication>

namespace mailstead::control
{

namespace
{

constexpr const char* sentences[] = {
    // control/account_methods.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "posting is anyone, members or named"),
    // control/certificate_methods.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this value of %1 is not known"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the certificate has ended"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the certificate is not for %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it is valid until %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "choose another one, or request a certificate"),
    // control/connection.cpp, json_line.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the request ended without an answer"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the request failed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "not a JSON-RPC 2.0 request with an id and a method"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "parameters must be an object"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no method %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "too many requests at once, or an id in use"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this daemon speaks protocol 1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the first request must be hello"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "subscription must be a number"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the line is longer than 1 MiB"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the object is nested more than 32 deep"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the line is not valid JSON"),
    // control/dns_methods.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is no mail domain of this server"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "add it as a domain of this server first"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no scope \"%1\""),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "asking the authoritative servers and the resolver"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the check was cancelled"),
    // control/message_methods.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is not a mailbox of this server"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "send from a mailbox of this server"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there are too many recipients"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no mailbox %1 here"),
    // control/propagation_methods.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no record type \"%1\""),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "name or expected values are missing or too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there are too many resolvers"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "\"%1\" is no address of a resolver"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "too many records are being watched"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "close one of the views that watch records"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the question was cancelled"),
    // control/provider_json.cpp, ptr_methods.cpp, zone_methods.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "try again in %1 s"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this hoster is not known"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is no address of this server"),
    // control/queue_json.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no state \"%1\""),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no column to sort by \"%1\""),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no grouping \"%1\""),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no action \"%1\""),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a filter names at most 10,000 messages"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "olderThan is out of range"),
    // control/queue_methods.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "\"%1\" is no host to send to"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "give a host name or an address, with :port when it is not 25"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "queue.act needs a filter"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "give {} to mean every row"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "only reroute takes via"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "outcome must be delivered, bounced or deleted"),
    // control/suppression_methods.cpp, time_text.cpp, web_methods.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is not on the suppression list"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no hold rule of this number"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "a time must look like 2026-11-24T10:36:02.114Z"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no mode \"%1\""),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "It is none, testing or enforce"),
    // core/file.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot read %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is not a regular file"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is too large"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot create %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot set the owner of %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot write %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot sync the directory of %1"),
    // core/secret_box.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the system gave no random numbers"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot encrypt"),
    // core/tls.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the private key does not belong to the certificate"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the certificate cannot be used"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the certificate chain cannot be used"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no certificate in the file"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot make a serial number"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot sign the temporary certificate"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot make a key"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot write the temporary certificate"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the private key cannot be read"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the file of extra root certificates cannot be used: %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "no root certificates were found on this system"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "install the package ca-certificates"),
    // core/toml_table.h, for /etc/mailstead/privileged.toml
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1:%2: %3 must be a text in quotes"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1:%2: %3 must be a list of texts"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1:%2: %3 must be one of %4"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "%1:%2: %3 is not a setting that mailsteadd knows"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "correct the file, then try again"),
    // web/policy_file.cpp, server.cpp (with core/acceptor.cpp)
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the policy's age must be %1 to %2 seconds"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the configuration names no address to listen on"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the listener's address \"%1\" is not an IP address; use \"::\" for all "
                      "addresses of the machine"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "cannot listen on %1 port %2 (%3): %4; another program listens there; see "
                      "which with: ss -ltnp"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "cannot listen on %1 port %2 (%3): %4; ports below 1024 need root or the "
                      "capability CAP_NET_BIND_SERVICE"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "cannot listen on %1 port %2 (%3): %4; check the address of the listener in "
                      "the configuration"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it was valid until %1"),
};

} // namespace

std::span<const char* const> serverSentences()
{
    return sentences;
}

} // namespace mailstead::control
