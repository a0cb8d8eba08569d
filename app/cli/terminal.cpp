#include "cli/terminal.h"

#include "cli/text.h"

#include <QtGlobal>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <string>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace mailstead::cli
{

namespace
{

std::atomic<int> interrupts{0};

extern "C" void onInterrupt(int signal)
{
    if (interrupts.fetch_add(1) > 0) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
        return;
    }
    // Some systems reset the handler with each signal.
    std::signal(signal, onInterrupt);
}

#ifdef Q_OS_WIN
/// Turns echo off while it lives.
class NoEcho
{
public:
    NoEcho()
        : m_input(GetStdHandle(STD_INPUT_HANDLE))
    {
        GetConsoleMode(m_input, &m_before);
        SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~NoEcho() { SetConsoleMode(m_input, m_before); }

private:
    HANDLE m_input;
    DWORD m_before = 0;
};
#else
class NoEcho
{
public:
    NoEcho()
    {
        m_changed = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_changed)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho()
    {
        if (m_changed)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }

private:
    termios m_before = {};
    bool m_changed = false;
};
#endif

QByteArray readLine()
{
    QByteArray line;
    for (int c = std::getchar(); c != EOF && c != '\n' && line.size() < 4096; c = std::getchar())
        line.append(static_cast<char>(c));
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

bool inputIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdin)) != 0;
#else
    return isatty(STDIN_FILENO) != 0;
#endif
}

bool outputIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdout)) != 0;
#else
    return isatty(STDOUT_FILENO) != 0;
#endif
}

core::Result<vault::Secret> askSecret(const QString& question)
{
    if (!inputIsTerminal())
        return core::fail(core::ErrorKind::InvalidInput,
                          Text::tr("A password is needed and there is no terminal to ask on"), {},
                          Text::tr("Give --password-file, the plan's password_file, or the "
                                   "environment variable MAILSTEAD_PASSWORD."));
    std::fprintf(stderr, "%s", qUtf8Printable(question));
    QByteArray line;
    {
        const NoEcho silent;
        line = readLine();
    }
    std::fprintf(stderr, "\n");
    vault::Secret secret(line);
    line.fill('\0');
    return secret;
}

QString askLine(const QString& question)
{
    std::fprintf(stderr, "%s", qUtf8Printable(question));
    return QString::fromUtf8(readLine());
}

void catchInterrupt()
{
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
}

bool interrupted()
{
    return interrupts.load() > 0;
}

} // namespace mailstead::cli
