#pragma once

#include "core/result.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace mailstead::control
{

/// Sends events of one subscription. Thread-safe; a copy may outlive the connection, then sending
/// does nothing and `isOpen()` is false.
class Subscription
{
public:
    virtual ~Subscription() = default;
    virtual std::uint64_t id() const = 0;
    virtual bool isOpen() const = 0;
    /// `event` gets "subscription" and "sequence" added.
    virtual void send(nlohmann::json event) = 0;
};

/// One request on its way to its answer. Exactly one of reply() and fail() is called, from any
/// thread; a Call dropped without either is answered as an internal error.
class Call
{
public:
    virtual ~Call() = default;

    virtual const nlohmann::json& parameters() const = 0;
    virtual void reply(nlohmann::json result) = 0;
    virtual void fail(const core::Error& error) = 0;
    /// For long work; `fraction` from 0 to 1, or nothing when it cannot be told.
    virtual void progress(const std::string& text, std::optional<double> fraction) = 0;
    /// Set when the console cancelled or went away.
    virtual std::shared_ptr<const std::atomic_bool> cancelled() const = 0;
    virtual std::shared_ptr<Subscription> subscribe() = 0;

    /// reply() or fail(), from a Result of something convertible to JSON.
    void finish(const core::Result<nlohmann::json>& result)
    {
        if (result)
            reply(*result);
        else
            fail(result.error());
    }
    void finish(const core::Result<void>& result)
    {
        if (result)
            reply(nlohmann::json::object());
        else
            fail(result.error());
    }
};

using CallPtr = std::shared_ptr<Call>;
/// Runs on a worker thread; may block. Exceptions of the JSON library (a parameter of another
/// type than expected) are answered as -32602.
using Method = std::function<void(CallPtr)>;

} // namespace mailstead::control
