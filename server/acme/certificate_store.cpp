#include "acme/certificate_store.h"

#include "acme/openssl_ptr.h"
#include "acme/x509_fields.h"
#include "core/file.h"
#include "core/log.h"
#include "core/random_id.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mailstead::acme
{

namespace
{

using core::ErrorKind;
using std::chrono::system_clock;

constexpr std::size_t maxFile = 1024 * 1024;
constexpr const char* chainFile = "/fullchain.pem";
constexpr const char* keyFile = "/key.pem";
constexpr const char* pairPrefix = "pair-";

std::vector<std::string> dnsNames(const X509* certificate)
{
    std::vector<std::string> names;
    const OpensslPtr<GENERAL_NAMES, GENERAL_NAMES_free> list(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; list && i < sk_GENERAL_NAME_num(list.get()); ++i) {
        const GENERAL_NAME* entry = sk_GENERAL_NAME_value(list.get(), i);
        if (entry->type != GEN_DNS)
            continue;
        std::string& name = names.emplace_back(
            reinterpret_cast<const char*>(ASN1_STRING_get0_data(entry->d.dNSName)),
            static_cast<std::size_t>(ASN1_STRING_length(entry->d.dNSName)));
        for (char& c : name)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return names;
}

core::Result<void> makeDirectory(const std::string& path)
{
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return core::failErrno("cannot make " + path, errno);
    return {};
}

core::Result<void> syncDirectory(const std::string& path)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    const int error = errno;
    if (fd >= 0)
        ::close(fd);
    if (!synced)
        return core::failErrno("cannot sync " + path, error);
    return {};
}

/// Removes pairs that are neither in use nor the one before. What fails stays until next time.
void removeOldPairs(const std::string& directory, const std::string& live)
{
    std::error_code ignored;
    std::vector<std::filesystem::path> pairs;
    for (const auto& entry : std::filesystem::directory_iterator(directory, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.compare(0, std::string_view(pairPrefix).size(), pairPrefix) == 0 && name != live)
            pairs.push_back(entry.path());
    }
    std::sort(pairs.begin(), pairs.end()); // their names begin with the time
    for (std::size_t i = 0; i + 1 < pairs.size(); ++i)
        std::filesystem::remove_all(pairs[i], ignored);
}

/// Writes the pair into a directory of its own and makes `live` point there in one step.
core::Result<void> writePair(const std::string& directory, const std::string& chainPem,
                             const std::string& keyPem)
{
    char stamp[32];
    const std::time_t now = system_clock::to_time_t(system_clock::now());
    std::tm parts = {};
    ::gmtime_r(&now, &parts);
    std::strftime(stamp, sizeof stamp, "%Y%m%d%H%M%S", &parts);
    const std::string name = pairPrefix + std::string(stamp) + "-" + core::randomHex(4);
    const std::string pair = directory + "/" + name;
    core::Result<void> done = makeDirectory(pair);
    if (done)
        done = core::writeFileAtomically(pair + chainFile, chainPem, 0600);
    if (done)
        done = core::writeFileAtomically(pair + keyFile, keyPem, 0600);
    const std::string link = directory + "/live.new-" + core::randomHex(4);
    if (done && ::symlink(name.c_str(), link.c_str()) != 0)
        done = core::failErrno("cannot make " + link, errno);
    if (done && ::rename(link.c_str(), (directory + "/live").c_str()) != 0) {
        done = core::failErrno("cannot replace " + directory + "/live", errno);
        ::unlink(link.c_str());
    }
    if (!done) {
        std::error_code ignored;
        std::filesystem::remove_all(pair, ignored);
        return done;
    }
    removeOldPairs(directory, name);
    return syncDirectory(directory);
}

/// Puts a pair that cannot be used where nobody deletes it, for whoever wants to look.
void keepAside(const std::string& directory)
{
    std::error_code error;
    const auto target = std::filesystem::read_symlink(directory + "/live", error);
    if (error)
        return;
    const std::string aside = directory + "/damaged-" + core::randomHex(4);
    std::filesystem::rename(directory + "/" + target.filename().string(), aside, error);
    if (!error)
        core::logWarn("certificate", {}, "the damaged certificate was moved to " + aside);
}

} // namespace

core::Result<CertificateInfo> readCertificate(const std::string& chainPem)
{
    const BioPtr bio = memoryBio(chainPem);
    const CertificatePtr certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return core::fail(ErrorKind::InvalidInput, "the certificate cannot be read",
                          opensslReason());
    CertificateInfo info;
    info.names = dnsNames(certificate.get());
    const X509_NAME* issuer = X509_get_issuer_name(certificate.get());
    info.issuer = shortName(issuer);
    info.notBefore = fromAsn1(X509_get0_notBefore(certificate.get()));
    info.notAfter = fromAsn1(X509_get0_notAfter(certificate.get()));
    // An authority's certificate never certifies itself; ours until then does.
    info.temporary = X509_NAME_cmp(issuer, X509_get_subject_name(certificate.get())) == 0;
    info.fingerprint = fingerprintOf(certificate.get());
    if (info.fingerprint.empty())
        return core::fail(ErrorKind::Internal, "cannot hash the certificate", opensslReason());
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    unsigned char* key = nullptr; // the whole SubjectPublicKeyInfo (RFC 6698 §2.1.2)
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &key);
    if (size > 0 &&
        EVP_Digest(key, static_cast<std::size_t>(size), hash, &length, EVP_sha256(), nullptr) == 1)
        info.keyDigest = hexadecimal(hash, length);
    OPENSSL_free(key);
    return info;
}

CertificateStore::CertificateStore(std::string directory, std::string hostname,
                                   std::shared_ptr<core::ServerTls> tls)
    : m_directory(std::move(directory))
    , m_hostname(std::move(hostname))
    , m_tls(std::move(tls))
{
}

core::Result<std::shared_ptr<CertificateStore>>
CertificateStore::open(const std::string& stateDirectory, const std::string& hostname)
{
    const std::string directory = stateDirectory + "/certificates";
    const auto made = makeDirectory(directory);
    if (!made)
        return tl::unexpected(made.error());
    auto tls = core::ServerTls::create(hostname);
    if (!tls)
        return tl::unexpected(tls.error());
    std::shared_ptr<CertificateStore> store(
        new CertificateStore(directory, hostname, std::move(*tls)));

    const std::string live = directory + "/live";
    const auto chain = core::readFile(live + chainFile, maxFile);
    const auto key = core::readFile(live + keyFile, maxFile);
    std::error_code ignored;
    if (chain && key) {
        const auto info = readCertificate(*chain);
        core::Result<void> used;
        if (!info)
            used = tl::unexpected(info.error());
        else
            used = store->m_tls->use(*chain, *key, info->temporary);
        const bool isForUs =
            used && (!info->temporary || (info->notAfter > system_clock::now() &&
                                          std::find(info->names.begin(), info->names.end(),
                                                    hostname) != info->names.end()));
        if (isForUs) {
            store->m_current = *info;
            store->m_chain = *chain;
            return store;
        }
        if (!used) {
            core::logError("certificate", {},
                           "the stored certificate cannot be used: " + used.error().text());
            keepAside(directory);
        }
    } else if (std::filesystem::exists(std::filesystem::symlink_status(live, ignored))) {
        core::logError("certificate", {},
                       "the stored certificate cannot be read: " +
                           (chain ? key.error() : chain.error()).text());
        keepAside(directory);
    }

    const auto pair = core::makeSelfSigned(hostname);
    if (!pair)
        return tl::unexpected(pair.error());
    const auto stored = store->put(pair->chain, pair->key, true);
    if (!stored)
        return tl::unexpected(stored.error());
    core::logInfo("certificate", {},
                  "made a temporary self-signed certificate for " + hostname +
                      "; it is replaced when a certificate is requested");
    return store;
}

core::Result<CertificateInfo> CertificateStore::put(const std::string& chainPem,
                                                    const std::string& keyPem, bool temporary)
{
    const auto info = readCertificate(chainPem);
    if (!info)
        return info;
    const std::lock_guard lock(m_mutex);
    // A context of its own says whether the pair fits, before anything on the disk changes.
    const auto trial = core::ServerTls::create(m_hostname);
    if (!trial)
        return tl::unexpected(trial.error());
    if (const auto fits = (*trial)->use(chainPem, keyPem); !fits)
        return tl::unexpected(fits.error());
    if (const auto written = writePair(m_directory, chainPem, keyPem); !written)
        return tl::unexpected(written.error());
    if (const auto used = m_tls->use(chainPem, keyPem, temporary); !used)
        return tl::unexpected(used.error());
    m_current = *info;
    m_chain = chainPem;
    // Dovecot is told by systemd, which watches this file: it cannot watch a link that is swapped.
    if (const auto told =
            core::writeFileAtomically(m_directory + "/stamp", info->fingerprint + "\n", 0644);
        !told)
        core::logWarn("certificate", {},
                      "Dovecot will not notice the new certificate: " + told.error().text());
    return info;
}

core::Result<CertificateInfo> CertificateStore::install(const std::string& chainPem,
                                                        const std::string& keyPem)
{
    auto info = put(chainPem, keyPem, false);
    if (info)
        core::logInfo("certificate", {},
                      "a certificate of " + info->issuer + " is in use now, sha256 " +
                          info->fingerprint);
    if (info && m_installed)
        m_installed();
    return info;
}

CertificateInfo CertificateStore::current() const
{
    const std::lock_guard lock(m_mutex);
    CertificateInfo info = m_current;
    return info;
}

std::string CertificateStore::chain() const
{
    const std::lock_guard lock(m_mutex);
    std::string chain = m_chain;
    return chain;
}

core::Result<void> CertificateStore::refreshTemporary(std::chrono::seconds before)
{
    const CertificateInfo now = current();
    if (!m_tls->isTemporary() || now.notAfter - before > system_clock::now())
        return {};
    const auto pair = core::makeSelfSigned(m_hostname);
    if (!pair)
        return tl::unexpected(pair.error());
    const auto stored = put(pair->chain, pair->key, true);
    if (!stored)
        return tl::unexpected(stored.error());
    core::logInfo("certificate", {}, "the temporary certificate was made anew");
    return {};
}

} // namespace mailstead::acme
