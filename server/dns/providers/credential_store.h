// Credentials for other people's interfaces on the disk: encrypted, the key in a file of its own.
#pragma once

#include "core/result.h"
#include "core/secret_box.h"
#include "dns/providers/provider_info.h"

#include <functional>
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
    std::string provider; ///< an id of provider_info.h, or of another kind's table
    std::map<std::string, std::string> fields;
};

/// What a form of credentials asks for.
struct CredentialForm {
    std::string label; ///< of the provider
    std::vector<CredentialField> fields;
};

/// Credentials of one kind lie in a file of their own and fit their own table of forms.
struct CredentialKind {
    std::string file;    ///< its name
    std::string purpose; ///< what its encryption is bound to
    std::string owner;   ///< "DNS provider", for words
    std::function<std::optional<CredentialForm>(const std::string& provider)> form;
};

/// Of providerInfos().
CredentialKind zoneCredentials();

/// Thread-safe. A secret leaves it only by find(); it is in no log line and in no error.
class CredentialStore
{
public:
    /// Files: `<directory>/dns-credentials` and the key `<directory>/dns-credentials.key`, mode
    /// 0600; likewise for another kind. Corrupt when they do not belong together.
    static core::Result<std::shared_ptr<CredentialStore>>
    open(const std::string& directory, CredentialKind kind = zoneCredentials());

    /// In the order of their names.
    std::vector<Credentials> list() const;
    std::optional<Credentials> find(const std::string& name) const;

    /// Adds or replaces. Fields that are empty keep what is stored, so that a form need not be
    /// given secrets back. InvalidInput for an unknown provider, an unknown or missing field, a
    /// name that is empty or longer than 100 octets.
    core::Result<void> set(Credentials credentials);
    core::Result<void> remove(const std::string& name);

private:
    CredentialStore(core::SecretBox box, std::string file, CredentialKind kind)
        : m_box(std::move(box))
        , m_file(std::move(file))
        , m_kind(std::move(kind))
    {
    }
    core::Result<void> read();
    core::Result<void> write(const std::map<std::string, Credentials>& all) const;
    core::Result<void> checkFields(const Credentials& credentials) const;

    const core::SecretBox m_box;
    const std::string m_file;
    const CredentialKind m_kind;
    mutable std::mutex m_mutex;
    std::map<std::string, Credentials> m_all;
};

} // namespace mailstead::dns
