#include "control/daemon_text_rows.h"

#include <QCoreApplication>

namespace mailstead::control
{

namespace
{

constexpr const char* sentences[] = {
    // caa.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the CAA records of %1 cannot be looked up"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "see that every name server of the domain answers; an authority that gets no "
                      "answer refuses"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a CAA record forbids %1 to certify %2"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "add 0 issue \"%1\" to the CAA records of %2, or choose another authority"),
    // check.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it cannot be told where %1 leads"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "See that every name server of the domain answers"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 does not lead to this server yet"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "Make its address record point to %1 and wait until every name server has "
                      "it; a proxy in front of it must be off"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the aliases of %1 lead too far"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "Make it an alias of this server's own name"),
    // resolver.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "timeout"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "bogus (DNSSEC)"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "error"),
    // unbound_resolver.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "The resolver cannot start"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "out of memory"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "The resolver does not accept its setting %1"),
    // wire.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "\"%1\" is no domain name"),
    // tsig.cpp, update_wire.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this TSIG algorithm is not known"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the secret of the TSIG key is no Base64"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the name of the TSIG key is no domain name"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the name server's answer is not signed with our key"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the name server's answer is not signed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the name server does not accept our key"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "it knows no key of this name, or allows it nothing here (BADKEY)"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the secret is another one (BADSIG)"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the name server's answer is signed with another key"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the name server's clock and ours differ too much"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "records of this type cannot be written"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is no value of a record of its type"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is too much for one update"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the name server's answer is malformed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "shorter than a header"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it answers another question"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "its question is cut off"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a record is cut off"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the zone has too many records"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it does not begin with the SOA record"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "A DNS record's data is malformed"),
    // hosters/ptr_api.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "this hoster has no interface that is known"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the hoster does not accept the credentials"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the hoster does not allow this with these credentials"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the hoster takes no more requests for now"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the hoster refuses the name"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the name was changed since it was looked at"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the hoster gives no usable answer"),
    // hosters/ptr_manager.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the hoster asks to wait for %1 s"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "looking at %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is no address"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is no full host name"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "there are no credentials \"%1\" for a hoster"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 has no %2 record"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 leads to %2"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "setting the name of %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no such entry in the journal"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this was undone already"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the credentials \"%1\" were removed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 has the name %2"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "giving %1 its former name"),
    // hosters/digitalocean.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a Droplet has to have a name"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the Droplet cannot be renamed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "while the Droplet was being renamed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the Droplet is not renamed"),
    // hosters/linode.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the answer is about another address"),
    // providers/provider.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "check that they are complete, belong together and still exist"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "give them the rights that the provider's entry names"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "check that the domain is in this account"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "look at the changes again"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the hoster does not have this address in the account"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "check that the credentials are of the account with this server"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the name does not lead to the address yet"),
    QT_TRANSLATE_NOOP(
        "mailstead::control::DaemonText",
        "make its A or AAAA record first; hosters refuse names that do not lead back"),
    // providers/provider_info.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this DNS provider is not known"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a part of the credentials is missing"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is no possible value of %1"),
    // providers/credential_store.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 has no such field"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "%1 has characters that no credentials have"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the %1s' credentials cannot be read"),
    QT_TRANSLATE_NOOP(
        "mailstead::control::DaemonText",
        "restore %1 together with its key file, or remove it and enter the credentials again"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "credentials need a name of at most 100 octets"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there are too many credentials"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there are no such credentials"),
    // providers/zone_journal.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the journal of DNS changes cannot be read"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "move the file away; changes made so far can no longer be undone then"),
    // providers/zone_manager.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "asking who serves the domain"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "asking %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "no stored credentials have the zone of %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the credentials were removed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "writing %1 record sets"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "taking back %1 record sets"),
    // providers/api.cpp and several providers
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the DNS provider cannot be reached"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "no JSON of the interface"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the list is too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the zone is too large"),
    // providers/dynamic_update.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "NOTIMP: it takes no updates"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "NOTAUTH: it is not authoritative for the zone"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "NOTZONE: a name is not in the zone"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "an error without a name"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the server's port is no number"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the name server closed the connection"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "no zone is given"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the update is too large"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the end of the transfer is not signed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "an answer makes no sense"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it answers %1"),
    // providers/hetzner_session.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "while a change was being carried out"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a change is not carried out"),
    // providers/namecheap.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "no XML of the interface"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it did not take %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the domain uses name servers of others"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "setHosts did not succeed"),
    // providers/ovh_session.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it does not tell its time"),
    // providers/route53.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "no answer of the interface"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "%1 is an alias or has a routing policy; change it in the console of AWS"),
    // http/client.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "a header field of the request cannot be sent"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the HTTP request is too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "more than %1 bytes"),
    // http/connection.cpp, http/patience.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it took too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot wait for the network"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is no address"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot connect to %1 port %2"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot send"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the other side closed the connection"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot receive"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the connection was closed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this host name cannot be used for TLS"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the certificate of %1 is not trusted"),
    QT_TRANSLATE_NOOP(
        "mailstead::control::DaemonText",
        "check the URL and the clock; a private authority needs its root certificate given"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the TLS connection failed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the other side closed it"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no address to connect to"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the answer is %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the name %1 has no address"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "check the URL and that this server can resolve names"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot begin TLS"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "cannot connect to %1 port %2it took too long"),
    // http/response.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the HTTP answer cannot be understood"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the HTTP answer has too long a header"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the server closed the connection in the middle of its answer"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a chunk is longer than it said"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "it does not begin with an HTTP/1.1 status line"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "its status line has no valid status"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a header line is no field"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it states its length twice"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "it changes the protocol, which nobody asked for"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "its transfer coding is not understood"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "its content length is no number"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a chunk has no valid size"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the HTTP answer is too long"),
    // http/url.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is not a usable URL"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is not a usable https URL"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it is too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it does not begin with https://"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "it does not begin with https:// or http://"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "it has characters that a URL may not have"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "its address has no closing bracket"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "its port is not valid"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "its host name is not valid"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "reading the zone %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the provider asks to wait for %1 s"),
};

} // namespace

std::span<const char* const> nameSentences()
{
    return sentences;
}

} // namespace mailstead::control
