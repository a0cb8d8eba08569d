// Fake of Amazon Route 53's REST interface of 2013-04-01. A kind of "alias" makes a record an
// alias set.
#include "core/xml.h"
#include "dns/providers/signatures.h"
#include "dns/record_set.h"
#include "fake_api.h"

#include <algorithm>

using namespace mailstead;

namespace
{

class FakeRoute53 final : public FakeApi
{
public:
    FakeRoute53() { fields = {{"accessKeyId", "AKIDEXAMPLE"}, {"secretAccessKey", "aws-secret"}}; }

private:
    struct Set {
        std::string name, type;
        std::vector<FakeRecord> records;
    };

    static LoopbackReply error(int status, const std::string& code, const std::string& message)
    {
        return {status,
                "<?xml version=\"1.0\"?><ErrorResponse "
                "xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Error><Type>Sender</Type>"
                "<Code>" +
                    code + "</Code><Message>" + message +
                    "</Message></Error><RequestId>b25f48e8</RequestId></ErrorResponse>"};
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error(403, "InvalidClientTokenId",
                         "The security token included in the request is invalid.");
        case Mood::MissingRight:
            return error(403, "AccessDenied", "User is not authorized to access this resource");
        case Mood::RateLimited:
            return error(400, "Throttling", "Rate exceeded");
        default:
            return {400,
                    "<?xml version=\"1.0\"?><InvalidChangeBatch "
                    "xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Messages><Message>" +
                        std::string(refusal) + "</Message></Messages></InvalidChangeBatch>"};
        }
    }

    std::vector<Set> sets() const
    {
        std::vector<Set> result;
        for (const FakeRecord& record : m_records) {
            auto known = std::find_if(result.begin(), result.end(), [&](const Set& set) {
                return set.name == record.name && set.type == record.type;
            });
            if (known == result.end())
                known = result.insert(result.end(), {record.name, record.type, {}});
            known->records.push_back(record);
        }
        return result;
    }

    static std::string setXml(const Set& set)
    {
        std::string xml =
            "<ResourceRecordSet><Name>" + set.name + ".</Name><Type>" + set.type + "</Type>";
        if (set.records.front().kind == "alias")
            return xml + "<AliasTarget><HostedZoneId>Z2</HostedZoneId><DNSName>" +
                   set.records.front().value +
                   ".</DNSName><EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget>"
                   "</ResourceRecordSet>";
        xml += "<TTL>" + std::to_string(set.records.front().ttl) + "</TTL><ResourceRecords>";
        for (const FakeRecord& record : set.records)
            xml += "<ResourceRecord><Value>" +
                   core::xmlEscaped(dns::masterFileValue(record.type, record.value)) +
                   "</Value></ResourceRecord>";
        return xml + "</ResourceRecords></ResourceRecordSet>";
    }

    LoopbackReply listSets(const LoopbackRequest& request)
    {
        const std::vector<Set> all = sets();
        std::size_t begin = 0;
        if (request.query.count("name") != 0) {
            while (begin < all.size() && (all[begin].name + "." != request.query.at("name") ||
                                          all[begin].type != request.query.at("type")))
                ++begin;
        }
        const std::size_t end = std::min(all.size(), begin + 3);
        std::string xml = "<ListResourceRecordSetsResponse><ResourceRecordSets>";
        for (std::size_t i = begin; i < end; ++i)
            xml += setXml(all[i]);
        xml += "</ResourceRecordSets>";
        if (end < all.size())
            xml += "<IsTruncated>true</IsTruncated><NextRecordName>" + all[end].name +
                   ".</NextRecordName><NextRecordType>" + all[end].type + "</NextRecordType>";
        else
            xml += "<IsTruncated>false</IsTruncated>";
        return {200, "<?xml version=\"1.0\"?>\n" + xml + "</ListResourceRecordSetsResponse>"};
    }

    LoopbackReply change(const LoopbackRequest& request)
    {
        const auto root = core::parseXml(request.body);
        if (!root)
            return error(400, "InvalidInput", "XML");
        const auto before = m_records;
        for (const auto& entry : root->at({"ChangeBatch", "Changes"}).children) {
            const auto& set = entry.child("ResourceRecordSet");
            std::string name = set.child("Name").text;
            const std::string type = set.child("Type").text;
            name.pop_back();
            const auto gone = std::erase_if(
                m_records, [&](const auto& r) { return r.name == name && r.type == type; });
            if (entry.child("Action").text == "DELETE") {
                if (gone == set.child("ResourceRecords").children.size())
                    continue;
                m_records = before;
                return failure(Mood::RefusesRecords);
            }
            for (const auto& record : set.child("ResourceRecords").children)
                m_records.push_back(
                    {newId(), name, type, dns::canonicalValue(type, record.child("Value").text),
                     static_cast<std::uint32_t>(std::stoul(set.child("TTL").text))});
        }
        return {200, "<?xml version=\"1.0\"?><ChangeResourceRecordSetsResponse><ChangeInfo><Status>"
                     "PENDING</Status></ChangeInfo></ChangeResourceRecordSetsResponse>"};
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        const std::string date = request.header("x-amz-date");
        const std::string expected =
            dns::awsAuthorization({request.method,
                                   request.path,
                                   request.query,
                                   {{"host", request.header("host")}, {"x-amz-date", date}},
                                   request.body},
                                  "AKIDEXAMPLE", "aws-secret", date, "us-east-1", "route53");
        if (request.header("authorization") != expected)
            return error(403, "SignatureDoesNotMatch",
                         "The request signature we calculated does not match");
        if (request.path == "/2013-04-01/hostedzone") {
            const bool second = request.query.count("marker") != 0;
            std::string xml = "<ListHostedZonesResponse><HostedZones>";
            for (const std::string& name : page(m_zones, second ? 2 : 1, 2))
                xml += "<HostedZone><Id>/hostedzone/Z" + std::to_string(name.size()) +
                       "</Id><Name>" + name +
                       ".</Name><Config><PrivateZone>false</PrivateZone></Config></HostedZone>";
            xml +=
                second
                    ? "</HostedZones><IsTruncated>false</IsTruncated>"
                    : "</HostedZones><IsTruncated>true</IsTruncated><NextMarker>Z12</NextMarker>";
            return {200, "<?xml version=\"1.0\"?>" + xml + "</ListHostedZonesResponse>"};
        }
        const std::string base = "/2013-04-01/hostedzone/Z11/rrset";
        if (request.path.rfind(base, 0) != 0)
            return error(404, "NoSuchHostedZone", "No hosted zone found with ID");
        return request.method == "GET" ? listSets(request) : change(request);
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakeRoute53()
{
    return std::make_unique<FakeRoute53>();
}
