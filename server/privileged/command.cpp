#include "privileged/command.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;
using std::chrono::steady_clock;

constexpr std::size_t largestOutput = 16UL * 1024 * 1024;
constexpr std::size_t largestWords = 1000;
constexpr long lookAgain = 50; // milliseconds, for whether the program has ended

struct Pipe {
    int ends[2] = {-1, -1};

    Pipe() = default;
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe()
    {
        close(0);
        close(1);
    }
    bool open()
    {
        return ::pipe2(ends, O_CLOEXEC) == 0 && ::fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
    }
    void close(int end)
    {
        if (ends[end] >= 0)
            ::close(ends[end]);
        ends[end] = -1;
    }
};

/// Owns the two structures that posix_spawn takes.
struct SpawnPlan {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;

    SpawnPlan()
    {
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan()
    {
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&attributes);
    }
};

core::Result<pid_t> start(const Arguments& arguments, const Pipe& output, const Pipe& errors)
{
    SpawnPlan plan;
    ::posix_spawn_file_actions_addopen(&plan.files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&plan.files, output.ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&plan.files, errors.ends[1], STDERR_FILENO);
    // A group of its own, so that the deadline ends what it started too. Signals that this process
    // ignores or blocks are none of its business.
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    ::posix_spawnattr_setsigmask(&plan.attributes, &none);
    ::posix_spawnattr_setsigdefault(&plan.attributes, &all);
    ::posix_spawnattr_setpgroup(&plan.attributes, 0);
    ::posix_spawnattr_setflags(
        &plan.attributes,
        static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    char path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
    char locale[] = "LC_ALL=C";
    std::array<char*, 3> environment{path, locale, nullptr};
    pid_t child = -1;
    const int failed = ::posix_spawn(&child, arguments.front().c_str(), &plan.files,
                                     &plan.attributes, argv.data(), environment.data());
    if (failed != 0)
        return core::failErrno("cannot run " + arguments.front(), failed);
    return child;
}

/// Takes what is there; false at the end.
bool drain(int fd, std::string& text)
{
    char buffer[16384];
    while (true) {
        const ssize_t got = ::read(fd, buffer, sizeof buffer);
        if (got < 0)
            return errno == EINTR || errno == EAGAIN;
        if (got == 0)
            return false;
        if (text.size() < largestOutput)
            text.append(buffer, static_cast<std::size_t>(got));
    }
}

/// The exit code, once the program has ended.
std::optional<int> ended(pid_t child, int flags)
{
    int status = 0;
    pid_t found = 0;
    do {
        found = ::waitpid(child, &status, flags);
    } while (found < 0 && errno == EINTR);
    if (found != child)
        return std::nullopt;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

std::string CommandResult::words() const
{
    std::string text = errors.find_first_not_of(" \r\n") == std::string::npos ? output : errors;
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    if (text.size() > largestWords)
        text.erase(0, text.size() - largestWords);
    for (char& c : text) {
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    }
    return text.empty() ? "exit code " + std::to_string(exitCode) : text;
}

core::Result<CommandResult> runCommand(const Arguments& arguments,
                                       std::chrono::milliseconds deadline)
{
    if (arguments.empty() || !arguments.front().starts_with('/'))
        return core::fail(ErrorKind::Internal, "a program needs an absolute path");
    Pipe output, errors;
    if (!output.open() || !errors.open())
        return core::failErrno("cannot make a pipe", errno);
    const auto child = start(arguments, output, errors);
    if (!child)
        return tl::unexpected(child.error());
    output.close(1);
    errors.close(1);
    const auto end = steady_clock::now() + deadline;
    CommandResult result;
    std::array<pollfd, 2> streams{pollfd{output.ends[0], POLLIN, 0},
                                  pollfd{errors.ends[0], POLLIN, 0}};
    std::optional<int> exitCode;
    while (!exitCode) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(end - steady_clock::now()).count();
        if (left <= 0) {
            ::kill(-*child, SIGKILL);
            ended(*child, 0);
            return core::fail(ErrorKind::Timeout, arguments.front() + " did not end in time",
                              result.words());
        }
        // What it started may keep the pipes open for good: its own end counts.
        ::poll(streams.data(), streams.size(), static_cast<int>(std::min<long>(left, lookAgain)));
        exitCode = ended(*child, WNOHANG);
        if (streams[0].fd >= 0 && !drain(streams[0].fd, result.output))
            streams[0].fd = -1;
        if (streams[1].fd >= 0 && !drain(streams[1].fd, result.errors))
            streams[1].fd = -1;
    }
    result.exitCode = *exitCode;
    return result;
}

std::string firstProgram(const std::vector<std::string>& paths)
{
    for (const std::string& path : paths) {
        struct stat info = {};
        if (::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && info.st_uid == 0 &&
            (info.st_mode & (S_IWGRP | S_IWOTH)) == 0 && (info.st_mode & S_IXUSR) != 0)
            return path;
    }
    return {};
}

} // namespace mailstead::privileged
