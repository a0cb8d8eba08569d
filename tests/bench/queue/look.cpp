#include "phases.h"

#include "queue/sqlite_store.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <unistd.h>

namespace bench
{

using namespace mailstead;
using namespace mailstead::queue;
using Clock = std::chrono::steady_clock;

namespace
{

constexpr int repetitions = 11;

double milliseconds(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Processor time of all threads so far: what a busy machine disturbs less.
double cpuMilliseconds()
{
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

void forgetFile(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    ::fdatasync(file);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

/// Lets the system forget what it has read of the store, as after a reboot.
void forget(const std::string& directory)
{
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        if (entry.is_regular_file())
            forgetFile(entry.path());
    }
}

/// What a power cut leaves when it comes before the first start image.
void removeStartImage(const std::string& directory)
{
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        if (entry.path().filename().string().starts_with("queue.db-start-"))
            std::filesystem::remove(entry.path());
    }
}

std::unique_ptr<Store> opened(const std::string& directory, const char* how)
{
    const double cpu = cpuMilliseconds();
    const auto begin = Clock::now();
    auto store = openSqliteStore(directory + "/queue.db");
    if (!store)
        fail(store.error().text());
    // Ready: it knows what is due.
    if (const auto due = (*store)->nextDue(); !due)
        fail(due.error().text());
    std::printf("{\"open\": \"%s\", \"ms\": %.1f, \"cpu\": %.1f, \"pss\": %zu}\n", how,
                milliseconds(begin), cpuMilliseconds() - cpu, memoryBytes());
    std::fflush(stdout);
    return std::move(*store);
}

/// The median and the slowest of some calls; `call` returns how many it found.
void time(const char* kind, const char* what, const std::function<std::uint64_t()>& call)
{
    std::vector<double> times;
    std::uint64_t found = 0;
    const double cpu = cpuMilliseconds();
    for (int number = 0; number < repetitions; ++number) {
        const auto begin = Clock::now();
        found = call();
        times.push_back(milliseconds(begin));
    }
    std::sort(times.begin(), times.end());
    std::printf(
        "{\"%s\": \"%s\", \"found\": %llu, \"ms\": %.2f, \"slowest\": %.2f, \"cpu\": %.2f}\n", kind,
        what, static_cast<unsigned long long>(found), times[times.size() / 2], times.back(),
        (cpuMilliseconds() - cpu) / repetitions);
    std::fflush(stdout);
}

} // namespace

void look(const std::string& directory, const Size& size)
{
    forget(directory);
    opened(directory, "cold").reset();
    auto store = opened(directory, "warm");

    const auto now = std::chrono::system_clock::now();
    const auto list = [&](const char* what, const Filter& filter, SortBy sort, bool descending) {
        time("list", what, [&] {
            const auto page = store->list(filter, sort, descending, 0, 100, now);
            if (!page)
                fail(page.error().text());
            return page->total;
        });
    };
    list("all, by age", {}, SortBy::Age, true);
    list("all, by recipient", {}, SortBy::Recipient, false);
    list("all, by next attempt", {}, SortBy::NextAttempt, false);
    list("one domain, by age", {.domain = "host7.example"}, SortBy::Age, true);
    list("a recipient's part, by recipient", {.recipient = "user123"}, SortBy::Recipient, false);
    list("a sender's part, by next attempt", {.sender = "writer4"}, SortBy::NextAttempt, true);
    list("a reply's part, by sender", {.reply = "greylist"}, SortBy::Sender, false);
    list("deferred, by reply", {.states = {State::Deferred}}, SortBy::Reply, false);
    list("text anywhere, by age", {.text = "order 77777"}, SortBy::Age, true);
    list("text in all subjects, by age", {.text = "today"}, SortBy::Age, true);
    list("short text, by age", {.text = "77"}, SortBy::Age, true);

    const auto groups = [&](const char* what, GroupBy by, const Filter& filter) {
        time("counts", what, [&] {
            const auto found = store->groups(by, filter, size.domains, now);
            if (!found)
                fail(found.error().text());
            return static_cast<std::uint64_t>(found->size());
        });
    };
    groups("by destination", GroupBy::Destination, {});
    groups("by cause", GroupBy::Cause, {});
    groups("by sender", GroupBy::Sender, {});
    groups("by cause, of a sender's part", GroupBy::Cause, {.sender = "writer4"});
    time("counts", "in all", [&] {
        const auto counts = store->counts({}, now);
        if (!counts)
            fail(counts.error().text());
        return counts->total;
    });
    std::printf("{\"after\": true, \"pss\": %zu}\n", memoryBytes());

    store.reset();
    removeStartImage(directory);
    forget(directory);
    store = opened(directory, "cold, without start image");
    const auto begin = Clock::now();
    if (const auto page = store->list({.text = "order 77777"}, SortBy::Age, true, 0, 100, now);
        !page)
        fail(page.error().text());
    std::printf("{\"first\": \"text anywhere\", \"ms\": %.1f}\n", milliseconds(begin));
    list("text anywhere, then", {.text = "order 77777"}, SortBy::Age, true);
}

} // namespace bench
