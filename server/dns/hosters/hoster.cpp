#include "dns/hosters/hoster.h"

namespace mailstead::dns::hosters
{

namespace
{

std::string joined(const std::vector<std::string>& path)
{
    std::string text;
    for (const std::string& part : path)
        text += (text.empty() ? "" : " → ") + part;
    return text;
}

/// Words of a command in braces become what they stand for; names and addresses have been checked.
std::string filled(std::string command, const std::string& word, const std::string& value)
{
    const std::size_t at = command.find(word);
    return at == std::string::npos ? command : command.replace(at, word.size(), value);
}

} // namespace

const Hoster* hoster(std::string_view id)
{
    for (const Hoster& one : hosters()) {
        if (one.id == id)
            return &one;
    }
    return nullptr;
}

Way wayOf(const Hoster& hoster)
{
    if (!hoster.api.empty())
        return Way::Api;
    switch (hoster.panel) {
    case Panel::Field:
    case Panel::ServerName:
    case Panel::Command:
        return Way::Panel;
    case Panel::Request:
    case Panel::Ticket:
        return Way::Ticket;
    case Panel::None:
        break;
    }
    return Way::None;
}

std::string_view toString(Way way)
{
    switch (way) {
    case Way::Api:
        return "api";
    case Way::Panel:
        return "panel";
    case Way::Ticket:
        return "ticket";
    case Way::None:
        return "none";
    }
    return "none";
}

std::string_view toString(Port25 policy)
{
    switch (policy) {
    case Port25::Unknown:
        return "unknown";
    case Port25::Open:
        return "open";
    case Port25::OnRequest:
        return "on-request";
    case Port25::Switch:
        return "switch";
    case Port25::Closed:
        return "closed";
    }
    return "unknown";
}

std::vector<Step> stepsFor(const Hoster* hoster, const std::string& address,
                           const std::string& name, bool forward)
{
    static const Hoster nobody;
    const Hoster& one = hoster == nullptr ? nobody : *hoster;
    std::vector<Step> steps;
    if (one.panel == Panel::None)
        return {{"impossible", {{"hoster", one.label}}}};
    if (!forward)
        steps.push_back({"forward-first",
                         {{"name", name},
                          {"address", address},
                          {"type", address.find(':') == std::string::npos ? "A" : "AAAA"}}});
    const std::map<std::string, std::string> place = {{"url", one.url}, {"hoster", one.label}};
    const bool writes = one.panel == Panel::Ticket;
    steps.push_back({writes ? "open-ticket" : "sign-in", place});
    for (const std::string& id : one.before)
        steps.push_back({id, {{"name", name}}});
    if (!one.path.empty())
        steps.push_back({"choose", {{"path", joined(one.path)}}});
    switch (one.panel) {
    case Panel::Field:
        steps.push_back({"enter-name", {{"name", name}, {"address", address}}});
        break;
    case Panel::ServerName:
        steps.push_back({"rename-server", {{"name", name}}});
        break;
    case Panel::Request:
        steps.push_back({"fill-form", {{"name", name}, {"address", address}}});
        break;
    case Panel::Command:
        steps.push_back({"run-command", {{"command", filled(one.command, "{name}", name)}}});
        break;
    case Panel::Ticket:
    case Panel::None:
        steps.push_back({"send-ticket"});
        break;
    }
    steps.push_back({"wait"});
    return steps;
}

} // namespace mailstead::dns::hosters
