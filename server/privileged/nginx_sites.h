// Which server blocks of an nginx answer for a host name, and the marked lines that make them
// answer an http-01 challenge (RFC 8555 §8.3). Texts in, texts out; no I/O.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mailstead::privileged
{

/// The files that `nginx -T` names, as they are on the disk.
struct NginxFiles {
    std::string main;                         ///< absolute path of nginx.conf
    std::map<std::string, std::string> texts; ///< by absolute path, the main one included
};

/// Paths in the order of `nginx -T`'s lines "# configuration file …:". Only absolute ones.
std::vector<std::string> filesOfDump(const std::string& dump);

/// A server block that the lines go into.
struct NginxPlace {
    std::string path;
    std::size_t inside = 0; ///< octet after the block's brace
    unsigned line = 0;
    std::vector<std::string> names; ///< its server_name
    bool operator==(const NginxPlace&) const = default;
};

struct NginxPlan {
    std::vector<NginxPlace> places;
    /// A file of our own with a server block for names that no other block has; empty: none.
    std::string ownFile;
    std::vector<std::string> ownNames;
    std::vector<std::string> ownSockets; ///< as after "listen": "*:80", "[::]:80"
    std::vector<std::string> sockets;    ///< all that nginx listens on at the port
};

/// Finds them as nginx itself would (ngx_http_core_module, server_name): the exact name, a
/// wildcard, a regular expression (every one counts: we do not evaluate them). For names of no
/// block it is a file of our own in a folder that the http block includes, else the default server.
/// NotFound when no server block listens on the port.
core::Result<NginxPlan> planNginx(const NginxFiles& files, const std::vector<std::string>& names,
                                  std::uint16_t port);

/// The answer as directives, in marked lines. It runs before all locations, redirects and access
/// rules of the block, and answers for these names only: "set" and "if" of the rewrite module at
/// the head of a server block come first. Needs no file and no token (the answer to a token is the
/// token, a dot and the thumbprint of the account's key, RFC 8555 §8.1).
std::string challengeLines(const std::vector<std::string>& names, const std::string& thumbprint);
std::string ownServerFile(const NginxPlan& plan, const std::string& thumbprint);

/// The text with the lines in all of its places (of one file).
std::string withLines(const std::string& text, const std::vector<NginxPlace>& places,
                      const std::string& lines);

/// The text without any marked lines; exactly what it was before withLines(), edits of others kept.
/// Corrupt when a mark that begins has none that ends.
core::Result<std::string> withoutLines(const std::string& text);
bool hasLines(const std::string& text);

} // namespace mailstead::privileged
