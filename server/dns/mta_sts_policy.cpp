#include "dns/mta_sts_policy.h"

#include "dns/tag_list.h"
#include "dns/wire.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <openssl/evp.h>

namespace mailstead::dns
{

namespace
{

using core::ErrorKind;
using core::fail;

constexpr std::size_t longestPolicy = 64 * 1024;
constexpr std::size_t mostHosts = 100;
constexpr std::size_t longestId = 32;

tl::unexpected<core::Error> wrong(std::string why)
{
    return fail(ErrorKind::InvalidInput, "The MTA-STS policy is not valid", std::move(why));
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

core::Result<void> readLine(std::string_view key, std::string_view value, MtaStsPolicy& policy,
                            bool& hasMode, bool& hasAge)
{
    if (key == "mode" && !hasMode) {
        hasMode = true;
        if (const auto mode = mtaStsModeFrom(value))
            policy.mode = *mode;
        else
            return wrong(fmt::format("there is no mode \"{}\"", value.substr(0, 80)));
    } else if (key == "max_age" && !hasAge) {
        hasAge = true;
        const char* end = value.data() + value.size();
        const auto [at, error] = std::from_chars(value.data(), end, policy.maxAge);
        if (error != std::errc() || at != end || policy.maxAge > MtaStsTerms::longestAge)
            return wrong(fmt::format("max_age is no number up to {}", MtaStsTerms::longestAge));
    } else if (key == "mx" && policy.hosts.size() < mostHosts) {
        policy.hosts.push_back(canonicalName(value));
    }
    return {}; // keys that nobody knows are for later versions
}

} // namespace

bool MtaStsPolicy::allows(std::string_view host) const
{
    const std::string name = canonicalName(host);
    return std::any_of(hosts.begin(), hosts.end(), [&](const std::string& pattern) {
        if (!pattern.starts_with("*."))
            return pattern == name;
        const std::size_t dot = name.find('.');
        return dot != std::string::npos && dot > 0 && name.substr(dot) == pattern.substr(1);
    });
}

std::string_view toString(MtaStsPolicy::Mode mode)
{
    switch (mode) {
    case MtaStsPolicy::Mode::None:
        return "none";
    case MtaStsPolicy::Mode::Testing:
        return "testing";
    case MtaStsPolicy::Mode::Enforce:
        return "enforce";
    }
    return "";
}

std::optional<MtaStsPolicy::Mode> mtaStsModeFrom(std::string_view text)
{
    using Mode = MtaStsPolicy::Mode;
    for (const Mode mode : {Mode::None, Mode::Testing, Mode::Enforce}) {
        if (toString(mode) == text)
            return mode;
    }
    return std::nullopt;
}

std::string mtaStsPolicy(const std::vector<std::string>& hosts, const MtaStsTerms& terms)
{
    std::string text = fmt::format("version: STSv1\r\nmode: {}\r\n", toString(terms.mode));
    for (const std::string& host : hosts)
        text += fmt::format("mx: {}\r\n", canonicalName(host));
    return text + fmt::format("max_age: {}\r\n", terms.maxAge);
}

std::string mtaStsRecord(std::string_view policy)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    // Without a digest (out of memory) the id is zeros: still a valid one.
    EVP_Digest(policy.data(), policy.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string id;
    for (std::size_t index = 0; index < 10; ++index)
        id += fmt::format("{:02x}", digest[index]);
    return "v=STSv1; id=" + id;
}

std::string mtaStsId(std::string_view record)
{
    if (!isVersioned(record, "v=STSv1"))
        return {};
    std::string id = tagValue(record, "id");
    const bool good =
        !id.empty() && id.size() <= longestId && std::all_of(id.begin(), id.end(), [](char symbol) {
            return (symbol >= '0' && symbol <= '9') || (symbol >= 'a' && symbol <= 'z') ||
                   (symbol >= 'A' && symbol <= 'Z');
        });
    return good ? id : std::string();
}

core::Result<MtaStsPolicy> parseMtaStsPolicy(std::string_view text)
{
    if (text.size() > longestPolicy)
        return wrong(fmt::format("it is longer than {} octets", longestPolicy));
    MtaStsPolicy policy;
    bool hasVersion = false;
    bool hasMode = false;
    bool hasAge = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty())
            continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            return wrong(fmt::format("\"{}\" has no colon", line.substr(0, 80)));
        const std::string_view key = trimmed(line.substr(0, colon));
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (key == "version") {
            if (value != "STSv1")
                return wrong(fmt::format("there is no version \"{}\"", value.substr(0, 80)));
            hasVersion = true;
        } else if (const auto read = readLine(key, value, policy, hasMode, hasAge); !read) {
            return tl::unexpected(read.error());
        }
    }
    if (!hasVersion || !hasMode || !hasAge)
        return wrong("version, mode or max_age is missing");
    if (policy.hosts.empty() && policy.mode != MtaStsPolicy::Mode::None)
        return wrong("it names no mx");
    return policy;
}

} // namespace mailstead::dns
