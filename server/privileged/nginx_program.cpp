#include "privileged/nginx_program.h"

#include "core/file.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <sstream>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;

constexpr std::size_t largestProcFile = 64UL * 1024;
constexpr const char* masterTitle = "nginx: master process ";

/// The words behind "Uid:" and its like in /proc/<pid>/status.
std::vector<std::string> statusWords(const std::string& status, const std::string& key)
{
    std::istringstream lines(status);
    std::string line;
    while (std::getline(lines, line)) {
        if (!line.starts_with(key + ":"))
            continue;
        std::istringstream words(line.substr(key.size() + 1));
        return {std::istream_iterator<std::string>(words), {}};
    }
    return {};
}

} // namespace

std::optional<Arguments> argumentsOfMaster(const std::string& title)
{
    if (!title.starts_with(masterTitle))
        return std::nullopt;
    std::string text = title.substr(std::string_view(masterTitle).size());
    std::replace(text.begin(), text.end(), '\0', ' ');
    std::istringstream stream(text);
    const Arguments words{std::istream_iterator<std::string>(stream), {}};
    Arguments arguments;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if ((words[i] == "-c" || words[i] == "-p") && words[i + 1].starts_with('/')) {
            arguments.push_back(words[i]);
            arguments.push_back(words[i + 1]);
            ++i;
        }
    }
    return arguments;
}

core::Result<NginxProgram> findNginx(const std::string& program)
{
    bool inContainer = false;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        const auto title = core::readFile(entry.path().string() + "/cmdline", largestProcFile);
        const auto arguments = title ? argumentsOfMaster(*title) : std::nullopt;
        if (!arguments)
            continue;
        const auto status = core::readFile(entry.path().string() + "/status", largestProcFile);
        const auto users = statusWords(status.value_or(std::string()), "Uid");
        if (users.size() < 2 || users[1] != "0")
            continue; // anybody may call a process of his so
        if (statusWords(*status, "NSpid").size() > 1) {
            inContainer = true;
            continue;
        }
        const std::string path = firstProgram(
            program.empty()
                ? std::vector<std::string>{"/usr/sbin/nginx", "/usr/bin/nginx",
                                           "/usr/local/sbin/nginx", "/usr/local/nginx/sbin/nginx",
                                           "/usr/local/openresty/nginx/sbin/nginx",
                                           "/www/server/nginx/sbin/nginx"}
                : std::vector<std::string>{program});
        if (path.empty())
            return core::fail(ErrorKind::NotFound, "the program of the running nginx was not found",
                              {}, "name it in /etc/mailstead/privileged.toml: nginx-program");
        return NginxProgram{path, *arguments};
    }
    return core::fail(ErrorKind::NotFound,
                      inContainer ? "nginx runs in a container" : "no nginx runs here", {},
                      "prove the names another way, best by DNS");
}

} // namespace mailstead::privileged
