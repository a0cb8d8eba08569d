#include "dialogue.h"

#include <QFile>
#include <QRegularExpression>

namespace mailstead::smtp::test
{

namespace
{

QByteArray unescaped(const QByteArray& text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 >= text.size()) {
            bytes += text[i];
            continue;
        }
        switch (text[++i]) {
        case 'r':
            bytes += '\r';
            break;
        case 'n':
            bytes += '\n';
            break;
        case 't':
            bytes += '\t';
            break;
        case '0':
            bytes += '\0';
            break;
        case 'x':
            bytes += static_cast<char>(text.mid(i + 1, 2).toUShort(nullptr, 16));
            i += 2;
            break;
        default:
            bytes += text[i];
        }
    }
    return bytes;
}

QString at(const DialogueLine& line, const QString& what)
{
    return QStringLiteral("line %1: %2").arg(line.number).arg(what);
}

QString shown(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toPercentEncoding(" !\"#$&'()*+,/:;<=>?@[\\]^`{|}"));
}

/// "body=8bitmime utf8 ret=hdrs envid=x <ada@example.org> notify=success,delay orcpt=rfc822;x"
QByteArray described(const Envelope& envelope)
{
    QByteArrayList words;
    if (envelope.body != BodyType::SevenBit)
        words += envelope.body == BodyType::Binary ? "body=binarymime" : "body=8bitmime";
    if (envelope.eightBit)
        words += "eight-bit";
    if (envelope.smtpUtf8)
        words += "utf8";
    if (envelope.requireTls)
        words += "require-tls";
    if (envelope.ret != Return::Default)
        words += envelope.ret == Return::Full ? "ret=full" : "ret=hdrs";
    if (!envelope.envelopeId.empty())
        words += "envid=" + QByteArray::fromStdString(envelope.envelopeId);
    if (envelope.holdUntil)
        words += *envelope.holdUntil > envelope.receivedAt ? "held" : "not-held";
    for (const Recipient& recipient : envelope.recipients) {
        if (!recipient.notify.given && recipient.original.empty())
            continue;
        words += "<" + QByteArray::fromStdString(recipient.address) + ">";
        QByteArrayList notify;
        if (recipient.notify.never())
            notify += "never";
        if (recipient.notify.success)
            notify += "success";
        if (recipient.notify.failure)
            notify += "failure";
        if (recipient.notify.delay)
            notify += "delay";
        if (recipient.notify.given)
            words += "notify=" + notify.join(',');
        if (!recipient.original.empty())
            words += "orcpt=" + QByteArray::fromStdString(recipient.original);
    }
    return words.join(' ');
}

} // namespace

QString Dialogue::load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return file.errorString();
    int number = 0;
    while (!file.atEnd()) {
        QByteArray raw = file.readLine();
        if (raw.endsWith('\n'))
            raw.chop(1);
        ++number;
        if (raw.isEmpty() || raw.startsWith('#'))
            continue;
        DialogueLine line{number, {}, {}};
        const qsizetype space = raw.indexOf(' ');
        line.kind = space < 0 ? raw : raw.left(space);
        if (space >= 0)
            line.text = raw.mid(space + 1);
        if (line.kind == "C:") {
            line.text += "\r\n";
            line.kind = "C";
        } else if (line.kind == "C-") {
            line.text = unescaped(line.text);
            line.kind = "C";
        } else if (line.kind == "C*") {
            const qsizetype second = line.text.indexOf(' ');
            const int times = line.text.left(second).toInt();
            line.text = (line.text.mid(second + 1) + "\r\n").repeated(times);
            line.kind = "C";
        } else if (!QList<QByteArray>{"S:", "S~", "@", "TLS", "STOP", "TIMEOUT", "CLOSED", "TAKEN",
                                      "ENVELOPE"}
                        .contains(line.kind)) {
            return at(line, QStringLiteral("unknown kind of line"));
        }
        m_lines += line;
    }
    return m_lines.isEmpty() ? QStringLiteral("the file is empty") : QString();
}

QString Dialogue::setting(const DialogueLine& line)
{
    const QByteArray name = line.text.split(' ').first();
    const QByteArray value = line.text.mid(name.size() + 1);
    ReceivingLimits& limits = m_settings.limits;
    if (name == "listener") {
        if (value == "submission") {
            m_settings.kind = core::ListenerKind::Submission;
        } else if (value == "submissions") {
            m_settings.kind = core::ListenerKind::Submissions;
            m_settings.tlsDescription = "TLSv1.3 TEST";
        }
    } else if (name == "max-size") {
        limits.messageBytes = value.toULongLong();
    } else if (name == "max-recipients") {
        limits.recipients = value.toUInt();
    } else if (name == "errors") {
        limits.errors = value.toUInt();
    } else if (name == "refused-recipients") {
        limits.refusedRecipients = value.toUInt();
    } else if (name == "recipients-too-many") {
        limits.recipientsTooMany = value.toUInt();
    } else if (name == "transactions") {
        limits.transactions = value.toUInt();
    } else if (name == "hold-hours") {
        limits.longestHold = std::chrono::hours(value.toInt());
    } else if (name == "no-tls") {
        m_settings.tlsPossible = false;
    } else if (name == "space") {
        m_heap.setSpace(value == "yes");
    } else if (name == "intake") {
        if (value == "ok")
            m_heap.failWith({});
        else
            m_heap.failWith(core::Error{value == "no-space" ? core::ErrorKind::NoSpace
                                                            : core::ErrorKind::Internal,
                                        "the disk said no"});
    } else if (name == "tarpit-after") {
        m_protection.tarpitAfter = value.toUInt();
    } else if (name == "messages-per-hour") {
        m_protection.messagesPerHour = value.toUInt();
    } else if (name == "recipients-per-hour") {
        m_protection.recipientsPerHour = value.toUInt();
    } else if (name == "blocklist") {
        m_settings.verdictExpected = true;
    } else if (name == "verdict") {
        const QByteArray list = value.split(' ').first();
        m_verdict = {list.toStdString(), unescaped(value.mid(list.size() + 1)).toStdString()};
        if (m_session)
            apply(m_session->verdictCame(m_verdict));
    } else if (name == "greylist") {
        m_protection.greylistDelay = std::chrono::seconds(value.toInt());
        m_settings.greylist =
            std::make_shared<Greylist>(m_protection, nullptr, [this] { return m_now; });
    } else if (name == "later") {
        m_now += value.toInt();
    } else if (name == "delayed") {
        const auto delay = std::exchange(m_delay, std::chrono::milliseconds(0)).count();
        if (delay != value.toInt())
            return at(line, QStringLiteral("delayed by %1 ms").arg(delay));
    } else if (name == "login") {
        m_house.outOfOrder = value == "broken";
    } else if (name == "scram") {
        m_house.scram = true;
        m_settings.scramNonce = "house";
        m_settings.channelBindings = {value == "bound" ? "the certificate" : "", {}};
    } else if (name == "allowance") {
        m_house.allowance = value.toUInt();
    } else {
        return at(line, QStringLiteral("unknown setting"));
    }
    return {};
}

void Dialogue::apply(ReceivingStep step)
{
    for (;;) {
        m_delay += step.delay;
        m_output += QByteArray::fromStdString(step.output);
        for (const Note& note : step.notes)
            m_notes += QByteArray::fromStdString(note.text);
        if (auto* verify = std::get_if<VerifyPassword>(&step.action)) {
            LoginAnswer answer;
            m_house.verifyPassword(verify->user, verify->password,
                                   [&](const LoginAnswer& given) { answer = given; });
            step = m_session->passwordVerified(answer);
        } else if (auto* take = std::get_if<TakeMessage>(&step.action)) {
            core::Result<void> result;
            m_heap.take(take->envelope, take->content,
                        [&](const core::Result<void>& given) { result = given; });
            step = m_session->messageTaken(result);
        } else if (std::holds_alternative<AwaitVerdict>(step.action)) {
            step = m_session->verdictCame(m_verdict);
        } else {
            m_wantsTls = m_wantsTls || std::holds_alternative<StartTls>(step.action);
            m_closed = m_closed || std::holds_alternative<Close>(step.action);
            return;
        }
    }
}

void Dialogue::feed(const QByteArray& bytes, Feeding feeding)
{
    if (feeding != Feeding::Octets)
        return apply(m_session->feed(bytes.toStdString()));
    for (const char c : bytes)
        apply(m_session->feed(std::string_view(&c, 1)));
}

QString Dialogue::flush(Feeding feeding)
{
    if (!m_pending.isEmpty())
        feed(std::exchange(m_pending, {}), feeding);
    for (const DialogueLine& line : std::exchange(m_expected, {})) {
        const QString difference =
            line.kind == "ENVELOPE" ? expectEnvelope(line)
            : line.kind == "TAKEN"
                ? expectTaken(line)
                : (line.kind == "CLOSED"
                       ? (m_closed ? QString() : at(line, QStringLiteral("still open")))
                       : expectLine(line));
        if (!difference.isEmpty())
            return difference;
    }
    if (!m_output.isEmpty())
        return QStringLiteral("the server said more than expected: ") + shown(m_output);
    return {};
}

QString Dialogue::expectLine(const DialogueLine& line)
{
    const qsizetype end = m_output.indexOf("\r\n");
    if (end < 0)
        return at(line,
                  QStringLiteral("expected \"%1\", the server said nothing").arg(shown(line.text)));
    const QByteArray said = m_output.left(end);
    m_output.remove(0, end + 2);
    if (line.kind == "S:" && said == line.text)
        return {};
    if (line.kind == "S~") {
        const QRegularExpression expression(
            QRegularExpression::anchoredPattern(QString::fromUtf8(line.text)));
        if (!expression.isValid())
            return at(line, expression.errorString());
        if (expression.match(QString::fromLatin1(said)).hasMatch())
            return {};
    }
    return at(line,
              QStringLiteral("expected \"%1\", got \"%2\"").arg(shown(line.text), shown(said)));
}

QString Dialogue::expectTaken(const DialogueLine& line)
{
    const std::vector<Taken> taken = m_heap.taken();
    if (taken.size() <= m_takenSeen)
        return at(line, QStringLiteral("no message was taken"));
    const Taken& message = taken[m_takenSeen++];
    QByteArray text = QByteArray::fromStdString(message.envelope.sender) + "|";
    for (std::size_t i = 0; i < message.envelope.recipients.size(); ++i)
        text +=
            (i > 0 ? "," : "") + QByteArray::fromStdString(message.envelope.recipients[i].address);
    text += "|" + QByteArray::fromStdString(message.content);
    if (text == unescaped(line.text))
        return {};
    return at(line, QStringLiteral("taken: ") + shown(text));
}

QString Dialogue::expectEnvelope(const DialogueLine& line)
{
    if (m_takenSeen == 0)
        return at(line, QStringLiteral("no message was taken"));
    const QByteArray text = described(m_heap.taken()[m_takenSeen - 1].envelope);
    if (text == line.text)
        return {};
    return at(line, QStringLiteral("envelope: ") + shown(text));
}

QString Dialogue::run(Feeding feeding)
{
    m_settings.keepsRequireTls = true;
    m_settings.hostname = "mail.example.org";
    m_settings.clientAddress = "192.0.2.7";
    qsizetype next = 0;
    for (; next < m_lines.size() && m_lines[next].kind == "@"; ++next) {
        if (const QString problem = setting(m_lines[next]); !problem.isEmpty())
            return problem;
    }
    m_guard = std::make_shared<Guard>(m_protection);
    m_guest = std::move(*m_guard->admit(asio::ip::make_address(m_settings.clientAddress)));
    m_settings.guest = &m_guest;
    m_session = std::make_unique<ReceivingSession>(m_settings, m_house, m_heap);
    apply(m_session->start());
    for (; next < m_lines.size(); ++next) {
        const DialogueLine& line = m_lines[next];
        if (line.kind == "C") {
            if (feeding == Feeding::Lines) {
                if (const QString difference = flush(feeding); !difference.isEmpty())
                    return difference;
            }
            m_pending += line.text;
            continue;
        }
        if (line.kind == "S:" || line.kind == "S~" || line.kind == "TAKEN" ||
            line.kind == "CLOSED" || line.kind == "ENVELOPE") {
            m_expected += line;
            continue;
        }
        if (const QString difference = flush(feeding); !difference.isEmpty())
            return difference;
        if (line.kind == "@") {
            if (const QString problem = setting(line); !problem.isEmpty())
                return problem;
        } else if (line.kind == "STOP") {
            apply(m_session->shutDown());
        } else if (line.kind == "TIMEOUT") {
            apply(m_session->timedOut());
        } else {
            if (!std::exchange(m_wantsTls, false))
                return at(line, QStringLiteral("the session does not want TLS"));
            apply(m_session->tlsStarted("TLSv1.3 TEST", m_settings.channelBindings));
        }
    }
    if (const QString difference = flush(feeding); !difference.isEmpty())
        return difference;
    if (m_heap.taken().size() != m_takenSeen)
        return QStringLiteral("a message was taken that no TAKEN line expects");
    return {};
}

} // namespace mailstead::smtp::test
