#include "web/policy_file.h"

#include "core/file.h"
#include "core/json_access.h"
#include "core/log.h"

#include <fmt/format.h>

namespace mailstead::web
{

namespace
{

using dns::MtaStsTerms;

constexpr std::size_t largestFile = 4096;

bool isWithinBounds(std::uint32_t maxAge)
{
    return maxAge >= MtaStsTerms::shortestAge && maxAge <= MtaStsTerms::longestAge;
}

} // namespace

PolicyFile::PolicyFile(const std::string& stateDirectory)
    : m_path(stateDirectory + "/mta-sts.json")
{
    const auto text = core::readFile(m_path, largestFile);
    if (!text && text.error().kind == core::ErrorKind::NotFound)
        return;
    const auto json = nlohmann::json::parse(text.value_or(std::string()), nullptr, false);
    const auto mode = dns::mtaStsModeFrom(core::textAt(json, "mode"));
    const std::uint32_t age = core::numberAt(json, "maxAge");
    if (mode && isWithinBounds(age))
        m_terms = {*mode, age};
    else
        core::logError("web", {},
                       m_path + " cannot be used, the MTA-STS policy is the default one again" +
                           (text ? std::string() : ": " + text.error().text()));
}

MtaStsTerms PolicyFile::terms() const
{
    const std::lock_guard lock(m_mutex);
    return m_terms;
}

core::Result<void> PolicyFile::set(const MtaStsTerms& terms)
{
    if (!isWithinBounds(terms.maxAge))
        return core::fail(core::ErrorKind::InvalidInput,
                          fmt::format("the policy's age must be {} to {} seconds",
                                      MtaStsTerms::shortestAge, MtaStsTerms::longestAge));
    const nlohmann::json json{{"mode", toString(terms.mode)}, {"maxAge", terms.maxAge}};
    const std::lock_guard lock(m_mutex);
    auto kept = core::writeFileAtomically(m_path, json.dump() + "\n", 0600);
    if (kept)
        m_terms = terms;
    return kept;
}

} // namespace mailstead::web
