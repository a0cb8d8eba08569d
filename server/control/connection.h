// One console's connection to the control socket.
#pragma once

#include "control/call.h"

#include <asio/local/stream_protocol.hpp>
#include <asio/thread_pool.hpp>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

namespace mailstead::control
{

/// What every connection shares.
struct Dispatch {
    std::string version;
    std::string hostname;
    std::map<std::string, Method> methods;
    std::unique_ptr<asio::thread_pool> workers;
};

/// Lives on the io thread; kept alive by its pending operations. Calls and subscriptions reach it
/// by posting there.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(asio::local::stream_protocol::socket socket, std::shared_ptr<Dispatch> dispatch);

    void start();
    /// From the io thread.
    void close();
    bool isOpen() const { return m_open.load(); }

    // Thread-safe: they post to the io thread.
    void sendLine(std::string line);
    void answered(const nlohmann::json& id);
    std::uint64_t nextSubscription() { return ++m_subscriptions; }
    bool isSubscribed(std::uint64_t id) const;

private:
    void read();
    void takeLines();
    void handle(std::string_view line);
    void handleRequest(const nlohmann::json& request);
    bool handleBuiltIn(const std::string& method, const nlohmann::json& id,
                       const nlohmann::json& parameters);
    void answerError(const nlohmann::json& id, int code, const std::string& message);
    void writeNext();
    void closeWhenDone();
    void closeOnHangUp();
    void enqueue(std::string line);

    asio::local::stream_protocol::socket m_socket;
    std::shared_ptr<Dispatch> m_dispatch;
    std::string m_input;
    std::deque<std::string> m_output;
    std::size_t m_outputBytes = 0;
    bool m_writing = false;
    bool m_greeted = false;
    bool m_closeWhenWritten = false;
    bool m_inputEnded = false;
    std::atomic_bool m_open{true};
    std::atomic<std::uint64_t> m_subscriptions{0};
    mutable std::mutex m_endedMutex;
    std::vector<std::uint64_t> m_ended;                                           ///< unsubscribed
    std::unordered_map<std::string, std::shared_ptr<std::atomic_bool>> m_running; ///< by id text
};

} // namespace mailstead::control
