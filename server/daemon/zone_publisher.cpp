#include "daemon/zone_publisher.h"

namespace mailstead::daemon
{

bool ZonePublisher::serves(const std::string& name)
{
    constexpr std::chrono::seconds longest{20};
    return !m_zones->find(name, {}, {{}, {}, longest}).credentials.empty();
}

core::Result<void> ZonePublisher::edit(const acme::TxtRecord& record, bool present,
                                       const http::Patience& patience)
{
    const auto edited = m_zones->editText(
        record.name, record.value, present,
        {[&patience] { return !patience.check().has_value(); }, {}, std::chrono::seconds(180)});
    if (edited)
        return {};
    core::Error error = edited.error().error;
    error.why = record.name + (error.why.empty() ? "" : ": ") + error.why;
    return tl::unexpected(std::move(error));
}

core::Result<void> ZonePublisher::publish(const acme::TxtRecord& record,
                                          const http::Patience& patience)
{
    return edit(record, true, patience);
}

core::Result<void> ZonePublisher::remove(const acme::TxtRecord& record,
                                         const http::Patience& patience)
{
    return edit(record, false, patience);
}

} // namespace mailstead::daemon
