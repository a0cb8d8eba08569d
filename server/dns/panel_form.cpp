#include "dns/panel_form.h"

#include "dns/record_set.h"
#include "dns/wire.h"

#include <charconv>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

std::string inQuotes(std::string_view text)
{
    std::string result = "\"";
    for (const char symbol : text) {
        if (symbol == '"' || symbol == '\\')
            result += '\\';
        result += symbol;
    }
    return result + "\"";
}

/// Takes a number and the space behind it off the front.
std::optional<unsigned> takeNumber(std::string& text)
{
    unsigned value = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || at == end || *at != ' ')
        return std::nullopt;
    text.erase(0, static_cast<std::size_t>(at - text.data()) + 1);
    return value;
}

std::string relative(const std::string& name, const std::string& zone)
{
    if (name == zone)
        return "@";
    if (!zone.empty() && name.ends_with("." + zone))
        return name.substr(0, name.size() - zone.size() - 1);
    return name + ".";
}

} // namespace

PanelForm panelForm(const WantedRecord& record, const std::string& zone)
{
    PanelForm form;
    form.zone = canonicalName(zone);
    form.relativeName = relative(record.name, form.zone);
    form.absoluteName = record.name + ".";
    form.plain = record.value;
    if (record.type == "MX") {
        form.priority = takeNumber(form.plain);
    } else if (record.type == "SRV") {
        form.priority = takeNumber(form.plain);
        form.weight = takeNumber(form.plain);
        form.port = takeNumber(form.plain);
    } else if (record.type == "CAA") {
        form.flags = takeNumber(form.plain);
        const std::size_t space = form.plain.find(' ');
        if (space != std::string::npos) {
            form.tag = form.plain.substr(0, space);
            form.plain.erase(0, space + 1);
        }
        if (form.plain.size() >= 2 && form.plain.front() == '"' && form.plain.back() == '"')
            form.plain = form.plain.substr(1, form.plain.size() - 2);
    }
    const bool isText = record.type == "TXT";
    form.quoted = isText ? inQuotes(form.plain) : form.plain;
    form.split = isText ? quotedText(form.plain) : form.plain;
    std::string value = isText ? form.split : record.value;
    if (endsWithHost(record.type) && !value.ends_with('.'))
        value += '.';
    form.zoneLine =
        fmt::format("{} {} IN {} {}", form.absoluteName, record.ttl, record.type, value);
    return form;
}

std::string zoneFile(const std::vector<WantedRecord>& records)
{
    std::string text;
    for (const WantedRecord& record : records)
        text += fmt::format("{}{}\n", record.type == "PTR" ? "; at the hoster: " : "",
                            panelForm(record, {}).zoneLine);
    return text;
}

} // namespace mailstead::dns
