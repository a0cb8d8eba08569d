// Fake of Namecheap's XML API: getList, getHosts and setHosts, which replaces everything.
#include "core/xml.h"
#include "dns/record_set.h"
#include "fake_api.h"

#include <cstdlib>

using namespace mailstead;

namespace
{

class FakeNamecheap final : public FakeApi
{
public:
    FakeNamecheap()
    {
        fields = {{"user", "nc-user"}, {"key", "nc-key"}, {"clientAddress", "192.0.2.1"}};
    }

private:
    static LoopbackReply xml(const std::string& status, const std::string& errors,
                             const std::string& response)
    {
        return {200, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<ApiResponse Status=\"" + status +
                         "\" xmlns=\"http://api.namecheap.com/xml.response\">\n  <Errors>" +
                         errors + "</Errors>\n  <Warnings />\n  <CommandResponse>" + response +
                         "</CommandResponse>\n</ApiResponse>"};
    }
    static LoopbackReply error(const std::string& number, const std::string& message)
    {
        return xml("ERROR", "<Error Number=\"" + number + "\">" + message + "</Error>", "");
    }

    LoopbackReply failure(Mood mood) override
    {
        switch (mood) {
        case Mood::BadCredentials:
            return error("1011102", "API Key is invalid or API access has not been enabled");
        case Mood::MissingRight:
            return error("1011150", "Invalid request IP: 192.0.2.1");
        case Mood::RateLimited:
            return {405, "<html>too many requests</html>", {{"Retry-After", "1"}}};
        default:
            return error("3031510", refusal);
        }
    }

    bool writes(const LoopbackRequest& request) const override
    {
        return request.body.find("setHosts") != std::string::npos;
    }

    LoopbackReply answer(const LoopbackRequest& request) override
    {
        auto form = request.form();
        if (form["ApiUser"] != "nc-user" || form["ApiKey"] != "nc-key")
            return failure(Mood::BadCredentials);
        if (form["ClientIp"] != "192.0.2.1")
            return failure(Mood::MissingRight);
        if (form["Command"] == "namecheap.domains.getList") {
            std::string domains;
            for (const std::string& name : m_zones)
                domains += "<Domain ID=\"1\" Name=\"" + name + "\" IsOurDNS=\"true\" />";
            return xml("OK", "",
                       "<DomainGetListResult>" + domains +
                           "</DomainGetListResult><Paging><TotalItems>3</TotalItems></Paging>");
        }
        if (form["SLD"] + "." + form["TLD"] != zone)
            return error("2019166", "Domain not found");
        if (form["Command"] == "namecheap.domains.dns.getHosts") {
            std::string hosts;
            for (const FakeRecord& record : m_records) {
                auto [preference, address] = dns::splitPreference(record.value);
                const bool mx = record.type == "MX";
                if (!mx)
                    address = record.value;
                if (dns::endsWithHost(record.type))
                    address += ".";
                hosts += "<host HostId=\"" + record.id + "\" Name=\"" + relative(record.name, "@") +
                         "\" Type=\"" + record.type + "\" Address=\"" + core::xmlEscaped(address) +
                         "\" MXPref=\"" + std::to_string(mx ? preference : 10) + "\" TTL=\"" +
                         std::to_string(record.ttl) + "\" IsActive=\"true\" />";
            }
            return xml("OK", "",
                       "<DomainDNSGetHostsResult Domain=\"" + zone +
                           "\" EmailType=\"MX\" IsUsingOurDNS=\"true\">" + hosts +
                           "</DomainDNSGetHostsResult>");
        }
        // Without EmailType=MX it drops MX records silently.
        m_records.clear();
        for (int i = 1; form.count("HostName" + std::to_string(i)) != 0; ++i) {
            const std::string number = std::to_string(i);
            FakeRecord record;
            record.id = newId();
            record.name = full(form["HostName" + number]);
            record.type = form["RecordType" + number];
            record.ttl =
                static_cast<std::uint32_t>(std::strtoul(form["TTL" + number].c_str(), nullptr, 10));
            const std::string address = form["Address" + number];
            record.value = dns::canonicalValue(
                record.type,
                record.type == "MX" ? form["MXPref" + number] + " " + address : address);
            if (record.type != "MX" || form["EmailType"] == "MX")
                m_records.push_back(record);
        }
        return xml("OK", "",
                   "<DomainDNSSetHostsResult Domain=\"" + zone + "\" IsSuccess=\"true\" />");
    }
};

} // namespace

std::unique_ptr<FakeApi> makeFakeNamecheap()
{
    return std::make_unique<FakeNamecheap>();
}
