#include "privileged/acme_sh.h"

#include "acme/certificate_store.h"
#include "core/digest.h"
#include "message/address.h"
#include "privileged/owned_file.h"
#include "privileged/target_writer.h"

#include <algorithm>
#include <dirent.h>
#include <memory>
#include <optional>
#include <sys/stat.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;

constexpr std::size_t largestConf = 64UL * 1024;
constexpr std::size_t mostKeys = 200;
constexpr std::size_t longestValue = 4096;
constexpr std::size_t largestPem = 256UL * 1024;
constexpr std::size_t mostFolders = 1000;

/// Folders of certificates: "mail.example.org" or "mail.example.org_ecc".
std::vector<std::string> foldersIn(const std::string& parent)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(parent.c_str()), ::closedir);
    while (const dirent* entry = stream ? ::readdir(stream.get()) : nullptr) {
        const std::string name = entry->d_name;
        if (name.front() != '.' && name.find('.') != std::string::npos)
            names.push_back(name);
        if (names.size() >= mostFolders)
            break;
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The owner of a folder that is no link.
std::optional<uid_t> ownerOf(const std::string& folder)
{
    struct stat info = {};
    if (::lstat(folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
        return std::nullopt;
    return info.st_uid;
}

std::string valueOf(const std::map<std::string, std::string>& conf, const char* key)
{
    const auto found = conf.find(key);
    return found == conf.end() ? std::string() : found->second;
}

/// "ec-256" and "2048" of acme.sh in our words; an empty length is its old default.
std::string keyTypeOf(const std::string& length)
{
    if (length == "ec-256")
        return "ec-p256";
    if (length == "ec-384")
        return "ec-p384";
    if (length.empty())
        return "rsa-2048";
    return length == "2048" || length == "3072" || length == "4096" ? "rsa-" + length
                                                                    : std::string();
}

std::optional<AcmeShCertificate> readOne(const std::string& parent, const std::string& name)
{
    constexpr std::string_view eccEnding = "_ecc";
    const std::string folder = parent + "/" + name;
    const bool isEcc = name.ends_with(eccEnding);
    AcmeShCertificate found;
    found.domain = isEcc ? name.substr(0, name.size() - eccEnding.size()) : name;
    const std::string bare = found.domain.starts_with("*.") ? found.domain.substr(2) : found.domain;
    const auto owner = ownerOf(folder);
    if (!owner || !message::isDomainName(bare))
        return std::nullopt;
    const auto text = readOwnedFile(folder + "/" + found.domain + ".conf", *owner, largestConf);
    const auto chain = readOwnedFile(folder + "/fullchain.cer", *owner, largestPem);
    const auto conf = text ? parseAcmeShConf(*text) : tl::unexpected(text.error());
    const auto info = chain ? acme::readCertificate(*chain) : tl::unexpected(chain.error());
    if (!conf || !info || valueOf(*conf, "Le_Domain") != found.domain)
        return std::nullopt;
    found.id = core::hex(core::digest(core::Hash::Sha256, folder));
    found.names = info->names;
    found.keyType = keyTypeOf(valueOf(*conf, "Le_Keylength"));
    found.authority = info->issuer;
    found.notAfter = info->notAfter;
    found.stopCommand = "acme.sh --remove -d '" + found.domain + "'" + (isEcc ? " --ecc" : "");
    found.folder = folder;
    return found;
}

} // namespace

core::Result<std::map<std::string, std::string>> parseAcmeShConf(std::string_view text)
{
    const auto unfit = [](const char* why) {
        return core::fail(ErrorKind::InvalidInput, "this is no file of acme.sh", why);
    };
    if (text.size() > largestConf)
        return unfit("it is too large");
    if (text.find('\0') != std::string_view::npos)
        return unfit("it has a zero octet");
    std::map<std::string, std::string> values;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0 || equals > 100)
            continue;
        const std::string_view key = line.substr(0, equals);
        std::string_view value = line.substr(equals + 1);
        const bool isKey = key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                 "abcdefghijklmnopqrstuvwxyz0123456789_") ==
                           std::string_view::npos;
        if (!isKey || value.size() < 2 || value.front() != '\'' || value.back() != '\'')
            continue;
        value = value.substr(1, value.size() - 2);
        if (value.find('\'') != std::string_view::npos)
            continue;
        if (value.size() > longestValue)
            return unfit("a value is too long");
        values[std::string(key)] = std::string(value);
        if (values.size() > mostKeys)
            return unfit("it has too many keys");
    }
    return values;
}

std::vector<AcmeShCertificate> findAcmeSh(const std::vector<std::string>& folders)
{
    std::vector<AcmeShCertificate> found;
    for (const std::string& parent : folders) {
        if (!ownerOf(parent))
            continue;
        for (const std::string& name : foldersIn(parent)) {
            if (auto one = readOne(parent, name))
                found.push_back(std::move(*one));
        }
    }
    return found;
}

core::Result<core::PemPair> takeAcmeSh(const AcmeShCertificate& certificate)
{
    const auto owner = ownerOf(certificate.folder);
    if (!owner)
        return core::fail(ErrorKind::NotFound, "the certificate is not there any more");
    const auto chain = readOwnedFile(certificate.folder + "/fullchain.cer", *owner, largestPem);
    if (!chain)
        return tl::unexpected(chain.error());
    const auto key =
        readOwnedFile(certificate.folder + "/" + certificate.domain + ".key", *owner, largestPem);
    if (!key)
        return tl::unexpected(key.error());
    return checkPair(*chain, *key).map([](const CheckedPair& pair) { return pair.pem; });
}

} // namespace mailstead::privileged
