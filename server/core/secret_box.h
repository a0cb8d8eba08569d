// Secrets on the disk: AES-256-GCM with a key that lies in a file of its own.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace mailstead::core
{

/// Not thread-safe to create for one file twice at once; const use is thread-safe.
class SecretBox
{
public:
    /// Reads the key of `path`, or makes one (mode 0600). Corrupt when the file is no key;
    /// PermissionDenied when others may read it.
    static Result<SecretBox> loadOrCreate(const std::string& path);

    SecretBox(SecretBox&&) = default;
    SecretBox& operator=(SecretBox&&) = default;
    SecretBox(const SecretBox&) = delete;
    SecretBox& operator=(const SecretBox&) = delete;
    ~SecretBox();

    /// `purpose` is bound to the result: open() needs the same.
    Result<std::string> seal(std::string_view plain, std::string_view purpose) const;
    /// Corrupt when it was not sealed with this key and purpose, or was changed since.
    Result<std::string> open(std::string_view sealed, std::string_view purpose) const;

private:
    explicit SecretBox(std::string key)
        : m_key(std::move(key))
    {
    }
    std::string m_key; ///< 32 octets
};

} // namespace mailstead::core
