// A receiver that runs, on ports of loopback.
#pragma once

#include "house.h"
#include "mail_client.h"
#include "smtp/receiver.h"

#include <asio/executor_work_guard.hpp>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

namespace mailstead::smtp::test
{

/// A receiver with three listeners and the thread that runs it.
class Running
{
public:
    explicit Running(ReceiverLimits limits = {},
                     const std::function<void(core::Config&)>& change = {},
                     ReceiverJudges judges = {})
    {
        core::Config config;
        config.hostname = "mail.example.org";
        config.maxMessageBytes = 1024 * 1024;
        for (const auto kind : {core::ListenerKind::Smtp, core::ListenerKind::Submission,
                                core::ListenerKind::Submissions})
            config.listeners.push_back({kind, "::", 0});
        if (change)
            change(config);
        tls = core::ServerTls::create("mail.example.org").value();
        receiver = std::make_unique<Receiver>(io, config, tls, house, heap, limits, nullptr,
                                              std::move(judges));
        listened = receiver->listen();
        thread = std::thread([this] { io.run(); });
    }
    ~Running()
    {
        receiver.reset();
        work.reset();
        thread.join();
    }
    std::uint16_t port(std::size_t which) const { return receiver->ports().at(which).port; }
    /// True when stop() has called back in time.
    std::future<void> stop(std::chrono::milliseconds grace = std::chrono::seconds(20))
    {
        auto stopped = std::make_shared<std::promise<void>>();
        receiver->stop([stopped] { stopped->set_value(); }, grace);
        return stopped->get_future();
    }

    std::shared_ptr<House> house = std::make_shared<House>();
    std::shared_ptr<Heap> heap = std::make_shared<Heap>();
    std::shared_ptr<core::ServerTls> tls;
    asio::io_context io{1};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work{
        asio::make_work_guard(io)};
    std::unique_ptr<Receiver> receiver;
    core::Result<void> listened;
    std::thread thread;
};

inline constexpr std::size_t smtpPort = 0, submissionPort = 1, submissionsPort = 2;
inline constexpr auto soon = std::chrono::seconds(30);

} // namespace mailstead::smtp::test
