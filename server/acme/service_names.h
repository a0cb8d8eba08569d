// The names of our own services in certificates: which are wanted, lacking, and can be had now.
// Internal to acme.
#pragma once

#include "acme/certificate_manager.h"

namespace mailstead::acme
{

/// Thread-safe.
class ServiceNames
{
public:
    ServiceNames(const ManagerOptions& options, std::shared_ptr<CertificateStore> store);

    /// Those that the certificate in use lacks. Does not block.
    std::vector<std::string> missing() const;

    // These block: names are looked up.
    std::vector<ServiceName> all(const RequestSettings& settings) const;
    bool anyToAdd(const RequestSettings& settings) const; ///< a missing one is ready
    /// With those that can be proved now, and those that the certificate in use has and nobody
    /// denies.
    RequestSettings addedTo(RequestSettings settings) const;

    /// Somebody may have listed them; kept, they would stay when their domain is gone.
    void leaveOutOf(RequestSettings& settings) const;

private:
    std::vector<std::string> wanted() const;
    core::Result<void> readiness(const std::string& name, const RequestSettings& settings) const;

    const std::function<std::vector<std::string>()> m_list;
    const std::function<core::Result<void>(const std::string&, const RequestSettings&)> m_ready;
    const std::shared_ptr<CertificateStore> m_store;
};

} // namespace mailstead::acme
