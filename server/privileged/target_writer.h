// Installs the daemon's certificate for another service too, and sees that the service shows it.
#pragma once

#include "core/tls.h"
#include "privileged/command.h"
#include "privileged/settings.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

namespace mailstead::privileged
{

/// A certificate chain and its key that belong together, written anew from what was read, so that
/// nothing else gets into the files of a service.
struct CheckedPair {
    core::PemPair pem;
    std::string fingerprint; ///< SHA-256, lower-case hexadecimal
    std::string firstName;   ///< the first DNS name
    bool temporary = false;  ///< self-signed
};
core::Result<CheckedPair> checkPair(const std::string& chainPem, const std::string& keyPem);

/// The pair in `<stateDirectory>/certificates/live`, whose files must be the user's own: root must
/// not be led elsewhere by a link.
core::Result<CheckedPair> readLivePair(const std::string& stateDirectory, uid_t user);

struct WriterOptions {
    CommandRunner run = runCommand;
    std::chrono::milliseconds reloadDeadline = std::chrono::seconds(60);
    std::chrono::milliseconds verifyDeadline = std::chrono::seconds(10);
    std::chrono::milliseconds verifyPause{250};
    std::string passwd = "/etc/passwd", group = "/etc/group";
};

/// What became of one target.
struct TargetResult {
    std::string name;
    bool installed = false; ///< both files are there as wanted, now or since before
    bool changed = false;   ///< they were written now
    bool reloaded = false;
    bool verified = false; ///< the service was asked
    bool serves = false;   ///< and shows this certificate
    std::string served;    ///< fingerprint of what it shows; may be empty
    std::string why;       ///< what went wrong; empty when nothing did
    std::string next;

    nlohmann::json json() const;
};

/// Writes both files (or neither) where they differ, runs the reload where that or the service's
/// answer asks for it, and asks the service until it shows the certificate or the deadline is over.
/// Blocking.
TargetResult installTarget(const Target& target, const CheckedPair& pair,
                           const WriterOptions& options);

} // namespace mailstead::privileged
