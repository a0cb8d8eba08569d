// The syntax of nginx's configuration files, as ngx_conf_file.c reads it, with the place of each
// directive in the text, so that lines can be put in and taken out again. No I/O.
//
// Blocks whose content is a program (content_by_lua_block and its like) are refused: they follow
// the syntax of another language.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailstead::privileged
{

struct NginxDirective {
    std::vector<std::string> words; ///< the name and its arguments, quotes and escapes taken away
    unsigned line = 0;              ///< where it begins, from 1
    bool isBlock = false;
    std::size_t inside = 0; ///< of a block: the octet after its brace
    std::vector<NginxDirective> children;

    const std::string& name() const { return words.front(); }
};

/// Errors name the line. A text of more than 4 MiB, 32 levels or 200,000 directives is refused.
core::Result<std::vector<NginxDirective>> parseNginx(std::string_view text);

} // namespace mailstead::privileged
