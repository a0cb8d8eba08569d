#include "message/delivery_status_words.h"

#include "message/date.h"
#include "message/enhanced_code.h"
#include "message/failure_class.h"
#include "message/printable.h"

#include <algorithm>
#include <array>

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxNamed = 50;
constexpr std::size_t maxAddress = 320;
constexpr std::size_t maxReply = 500;

/// One thing said in the two languages.
struct Words {
    std::string_view english, chinese;
};

struct Explanation {
    FailureClass reason;
    Words why, next;
};

constexpr std::array explanations = {
    Explanation{FailureClass::UnknownMailbox,
                {"The receiving server says that this mailbox does not exist.",
                 "对方服务器表示该邮箱不存在。"},
                {"Check the address for a typing mistake, or ask the recipient in another way.",
                 "请检查地址是否有误，或通过其他方式向收件人核实。"}},
    Explanation{FailureClass::MailboxFull,
                {"The mailbox of the recipient is full.", "收件人的邮箱已满。"},
                {"Tell the recipient in another way, and send the message again later.",
                 "请通过其他方式告知收件人，稍后再重新发送。"}},
    Explanation{
        FailureClass::MailboxDisabled,
        {"The mailbox of the recipient is closed or disabled.", "收件人的邮箱已停用或被关闭。"},
        {"Ask the recipient in another way for an address that works.",
         "请通过其他方式向收件人询问可用的地址。"}},
    Explanation{FailureClass::Policy,
                {"The receiving server took the message for spam, or a rule there does not allow "
                 "it.",
                 "对方服务器将此邮件判为垃圾邮件，或其规则不允许接收。"},
                {"Send a plainer message without links and attachments, or ask the recipient to "
                 "allow your address.",
                 "请去掉链接和附件后重新发送，或请收件人将您的地址加入白名单。"}},
    Explanation{FailureClass::Blocklisted,
                {"The receiving server does not trust the server or domain that sends: it is on a "
                 "blocklist or has a bad reputation there.",
                 "对方服务器不信任发信服务器或域名：它被列入黑名单，或信誉不佳。"},
                {"Ask your postmaster to have the listing removed.",
                 "请联系您的邮件管理员申请解除黑名单。"}},
    Explanation{FailureClass::Greylisted,
                {"The receiving server puts off messages of senders whom it does not know yet.",
                 "对方服务器会暂缓接收陌生发件人的邮件。"},
                {"Send the message again later.", "请稍后重新发送。"}},
    Explanation{FailureClass::RateLimited,
                {"The receiving server gets too many messages at present.",
                 "对方服务器认为短时间内邮件过多，暂时限制接收。"},
                {"Send the message again later.", "请稍后重新发送。"}},
    Explanation{
        FailureClass::SizeLimit,
        {"The message is larger than the receiving server allows.",
         "邮件大小超出对方服务器的限制。"},
        {"Make attachments smaller, or share them by a link.", "请压缩附件，或改用链接分享。"}},
    Explanation{FailureClass::TlsRequired,
                {"The message may travel only over an encrypted connection, and no such "
                 "connection could be made.",
                 "此邮件只能通过加密连接传送，但无法与对方建立符合要求的加密连接。"},
                {"Ask your postmaster, or send without the demand for encryption.",
                 "请联系您的邮件管理员，或取消加密要求后重新发送。"}},
    Explanation{FailureClass::DnsProblem,
                {"The domain of the address cannot be found, or takes no mail.",
                 "找不到该地址的域名，或该域名不接收邮件。"},
                {"Check the part of the address after the @ for a typing mistake.",
                 "请检查地址中 @ 之后的部分是否有误。"}},
    Explanation{FailureClass::ConnectionProblem,
                {"The receiving server could not be reached.", "无法连接到对方服务器。"},
                {"Send the message again later. If it fails again, ask the recipient in another "
                 "way.",
                 "请稍后重新发送。如仍失败，请通过其他方式联系收件人。"}},
    Explanation{FailureClass::Content,
                {"The receiving server does not take a message of this form or with such content.",
                 "对方服务器不接受此邮件的格式或内容。"},
                {"Send it again as plain text, without attachments.",
                 "请以纯文本形式、不带附件重新发送。"}},
    Explanation{FailureClass::AuthRequired,
                {"The receiving server wants proof of who sends (SPF, DKIM, DMARC, reverse DNS or "
                 "a sign-in) and did not get it.",
                 "对方服务器要求验证发件方身份（SPF、DKIM、DMARC、反向解析或登录），但未通过。"},
                {"Ask your postmaster to look at the records of your domain.",
                 "请联系您的邮件管理员检查域名的相关记录。"}},
    Explanation{FailureClass::Other,
                {"The message was not accepted.", "邮件未被接受。"},
                {"The reply below may say more; ask your postmaster if it does not help you.",
                 "下方的答复可能有更多说明；如仍不清楚，请咨询您的邮件管理员。"}},
};

const Explanation& explanationOf(const DsnRecipient& recipient)
{
    const FailureClass reason = classify(recipient.reply);
    const auto* const found =
        std::find_if(explanations.begin(), explanations.end(),
                     [&](const Explanation& entry) { return entry.reason == reason; });
    return found == explanations.end() ? explanations.back() : *found;
}

struct ActionWords {
    DsnAction action;
    std::string_view subject;
    Words happened;
};

/// The worst first: the order of the text, and what the subject says.
constexpr std::array actionWords = {
    ActionWords{DsnAction::Failed,
                "Undelivered",
                {"could not be delivered to the recipients below. Nothing more will be tried for "
                 "them.",
                 "未能送达以下收件人，系统不会再尝试。"}},
    ActionWords{DsnAction::Delayed,
                "Delayed",
                {"has not been delivered yet to the recipients below. You need not send it again: "
                 "delivery is tried further by itself.",
                 "尚未送达以下收件人。无需重新发送，系统会自动继续尝试。"}},
    ActionWords{DsnAction::Delivered,
                "Delivered",
                {"was delivered to the mailboxes below.", "已送达以下邮箱。"}},
    ActionWords{
        DsnAction::Relayed,
        "Relayed",
        {"was given to the mail servers of the recipients below. Those servers do not "
         "confirm deliveries, so that you may hear no more.",
         "已转交给以下收件人的邮件服务器。这些服务器不发送送达确认，您可能不会再收到通知。"}},
    ActionWords{DsnAction::Expanded,
                "Passed on",
                {"was passed on to those behind the addresses below. Their deliveries are not "
                 "confirmed one by one.",
                 "已转发给以下地址所代表的收件人，不会逐一确认送达。"}},
};

enum class Language { English, Chinese };

std::string_view in(Language language, const Words& words)
{
    return language == Language::English ? words.english : words.chinese;
}

class Text
{
public:
    Text(const DeliveryStatus& status, std::string_view subject, Language language)
        : m_status(status)
        , m_subject(subject)
        , m_language(language)
    {
    }

    void group(const ActionWords& words)
    {
        const auto isOfAction = [&](const DsnRecipient& recipient) {
            return recipient.action == words.action;
        };
        const auto count =
            std::count_if(m_status.recipients.begin(), m_status.recipients.end(), isOfAction);
        if (count == 0)
            return;
        opening();
        m_text += std::string(in(m_language, words.happened)) + "\n\n";
        std::size_t named = 0;
        for (const DsnRecipient& recipient : m_status.recipients) {
            if (!isOfAction(recipient))
                continue;
            if (++named > maxNamed)
                break;
            one(recipient);
        }
        const auto left = static_cast<std::size_t>(count) - std::min(named, maxNamed);
        if (left > 0)
            m_text += say({"  More recipients, named in the report that follows: ",
                           "  其余收件人见后附的报告，共 "}) +
                      std::to_string(left) + say({".\n", " 个。\n"});
        m_text += "\n";
    }

    void closing(bool returned)
    {
        if (!m_status.originalId.empty())
            m_text += say({"If you ask your postmaster, quote the message id ",
                           "如需咨询邮件管理员，请提供邮件编号 "}) +
                      printable(m_status.originalId, maxAddress) + say({".\n", "。\n"});
        if (returned)
            m_text += say({"Your message follows below.\n", "您的邮件附在后面。\n"});
        else
            m_text += say(
                {"The header of your message follows below.\n", "您的邮件的邮件头附在后面。\n"});
    }

    std::string take() { return std::move(m_text); }

private:
    std::string say(const Words& words) const { return std::string(in(m_language, words)); }

    void opening()
    {
        const std::string date = formatDate(m_status.arrived);
        if (m_language == Language::English) {
            m_text += "Your message";
            if (!m_subject.empty())
                m_text += " \"" + std::string(m_subject) + "\"";
            m_text += " of " + date + " ";
        } else {
            m_text += "您于 " + date + " 发出的邮件";
            if (!m_subject.empty())
                m_text += "《" + std::string(m_subject) + "》";
        }
    }

    void one(const DsnRecipient& recipient)
    {
        m_text += "  " + printable(recipient.address, maxAddress) + "\n";
        if (recipient.action == DsnAction::Failed || recipient.action == DsnAction::Delayed)
            reason(recipient);
        if (recipient.action == DsnAction::Delayed && recipient.retryUntil)
            m_text += "    " + say({"It will be tried until ", "系统将继续尝试至 "}) +
                      formatDate(*recipient.retryUntil) + say({".\n", "。\n"});
    }

    void reason(const DsnRecipient& recipient)
    {
        const Explanation& explanation = explanationOf(recipient);
        const bool failed = recipient.action == DsnAction::Failed;
        const bool timeIsOver = failed && replyParts(recipient.reply).isTemporary();
        const std::string space = m_language == Language::English ? " " : "";
        m_text += "    ";
        if (timeIsOver)
            m_text += say({"It was tried again and again until the time was over. Last:",
                           "多次尝试后已超过时限。最后一次的原因："}) +
                      space;
        m_text += in(m_language, explanation.why);
        if (failed)
            m_text += space + std::string(in(m_language, explanation.next));
        m_text += "\n";
        if (recipient.reply.empty())
            return;
        const std::string reply = printable(recipient.reply, maxReply);
        const std::string host = printable(recipient.remoteHost, maxAddress);
        if (host.empty())
            m_text += "    " + say({"In detail: ", "详情："}) + reply + "\n";
        else
            m_text += "    " + host + say({" said: ", " 的答复："}) + reply + "\n";
    }

    const DeliveryStatus& m_status;
    std::string_view m_subject;
    Language m_language;
    std::string m_text;
};

std::string inLanguage(const DeliveryStatus& status, std::string_view subject, bool returned,
                       Language language)
{
    Text text(status, subject, language);
    for (const ActionWords& words : actionWords)
        text.group(words);
    text.closing(returned);
    return text.take();
}

} // namespace

std::string statusWords(const DeliveryStatus& status, std::string_view subject, bool returned)
{
    const std::string host = printable(status.hostname, maxAddress);
    return "This is the mail system of " + host + ". 中文说明在后。\n\n" +
           inLanguage(status, subject, returned, Language::English) + "\n----------\n\n这里是 " +
           host + " 的邮件系统。\n\n" + inLanguage(status, subject, returned, Language::Chinese);
}

std::string statusSubject(const DeliveryStatus& status, std::string_view subject)
{
    const auto* const worst =
        std::find_if(actionWords.begin(), actionWords.end(), [&](const ActionWords& words) {
            return std::any_of(
                status.recipients.begin(), status.recipients.end(),
                [&](const DsnRecipient& recipient) { return recipient.action == words.action; });
        });
    const ActionWords& words = worst == actionWords.end() ? actionWords.front() : *worst;
    const std::string what(words.subject);
    return subject.empty() ? what + ": your message" : what + ": " + std::string(subject);
}

} // namespace mailstead::message
