#include "control/connection.h"

#include "control/json_line.h"
#include "core/log.h"

#include <algorithm>
#include <asio/buffer.hpp>
#include <asio/post.hpp>
#include <asio/write.hpp>

namespace mailstead::control
{

namespace
{

using nlohmann::json;

constexpr int parseError = -32700;
constexpr int invalidRequest = -32600;
constexpr int methodNotFound = -32601;
constexpr int invalidParameters = -32602;
constexpr int methodFailed = -32000;
constexpr int protocolVersion = 1;
constexpr std::size_t readSize = 16 * 1024;
/// A console that does not read is dropped rather than kept in memory.
constexpr std::size_t mostOutput = 16 * 1024 * 1024;
constexpr std::size_t mostRunning = 64;

json errorAnswer(const json& id, int code, const std::string& message, json data = nullptr)
{
    json error = {{"code", code}, {"message", message}};
    if (!data.is_null())
        error["data"] = std::move(data);
    return {{"jsonrpc", "2.0"}, {"id", id}, {"error", std::move(error)}};
}

class ConnectionSubscription : public Subscription
{
public:
    ConnectionSubscription(std::weak_ptr<Connection> connection, std::uint64_t id)
        : m_connection(std::move(connection))
        , m_id(id)
    {
    }
    std::uint64_t id() const override { return m_id; }
    bool isOpen() const override
    {
        const auto connection = m_connection.lock();
        return connection && connection->isOpen() && connection->isSubscribed(m_id);
    }
    void send(json event) override
    {
        const auto connection = m_connection.lock();
        if (!connection || !connection->isSubscribed(m_id))
            return;
        // Numbering and sending stay together, else two threads could swap them.
        const std::lock_guard lock(m_mutex);
        event["subscription"] = m_id;
        event["sequence"] = ++m_sequence;
        connection->sendLine(
            toJsonLine({{"jsonrpc", "2.0"}, {"method", "event"}, {"params", std::move(event)}}));
    }

private:
    std::weak_ptr<Connection> m_connection;
    std::uint64_t m_id;
    std::mutex m_mutex;
    std::uint64_t m_sequence = 0;
};

class ConnectionCall : public Call
{
public:
    ConnectionCall(std::weak_ptr<Connection> connection, json id, json parameters,
                   std::shared_ptr<std::atomic_bool> cancelled)
        : m_connection(std::move(connection))
        , m_id(std::move(id))
        , m_parameters(std::move(parameters))
        , m_cancelled(std::move(cancelled))
    {
    }
    ~ConnectionCall() override
    {
        if (!m_answered.load())
            fail({core::ErrorKind::Internal, "the request ended without an answer"});
    }
    ConnectionCall(const ConnectionCall&) = delete;
    ConnectionCall& operator=(const ConnectionCall&) = delete;

    const json& parameters() const override { return m_parameters; }

    void reply(json result) override
    {
        send({{"jsonrpc", "2.0"}, {"id", m_id}, {"result", std::move(result)}});
    }

    void fail(const core::Error& error) override
    {
        json data = {{"kind", core::toString(error.kind)}};
        if (!error.why.empty())
            data["why"] = error.why;
        if (!error.next.empty())
            data["next"] = error.next;
        send(errorAnswer(m_id, methodFailed, error.what, std::move(data)));
    }

    void failParameters(const std::string& message)
    {
        send(errorAnswer(m_id, invalidParameters, message));
    }

    void progress(const std::string& text, std::optional<double> fraction) override
    {
        const auto connection = m_connection.lock();
        if (!connection || m_answered.load())
            return;
        json parameters = {{"request", m_id}, {"text", text}, {"fraction", nullptr}};
        if (fraction)
            parameters["fraction"] = *fraction;
        connection->sendLine(toJsonLine(
            {{"jsonrpc", "2.0"}, {"method", "progress"}, {"params", std::move(parameters)}}));
    }

    std::shared_ptr<const std::atomic_bool> cancelled() const override { return m_cancelled; }

    std::shared_ptr<Subscription> subscribe() override
    {
        const auto connection = m_connection.lock();
        return std::make_shared<ConnectionSubscription>(
            m_connection, connection ? connection->nextSubscription() : 0);
    }

private:
    void send(const json& answer)
    {
        if (m_answered.exchange(true))
            return;
        if (const auto connection = m_connection.lock()) {
            connection->sendLine(toJsonLine(answer));
            connection->answered(m_id);
        }
    }

    std::weak_ptr<Connection> m_connection;
    json m_id;
    json m_parameters;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    std::atomic_bool m_answered{false};
};

void runMethod(const Method& method, const std::shared_ptr<ConnectionCall>& call)
{
    try {
        method(call);
    } catch (const json::exception& error) {
        call->failParameters(error.what());
    } catch (const std::exception& error) {
        core::logError("control", {}, std::string("a request failed: ") + error.what());
        call->fail({core::ErrorKind::Internal, "the request failed", error.what()});
    }
}

} // namespace

Connection::Connection(asio::local::stream_protocol::socket socket,
                       std::shared_ptr<Dispatch> dispatch)
    : m_socket(std::move(socket))
    , m_dispatch(std::move(dispatch))
{
}

void Connection::start()
{
    read();
}

void Connection::close()
{
    if (!m_open.exchange(false))
        return;
    for (auto& [id, flag] : m_running)
        flag->store(true);
    m_running.clear();
    asio::error_code ignored;
    m_socket.close(ignored);
}

bool Connection::isSubscribed(std::uint64_t id) const
{
    const std::lock_guard lock(m_endedMutex);
    return id != 0 && std::find(m_ended.begin(), m_ended.end(), id) == m_ended.end();
}

void Connection::read()
{
    const std::size_t before = m_input.size();
    m_input.resize(before + readSize);
    m_socket.async_read_some(
        asio::buffer(m_input.data() + before, readSize),
        [self = shared_from_this(), before](const asio::error_code& error, std::size_t got) {
            self->m_input.resize(before + (error ? 0 : got));
            if (error == asio::error::eof) {
                // Half closed: what was asked is still answered. A console that went away looks
                // the same at first; then the hang-up follows, and its work is cancelled.
                self->m_inputEnded = true;
                self->closeWhenDone();
                if (self->isOpen())
                    self->closeOnHangUp();
                return;
            }
            if (error) {
                self->close();
                return;
            }
            self->takeLines();
        });
}

void Connection::closeOnHangUp()
{
    m_socket.async_wait(asio::socket_base::wait_error,
                        [self = shared_from_this()](const asio::error_code&) { self->close(); });
}

void Connection::takeLines()
{
    std::size_t start = 0;
    while (isOpen() && !m_closeWhenWritten) {
        const std::size_t end = m_input.find('\n', start);
        if (end == std::string::npos)
            break;
        handle(std::string_view(m_input).substr(start, end - start));
        start = end + 1;
    }
    m_input.erase(0, start);
    if (m_input.size() > longestLine && !m_closeWhenWritten) {
        m_closeWhenWritten = true;
        answerError(nullptr, parseError, "the line is longer than 1 MiB");
    }
    if (isOpen() && !m_closeWhenWritten)
        read();
}

void Connection::handle(std::string_view line)
{
    const auto request = parseJsonLine(line);
    if (!request) {
        // After a broken line nothing tells where the next one begins in earnest.
        m_closeWhenWritten = true;
        answerError(nullptr, parseError, request.error().what);
        return;
    }
    handleRequest(*request);
}

void Connection::handleRequest(const json& request)
{
    const json id = request.is_object() && request.contains("id") ? request["id"] : json(nullptr);
    const bool idFits = id.is_number_integer() || (id.is_string() && id.size() <= 100);
    if (!request.is_object() || request.value("jsonrpc", json()) != "2.0" || !idFits ||
        !request.contains("method") || !request["method"].is_string()) {
        answerError(nullptr, invalidRequest, "not a JSON-RPC 2.0 request with an id and a method");
        return;
    }
    const std::string method = request["method"];
    json parameters = request.value("params", json::object());
    if (!parameters.is_object()) {
        answerError(id, invalidParameters, "parameters must be an object");
        return;
    }
    if (handleBuiltIn(method, id, parameters))
        return;

    const auto found = m_dispatch->methods.find(method);
    if (found == m_dispatch->methods.end()) {
        answerError(id, methodNotFound, "there is no method " + method.substr(0, 100));
        return;
    }
    if (m_running.size() >= mostRunning || m_running.contains(id.dump())) {
        answerError(id, invalidRequest, "too many requests at once, or an id in use");
        return;
    }
    auto flag = std::make_shared<std::atomic_bool>(false);
    m_running.emplace(id.dump(), flag);
    auto call = std::make_shared<ConnectionCall>(weak_from_this(), id, std::move(parameters), flag);
    asio::post(*m_dispatch->workers,
               [&run = found->second, call = std::move(call)] { runMethod(run, call); });
}

bool Connection::handleBuiltIn(const std::string& method, const json& id, const json& parameters)
{
    const auto answer = [&](json result) {
        enqueue(toJsonLine({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}}));
    };
    if (method == "hello") {
        const json wanted = parameters.value("protocol", json());
        if (!wanted.is_number_integer() || wanted.get<int>() < protocolVersion) {
            answerError(id, invalidParameters, "this daemon speaks protocol 1");
            return true;
        }
        m_greeted = true;
        answer({{"protocol", protocolVersion},
                {"version", m_dispatch->version},
                {"hostname", m_dispatch->hostname},
                {"capabilities",
                 {"queue", "log", "trace", "stats", "domain", "account", "alias", "list", "login",
                  "dns", "certificate", "web", "server", "message"}}});
        return true;
    }
    if (!m_greeted) {
        answerError(id, invalidRequest, "the first request must be hello");
        return true;
    }
    if (method == "unsubscribe") {
        const json subscription = parameters.value("subscription", json());
        if (!subscription.is_number_unsigned()) {
            answerError(id, invalidParameters, "subscription must be a number");
            return true;
        }
        {
            const std::lock_guard lock(m_endedMutex);
            m_ended.push_back(subscription.get<std::uint64_t>());
        }
        answer(json::object());
        return true;
    }
    if (method == "cancel") {
        const auto found = m_running.find(parameters.value("request", json()).dump());
        if (found != m_running.end())
            found->second->store(true);
        answer({{"cancelled", found != m_running.end()}});
        return true;
    }
    return false;
}

void Connection::answerError(const json& id, int code, const std::string& message)
{
    enqueue(toJsonLine(errorAnswer(id, code, message)));
}

void Connection::sendLine(std::string line)
{
    asio::post(m_socket.get_executor(),
               [self = shared_from_this(), line = std::move(line)]() mutable {
                   self->enqueue(std::move(line));
               });
}

void Connection::answered(const json& id)
{
    asio::post(m_socket.get_executor(), [self = shared_from_this(), key = id.dump()] {
        self->m_running.erase(key);
        self->closeWhenDone();
    });
}

void Connection::enqueue(std::string line)
{
    if (!isOpen())
        return;
    m_outputBytes += line.size();
    if (m_outputBytes > mostOutput) {
        core::logWarn("control", {}, "a console does not read its events and was disconnected");
        close();
        return;
    }
    m_output.push_back(std::move(line));
    if (!m_writing)
        writeNext();
}

void Connection::closeWhenDone()
{
    if (m_inputEnded && m_running.empty() && m_output.empty())
        close();
}

void Connection::writeNext()
{
    if (m_output.empty()) {
        m_writing = false;
        if (m_closeWhenWritten)
            close();
        closeWhenDone();
        return;
    }
    m_writing = true;
    asio::async_write(m_socket, asio::buffer(m_output.front()),
                      [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                          if (error) {
                              self->close();
                              return;
                          }
                          self->m_outputBytes -= self->m_output.front().size();
                          self->m_output.pop_front();
                          self->writeNext();
                      });
}

} // namespace mailstead::control
