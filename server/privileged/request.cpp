#include "privileged/request.h"

#include "core/json_access.h"
#include "privileged/settings.h"

#include <algorithm>
#include <array>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;
using nlohmann::json;

constexpr int version = 1;
constexpr std::size_t mostNames = 100;
constexpr std::size_t thumbprintLength = 43; // 32 octets in base64url
constexpr const char* base64url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

struct ActionWord {
    Action action;
    std::string_view text;
    std::string_view permission;
};
constexpr std::array actionWords{
    ActionWord{Action::Port80Open, "port80.open", "port80"},
    ActionWord{Action::Port80Close, "port80.close", "port80"},
    ActionWord{Action::NginxLook, "nginx.look", "nginx"},
    ActionWord{Action::NginxPrepare, "nginx.prepare", "nginx"},
    ActionWord{Action::NginxRestore, "nginx.restore", "nginx"},
    ActionWord{Action::InstallTargets, "install.targets", "targets"},
    ActionWord{Action::AcmeShList, "acme-sh.list", "acme-sh"},
    ActionWord{Action::AcmeShTake, "acme-sh.take", "acme-sh"},
};

constexpr std::array kinds{
    ErrorKind::InvalidInput,     ErrorKind::NotFound,    ErrorKind::AlreadyExists,
    ErrorKind::PermissionDenied, ErrorKind::Unavailable, ErrorKind::Timeout,
    ErrorKind::Refused,          ErrorKind::NoSpace,     ErrorKind::Corrupt,
    ErrorKind::Cancelled,
};

/// Deeper documents are refused while they are read; ours are flat.
json parsed(std::string_view text, int deepest)
{
    bool tooDeep = false;
    const json::parser_callback_t callback = [&](int depth, json::parse_event_t event, json&) {
        if (event == json::parse_event_t::object_start || event == json::parse_event_t::array_start)
            tooDeep = tooDeep || depth >= deepest;
        return !tooDeep;
    };
    json read = json::parse(text, callback, false);
    return tooDeep ? json(json::value_t::discarded) : read;
}

tl::unexpected<core::Error> unfit(const std::string& why)
{
    return core::fail(ErrorKind::InvalidInput,
                      "the request to the part that works as root is malformed", why);
}

/// Takes a member away, so that at the end nothing is left that nobody asked for.
json takeMember(json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end())
        return nullptr;
    json value = std::move(*found);
    object.erase(found);
    return value;
}

core::Result<void> readNames(json& object, std::vector<std::string>& names)
{
    const json list = takeMember(object, "names");
    if (!list.is_array() || list.empty() || list.size() > mostNames)
        return unfit("it needs between 1 and 100 names");
    for (const json& entry : list) {
        const std::string* name = entry.get_ptr<const std::string*>();
        if (name == nullptr || !isHostName(*name))
            return unfit("a name is no full host name in lower case");
        names.push_back(*name);
    }
    return {};
}

core::Result<std::string> readWord(json& object, const char* key, const char* letters,
                                   std::size_t longest)
{
    const json value = takeMember(object, key);
    const std::string* text = value.get_ptr<const std::string*>();
    if (text == nullptr || text->empty() || text->size() > longest ||
        text->find_first_not_of(letters) != std::string::npos)
        return unfit(std::string(key) + " does not fit");
    return *text;
}

} // namespace

std::string_view toString(Action action)
{
    for (const ActionWord& word : actionWords) {
        if (word.action == action)
            return word.text;
    }
    return {};
}

std::string_view permissionOf(Action action)
{
    for (const ActionWord& word : actionWords) {
        if (word.action == action)
            return word.permission;
    }
    return {};
}

core::Result<Request> parseRequest(std::string_view text)
{
    if (text.size() > largestRequest)
        return unfit("it is too large");
    json object = parsed(text, 3);
    if (!object.is_object())
        return unfit("it is no JSON object");
    if (takeMember(object, "version") != json(version))
        return unfit("its version is another");
    const json name = takeMember(object, "action");
    const auto* known = std::find_if(actionWords.begin(), actionWords.end(), [&](const auto& word) {
        return name.is_string() && name.get_ref<const std::string&>() == word.text;
    });
    if (known == actionWords.end())
        return unfit("its action is not known");
    Request request;
    request.action = known->action;
    if (request.action == Action::NginxLook || request.action == Action::NginxPrepare) {
        if (auto read = readNames(object, request.names); !read)
            return tl::unexpected(read.error());
    }
    if (request.action == Action::NginxPrepare) {
        auto thumbprint = readWord(object, "thumbprint", base64url, thumbprintLength);
        if (!thumbprint || thumbprint->size() != thumbprintLength)
            return unfit("thumbprint does not fit");
        request.thumbprint = std::move(*thumbprint);
    }
    if (request.action == Action::AcmeShTake) {
        auto id = readWord(object, "certificate", "0123456789abcdef", 64);
        if (!id)
            return tl::unexpected(id.error());
        request.certificate = std::move(*id);
    }
    if (!object.empty())
        return unfit("it has a member that is not known");
    return request;
}

std::string requestText(const Request& request)
{
    json object = {{"version", version}, {"action", toString(request.action)}};
    if (!request.names.empty())
        object["names"] = request.names;
    if (!request.thumbprint.empty())
        object["thumbprint"] = request.thumbprint;
    if (!request.certificate.empty())
        object["certificate"] = request.certificate;
    return object.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string resultText(const core::Result<json>& result)
{
    json object;
    if (result)
        object = {{"ok", true}, {"result", *result}};
    else
        object = {{"ok", false},
                  {"error",
                   {{"kind", toString(result.error().kind)},
                    {"what", result.error().what},
                    {"why", result.error().why},
                    {"next", result.error().next}}}};
    return object.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

core::Result<json> parseResult(std::string_view text)
{
    const json object = parsed(text, 8);
    if (!object.is_object())
        return core::fail(ErrorKind::Corrupt, "the answer of the privileged side is damaged");
    if (core::flagAt(object, "ok"))
        return core::partAt(object, "result");
    const json& error = core::partAt(object, "error");
    core::Error read;
    const std::string kind = core::textAt(error, "kind");
    for (const ErrorKind known : kinds) {
        if (core::toString(known) == kind)
            read.kind = known;
    }
    read.what = core::textAt(error, "what");
    read.why = core::textAt(error, "why");
    read.next = core::textAt(error, "next");
    return tl::unexpected(std::move(read));
}

bool isExchangeName(std::string_view name)
{
    constexpr std::string_view ending = ".json";
    return name.size() == 32 + ending.size() && name.ends_with(ending) &&
           name.substr(0, 32).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace mailstead::privileged
