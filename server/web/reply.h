// What is answered to a request, and its form on the wire (RFC 9112).
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mailstead::web
{

struct Reply {
    int status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> fields = {}; ///< besides those of every reply
    bool known = true; ///< the path is one that is served: worth a line in the log
};

/// A reply of one line of text.
Reply textReply(int status, std::string text);

/// The bytes. `head`: without the body, of which only the length is told.
std::string wireForm(const Reply& reply, bool head, bool keepAlive,
                     std::chrono::system_clock::time_point now);

} // namespace mailstead::web
