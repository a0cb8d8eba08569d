// The two halves of the benchmark. Each runs in a process of its own, so that the second one sees
// what a restarted daemon sees. Results are printed as JSON, a line each.
#pragma once

#include <cstddef>
#include <string>

namespace bench
{

struct Size {
    std::size_t messages = 1'000'000;
    std::size_t domains = 1000;
    std::size_t batch = 50; ///< messages in a commit, as when 50 sessions wait
    std::size_t content = 4096;
};

/// Fills a new store in `directory`; each message is taken, claimed and deferred once.
void fill(const std::string& directory, const Size& size);

/// Opens the filled store, and lists and counts.
void look(const std::string& directory, const Size& size);

/// Ends the program with what went wrong.
[[noreturn]] void fail(const std::string& what);

/// PSS of this process.
std::size_t memoryBytes();

} // namespace bench
