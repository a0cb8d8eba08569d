#include "hosters/texts.h"

#include <QCoreApplication>

namespace mailstead::hosters
{

namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::hosters::Text)
};

QString of(const Step& step, const char* name)
{
    return step.parameters.value(QLatin1String(name));
}

/// Where a step leads to: the link, or the hoster's name when there is none.
QString place(const Step& step)
{
    const QString url = of(step, "url");
    return url.isEmpty() ? of(step, "hoster") : url;
}

QString stepText(const Step& step)
{
    const QString& id = step.id;
    if (id == QLatin1String("forward-first"))
        return Text::tr("First make the %1 record of %2 lead to %3: most hosters refuse a reverse "
                        "name that does not lead back")
            .arg(of(step, "type"), of(step, "name"), of(step, "address"));
    if (id == QLatin1String("sign-in"))
        return Text::tr("Sign in to the panel of %1: %2").arg(of(step, "hoster"), place(step));
    if (id == QLatin1String("open-ticket"))
        return place(step).isEmpty()
                   ? Text::tr("Open a support ticket with the hoster that rents you this server")
                   : Text::tr("Open a support ticket: %1").arg(place(step));
    if (id == QLatin1String("elastic-address"))
        return Text::tr("See that the address is an Elastic IP: others cannot have a name of yours "
                        "and change with the next stop");
    if (id == QLatin1String("verify-domain"))
        return Text::tr("Prove once in Google Search Console that the domain of %1 is yours")
            .arg(of(step, "name"));
    if (id == QLatin1String("choose"))
        return Text::tr("Choose there: %1").arg(of(step, "path"));
    if (id == QLatin1String("enter-name"))
        return Text::tr("Enter %1 as the name of %2 and save")
            .arg(of(step, "name"), of(step, "address"));
    if (id == QLatin1String("rename-server"))
        return Text::tr("Click the server, then its name at the top, and rename it to %1: its "
                        "reverse name follows")
            .arg(of(step, "name"));
    if (id == QLatin1String("fill-form"))
        return Text::tr("Fill in the form for reverse DNS with the address %2 and the name %1")
            .arg(of(step, "name"), of(step, "address"));
    if (id == QLatin1String("run-command"))
        return Text::tr("Run there, with the names of your own group and address: %1")
            .arg(of(step, "command"));
    if (id == QLatin1String("send-ticket"))
        return Text::tr("Send the text below");
    if (id == QLatin1String("impossible"))
        return Text::tr("%1 does not let its customers set a reverse name; send mail through a "
                        "relay, or move to another hoster")
            .arg(of(step, "hoster"));
    if (id == QLatin1String("wait"))
        return Text::tr("Wait some minutes, in rare cases a day, and look again");
    return {};
}

} // namespace

QString stateSentence(const Address& address)
{
    switch (address.grade) {
    case Grade::Equal:
        return Text::tr("%1 has the name %2, which leads back to it.")
            .arg(address.address, address.seen);
    case Grade::ForwardConfirmed:
        return Text::tr("%1 has the name %2, which leads back to it. Receivers accept that; %3 "
                        "would be better.")
            .arg(address.address, address.seen, address.wanted);
    case Grade::Generic:
        return Text::tr("%1 still has the hoster's own name, %2. Many receivers refuse mail from "
                        "such names.")
            .arg(address.address, address.seen);
    case Grade::NotConfirmed:
        return Text::tr("%1 has the name %2, but that name does not lead back to it yet.")
            .arg(address.address, address.seen);
    case Grade::Other:
        return Text::tr("%1 has the name %2, which does not lead back to it. Receivers refuse "
                        "mail from it.")
            .arg(address.address, address.seen);
    case Grade::Missing:
        return Text::tr("%1 has no reverse name. Receivers refuse mail from it.")
            .arg(address.address);
    case Grade::Unknown:
        break;
    }
    return Text::tr("Cannot tell which name %1 has: no name server answered.").arg(address.address);
}

QString hosterSentence(const Address& address)
{
    if (!address.hoster)
        return Text::tr("It is not known whose address this is.");
    if (address.chosen)
        return Text::tr("%1, as you said").arg(address.hoster->label);
    switch (address.confidence) {
    case Confidence::Certain:
        return Text::tr("%1, for certain").arg(address.hoster->label);
    case Confidence::Likely:
        return Text::tr("%1, most likely").arg(address.hoster->label);
    case Confidence::Possible:
    case Confidence::None:
        break;
    }
    return Text::tr("%1, perhaps: resellers use its network, too").arg(address.hoster->label);
}

QStringList evidenceLines(const Address& address)
{
    QStringList lines;
    for (const Evidence& one : address.evidence) {
        if (one.source == QLatin1String("metadata"))
            lines << Text::tr("The cloud's metadata service answers: %1").arg(one.text);
        else if (one.source == QLatin1String("dmi"))
            lines << Text::tr("The machine names its maker: %1").arg(one.text);
        else if (one.source == QLatin1String("name"))
            lines << Text::tr("The address has a name of the hoster: %1").arg(one.text);
        else if (one.source == QLatin1String("registry"))
            lines << Text::tr("The network belongs to: %1").arg(one.text);
        else if (one.source == QLatin1String("routing"))
            lines << Text::tr("The network is announced by: %1").arg(one.text);
    }
    return lines;
}

QStringList stepTexts(const Address& address)
{
    QStringList texts;
    for (const Step& step : address.steps) {
        const QString text = stepText(step);
        if (!text.isEmpty())
            texts << text;
    }
    return texts;
}

QString port25Remark(const Hoster& hoster)
{
    switch (hoster.port25) {
    case Port25::OnRequest:
        return Text::tr("%1 opens outgoing port 25 only on request; ask for it at the same time.")
            .arg(hoster.label);
    case Port25::Switch:
        return Text::tr("%1 keeps outgoing port 25 closed until you open it in the panel.")
            .arg(hoster.label);
    case Port25::Closed:
        return Text::tr("%1 keeps outgoing port 25 closed for nearly everybody; mail can leave "
                        "through a relay only.")
            .arg(hoster.label);
    case Port25::Open:
    case Port25::Unknown:
        break;
    }
    return {};
}

Ticket ticketFor(const Address& address, TicketLanguage language)
{
    const bool asksForPort = address.hoster && address.hoster->port25 == Port25::OnRequest;
    if (language == TicketLanguage::Chinese) {
        QString text = QStringLiteral("您好：\n\n"
                                      "请将我的服务器 IP 地址的反向解析（PTR 记录）设置为：\n\n"
                                      "IP 地址：%1\n"
                                      "反向域名：%2\n\n")
                           .arg(address.address, address.wanted);
        text += address.forward ? QStringLiteral("正向解析已经生效：%2 指向 %1。\n")
                                      .arg(address.address, address.wanted)
                                : QStringLiteral("正向解析（%2 指向 %1）我会同时设置好。\n")
                                      .arg(address.address, address.wanted);
        text += QStringLiteral("这台服务器用于收发我自己域名的邮件，不发送群发邮件。\n");
        if (asksForPort)
            text += QStringLiteral("如果出站 TCP 25 端口是关闭的，也请一并开放。\n");
        text += QStringLiteral("\n谢谢！\n");
        return {QStringLiteral("设置反向解析（PTR）：%1").arg(address.address), text};
    }
    QString text = QStringLiteral("Hello,\n\n"
                                  "Could you set the reverse DNS (PTR) record of my server's "
                                  "address:\n\n"
                                  "Address: %1\n"
                                  "Name: %2\n\n")
                       .arg(address.address, address.wanted);
    text += address.forward ? QStringLiteral("The forward record is in place: %2 leads to %1.\n")
                                  .arg(address.address, address.wanted)
                            : QStringLiteral("I am setting up the forward record of %2 to %1 at "
                                             "the same time.\n")
                                  .arg(address.address, address.wanted);
    text +=
        QStringLiteral("The server carries the mail of my own domain; it sends no bulk mail.\n");
    if (asksForPort)
        text += QStringLiteral("If outgoing TCP port 25 is closed, could you open it as well.\n");
    text += QStringLiteral("\nThank you\n");
    return {QStringLiteral("Reverse DNS (PTR) for %1").arg(address.address), text};
}

TicketLanguage ticketLanguage(const Address& address)
{
    static const QStringList chinese = {QStringLiteral("aliyun"), QStringLiteral("tencent"),
                                        QStringLiteral("huawei"), QStringLiteral("ucloud")};
    const bool inChina = address.hoster && chinese.contains(address.hoster->id);
    return inChina ? TicketLanguage::Chinese : TicketLanguage::English;
}

} // namespace mailstead::hosters
