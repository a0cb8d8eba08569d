// Questions to particular servers, all at once: what does each authoritative server say?
#pragma once

#include "dns/resolver.h"

#include <asio/io_context.hpp>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct DirectQuestion {
    std::string server; ///< textual address
    std::uint16_t port = 53;
    std::string name;
    Type type = Type::A;
    bool recursive = false; ///< for resolvers; an authoritative server is not asked to
};

/// One question on `io`, over UDP and TCP as below. `done` is called once, from a handler of `io`.
void askServer(asio::io_context& io, DirectQuestion question, std::chrono::milliseconds timeout,
               std::function<void(Answer)> done);

/// Sends all questions over UDP (again over TCP where an answer is truncated, twice where one gets
/// lost) and waits for all answers, at most `timeout` each. Answers stand in the questions' order;
/// one that never came has Status::Timeout, one that makes no sense Status::Other. Blocks; it runs
/// an io_context of its own, so it may be called from any thread.
std::vector<Answer> askServers(const std::vector<DirectQuestion>& questions,
                               std::chrono::milliseconds timeout,
                               const std::atomic_bool& cancelled);

} // namespace mailstead::dns
