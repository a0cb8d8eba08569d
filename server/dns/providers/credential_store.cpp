#include "dns/providers/credential_store.h"

#include "core/file.h"
#include "core/json_access.h"

#include <algorithm>
#include <openssl/crypto.h>

namespace mailstead::dns
{

namespace
{

using core::ErrorKind;
using nlohmann::json;

constexpr std::size_t fileLimit = 1024 * 1024;
constexpr std::size_t longestName = 100;
constexpr std::size_t longestValue = 4096;
constexpr std::size_t mostCredentials = 200;

} // namespace

core::Result<void> CredentialStore::checkFields(const Credentials& credentials) const
{
    const std::optional<CredentialForm> info = m_kind.form(credentials.provider);
    if (!info)
        return core::fail(ErrorKind::InvalidInput, "this " + m_kind.owner + " is not known",
                          credentials.provider);
    for (const auto& [id, value] : credentials.fields) {
        const auto field = std::find_if(info->fields.begin(), info->fields.end(),
                                        [&id = id](const auto& entry) { return entry.id == id; });
        if (field == info->fields.end())
            return core::fail(ErrorKind::InvalidInput, info->label + " has no such field", id);
        const bool clean = std::none_of(value.begin(), value.end(), [](char c) {
            return static_cast<unsigned char>(c) < 32 || c == 127;
        });
        if (!clean || value.size() > longestValue)
            return core::fail(ErrorKind::InvalidInput,
                              field->label + " has characters that no credentials have");
        if (!field->values.empty() && !value.empty() &&
            std::find(field->values.begin(), field->values.end(), value) == field->values.end())
            return core::fail(ErrorKind::InvalidInput,
                              "this is no possible value of " + field->label);
    }
    for (const CredentialField& field : info->fields) {
        const auto given = credentials.fields.find(field.id);
        if (field.required && (given == credentials.fields.end() || given->second.empty()))
            return core::fail(ErrorKind::InvalidInput, "a part of the credentials is missing",
                              field.label);
    }
    return {};
}

CredentialKind zoneCredentials()
{
    return {"dns-credentials", "mailstead dns credentials 1", "DNS provider",
            [](const std::string& provider) -> std::optional<CredentialForm> {
                const ProviderInfo* info = providerInfo(provider);
                if (info == nullptr)
                    return std::nullopt;
                return CredentialForm{info->label, info->fields};
            }};
}

core::Result<std::shared_ptr<CredentialStore>> CredentialStore::open(const std::string& directory,
                                                                     CredentialKind kind)
{
    const std::string file = directory + "/" + kind.file;
    auto box = core::SecretBox::loadOrCreate(file + ".key");
    if (!box)
        return tl::unexpected(box.error());
    std::shared_ptr<CredentialStore> store(
        new CredentialStore(std::move(*box), file, std::move(kind)));
    const auto read = store->read();
    if (!read)
        return tl::unexpected(read.error());
    return store;
}

core::Result<void> CredentialStore::read()
{
    const auto sealed = core::readFile(m_file, fileLimit);
    if (!sealed)
        return sealed.error().kind == ErrorKind::NotFound ? core::Result<void>()
                                                          : tl::unexpected(sealed.error());
    auto plain = m_box.open(*sealed, m_kind.purpose);
    if (!plain)
        return core::fail(ErrorKind::Corrupt,
                          "the " + m_kind.owner + "s' credentials cannot be read",
                          plain.error().why,
                          "restore " + m_file +
                              " together with its key file, or remove it and "
                              "enter the credentials again");
    const json list = json::parse(*plain, nullptr, false);
    OPENSSL_cleanse(plain->data(), plain->size());
    if (!list.is_array())
        return core::fail(ErrorKind::Corrupt,
                          "the " + m_kind.owner + "s' credentials cannot be read");
    for (const json& entry : list) {
        Credentials credentials{core::textAt(entry, "name"), core::textAt(entry, "provider"), {}};
        const json& fields = core::partAt(entry, "fields");
        for (const auto& [id, value] : fields.items()) {
            if (value.is_string())
                credentials.fields[id] = value.get<std::string>();
        }
        m_all[credentials.name] = std::move(credentials);
    }
    return {};
}

core::Result<void> CredentialStore::write(const std::map<std::string, Credentials>& all) const
{
    json list = json::array();
    for (const auto& [name, credentials] : all)
        list.push_back(
            {{"name", name}, {"provider", credentials.provider}, {"fields", credentials.fields}});
    std::string plain = list.dump();
    const auto sealed = m_box.seal(plain, m_kind.purpose);
    OPENSSL_cleanse(plain.data(), plain.size());
    if (!sealed)
        return tl::unexpected(sealed.error());
    return core::writeFileAtomically(m_file, *sealed, 0600);
}

std::vector<Credentials> CredentialStore::list() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Credentials> result;
    for (const auto& [name, credentials] : m_all)
        result.push_back(credentials);
    return result;
}

std::optional<Credentials> CredentialStore::find(const std::string& name) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_all.find(name);
    return found == m_all.end() ? std::nullopt : std::optional(found->second);
}

core::Result<void> CredentialStore::set(Credentials credentials)
{
    if (credentials.name.empty() || credentials.name.size() > longestName)
        return core::fail(ErrorKind::InvalidInput, "credentials need a name of at most 100 octets");
    const std::lock_guard lock(m_mutex);
    const auto known = m_all.find(credentials.name);
    if (known == m_all.end() && m_all.size() >= mostCredentials)
        return core::fail(ErrorKind::InvalidInput, "there are too many credentials");
    if (known != m_all.end() && known->second.provider == credentials.provider) {
        for (const auto& [id, value] : known->second.fields) {
            if (credentials.fields[id].empty())
                credentials.fields[id] = value;
        }
    }
    const auto valid = checkFields(credentials);
    if (!valid)
        return valid;
    auto all = m_all;
    all[credentials.name] = std::move(credentials);
    const auto written = write(all);
    if (written)
        m_all = std::move(all);
    return written;
}

core::Result<void> CredentialStore::remove(const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    auto all = m_all;
    if (all.erase(name) == 0)
        return core::fail(ErrorKind::NotFound, "there are no such credentials", name);
    const auto written = write(all);
    if (written)
        m_all = std::move(all);
    return written;
}

} // namespace mailstead::dns
