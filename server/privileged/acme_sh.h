// Certificates that acme.sh keeps on this machine, found and read without running anything of it.
#pragma once

#include "core/result.h"
#include "core/tls.h"

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::privileged
{

/// Lines KEY='value' of a domain's conf; other lines are passed over. Never a shell: what stands
/// between the quotes is the value as it is. At most 64 KiB, 200 keys, 4 KiB a value.
core::Result<std::map<std::string, std::string>> parseAcmeShConf(std::string_view text);

struct AcmeShCertificate {
    std::string id;                 ///< SHA-256 of where it lies, hexadecimal
    std::string domain;             ///< what acme.sh calls it
    std::vector<std::string> names; ///< of the certificate
    std::string keyType;            ///< "ec-p256", "rsa-2048", … ; empty: another
    std::string authority;          ///< the issuer, as the certificate says
    std::chrono::system_clock::time_point notAfter;
    std::string stopCommand; ///< ends acme.sh's renewal; for a person to run
    std::string folder;      ///< where it lies; stays on this side
};

/// Certificates in the folders, which may not be there. A file must belong to whom its folder
/// belongs to and be no link; what does not fit is left out.
std::vector<AcmeShCertificate> findAcmeSh(const std::vector<std::string>& folders);

/// Chain and key of one of them, which belong together; NotFound.
core::Result<core::PemPair> takeAcmeSh(const AcmeShCertificate& certificate);

} // namespace mailstead::privileged
