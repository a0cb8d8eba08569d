#include "privileged/nginx_change.h"

#include "core/file.h"
#include "core/json_access.h"
#include "core/log.h"
#include "privileged/connection.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;
using nlohmann::json;

constexpr std::size_t largestFile = 4UL * 1024 * 1024;
constexpr std::size_t mostFiles = 2000;
constexpr std::chrono::milliseconds answerPause{20};
constexpr std::chrono::milliseconds answersStay{300};
constexpr const char* trialToken = "mailstead-asks-itself";

Arguments commandOf(const NginxProgram& nginx, std::initializer_list<const char*> more)
{
    Arguments arguments{nginx.path};
    arguments.insert(arguments.end(), nginx.arguments.begin(), nginx.arguments.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

json toJson(const NginxPlan& plan)
{
    json places = json::array();
    for (const NginxPlace& place : plan.places)
        places.push_back({{"path", place.path}, {"line", place.line}, {"names", place.names}});
    return {{"sockets", plan.sockets}, {"places", std::move(places)}, {"ownFile", plan.ownFile}};
}

/// The file behind the links, which is the one to replace. Only where nobody else could write: what
/// nginx reads as root is worth as much as root.
core::Result<std::string> trustedFile(const std::string& path, std::uint32_t user)
{
    std::error_code error;
    const std::filesystem::path real = std::filesystem::weakly_canonical(path, error);
    if (error)
        return core::fail(ErrorKind::NotFound, "a file of nginx's configuration is not there",
                          path);
    for (const std::string& part : {real.string(), real.parent_path().string()}) {
        struct stat info = {};
        if (::stat(part.c_str(), &info) != 0) {
            if (part == real.string() && errno == ENOENT)
                continue; // a file that is to be made
            return core::failErrno("cannot look at " + part, errno);
        }
        if ((info.st_uid != 0 && info.st_uid != user) || (info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
            return core::fail(ErrorKind::PermissionDenied, "not only root may write " + part,
                              "it is a part of nginx's configuration",
                              "see who needs to write there, or prove the names by DNS");
    }
    return real.string();
}

/// Replaces the content of a file, its mode and owner kept.
core::Result<void> replaceContent(const std::string& path, const std::string& content)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0)
        return core::failErrno("cannot look at " + path, errno);
    auto staged =
        core::StagedFile::write(path, content, info.st_mode & 07777U, {info.st_uid, info.st_gid});
    if (!staged)
        return tl::unexpected(staged.error());
    return staged->commit();
}

/// What nginx answers to the challenge of a name, as the authority would ask.
core::Result<std::string> answerOf(const std::string& socket, const std::string& name,
                                   std::chrono::steady_clock::time_point deadline)
{
    const std::size_t colon = socket.rfind(':');
    std::string host = socket.substr(0, colon);
    if (host == "*")
        host = "127.0.0.1";
    else if (host == "[::]")
        host = "[::1]";
    const auto endpoint = parseEndpoint(host + socket.substr(colon));
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    auto connection = Connection::open(*endpoint, deadline);
    if (!connection)
        return tl::unexpected(connection.error());
    if (auto asked =
            connection->write("GET /.well-known/acme-challenge/" + std::string(trialToken) +
                              " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n");
        !asked)
        return tl::unexpected(asked.error());
    std::string answer;
    while (answer.size() < 64UL * 1024) {
        const auto more = connection->read();
        if (!more)
            return more;
        if (more->empty())
            break;
        answer += *more;
    }
    return answer;
}

/// Why nginx does not answer; empty when it does, on every socket for every name. Workers with the
/// old configuration take requests for a moment after a reload, beside those with the new one: it
/// counts when no wrong answer came for `answersStay`.
std::string waitForAnswers(const NginxPlan& plan, const std::vector<std::string>& names,
                           const std::string& thumbprint, std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    const std::string expected = std::string(trialToken) + "." + thumbprint;
    for (const std::string& socket : plan.sockets) {
        std::optional<std::chrono::steady_clock::time_point> rightSince;
        for (const std::string& name : names) {
            while (true) {
                const auto answer = answerOf(socket, name, deadline);
                const auto now = std::chrono::steady_clock::now();
                const bool right = answer && answer->find(expected) != std::string::npos;
                if (!right)
                    rightSince.reset();
                else if (!rightSince)
                    rightSince = now;
                if (right && now - *rightSince >= answersStay)
                    break;
                if (!right && now + answerPause >= deadline)
                    return name + " on " + socket + ": " +
                           (answer ? "nginx answers something else: " +
                                         answer->substr(0, answer->find('\r'))
                                   : answer.error().text());
                std::this_thread::sleep_for(answerPause);
            }
        }
    }
    return {};
}

} // namespace

core::Result<NginxPlan> NginxChange::plan(const NginxProgram& nginx,
                                          const std::vector<std::string>& names,
                                          NginxFiles& files) const
{
    const auto dump = m_options.run(commandOf(nginx, {"-T"}), m_options.commandDeadline);
    if (!dump)
        return tl::unexpected(dump.error());
    if (dump->exitCode != 0)
        return core::fail(ErrorKind::Refused, "nginx finds its own configuration faulty",
                          dump->words(), "correct it until \"nginx -t\" is content");
    const auto paths = filesOfDump(dump->output);
    if (paths.empty() || paths.size() > mostFiles)
        return core::fail(ErrorKind::InvalidInput,
                          "the list of nginx's configuration files cannot be read");
    files.main = paths.front();
    for (const std::string& path : paths) {
        auto text = core::readFile(path, largestFile);
        if (!text) // the list comes from the text, comments included; the reader misses what counts
            continue;
        files.texts.emplace(path, std::move(*text));
    }
    return planNginx(files, names, m_options.port);
}

core::Result<json> NginxChange::look(const NginxProgram& nginx,
                                     const std::vector<std::string>& names) const
{
    NginxFiles files;
    return plan(nginx, names, files).map(toJson);
}

core::Result<void> NginxChange::test(const NginxProgram& nginx) const
{
    const auto tested = m_options.run(commandOf(nginx, {"-t", "-q"}), m_options.commandDeadline);
    if (!tested)
        return tl::unexpected(tested.error());
    if (tested->exitCode != 0)
        return core::fail(ErrorKind::Refused, "nginx does not accept the configuration",
                          tested->words(), "see what \"nginx -t\" says");
    return {};
}

core::Result<void> NginxChange::reload(const NginxProgram& nginx) const
{
    const auto told = m_options.run(commandOf(nginx, {"-s", "reload"}), m_options.commandDeadline);
    if (!told)
        return tl::unexpected(told.error());
    if (told->exitCode != 0)
        return core::fail(ErrorKind::Refused, "nginx does not reload its configuration",
                          told->words(), "reload it by hand: systemctl reload nginx");
    return {};
}

core::Result<void> NginxChange::apply(const NginxPlan& plan, const NginxFiles& files,
                                      const std::vector<std::string>& names,
                                      const std::string& thumbprint)
{
    // By the file behind the links: two places may lie in one file by different names.
    struct Edit {
        std::string original;
        std::vector<NginxPlace> places;
    };
    std::map<std::string, Edit> edits;
    for (const NginxPlace& place : plan.places) {
        const auto real = trustedFile(place.path, m_options.trustedUser);
        if (!real)
            return tl::unexpected(real.error());
        Edit& edit = edits[*real];
        edit.original = files.texts.at(place.path);
        edit.places.push_back(place);
    }
    std::string ownFile;
    if (!plan.ownFile.empty()) {
        const auto real = trustedFile(plan.ownFile, m_options.trustedUser);
        if (!real)
            return tl::unexpected(real.error());
        ownFile = *real;
    }
    // What will be changed is written down before it is.
    const std::string copies = m_options.stateDirectory + "/nginx-originals";
    if (::mkdir(copies.c_str(), 0700) != 0 && errno != EEXIST)
        return core::failErrno("cannot make " + copies, errno);
    json list = json::array();
    for (const auto& [path, edit] : edits) {
        const std::string copy = copies + "/" + std::to_string(list.size()) + "-" +
                                 std::filesystem::path(path).filename().string();
        if (auto kept = core::writeFileAtomically(copy, edit.original, 0600); !kept)
            return kept;
        list.push_back({{"path", path}, {"copy", copy}});
    }
    json state = core::readFile(stateFile(), largestFile)
                     .map([](const std::string& text) { return json::parse(text, nullptr, false); })
                     .value_or(json::object());
    state["files"] = std::move(list);
    state["ownFile"] = ownFile;
    if (auto kept = core::writeFileAtomically(stateFile(), state.dump(2) + "\n", 0600); !kept)
        return kept;
    const std::string lines = challengeLines(names, thumbprint);
    for (const auto& [path, edit] : edits) {
        const auto now = core::readFile(path, largestFile);
        if (!now || *now != edit.original)
            return core::fail(ErrorKind::Unavailable,
                              path + " is being changed by somebody else just now", {},
                              "try again in a moment");
        if (auto written = replaceContent(path, withLines(edit.original, edit.places, lines));
            !written)
            return written;
    }
    if (ownFile.empty())
        return {};
    return core::writeFileAtomically(ownFile, ownServerFile(plan, thumbprint), 0644);
}

core::Result<json> NginxChange::prepare(const NginxProgram& nginx,
                                        const std::vector<std::string>& names,
                                        const std::string& thumbprint)
{
    if (isPrepared()) {
        if (auto restored = restore(); !restored)
            return restored;
    }
    NginxFiles files;
    const auto wanted = plan(nginx, names, files);
    if (!wanted)
        return tl::unexpected(wanted.error());
    const json program = {{"program", nginx.path}, {"arguments", nginx.arguments}};
    if (auto kept = core::writeFileAtomically(stateFile(), program.dump(2) + "\n", 0600); !kept)
        return tl::unexpected(kept.error());
    core::Result<void> done = apply(*wanted, files, names, thumbprint);
    if (done)
        done = test(nginx);
    if (!done) {
        // nginx was told nothing yet.
        if (const auto back = takeBack(); !back)
            core::logError("privileged", {}, back.error().text());
        else
            ::unlink(stateFile().c_str());
        return tl::unexpected(done.error());
    }
    if (auto told = reload(nginx); !told) {
        if (auto restored = restore(); !restored)
            core::logError("privileged", {}, restored.error().text());
        return tl::unexpected(told.error());
    }
    json result = toJson(*wanted);
    const std::string why = waitForAnswers(*wanted, names, thumbprint, m_options.answerDeadline);
    result["answers"] = why.empty();
    result["why"] = why;
    return result;
}

bool NginxChange::isPrepared() const
{
    return ::access(stateFile().c_str(), F_OK) == 0;
}

core::Result<std::vector<std::string>> NginxChange::takeBack() const
{
    const auto text = core::readFile(stateFile(), largestFile);
    if (!text)
        return tl::unexpected(text.error());
    const json state = json::parse(*text, nullptr, false);
    std::vector<std::string> restored;
    core::Result<void> done;
    for (const json& entry : core::partAt(state, "files")) {
        const std::string path = core::textAt(entry, "path");
        const auto now = core::readFile(path, largestFile);
        if (!now || !hasLines(*now))
            continue; // gone, or put right by somebody
        const auto without = withoutLines(*now);
        core::Result<void> written =
            without ? replaceContent(path, *without) : tl::unexpected(without.error());
        if (written) {
            restored.push_back(path);
            continue;
        }
        core::Error error = written.error();
        error.next = "the text from before lies in " + core::textAt(entry, "copy");
        done = tl::unexpected(std::move(error));
    }
    const std::string ownFile = core::textAt(state, "ownFile");
    if (const auto own = ownFile.empty() ? core::Result<std::string>(std::string())
                                         : core::readFile(ownFile, largestFile);
        own && hasLines(*own)) {
        if (::unlink(ownFile.c_str()) != 0)
            done = core::failErrno("cannot remove " + ownFile, errno);
        else
            restored.push_back(ownFile);
    }
    if (!done)
        return tl::unexpected(done.error());
    return restored;
}

core::Result<json> NginxChange::restore()
{
    if (!isPrepared())
        return json{{"restored", json::array()}};
    const auto text = core::readFile(stateFile(), largestFile);
    const json state = text ? json::parse(*text, nullptr, false) : json(json::value_t::discarded);
    const auto restored = takeBack();
    if (!restored)
        return tl::unexpected(restored.error());
    const NginxProgram nginx{core::textAt(state, "program"), core::textsAt(state, "arguments")};
    if (!nginx.path.empty()) {
        // A configuration that others broke meanwhile is theirs; nginx then goes on with the one
        // that it has, and this is tried again.
        if (auto tested = test(nginx); !tested)
            return tl::unexpected(tested.error());
        if (auto told = reload(nginx); !told)
            core::logWarn("privileged", {}, told.error().text()); // it may have been stopped
    }
    ::unlink(stateFile().c_str());
    return json{{"restored", *restored}};
}

} // namespace mailstead::privileged
