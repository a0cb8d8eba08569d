#include "core/finding.h"

#include <nlohmann/json.hpp>

namespace mailstead::core
{

std::string_view toString(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return "ok";
    case Severity::Note:
        return "note";
    case Severity::Unknown:
        return "unknown";
    case Severity::Decide:
        return "decide";
    case Severity::Bad:
        break;
    }
    return "bad";
}

void to_json(nlohmann::json& json, const Finding& finding)
{
    json = {{"id", finding.id},
            {"severity", toString(finding.severity)},
            {"title", finding.title},
            {"evidence", finding.evidence},
            {"why", finding.why},
            {"fix", finding.fix},
            {"parameters", finding.parameters}};
}

} // namespace mailstead::core
