#include "web/settings_documents.h"

#include "core/digest.h"
#include "core/xml.h"
#include "dns/mail_services.h"
#include "message/idn.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::web
{

namespace
{

using core::xmlEscaped;
using dns::MailService;

constexpr std::string_view xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

const MailService& preferred(MailService::Protocol protocol)
{
    return *std::find_if(dns::mailServices.begin(), dns::mailServices.end(),
                         [&](const MailService& one) { return one.protocol == protocol; });
}

bool isImplicit(const MailService& service)
{
    return service.tls == MailService::Tls::Implicit;
}

std::string_view autoconfigType(MailService::Protocol protocol)
{
    switch (protocol) {
    case MailService::Protocol::Imap:
        return "imap";
    case MailService::Protocol::Pop3:
        return "pop3";
    case MailService::Protocol::Submission:
        return "smtp";
    }
    return "";
}

/// A UUID that only depends on the text (RFC 9562 §5.8).
std::string uuidOf(const std::string& text)
{
    std::string octets = core::digest(core::Hash::Sha256, text).substr(0, 16);
    octets.resize(16);
    octets[6] = static_cast<char>((static_cast<unsigned char>(octets[6]) & 0x0F) | 0x80);
    octets[8] = static_cast<char>((static_cast<unsigned char>(octets[8]) & 0x3F) | 0x80);
    std::string uuid;
    for (std::size_t index = 0; index < octets.size(); ++index) {
        if (index == 4 || index == 6 || index == 8 || index == 10)
            uuid += '-';
        uuid += fmt::format("{:02X}", static_cast<unsigned char>(octets[index]));
    }
    return uuid;
}

/// The lines of a property list's dictionary.
class Dictionary
{
public:
    void text(std::string_view key, const std::string& value)
    {
        m_lines += fmt::format("<key>{}</key><string>{}</string>\n", key, xmlEscaped(value));
    }
    void number(std::string_view key, unsigned value)
    {
        m_lines += fmt::format("<key>{}</key><integer>{}</integer>\n", key, value);
    }
    void flag(std::string_view key, bool value)
    {
        m_lines += fmt::format("<key>{}</key><{}/>\n", key, value ? "true" : "false");
    }
    void list(std::string_view key, const Dictionary& only)
    {
        m_lines += fmt::format("<key>{}</key>\n<array>\n{}</array>\n", key, only.xml());
    }
    std::string xml() const { return "<dict>\n" + m_lines + "</dict>\n"; }

private:
    std::string m_lines;
};

} // namespace

std::string autoconfigXml(const MailboxHost& host)
{
    std::string servers;
    const auto add = [&](const MailService& service, std::string_view element) {
        servers += fmt::format("    <{0} type=\"{1}\">\n"
                               "      <hostname>{2}</hostname>\n"
                               "      <port>{3}</port>\n"
                               "      <socketType>{4}</socketType>\n"
                               "      <authentication>password-cleartext</authentication>\n"
                               "      <username>%EMAILADDRESS%</username>\n"
                               "    </{0}>\n",
                               element, autoconfigType(service.protocol), xmlEscaped(host.hostname),
                               service.port, isImplicit(service) ? "SSL" : "STARTTLS");
    };
    for (const MailService& service : dns::mailServices) {
        if (service.protocol != MailService::Protocol::Submission)
            add(service, "incomingServer");
    }
    for (const MailService& service : dns::mailServices) {
        if (service.protocol == MailService::Protocol::Submission)
            add(service, "outgoingServer");
    }
    const std::string shown = xmlEscaped(message::domainToUnicode(host.domain));
    return fmt::format("{}<clientConfig version=\"1.1\">\n"
                       "  <emailProvider id=\"{}\">\n"
                       "    <domain>{}</domain>\n"
                       "    <displayName>{}</displayName>\n"
                       "    <displayShortName>{}</displayShortName>\n"
                       "{}"
                       "  </emailProvider>\n"
                       "</clientConfig>\n",
                       xmlHead, xmlEscaped(host.domain), xmlEscaped(host.domain), shown, shown,
                       servers);
}

std::string autodiscoverXml(const MailboxHost& host, const std::string& address)
{
    std::string protocols;
    for (const auto& [protocol, type] : {std::pair{MailService::Protocol::Imap, "IMAP"},
                                         std::pair{MailService::Protocol::Pop3, "POP3"},
                                         std::pair{MailService::Protocol::Submission, "SMTP"}}) {
        const MailService& service = preferred(protocol);
        protocols +=
            fmt::format("      <Protocol>\n"
                        "        <Type>{}</Type>\n"
                        "        <Server>{}</Server>\n"
                        "        <Port>{}</Port>\n"
                        "        <DomainRequired>off</DomainRequired>\n"
                        "        <LoginName>{}</LoginName>\n"
                        "        <SPA>off</SPA>\n"
                        "        <SSL>{}</SSL>\n"
                        "        <Encryption>{}</Encryption>\n"
                        "        <AuthRequired>on</AuthRequired>\n",
                        type, xmlEscaped(host.hostname), service.port, xmlEscaped(address),
                        isImplicit(service) ? "on" : "off", isImplicit(service) ? "SSL" : "TLS");
        if (protocol == MailService::Protocol::Submission)
            protocols += "        <UsePOPAuth>off</UsePOPAuth>\n"
                         "        <SMTPLast>off</SMTPLast>\n";
        protocols += "      </Protocol>\n";
    }
    return fmt::format(
        "{}<Autodiscover "
        "xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">\n"
        "  <Response "
        "xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/"
        "2006a\">\n"
        "    <User>\n"
        "      <DisplayName>{}</DisplayName>\n"
        "    </User>\n"
        "    <Account>\n"
        "      <AccountType>email</AccountType>\n"
        "      <Action>settings</Action>\n"
        "{}"
        "    </Account>\n"
        "  </Response>\n"
        "</Autodiscover>\n",
        xmlHead, xmlEscaped(address), protocols);
}

std::string autodiscoverError(int code, const std::string& message, const std::string& time)
{
    return fmt::format(
        "{}<Autodiscover "
        "xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">\n"
        "  <Response>\n"
        "    <Error Time=\"{}\" Id=\"0\">\n"
        "      <ErrorCode>{}</ErrorCode>\n"
        "      <Message>{}</Message>\n"
        "      <DebugData/>\n"
        "    </Error>\n"
        "  </Response>\n"
        "</Autodiscover>\n",
        xmlHead, xmlEscaped(time), code, xmlEscaped(message));
}

std::string mobileConfig(const MailboxHost& host, const std::string& address)
{
    const MailService& incoming = preferred(MailService::Protocol::Imap);
    const MailService& outgoing = preferred(MailService::Protocol::Submission);
    const std::string identifier = host.hostname + ".mail." + uuidOf(address);
    const std::string domain = message::domainToUnicode(host.domain);

    Dictionary account;
    account.text("PayloadType", "com.apple.mail.managed");
    account.number("PayloadVersion", 1);
    account.text("PayloadIdentifier", identifier + ".account");
    account.text("PayloadUUID", uuidOf("account " + address));
    account.text("PayloadDisplayName", address);
    account.text("EmailAccountType", "EmailTypeIMAP");
    account.text("EmailAccountName", address);
    account.text("EmailAccountDescription", address);
    account.text("EmailAddress", address);
    account.text("IncomingMailServerHostName", host.hostname);
    account.number("IncomingMailServerPortNumber", incoming.port);
    account.flag("IncomingMailServerUseSSL", true);
    account.text("IncomingMailServerAuthentication", "EmailAuthPassword");
    account.text("IncomingMailServerUsername", address);
    account.text("OutgoingMailServerHostName", host.hostname);
    account.number("OutgoingMailServerPortNumber", outgoing.port);
    account.flag("OutgoingMailServerUseSSL", true);
    account.text("OutgoingMailServerAuthentication", "EmailAuthPassword");
    account.text("OutgoingMailServerUsername", address);
    account.flag("OutgoingPasswordSameAsIncomingPassword", true);

    Dictionary profile;
    profile.text("PayloadType", "Configuration");
    profile.number("PayloadVersion", 1);
    profile.text("PayloadIdentifier", identifier);
    profile.text("PayloadUUID", uuidOf("profile " + address));
    profile.text("PayloadDisplayName", address);
    profile.text("PayloadOrganization", domain);
    profile.flag("PayloadRemovalDisallowed", false);
    profile.list("PayloadContent", account);
    return fmt::format("{}<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                       "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n"
                       "<plist version=\"1.0\">\n{}</plist>\n",
                       xmlHead, profile.xml());
}

} // namespace mailstead::web
