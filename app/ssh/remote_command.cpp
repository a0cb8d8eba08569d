#include "ssh/remote_command.h"

#include "ssh/sudo.h"

#include <algorithm>

namespace mailstead::ssh
{
namespace
{

bool isReserved(const QString& word)
{
    static const QStringList words = {
        QStringLiteral("if"),    QStringLiteral("then"),  QStringLiteral("else"),
        QStringLiteral("elif"),  QStringLiteral("fi"),    QStringLiteral("do"),
        QStringLiteral("done"),  QStringLiteral("case"),  QStringLiteral("esac"),
        QStringLiteral("while"), QStringLiteral("until"), QStringLiteral("for"),
        QStringLiteral("in"),    QStringLiteral("time"),  QStringLiteral("function"),
        QStringLiteral("select")};
    return words.contains(word);
}

bool isPlain(const QString& word)
{
    const auto plain = [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') ||
               (u != 0 && u < 0x80 && QLatin1StringView("_-./:,@+%").contains(c));
    };
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), plain) && !isReserved(word);
}

QStringList words(const RemoteCommand& command)
{
    QStringList list{quoteWord(command.program)};
    for (const QString& argument : command.arguments) {
        list.append(quoteWord(argument));
    }
    return list;
}

/// NAME='value': the name must stay bare for the shell to see an assignment.
QStringList assignments(const RemoteCommand& command)
{
    // Programs are asked in English and plainly, whatever the server's language: their output is
    // evidence, and some of it is read by us.
    QStringList list{QStringLiteral("LC_ALL=C")};
    for (const QString& variable : command.environment) {
        const qsizetype at = variable.indexOf(QLatin1Char('='));
        list.append(variable.left(at + 1) + quoteWord(variable.mid(at + 1)));
    }
    return list;
}

} // namespace

QString quoteWord(const QString& word)
{
    if (isPlain(word)) {
        return word;
    }
    QString quoted = word;
    quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

QString RemoteCommand::display() const
{
    return words(*this).join(QLatin1Char(' '));
}

QByteArray RemoteCommand::shellLine(bool withSudo, bool sudoReadsPassword) const
{
    QStringList line;
    if (!withSudo) {
        line = assignments(*this) + words(*this);
    } else {
        line = QStringList{QStringLiteral("LC_ALL=C"), QStringLiteral("sudo")};
        if (sudoReadsPassword) {
            // -k: never from the cache, so that a password is asked for predictably. The little
            // shell says when sudo is through, so that a password never reaches the program.
            line += {
                QStringLiteral("-k"),
                QStringLiteral("-S"),
                QStringLiteral("-p"),
                quoteWord(QLatin1String(sudo::promptMark)),
                QStringLiteral("--"),
                QStringLiteral("sh"),
                QStringLiteral("-c"),
                quoteWord(
                    QStringLiteral("echo %1 >&2; exec \"$@\"").arg(QLatin1String(sudo::startMark))),
                QStringLiteral("sh")};
        } else {
            line += {QStringLiteral("-n"), QStringLiteral("--")};
        }
        line.append(QStringLiteral("env"));
        line += assignments(*this) + words(*this);
    }
    return line.join(QLatin1Char(' ')).toUtf8();
}

} // namespace mailstead::ssh
