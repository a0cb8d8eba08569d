// What mail programs of our users connect to. SRV records, autoconfig, autodiscover and
// configuration profiles all say this.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace mailstead::dns
{

struct MailService {
    enum class Protocol { Submission, Imap, Pop3 };
    enum class Tls { Implicit, StartTls };
    Protocol protocol = Protocol::Submission;
    Tls tls = Tls::Implicit;
    std::uint16_t port = 465;
    std::string_view label; ///< of the SRV record: "_submissions._tcp"
    std::string_view why;   ///< of the SRV record, one sentence
};

/// The preferred one of each protocol first. Reading mail is offered by TLS from the first byte
/// alone (RFC 8314 §4.1): IMAP on port 143 is not opened to the world.
inline constexpr std::array<MailService, 4> mailServices{{
    {MailService::Protocol::Submission, MailService::Tls::Implicit, 465, "_submissions._tcp",
     "Mail programs find by it where to send mail (RFC 8314)."},
    {MailService::Protocol::Submission, MailService::Tls::StartTls, 587, "_submission._tcp",
     "Mail programs that know only STARTTLS find by it where to send mail."},
    {MailService::Protocol::Imap, MailService::Tls::Implicit, 993, "_imaps._tcp",
     "Mail programs find by it where to read mail (RFC 6186)."},
    {MailService::Protocol::Pop3, MailService::Tls::Implicit, 995, "_pop3s._tcp",
     "Mail programs find by it where to fetch mail over POP3."},
}};

} // namespace mailstead::dns
