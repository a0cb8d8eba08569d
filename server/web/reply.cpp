#include "web/reply.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace mailstead::web
{

namespace
{

std::string_view reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 417:
        return "Expectation Failed";
    case 431:
        return "Request Header Fields Too Large";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Error";
    }
}

} // namespace

Reply textReply(int status, std::string text)
{
    Reply reply;
    reply.status = status;
    reply.body = std::move(text) + "\n";
    return reply;
}

std::string wireForm(const Reply& reply, bool head, bool keepAlive,
                     std::chrono::system_clock::time_point now)
{
    const auto seconds = std::chrono::system_clock::to_time_t(now);
    // What is served here changes with the server's settings, and is asked for now and then only.
    std::string text =
        fmt::format("HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n"
                    "Content-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n"
                    "X-Content-Type-Options: nosniff\r\nConnection: {}\r\n",
                    reply.status, reason(reply.status), fmt::gmtime(seconds), reply.type,
                    reply.body.size(), keepAlive ? "keep-alive" : "close");
    for (const auto& [name, value] : reply.fields)
        text += fmt::format("{}: {}\r\n", name, value);
    text += "\r\n";
    if (!head)
        text += reply.body;
    return text;
}

} // namespace mailstead::web
