// The settings of a mailbox in the forms that mail programs ask for. Pure. All of them are made of
// dns::mailServices, as the SRV records are. Nothing tells whether a mailbox exists.
#pragma once

#include <string>

namespace mailstead::web
{

/// Who the settings are for. Both are in ASCII.
struct MailboxHost {
    std::string hostname; ///< of this server
    std::string domain;   ///< of the mailbox
};

/// Thunderbird's and others' "config-v1.1.xml"; the program puts the address in.
/// https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat
std::string autoconfigXml(const MailboxHost& host);

/// Outlook's answer to a "POX" request ([MS-OXDSCLI] §2.2.4): the preferred service of each
/// protocol, with the address as user name.
std::string autodiscoverXml(const MailboxHost& host, const std::string& address);

/// The same when it cannot be answered (§2.2.4.1.1.1): 600 is an invalid request, 500 an address
/// that is not here. `time` is "10:36:02.114".
std::string autodiscoverError(int code, const std::string& message, const std::string& time);

/// A configuration profile of Apple's systems (com.apple.mail.managed), unsigned; the device asks
/// for the password. The same address always gives the same profile, so that it replaces itself.
std::string mobileConfig(const MailboxHost& host, const std::string& address);

} // namespace mailstead::web
