// What the checks look at, so that a table can stand for it in tests.
#pragma once

#include "core/result.h"
#include "dns/direct_query.h"
#include "dns/outbound.h"
#include "dns/resolver.h"
#include "http/response.h"

#include <asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::dns::checks
{

enum class ServiceKind {
    Smtp,       ///< port 25, STARTTLS
    Submission, ///< port 587, STARTTLS
    Implicit,   ///< ports 465, 993, 995: TLS from the first byte
};

/// A port of ours that others come to.
struct ServicePort {
    std::uint16_t port = 0;
    ServiceKind kind = ServiceKind::Smtp;
};

struct ServedCertificate {
    std::string subject; ///< names of the subject alternative names, joined by spaces
    std::string issuer;
    std::chrono::system_clock::time_point notBefore;
    std::chrono::system_clock::time_point notAfter;
    bool fitsName = false; ///< the name that was asked for
    bool selfSigned = false;
    std::string chainError; ///< empty: leads to a root that is trusted
    std::size_t chainLength = 0;
    std::string keyDigest; ///< SHA-256 of the public key, lower-case hexadecimal
    std::string digest;    ///< SHA-256 of the certificate
};

struct Probe {
    bool connected = false;
    std::string greeting;                         ///< first line, hostile
    bool offersStartTls = true;                   ///< of Smtp and Submission
    std::string error;                            ///< why there is no certificate
    std::optional<ServedCertificate> certificate; ///< when the handshake succeeded
};

struct ProbeRequest {
    std::string address;
    ServicePort service;
    std::string name; ///< for SNI and the certificate
};

/// Handlers are called once, from any thread; one that comes after its deadline is ignored. `io` is
/// the check's own; it may be gone when a handler is called late, so handlers do not touch it.
class World
{
public:
    virtual ~World() = default;
    virtual void resolve(const std::string& name, Type type, std::function<void(Answer)> done) = 0;
    virtual void askServer(asio::io_context& io, const DirectQuestion& question,
                           std::function<void(Answer)> done) = 0;
    /// GET over HTTPS, redirects not followed.
    virtual void fetch(const std::string& url,
                       std::function<void(core::Result<http::Response>)> done) = 0;
    virtual void probe(asio::io_context& io, const ProbeRequest& request,
                       std::function<void(Probe)> done) = 0;
    virtual void outbound(const std::vector<std::string>& domains,
                          std::function<void(std::vector<OutboundTry>)> done) = 0;
    virtual std::chrono::system_clock::time_point now() const = 0;
};

} // namespace mailstead::dns::checks
