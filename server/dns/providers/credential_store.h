// Credentials for DNS providers on the disk: encrypted, the key in a file of its own.
#pragma once

#include "core/result.h"
#include "core/secret_box.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct Credentials {
    std::string name;     ///< given by people; what others refer to
    std::string provider; ///< an id of provider_info.h
    std::map<std::string, std::string> fields;
};

/// Thread-safe. A secret leaves it only by find(); it is in no log line and in no error.
class CredentialStore
{
public:
    /// Files: `<directory>/dns-credentials` and the key `<directory>/dns-credentials.key`, mode
    /// 0600. Corrupt when they do not belong together.
    static core::Result<std::shared_ptr<CredentialStore>> open(const std::string& directory);

    /// In the order of their names.
    std::vector<Credentials> list() const;
    std::optional<Credentials> find(const std::string& name) const;

    /// Adds or replaces. Fields that are empty keep what is stored, so that a form need not be
    /// given secrets back. InvalidInput for an unknown provider, an unknown or missing field, a
    /// name that is empty or longer than 100 octets.
    core::Result<void> set(Credentials credentials);
    core::Result<void> remove(const std::string& name);

private:
    CredentialStore(core::SecretBox box, std::string file)
        : m_box(std::move(box))
        , m_file(std::move(file))
    {
    }
    core::Result<void> read();
    core::Result<void> write(const std::map<std::string, Credentials>& all) const;

    const core::SecretBox m_box;
    const std::string m_file;
    mutable std::mutex m_mutex;
    std::map<std::string, Credentials> m_all;
};

} // namespace mailstead::dns
