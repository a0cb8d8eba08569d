// Hosters: how each lets its customers set the reverse name (PTR) of an address, what it does with
// port 25, and what it is known by.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns::hosters
{

/// What a person does to set the name.
enum class Panel {
    Field,      ///< a field in the hoster's panel
    ServerName, ///< the PTR follows the name that the server has in the panel
    Request,    ///< a form of its own that support answers
    Command,    ///< the hoster's command line alone
    Ticket,     ///< support is asked
    None,       ///< the hoster does not let people set it
};

/// Outgoing port 25, as far as it is publicly known; the check of the server itself counts.
enum class Port25 {
    Unknown,
    Open,
    OnRequest, ///< closed for new customers until they ask
    Switch,    ///< closed until the customer opens it in the panel
    Closed,    ///< for good, for nearly everybody
};

/// The easiest way that there is.
enum class Way { Api, Panel, Ticket, None };

struct Hoster {
    std::string id = {}; ///< "hetzner-cloud"
    std::string label = {};
    Panel panel = Panel::Ticket;
    std::string url = {};               ///< of the panel, or where tickets are written
    std::vector<std::string> path = {}; ///< what is chosen there, in the panel's own words
    Port25 port25 = Port25::Unknown;
    std::string api = {};                    ///< id of its PtrApi, empty without
    std::vector<std::string> dmi = {};       ///< words of the machine's maker or model, lower case
    std::vector<std::uint32_t> systems = {}; ///< autonomous systems (ASN)
    std::vector<std::string> organisations = {}; ///< words of its networks' names, lower case
    std::vector<std::string> names = {};         ///< ends of the names that it gives by itself
    std::vector<std::string> before = {};        ///< ids of steps that come first
    std::string command = {};                    ///< of Panel::Command
};

/// In the order in which equally good guesses are taken.
const std::vector<Hoster>& hosters();

/// Null for an unknown id.
const Hoster* hoster(std::string_view id);

Way wayOf(const Hoster& hoster);

std::string_view toString(Way way);       ///< "api", "panel", "ticket", "none"
std::string_view toString(Port25 policy); ///< "unknown", "open", "on-request", "switch", "closed"

/// One step for a person; the console has the words of each id.
struct Step {
    std::string id;
    std::map<std::string, std::string> parameters = {};
};

/// `forward`: the name leads to the address already. `hoster` null: one that is not known. Ids:
/// forward-first {name, address, type}, sign-in {url, hoster}, elastic-address, verify-domain
/// {name}, choose {path}, enter-name {name, address}, rename-server {name}, fill-form {name,
/// address}, run-command {command}, open-ticket {url, hoster}, send-ticket, impossible {hoster},
/// wait.
std::vector<Step> stepsFor(const Hoster* hoster, const std::string& address,
                           const std::string& name, bool forward);

} // namespace mailstead::dns::hosters
