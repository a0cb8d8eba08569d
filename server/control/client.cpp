#include "control/client.h"

#include "control/json_line.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

/// Answers hold at most 2,000 log lines or 500 rows.
constexpr std::size_t longestAnswer = 64UL * 1024 * 1024;

core::ErrorKind kindNamed(const std::string& name)
{
    using core::ErrorKind;
    for (const ErrorKind kind :
         {ErrorKind::InvalidInput, ErrorKind::NotFound, ErrorKind::AlreadyExists,
          ErrorKind::PermissionDenied, ErrorKind::Unavailable, ErrorKind::Timeout,
          ErrorKind::Refused, ErrorKind::NoSpace, ErrorKind::Corrupt, ErrorKind::Cancelled}) {
        if (core::toString(kind) == name)
            return kind;
    }
    return ErrorKind::Internal;
}

core::Error errorOf(const json& answer)
{
    const json& error = answer["error"];
    const json data = error.value("data", json::object());
    return {kindNamed(data.value("kind", "internal")), error.value("message", "the request failed"),
            data.value("why", ""), data.value("next", "")};
}

} // namespace

Client::Client(Client&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_lastId(other.m_lastId)
    , m_input(std::move(other.m_input))
    , m_events(std::move(other.m_events))
{
}

Client& Client::operator=(Client&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_lastId, other.m_lastId);
    std::swap(m_input, other.m_input);
    std::swap(m_events, other.m_events);
    return *this;
}

Client::~Client()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

core::Result<Client> Client::connect(const std::string& socketPath)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (socketPath.size() >= sizeof address.sun_path)
        return core::fail(core::ErrorKind::InvalidInput,
                          "the path of the control socket is too long");
    std::memcpy(address.sun_path, socketPath.c_str(), socketPath.size() + 1);
    Client client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (client.m_fd < 0)
        return core::failErrno("cannot make a socket", errno);
    if (::connect(client.m_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        auto failed = core::failErrno("cannot reach mailsteadd on " + socketPath, errno);
        failed.value().next = "see whether it runs: systemctl status mailsteadd";
        return failed;
    }
    const auto greeting = client.call("hello", {{"protocol", 1}});
    if (!greeting)
        return tl::unexpected(greeting.error());
    return client;
}

core::Result<void> Client::send(const std::string& line)
{
    std::size_t sent = 0;
    while (sent < line.size()) {
        const ssize_t count = ::send(m_fd, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
        if (count < 0 && errno != EINTR)
            return core::failErrno("the control channel broke", errno);
        if (count > 0)
            sent += static_cast<std::size_t>(count);
    }
    return {};
}

core::Result<std::string> Client::receiveLine()
{
    std::size_t searched = 0;
    while (true) {
        const std::size_t end = m_input.find('\n', searched);
        if (end != std::string::npos) {
            std::string line = m_input.substr(0, end);
            m_input.erase(0, end + 1);
            return line;
        }
        searched = m_input.size();
        if (searched > longestAnswer)
            return core::fail(core::ErrorKind::InvalidInput, "the daemon's answer is too long");
        std::array<char, 65536> buffer{};
        const ssize_t got = ::read(m_fd, buffer.data(), buffer.size());
        if (got == 0)
            return core::fail(core::ErrorKind::Unavailable, "the daemon closed the connection");
        if (got < 0 && errno != EINTR)
            return core::failErrno("the control channel broke", errno);
        if (got > 0)
            m_input.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

core::Result<json> Client::call(const std::string& method, json parameters,
                                const std::function<void(const std::string&)>& progress)
{
    const std::int64_t id = ++m_lastId;
    if (const auto sent = send(toJsonLine({{"jsonrpc", "2.0"},
                                           {"id", id},
                                           {"method", method},
                                           {"params", std::move(parameters)}}));
        !sent)
        return tl::unexpected(sent.error());
    while (true) {
        const auto line = receiveLine();
        if (!line)
            return tl::unexpected(line.error());
        json answer = json::parse(*line, nullptr, false);
        if (!answer.is_object())
            return core::fail(core::ErrorKind::InvalidInput, "the daemon's answer is not JSON");
        if (answer.value("method", "") == "event")
            m_events.push_back(answer.value("params", json::object()));
        if (answer.value("method", "") == "progress" && progress) {
            const json parametersOf = answer.value("params", json::object());
            progress(parametersOf.value("text", ""));
        }
        // A refused line is answered without an id.
        if (answer.contains("error") && (answer["id"].is_null() || answer["id"] == id))
            return tl::unexpected(errorOf(answer));
        if (answer.contains("result") && answer["id"] == id)
            return answer["result"];
    }
}

core::Result<json> Client::nextEvent()
{
    while (m_events.empty()) {
        const auto line = receiveLine();
        if (!line)
            return tl::unexpected(line.error());
        const json event = json::parse(*line, nullptr, false);
        if (event.is_object() && event.value("method", "") == "event")
            m_events.push_back(event.value("params", json::object()));
    }
    json event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

void Client::shutDown()
{
    ::shutdown(m_fd, SHUT_RDWR);
}

} // namespace mailstead::control
