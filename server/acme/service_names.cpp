#include "acme/service_names.h"

#include "acme/manager_state.h"
#include "core/tls.h"

#include <algorithm>

namespace mailstead::acme
{

namespace
{

bool covers(const CertificateInfo& certificate, const std::string& name)
{
    return !certificate.temporary && core::certificateCovers(certificate.names, name);
}

} // namespace

ServiceNames::ServiceNames(const ManagerOptions& options, std::shared_ptr<CertificateStore> store)
    : m_list(options.serviceNames)
    , m_ready(options.nameIsReady)
    , m_store(std::move(store))
{
}

std::vector<std::string> ServiceNames::wanted() const
{
    return m_list ? m_list() : std::vector<std::string>();
}

core::Result<void> ServiceNames::readiness(const std::string& name,
                                           const RequestSettings& settings) const
{
    return m_ready ? m_ready(name, settings) : core::Result<void>();
}

std::vector<std::string> ServiceNames::missing() const
{
    std::vector<std::string> names = wanted();
    const CertificateInfo current = m_store->current();
    std::erase_if(names, [&](const std::string& name) { return covers(current, name); });
    return names;
}

std::vector<ServiceName> ServiceNames::all(const RequestSettings& settings) const
{
    const CertificateInfo current = m_store->current();
    std::vector<ServiceName> names;
    for (const std::string& name : wanted())
        names.push_back({name, covers(current, name), readiness(name, settings)});
    return names;
}

bool ServiceNames::anyToAdd(const RequestSettings& settings) const
{
    const std::vector<std::string> names = missing();
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return readiness(name, settings).has_value();
    });
}

RequestSettings ServiceNames::addedTo(RequestSettings settings) const
{
    if (!settings.serviceNames)
        return settings;
    const CertificateInfo current = m_store->current();
    for (const std::string& name : wanted()) {
        if (settings.names.size() >= mostNames)
            break;
        if (core::certificateCovers(settings.names, name))
            continue;
        const auto ready = readiness(name, settings);
        if (ready || (ready.error().kind != core::ErrorKind::Refused && covers(current, name)))
            settings.names.push_back(name);
    }
    return settings;
}

void ServiceNames::leaveOutOf(RequestSettings& settings) const
{
    if (!settings.serviceNames)
        return;
    const std::vector<std::string> ours = wanted();
    std::vector<std::string> others = settings.names;
    std::erase_if(others, [&](const std::string& name) {
        return std::find(ours.begin(), ours.end(), name) != ours.end();
    });
    if (!others.empty())
        settings.names = std::move(others);
}

} // namespace mailstead::acme
