// The daemon's sentences by where they come from. Internal to control.
#pragma once

#include <span>

namespace mailstead::control
{

// Patterns: %1 to %9 stand for any text, each once, and the fixed parts are those of server/. Texts
// of the translation context mailstead::control::DaemonText. The test daemon_texts finds those that
// are missing here, and those that the daemon does not say any more.
std::span<const char* const> certificateSentences(); ///< server/acme
std::span<const char* const> nameSentences();        ///< server/dns, server/http
std::span<const char* const> mailSentences();   ///< server/accounts, server/queue, server/message
std::span<const char* const> serverSentences(); ///< server/control, core, daemon, web
std::span<const char* const> rootSentences();   ///< server/privileged

} // namespace mailstead::control
