// Amazon Route 53 (2013-04-01). All changes go in one batch, which is carried out as a whole. Alias
// sets and sets with a routing policy are no plain record sets; they are shown and left alone.
#include "core/xml.h"
#include "dns/providers/api.h"
#include "dns/providers/makers.h"
#include "dns/providers/set_provider.h"
#include "dns/providers/signatures.h"
#include "dns/wire.h"
#include "http/url.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

using core::parseXml;
using core::XmlElement;
using core::xmlEscaped;

constexpr const char* space = "https://route53.amazonaws.com/doc/2013-04-01/";
constexpr std::string_view aliasMark = "alias ";
constexpr std::string_view policyMark = "by routing policy ";

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    if (answer.response.status == 200)
        return std::nullopt;
    const auto root = parseXml(answer.response.body);
    const XmlElement error = root ? root->child("Error") : XmlElement();
    std::string code = error.child("Code").text;
    std::string words = error.child("Message").text;
    if (root && root->name == "InvalidChangeBatch") { // the older form of that one error
        code = root->name;
        for (const XmlElement& message : root->child("Messages").children)
            words += (words.empty() ? "" : "; ") + message.text;
    }
    auto result = judgeStatus(answer.response, code.empty() ? words : words + " (" + code + ")");
    if (!result)
        return trouble(Trouble::Unavailable, "no answer of the interface").value();
    Trouble kind = result->trouble;
    if (code == "InvalidClientTokenId" || code == "SignatureDoesNotMatch" ||
        code == "IncompleteSignature" || code == "MissingAuthenticationToken")
        kind = Trouble::BadCredentials;
    else if (code == "AccessDenied" || code == "AccessDeniedException")
        kind = Trouble::MissingRight;
    else if (code == "Throttling" || code == "ThrottlingException" ||
             code == "PriorRequestNotComplete")
        kind = Trouble::RateLimited;
    else if (code == "NoSuchHostedZone")
        kind = Trouble::ZoneNotFound;
    return trouble(kind, result->error.why).value();
}

/// "\052" is "*" there.
std::string unescapedName(const std::string& name)
{
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '\\' && i + 3 < name.size()) {
            result += static_cast<char>(std::strtol(name.substr(i + 1, 3).c_str(), nullptr, 8));
            i += 3;
        } else {
            result += name[i];
        }
    }
    return canonicalName(result);
}

RecordSet readSet(const XmlElement& element)
{
    RecordSet set{
        unescapedName(element.child("Name").text), element.child("Type").text,
        static_cast<std::uint32_t>(std::strtoul(element.child("TTL").text.c_str(), nullptr, 10))};
    const std::string identifier = element.child("SetIdentifier").text;
    const std::string alias = element.at({"AliasTarget", "DNSName"}).text;
    if (!identifier.empty()) {
        set.values.push_back(std::string(policyMark) + identifier);
    } else if (!alias.empty()) {
        set.values.push_back(std::string(aliasMark) + canonicalName(alias));
    } else {
        for (const XmlElement& record : element.child("ResourceRecords").children)
            set.values.push_back(canonicalValue(set.type, record.child("Value").text));
    }
    return set;
}

bool isSpecial(const RecordSet& set)
{
    return std::any_of(set.values.begin(), set.values.end(), [](const std::string& value) {
        return value.rfind(aliasMark, 0) == 0 || value.rfind(policyMark, 0) == 0;
    });
}

std::string changeXml(const char* action, const RecordSet& set)
{
    std::string records;
    for (const std::string& value : set.values)
        records += "<ResourceRecord><Value>" + xmlEscaped(masterFileValue(set.type, value)) +
                   "</Value></ResourceRecord>";
    return fmt::format("<Change><Action>{}</Action><ResourceRecordSet><Name>{}.</Name><Type>{}"
                       "</Type><TTL>{}</TTL><ResourceRecords>{}</ResourceRecords>"
                       "</ResourceRecordSet></Change>",
                       action, xmlEscaped(set.name), set.type, set.ttl, records);
}

class Route53 final : public SetProvider
{
public:
    explicit Route53(ProviderContext context)
        : m_api(std::move(context), "https://route53.amazonaws.com")
    {
    }

    Outcome<std::vector<ProviderZone>> zones() override
    {
        std::vector<ProviderZone> result;
        Parameters query = {{"maxitems", "100"}};
        while (true) {
            const auto root = call("GET", "/2013-04-01/hostedzone", query, {});
            if (!root)
                return tl::unexpected(root.error());
            for (const XmlElement& zone : root->child("HostedZones").children) {
                const std::string id = zone.child("Id").text;
                if (zone.at({"Config", "PrivateZone"}).text != "true")
                    result.push_back(
                        {unescapedName(zone.child("Name").text), id.substr(id.rfind('/') + 1)});
            }
            const std::string next = root->child("NextMarker").text;
            if (root->child("IsTruncated").text != "true" || next.empty())
                return result;
            if (result.size() > mostZones)
                return trouble(Trouble::Unavailable, "the list is too long");
            query["marker"] = next;
        }
    }

    Outcome<std::vector<RecordSet>> recordSets(const ProviderZone& zone) override
    {
        std::vector<RecordSet> result;
        Parameters query = {{"maxitems", "300"}};
        while (true) {
            const auto root = call("GET", setsOf(zone), query, {});
            if (!root)
                return tl::unexpected(root.error());
            for (const XmlElement& element : root->child("ResourceRecordSets").children)
                take(result, readSet(element));
            if (root->child("IsTruncated").text != "true")
                return result;
            if (result.size() > mostZoneRecords)
                return trouble(Trouble::Unavailable, "the zone is too large");
            query = {{"maxitems", "300"},
                     {"name", root->child("NextRecordName").text},
                     {"type", root->child("NextRecordType").text}};
            const std::string identifier = root->child("NextRecordIdentifier").text;
            if (!identifier.empty())
                query["identifier"] = identifier;
        }
    }

protected:
    Applied writeAll(const ProviderZone& zone, const std::vector<SetChange>& changes) override
    {
        std::string batch;
        for (const SetChange& change : changes) {
            if (isSpecial(change.before) || isSpecial(change.after))
                return {{},
                        trouble(Trouble::RecordRefused,
                                change.before.name + " " + change.before.type +
                                    " is an alias or has a routing policy; change it in the "
                                    "console of AWS")
                            .value()};
            batch += change.after.exists() ? changeXml("UPSERT", change.after)
                                           : changeXml("DELETE", change.before);
        }
        const auto root =
            call("POST", setsOf(zone) + "/", {},
                 fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                             "<ChangeResourceRecordSetsRequest xmlns=\"{}\"><ChangeBatch><Changes>"
                             "{}</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>",
                             space, batch));
        if (!root)
            return {{}, root.error()};
        return {changes};
    }

private:
    static void take(std::vector<RecordSet>& sets, RecordSet set)
    {
        if (set.type == "SOA" || !set.exists())
            return;
        // Sets of one routing policy come one by one.
        const auto known = std::find_if(sets.begin(), sets.end(), [&](const RecordSet& entry) {
            return entry.name == set.name && entry.type == set.type;
        });
        if (known == sets.end())
            sets.push_back(std::move(set));
        else
            known->values.insert(known->values.end(), set.values.begin(), set.values.end());
    }

    static std::string setsOf(const ProviderZone& zone)
    {
        return "/2013-04-01/hostedzone/" + http::percentEncoded(zone.id) + "/rrset";
    }

    Outcome<XmlElement> call(const std::string& method, const std::string& path,
                             const Parameters& query, const std::string& body)
    {
        const auto url = http::parseUrl(m_api.baseUrl() + path, true);
        const std::string host = url ? url->authority() : std::string();
        const auto answer = m_api.call(
            [&] {
                std::string date = utcTime(std::chrono::system_clock::now());
                std::erase_if(date, [](char c) { return c == '-' || c == ':'; });
                const AwsRequest toSign{
                    method, path, query, {{"host", host}, {"x-amz-date", date}}, body};
                const ProviderContext& context = m_api.context();
                http::Request request{method == "POST" ? http::Method::Post : http::Method::Get,
                                      m_api.baseUrl() + path};
                if (!query.empty())
                    request.url += "?" + http::queryText({query.begin(), query.end()});
                request.headers = {
                    {"X-Amz-Date", date},
                    {"Authorization", awsAuthorization(toSign, context.field("accessKeyId"),
                                                       context.field("secretAccessKey"), date,
                                                       "us-east-1", "route53")}};
                if (!body.empty())
                    request.headers.emplace_back("Content-Type", "text/xml");
                request.body = body;
                return request;
            },
            judge, Repeat::Always); // UPSERT may be done twice; a second DELETE is refused
        if (!answer)
            return tl::unexpected(answer.error());
        const auto root = parseXml(answer->response.body);
        if (!root)
            return trouble(Trouble::Unavailable, root.error().text());
        return *root;
    }

    Api m_api;
};

} // namespace

std::unique_ptr<Provider> makeRoute53(ProviderContext context)
{
    return std::make_unique<Route53>(std::move(context));
}

} // namespace mailstead::dns
