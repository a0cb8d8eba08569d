// A mail carrier with its own io thread, and jobs for it.
#pragma once

#include "core/log.h"
#include "delivery/mail_carrier.h"
#include "fake_server.h"
#include "zone.h"

#include <asio/executor_work_guard.hpp>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace mailstead::delivery::test
{

using queue::AttemptResult;
using Kind = queue::AttemptResult::Kind;

inline constexpr auto soon = std::chrono::seconds(60);

inline CarrierLimits patient()
{
    CarrierLimits limits;
    limits.quit = std::chrono::milliseconds(200);
    // The fake server speaks with one at a time: an idle connection keeps the next one waiting.
    limits.idle = std::chrono::milliseconds(100);
    return limits;
}

/// A carrier with its io thread and its zone. The zone is filled before the first job.
class House
{
public:
    explicit House(std::uint16_t port = 0, CarrierLimits limits = patient(),
                   const std::string& lmtp = "/nowhere/lmtp")
        : House(configFor(port, lmtp), limits)
    {
    }
    explicit House(const core::Config& config, CarrierLimits limits = patient(),
                   const std::string& extraRootsFile = {},
                   const std::function<void(Zone&)>& fill = {},
                   queue::EnvelopeIdMaker envelopeIds = {})
    {
        if (fill)
            fill(*zone); // for what is asked at the start
        carrier = std::make_unique<MailCarrier>(io, config, zone, limits, extraRootsFile,
                                                std::move(envelopeIds));
        thread = std::thread([this] { io.run(); });
    }
    ~House()
    {
        work.reset();
        io.stop();
        thread.join();
    }
    static core::Config configFor(std::uint16_t port, const std::string& lmtp = "/nowhere/lmtp")
    {
        core::Config config;
        config.hostname = "mail.example.net";
        config.deliveryPort = port;
        config.ipv6Sending = core::Ipv6Sending::Always; // the zone is for mail alone
        config.lmtpTarget = lmtp;
        return config;
    }
    std::vector<AttemptResult> carry(queue::Job job)
    {
        auto promise = std::make_shared<std::promise<std::vector<AttemptResult>>>();
        auto future = promise->get_future();
        carrier->carry(std::move(job), [promise](std::vector<AttemptResult> results) {
            promise->set_value(std::move(results));
        });
        if (future.wait_for(soon) != std::future_status::ready)
            return {};
        return future.get();
    }

    asio::io_context io{1};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work{
        asio::make_work_guard(io)};
    std::shared_ptr<Zone> zone = std::make_shared<Zone>(io);
    std::unique_ptr<MailCarrier> carrier;
    std::thread thread;
};

/// As patient, with connections that wait for more.
inline CarrierLimits keeping()
{
    CarrierLimits limits = patient();
    limits.idle = soon;
    return limits;
}

inline Behaviour greetingClosed()
{
    Behaviour behaviour;
    behaviour.closeAt = "connect";
    return behaviour;
}

inline queue::Job job(const std::vector<std::string>& recipients = {"ada@example.org"},
                      queue::Route route = queue::Route::Remote)
{
    queue::Job made;
    made.route = route;
    made.domain = "example.org";
    made.content = smtp::Content("Subject: hi\r\n\r\n.hello\r\n");
    int number = 0;
    for (const std::string& recipient : recipients) {
        queue::Row row;
        row.messageId = "r7k2-94qd-1xwm";
        row.number = ++number;
        row.sender = "x@example.net";
        row.recipient = recipient;
        row.domain = made.domain;
        row.route = route;
        made.rows.push_back(row);
    }
    return made;
}

/// A second server on another loopback address with the port of the first.
inline std::unique_ptr<FakeServer> neighbour(const FakeServer& first, Behaviour behaviour,
                                             const std::string& address = "127.0.0.2")
{
    return std::make_unique<FakeServer>(std::move(behaviour), address, first.port());
}

inline Behaviour greeting(const std::string& text)
{
    Behaviour behaviour;
    behaviour.greeting = text;
    return behaviour;
}

} // namespace mailstead::delivery::test
