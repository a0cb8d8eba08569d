#include "core/kept_secret.h"

#include "core/file.h"
#include "core/random_id.h"

namespace mailstead::core
{

Result<std::string> keptSecret(const std::string& path)
{
    const auto present = readFile(path, 4096);
    if (present && present->size() >= 32)
        return *present;
    if (!present && present.error().kind != ErrorKind::NotFound)
        return present;
    const std::string secret = randomHex(32);
    const auto written = writeFileAtomically(path, secret, 0600);
    if (!written)
        return tl::unexpected(written.error());
    return secret;
}

} // namespace mailstead::core
