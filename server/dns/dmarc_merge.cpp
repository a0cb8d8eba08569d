#include "dns/dmarc_merge.h"

#include "dns/wire.h"

#include <algorithm>
#include <utility>

namespace mailstead::dns
{

namespace
{

using Tags = std::vector<std::pair<std::string, std::string>>;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

Tags split(std::string_view record)
{
    Tags tags;
    while (!record.empty()) {
        const std::size_t end = std::min(record.find(';'), record.size());
        const std::string_view part = trimmed(record.substr(0, end));
        record.remove_prefix(std::min(end + 1, record.size()));
        const std::size_t equals = part.find('=');
        if (equals != std::string_view::npos)
            tags.emplace_back(canonicalName(trimmed(part.substr(0, equals))),
                              trimmed(part.substr(equals + 1)));
    }
    return tags;
}

std::string textOf(const Tags& tags)
{
    std::string text;
    for (const auto& [name, value] : tags)
        text += (text.empty() ? "" : "; ") + name + "=" + value;
    return text;
}

std::string* find(Tags& tags, std::string_view name)
{
    const auto found =
        std::find_if(tags.begin(), tags.end(), [&](const auto& tag) { return tag.first == name; });
    return found == tags.end() ? nullptr : &found->second;
}

std::string milder(const std::string& a, const std::string& b)
{
    const auto rank = [](const std::string& policy) {
        const std::string name = canonicalName(policy);
        return name == "reject" ? 2 : name == "quarantine" ? 1 : 0;
    };
    return rank(a) <= rank(b) ? a : b;
}

} // namespace

bool isDmarc(std::string_view text)
{
    const Tags tags = split(text.substr(0, std::min(text.find(';'), text.size())));
    return !tags.empty() && tags.front().first == "v" && tags.front().second == "DMARC1";
}

DmarcMerge mergeDmarc(const std::vector<std::string>& present, const std::string& wanted)
{
    DmarcMerge merge;
    if (present.empty()) {
        merge.record = wanted;
        merge.changed = true;
        return merge;
    }
    Tags result = split(present.front());
    merge.joined = present.size() > 1;
    merge.changed = merge.joined;
    for (std::size_t i = 1; i < present.size(); ++i) {
        for (const auto& [name, value] : split(present[i])) {
            std::string* known = find(result, name);
            if (known == nullptr)
                result.emplace_back(name, value);
            else if (name == "p" || name == "sp")
                *known = milder(*known, value);
            else if ((name == "rua" || name == "ruf") && known->find(value) == std::string::npos)
                *known += "," + value;
        }
    }
    Tags ours = split(wanted);
    const std::string* reports = find(ours, "rua");
    if (reports != nullptr && find(result, "rua") == nullptr) {
        result.emplace_back("rua", *reports);
        merge.changed = true;
    }
    merge.record = merge.changed ? textOf(result) : present.front();
    return merge;
}

} // namespace mailstead::dns
