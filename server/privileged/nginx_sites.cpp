#include "privileged/nginx_sites.h"

#include "privileged/nginx_syntax.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fnmatch.h>
#include <set>
#include <tuple>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;

constexpr std::string_view beginMark =
    "# BEGIN mailstead: answers the certificate authority, is removed afterwards";
constexpr std::string_view endMark = "# END mailstead";
constexpr const char* ownFileName = "mailstead-acme-challenge.conf";
constexpr int deepestInclude = 16;
constexpr std::size_t mostIncluded = 10'000; ///< files, counted each time
constexpr std::size_t mostServers = 20'000;

struct Listen {
    std::string socket;
    bool isDefault = false;
};

struct Server {
    NginxPlace place;
    std::vector<Listen> listens;
};

/// "80", "*:80", "[::]:80", "192.0.2.1" … as "address:port"; empty for Unix sockets and what has
/// another port.
std::string socketOf(const std::string& text, std::uint16_t port)
{
    if (text.starts_with("unix:"))
        return {};
    std::string address = text;
    std::string ports = "80"; // ngx_http_core_listen's default
    const std::size_t colon = text.rfind(':');
    const std::size_t bracket = text.rfind(']');
    if (colon != std::string::npos && (bracket == std::string::npos || colon > bracket)) {
        address = text.substr(0, colon);
        ports = text.substr(colon + 1);
    } else if (!text.empty() && text.find_first_not_of("0123456789-") == std::string::npos) {
        address = "*";
        ports = text;
    }
    if (address.empty() || address == "0.0.0.0")
        address = "*";
    unsigned first = 0, last = 0;
    const char* end = ports.data() + ports.size();
    const auto [stopped, error] = std::from_chars(ports.data(), end, first);
    last = first;
    if (error != std::errc() ||
        (stopped != end && (*stopped != '-' || std::from_chars(stopped + 1, end, last).ptr != end)))
        return {};
    if (port < first || port > last)
        return {};
    return address + ":" + std::to_string(port);
}

std::string lowerCase(std::string text)
{
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

/// How well a server_name fits: 3 exactly, 2 by a wildcard, 1 perhaps by a regular expression.
int fit(const std::string& serverName, const std::string& name)
{
    const std::string own = lowerCase(serverName);
    if (own == name)
        return 3;
    if (own.starts_with("~"))
        return 1;
    if (own.starts_with("*.") && name.size() > own.size() - 1 && name.ends_with(own.substr(1)))
        return 2;
    if (own.starts_with(".")) { // the name itself and everything below it
        if (name == own.substr(1))
            return 3;
        return name.ends_with(own) ? 2 : 0;
    }
    return own.ends_with(".*") && name.starts_with(own.substr(0, own.size() - 1)) ? 2 : 0;
}

int fit(const Server& server, const std::string& name)
{
    int best = 0;
    for (const std::string& own : server.place.names)
        best = std::max(best, fit(own, name));
    return best;
}

/// Walks the files from the main one, as nginx includes them.
class Reader
{
public:
    Reader(const NginxFiles& files, std::uint16_t port)
        : m_files(files)
        , m_directory(std::filesystem::path(files.main).parent_path().string())
        , m_port(port)
    {
    }

    core::Result<void> read() { return mainLevel(m_files.main, 0); }

    std::vector<Server> servers;
    std::string ownFile; ///< a path that the http block would include

private:
    using Walk = core::Result<void> (Reader::*)(const std::string&,
                                                const std::vector<NginxDirective>&, int);

    core::Result<void> inFile(const std::string& path, int depth, Walk walk)
    {
        const auto text = m_files.texts.find(path);
        if (text == m_files.texts.end())
            return core::fail(ErrorKind::NotFound, "a file of nginx's configuration is missing",
                              path);
        if (depth > deepestInclude || ++m_included > mostIncluded)
            return core::fail(ErrorKind::InvalidInput,
                              "files of nginx's configuration include each other", path);
        auto parsed = m_parsed.find(path);
        if (parsed == m_parsed.end()) {
            auto read = parseNginx(text->second);
            if (!read) {
                core::Error error = read.error();
                error.why = path + (error.why.empty() ? "" : ", " + error.why);
                return tl::unexpected(std::move(error));
            }
            parsed = m_parsed.emplace(path, std::move(*read)).first;
        }
        return (this->*walk)(path, parsed->second, depth);
    }

    std::string absolute(const std::string& pattern) const
    {
        return pattern.starts_with('/') ? pattern : m_directory + "/" + pattern;
    }

    /// The files that an include brings in, in nginx's order.
    core::Result<void> included(const NginxDirective& directive, int depth, Walk walk)
    {
        if (directive.words.size() != 2)
            return {};
        const std::string pattern = absolute(directive.words[1]);
        for (const auto& entry : m_files.texts) {
            if (::fnmatch(pattern.c_str(), entry.first.c_str(), FNM_PATHNAME | FNM_PERIOD) != 0)
                continue;
            if (auto read = inFile(entry.first, depth + 1, walk); !read)
                return read;
        }
        return {};
    }

    core::Result<void> mainLevel(const std::string& path, int depth)
    {
        return inFile(path, depth, &Reader::mainDirectives);
    }

    core::Result<void> mainDirectives(const std::string& path,
                                      const std::vector<NginxDirective>& directives, int depth)
    {
        for (const NginxDirective& directive : directives) {
            core::Result<void> read;
            if (directive.name() == "include")
                read = included(directive, depth, &Reader::mainDirectives);
            else if (directive.name() == "http" && directive.isBlock)
                read = httpDirectives(path, directive.children, depth);
            if (!read)
                return read;
        }
        return {};
    }

    core::Result<void> httpDirectives(const std::string& path,
                                      const std::vector<NginxDirective>& directives, int depth)
    {
        for (const NginxDirective& directive : directives) {
            core::Result<void> read;
            if (directive.name() == "include") {
                rememberFolder(directive);
                read = included(directive, depth, &Reader::httpDirectives);
            } else if (directive.name() == "server" && directive.isBlock) {
                read = server(path, directive, depth);
            }
            if (!read)
                return read;
        }
        return {};
    }

    /// A folder whose files are included takes one of ours.
    void rememberFolder(const NginxDirective& directive)
    {
        if (!ownFile.empty() || directive.words.size() != 2)
            return;
        const std::string pattern = absolute(directive.words[1]);
        const std::string folder = std::filesystem::path(pattern).parent_path().string();
        if (folder.find_first_of("*?[") != std::string::npos)
            return;
        const std::string file = folder + "/" + ownFileName;
        if (pattern.find_first_of("*?[") != std::string::npos &&
            ::fnmatch(pattern.c_str(), file.c_str(), FNM_PATHNAME | FNM_PERIOD) == 0)
            ownFile = file;
    }

    core::Result<void> server(const std::string& path, const NginxDirective& block, int depth)
    {
        if (servers.size() >= mostServers)
            return core::fail(ErrorKind::InvalidInput, "nginx has too many server blocks");
        servers.push_back({{path, block.inside, block.line, {}}, {}});
        m_hasListen = false;
        if (auto read = serverDirectives(path, block.children, depth); !read)
            return read;
        if (!m_hasListen) {
            const std::string socket = socketOf("*:80", m_port);
            if (!socket.empty())
                servers.back().listens.push_back({socket, false});
        }
        return {};
    }

    core::Result<void> serverDirectives(const std::string&,
                                        const std::vector<NginxDirective>& directives, int depth)
    {
        for (const NginxDirective& directive : directives) {
            const auto& words = directive.words;
            if (directive.name() == "include") {
                if (auto read = included(directive, depth, &Reader::serverDirectives); !read)
                    return read;
            } else if (directive.name() == "server_name") {
                auto& names = servers.back().place.names;
                names.insert(names.end(), words.begin() + 1, words.end());
            } else if (directive.name() == "listen" && words.size() >= 2) {
                m_hasListen = true;
                const std::string socket = socketOf(words[1], m_port);
                const auto has = [&](std::string_view flag) {
                    return std::find(words.begin() + 2, words.end(), flag) != words.end();
                };
                if (!socket.empty() && !has("ssl") && !has("quic"))
                    servers.back().listens.push_back(
                        {socket, has("default_server") || has("default")});
            }
        }
        return {};
    }

    const NginxFiles& m_files;
    const std::string m_directory;
    const std::uint16_t m_port;
    std::map<std::string, std::vector<NginxDirective>> m_parsed;
    std::size_t m_included = 0;
    bool m_hasListen = false;
};

/// The servers of a socket that would answer for the name; none when only the default one would.
std::vector<const Server*> answering(const std::vector<const Server*>& group,
                                     const std::string& name)
{
    std::vector<const Server*> found;
    for (int wanted = 3; wanted > 0 && found.empty(); --wanted) {
        for (const Server* server : group) {
            if (fit(*server, name) == wanted)
                found.push_back(server);
        }
    }
    return found;
}

template <class T> void addOnce(std::vector<T>& list, const T& value)
{
    if (std::find(list.begin(), list.end(), value) == list.end())
        list.push_back(value);
}

/// For a regular expression in double quotes of nginx: names have letters, digits, dots and hyphens
/// only.
std::string pattern(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += text.empty() ? "" : "|";
        for (const char c : name)
            text += c == '.' ? std::string("\\.") : std::string(1, c);
    }
    return text;
}

/// Where the line with this octet ends, its line break included.
std::size_t afterLine(const std::string& text, std::size_t at)
{
    const std::size_t end = text.find('\n', at);
    return end == std::string::npos ? text.size() : end + 1;
}

std::string_view trimmed(std::string_view line)
{
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' '))
        line.remove_suffix(1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
        line.remove_prefix(1);
    return line;
}

/// The beginning of the first line at or after `at` that is the mark; npos when there is none.
std::size_t findMark(const std::string& text, std::size_t at, std::string_view mark)
{
    while (at < text.size()) {
        const std::size_t next = afterLine(text, at);
        if (trimmed(std::string_view(text).substr(at, next - at)) == mark)
            return at;
        at = next;
    }
    return std::string::npos;
}

} // namespace

std::vector<std::string> filesOfDump(const std::string& dump)
{
    constexpr std::string_view before = "# configuration file ";
    std::vector<std::string> paths;
    for (std::size_t at = 0; at < dump.size(); at = afterLine(dump, at)) {
        std::string_view line =
            trimmed(std::string_view(dump).substr(at, afterLine(dump, at) - at));
        if (!line.starts_with(before) || !line.ends_with(':'))
            continue;
        line.remove_prefix(before.size());
        line.remove_suffix(1);
        if (line.starts_with('/') && line.find('\0') == std::string_view::npos)
            addOnce(paths, std::string(line));
    }
    return paths;
}

core::Result<NginxPlan> planNginx(const NginxFiles& files, const std::vector<std::string>& names,
                                  std::uint16_t port)
{
    Reader reader(files, port);
    if (auto read = reader.read(); !read)
        return tl::unexpected(read.error());
    NginxPlan plan;
    std::map<std::string, std::vector<const Server*>> groups;
    std::map<std::string, const Server*> defaults;
    for (const Server& server : reader.servers) {
        for (const Listen& listen : server.listens) {
            addOnce(plan.sockets, listen.socket);
            groups[listen.socket].push_back(&server);
            const auto first = defaults.emplace(listen.socket, &server).first;
            if (listen.isDefault)
                first->second = &server;
        }
    }
    if (groups.empty())
        return core::fail(ErrorKind::NotFound,
                          "nginx does not listen on port " + std::to_string(port), {},
                          "let the daemon answer there itself: the way \"http\"");
    for (const auto& [socket, group] : groups) {
        for (const std::string& name : names) {
            const auto found = answering(group, name);
            for (const Server* server : found)
                addOnce(plan.places, server->place);
            if (!found.empty())
                continue;
            if (reader.ownFile.empty()) {
                addOnce(plan.places, defaults.at(socket)->place);
                continue;
            }
            plan.ownFile = reader.ownFile;
            addOnce(plan.ownNames, name);
            addOnce(plan.ownSockets, socket);
        }
    }
    return plan;
}

std::string challengeLines(const std::vector<std::string>& names, const std::string& thumbprint)
{
    return "    " + std::string(beginMark) + "\n" +
           "    set $mailstead_challenge \"$host$uri\";\n"
           "    if ($mailstead_challenge ~ \"^(?:" +
           pattern(names) + ")/\\.well-known/acme-challenge/([-_a-zA-Z0-9]+)$\") {\n" +
           "        return 200 \"$1." + thumbprint + "\";\n    }\n    " + std::string(endMark) +
           "\n";
}

std::string ownServerFile(const NginxPlan& plan, const std::string& thumbprint)
{
    std::string text = std::string(beginMark) + "\nserver {\n";
    for (const std::string& socket : plan.ownSockets)
        text += "    listen " + socket + ";\n";
    text += "    server_name";
    for (const std::string& name : plan.ownNames)
        text += " " + name;
    std::string lines = challengeLines(plan.ownNames, thumbprint);
    // The file as a whole is marked already.
    lines = lines.substr(afterLine(lines, 0));
    lines.resize(lines.rfind("    " + std::string(endMark)));
    return text + ";\n    default_type text/plain;\n" + lines + "    return 404;\n}\n" +
           std::string(endMark) + "\n";
}

std::string withLines(const std::string& text, const std::vector<NginxPlace>& places,
                      const std::string& lines)
{
    std::vector<std::size_t> offsets;
    for (const NginxPlace& place : places)
        addOnce(offsets, place.inside);
    std::sort(offsets.rbegin(), offsets.rend()); // from the end, so that the others stay right
    std::string changed = text;
    for (const std::size_t offset : offsets) {
        if (offset <= changed.size())
            changed.insert(offset, "\n" + lines);
    }
    return changed;
}

bool hasLines(const std::string& text)
{
    return findMark(text, 0, beginMark) != std::string::npos;
}

core::Result<std::string> withoutLines(const std::string& text)
{
    std::string kept;
    std::size_t at = 0;
    while (true) {
        const std::size_t begin = findMark(text, at, beginMark);
        if (begin == std::string::npos)
            return kept + text.substr(at);
        const std::size_t end = findMark(text, begin, endMark);
        if (end == std::string::npos)
            return core::fail(ErrorKind::Corrupt,
                              "a mark of mailstead in nginx's configuration has no end",
                              "a line \"" + std::string(beginMark) + "\" and no \"" +
                                  std::string(endMark) + "\" behind it",
                              "remove the lines by hand, then run: nginx -t");
        // The line break before the mark was put in with it.
        const std::size_t from = begin > at ? begin - 1 : begin;
        kept += text.substr(at, from - at);
        at = afterLine(text, end);
    }
}

} // namespace mailstead::privileged
