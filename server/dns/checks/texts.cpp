#include "dns/checks/texts.h"

#include "dns/checks/text_tables.h"

#include <fmt/format.h>

namespace mailstead::dns::checks
{

namespace
{

const Text* find(const std::string& purpose, const std::string& problem)
{
    for (const auto table : {recordTexts(), worldTexts(), anyTexts()}) {
        for (const Text& text : table) {
            if ((text.purpose.empty() || text.purpose == purpose) &&
                (text.problem.empty() || text.problem == problem))
                return &text;
        }
    }
    return nullptr;
}

/// One pass, so that braces inside of a value, which comes from the network, stay what they are.
std::string filled(std::string_view pattern, const std::map<std::string, std::string>& parameters)
{
    std::string result;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t close = pattern.find('}', at);
        if (pattern[at] == '{' && close != std::string_view::npos) {
            const auto value = parameters.find(std::string(pattern.substr(at + 1, close - at - 1)));
            if (value != parameters.end()) {
                result += value->second;
                at = close + 1;
                continue;
            }
        }
        result += pattern[at++];
    }
    return result;
}

} // namespace

core::Finding findingFor(const std::string& purpose, const std::string& problem,
                         std::map<std::string, std::string> parameters, const std::string& why)
{
    core::Finding finding;
    finding.id = fmt::format("dns.{}-{}", purpose, problem);
    parameters["purpose"] = purpose;
    finding.parameters = std::move(parameters);
    const Text* text = find(purpose, problem);
    if (text == nullptr)
        return finding; // the last of anyTexts() fits everything
    finding.severity = text->severity;
    finding.title = filled(text->title, finding.parameters);
    finding.why = text->why.empty() ? why : filled(text->why, finding.parameters);
    finding.fix = filled(text->fix, finding.parameters);
    return finding;
}

std::vector<std::string> particularIds()
{
    std::vector<std::string> ids;
    for (const auto table : {recordTexts(), worldTexts()}) {
        for (const Text& text : table)
            ids.push_back(fmt::format("dns.{}-{}", text.purpose, text.problem));
    }
    return ids;
}

} // namespace mailstead::dns::checks
