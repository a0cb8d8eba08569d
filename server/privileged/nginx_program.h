// The nginx that runs on this machine: its program, and the arguments that name its configuration.
#pragma once

#include "privileged/command.h"

#include <optional>
#include <string>

namespace mailstead::privileged
{

struct NginxProgram {
    std::string path;
    Arguments arguments; ///< "-c", file and "-p", folder, where it was started with them
};

/// `program` of privileged.toml, else one of the usual places. NotFound when no nginx runs here, or
/// only in a container, where its files are not ours to read.
core::Result<NginxProgram> findNginx(const std::string& program);

/// "-c" and "-p" with their absolute paths, of the title that nginx gives its master process:
/// "nginx: master process /usr/sbin/nginx -c /etc/nginx/other.conf". Nothing when it is none.
std::optional<Arguments> argumentsOfMaster(const std::string& title);

} // namespace mailstead::privileged
