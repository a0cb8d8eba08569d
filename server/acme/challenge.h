// A challenge and how it is made answerable. Internal to acme.
#pragma once

#include "core/result.h"
#include "http/patience.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::acme
{

/// Called from the working thread; `fraction` from 0 to 1 or nothing.
using Progress = std::function<void(const std::string& text, std::optional<double> fraction)>;

struct Challenge {
    std::string name;             ///< the identifier, without "*."
    std::string token;            ///< base64url, checked
    std::string keyAuthorization; ///< RFC 8555 §8.1

    std::string recordName() const { return "_acme-challenge." + name; } ///< §8.4
    std::string recordValue() const;                                     ///< of its TXT record
};

/// One way to prove names. What prepare() did is undone when the object goes; a crash leaves
/// nothing that stands in the way of the next one. Used by one thread.
class Prover
{
public:
    virtual ~Prover() = default;
    /// "http-01"
    virtual std::string_view type() const = 0;
    /// Blocks until the authority can be told to look.
    virtual core::Result<void> prepare(const std::vector<Challenge>& challenges,
                                       const Progress& progress,
                                       const http::Patience& patience) = 0;
};

} // namespace mailstead::acme
