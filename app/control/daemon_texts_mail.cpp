#include "control/daemon_text_rows.h"

#include <QCoreApplication>

namespace mailstead::control
{

namespace
{

constexpr const char* sentences[] = {
    // accounts/address_changes.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "these are too many addresses"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "at most %1 are possible"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 does not exist on this server"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "add that mailbox or alias first"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "an alias needs between 1 and %1 target addresses"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this alias would lead back to itself"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "mail to %1 comes to %2"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "take %1 out of the targets"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no alias %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the name of the list is too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "\"-bounces\" has to fit behind it in 64 characters"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the title of the list cannot be used"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "it stands in a header field: at most 100 ASCII characters"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the list's own bounces would come back to it"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "its owner is reached over the list"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "name a mailbox as the owner"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this list would lead back to itself"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "take %1 out of the members"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no list %1"),
    // accounts/changes.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the domain %1 is already there"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the domain %1 is not on this server"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the domain %1 still has mailboxes"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 of them"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "remove its mailboxes first"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "add the domain first"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is already a mailbox"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is already an alias"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is already an address of a list"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no mailbox %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is no delimiter"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it is one of + - = _ or nothing"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 is only caught by a catch-all itself"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a limit is too large"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the domain of %1 is not on this server"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "mail from it would not be signed, and others would refuse it"),
    // accounts/accounts.cpp, accounts/dovecot_users.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the change is stored, but Dovecot does not know of it yet"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "free the cause and restart mailsteadd, or repeat any change"),
    // accounts/password_hash.cpp, accounts/sign_in.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the system's random generator failed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the password cannot be hashed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "crypt() refused the scheme $6$"),
    // accounts/rules.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is not a mail address"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "write it as name@example.org"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this name cannot be used for a mailbox"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "before the @ only letters, digits and . _ - + = are allowed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "this is not a mail domain"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "write it as example.org"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the password is too short"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "use at least %1 characters"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the password is too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "use at most %1 bytes"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the password has control characters in it"),
    // What an address is refused for: accounts/rules.cpp, message/address.cpp, message/idn.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the part after the @ is not a full domain name"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the part before the @ is not UTF-8"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the part before the @ has characters that are not allowed there"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it is longer than 254 characters"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no @"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is nothing before the @"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the part before the @ is longer than 64 characters"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the part after the @ is not a full domain name in ASCII form"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it is empty"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it has a NUL"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it is longer than 253 octets"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "a label is not of letters, digits and inner hyphens, or too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "%1 the part after the @ is not a full domain name"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 it is too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 the part before the @ is not UTF-8"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "%1 the part before the @ has characters that are not allowed there"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 it is longer than 254 characters"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 there is no @"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 there is nothing before the @"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "%1 the part before the @ is longer than 64 characters"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "%1 the part after the @ is not a full domain name in ASCII form"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 it is empty"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 it has a NUL"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1 it is longer than 253 octets"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "%1 a label is not of letters, digits and inner hyphens, or too long"),
    // accounts/schema.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the account store was written by a newer version of mailsteadd"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "its schema is %1, this program knows %2"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "install the newest version of mailsteadd"),
    QT_TRANSLATE_NOOP(
        "mailstead::control::DaemonText",
        "the account store was not brought to the new version: the copy before it failed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "make room and start mailsteadd again"),
    // accounts/sqlite.cpp, accounts/store.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the account store failed"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot open %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot set the mode of %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "no memory"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the DKIM key %1 of %2 in the account store is damaged"),
    // queue/intake.cpp, queue/scheduler.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the daemon is ending"),
    // queue/preparation.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the message goes round in a loop"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it carries %1 Received fields or more"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the message has been through this list already"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "none of the recipients is there any more"),
    // queue/sqlite.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the queue's store cannot open %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the queue's store cannot run %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the queue's store cannot prepare a statement"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the queue's store cannot bind a value"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the queue's store cannot read or write"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "see whether another program has the queue's file open"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "see that the state directory belongs to the daemon's user"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "free space on the disk that holds the state directory"),
    // queue/sqlite_schema.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the queue's file %1 is damaged"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "it is an SQLite file, but not one of mailsteadd"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "stop mailsteadd, keep a copy of the file with its -wal beside it, then save "
                      "what can be read: sqlite3 %1 .recover | sqlite3 rescued.db; or move it away "
                      "to begin with an empty queue"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the queue's file %1 was written by a newer mailsteadd"),
    QT_TRANSLATE_NOOP(
        "mailstead::control::DaemonText",
        "the queue's file %1 was written by a mailsteadd from before the first release"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it has version %1, this program knows %2"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "install the newer mailsteadd again"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "deliver what waits with the older mailsteadd, then move the file away"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the queue's file system cannot hold a write-ahead log"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "SQLite stays in mode %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "put the state directory on a local disk"),
    // queue/sqlite_store.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot make the folder %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot link %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot copy to %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "cannot open the queue's file %1"),
    // queue/sqlite_store_read.cpp, queue/sqlite_store_write.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no message %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "it never was here, or its history has been removed with time"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "\"%1\" is not a message id"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "there is no content of message %1"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it was delivered, bounced or deleted"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "the spool file %1 of message %2 is damaged"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the message has %1 octets instead of %2"),
    // queue/sqlite_store_rules.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "a hold rule needs a part of the sender or of the recipient"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText",
                      "to hold everything, give \"@\" as recipient"),
    // queue/text_pool.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a text of the queue is too long"),
    // message/address.cpp, message/address_list.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the message has no From field"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the message has more than one From field"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the address list is too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the address field cannot be understood"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "something follows an address"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "it holds no address"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a source route has no end"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "a > is missing"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "an address has no @"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the part before the @ is not valid"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the address field is too long"),
    // message/compose.cpp, message/header.cpp
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the message has no recipient"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the message header is too long"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "the message has too many header fields"),
    QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "more than %1"),
};

} // namespace

std::span<const char* const> mailSentences()
{
    return sentences;
}

} // namespace mailstead::control
