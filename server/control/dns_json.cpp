#include "control/dns_json.h"

#include "dns/panel_form.h"

namespace mailstead::control
{

using nlohmann::json;

namespace
{

json formJson(const dns::WantedRecord& record, const std::string& zone)
{
    const dns::PanelForm form = dns::panelForm(record, zone);
    json object = {{"zone", form.zone},
                   {"relativeName", form.relativeName},
                   {"absoluteName", form.absoluteName},
                   {"plain", form.plain},
                   {"quoted", form.quoted},
                   {"split", form.split},
                   {"zoneLine", form.zoneLine}};
    if (form.priority)
        object["priority"] = *form.priority;
    if (form.weight)
        object["weight"] = *form.weight;
    if (form.port)
        object["port"] = *form.port;
    if (form.flags)
        object["flags"] = *form.flags;
    if (!form.tag.empty())
        object["tag"] = form.tag;
    return object;
}

} // namespace

json recordJson(const dns::WantedRecord& record, const std::string& zone)
{
    return {{"name", record.name},         {"type", record.type},
            {"value", record.value},       {"ttl", record.ttl},
            {"why", record.why},           {"purpose", record.purpose},
            {"required", record.required}, {"form", formJson(record, zone)}};
}

json checkedJson(const dns::CheckedRecord& record, const std::string& zone)
{
    json object = recordJson(record.wanted, zone);
    object["state"] = dns::toString(record.state);
    object["answers"] = json::array();
    for (const dns::ServerAnswer& answer : record.answers)
        object["answers"].push_back(
            {{"server", answer.server}, {"values", answer.values}, {"status", answer.status}});
    return object;
}

json propagationJson(const dns::PropagationRound& round)
{
    json answers = json::array();
    for (const dns::PropagationAnswer& one : round.answers) {
        const bool known = one.answer.exists();
        answers.push_back({{"server", one.server.name},
                           {"address", one.server.address},
                           {"authoritative", one.server.authoritative},
                           {"status", dns::toString(one.answer.status)},
                           {"values", one.answer.values},
                           {"ttl", known ? json(one.answer.ttl) : json(nullptr)},
                           {"agrees", one.agrees}});
    }
    return {{"answers", std::move(answers)}, {"complete", round.complete}};
}

} // namespace mailstead::control
