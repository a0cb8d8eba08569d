#include "privileged/target_writer.h"

#include "acme/certificate_store.h"
#include "acme/openssl_ptr.h"
#include "core/file.h"
#include "privileged/owned_file.h"
#include "privileged/served_certificate.h"

#include <openssl/pem.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;
using std::chrono::steady_clock;

constexpr std::size_t largestPem = 256UL * 1024;
constexpr int mostCertificates = 16;
constexpr mode_t chainMode = 0644;

using KeyPtr = acme::OpensslPtr<EVP_PKEY, EVP_PKEY_free>;

struct WantedFile {
    std::string path, content;
    mode_t mode;
    core::FileOwner owner;
};

bool isAsWanted(const WantedFile& file)
{
    struct stat info = {};
    if (::lstat(file.path.c_str(), &info) != 0 || !S_ISREG(info.st_mode) ||
        (info.st_mode & 07777U) != file.mode ||
        (file.owner.user && info.st_uid != *file.owner.user) ||
        (file.owner.group && info.st_gid != *file.owner.group))
        return false;
    const auto there = core::readFile(file.path, largestPem);
    return there && *there == file.content;
}

core::Result<core::FileOwner> ownerOf(const Target& target, const WriterOptions& options)
{
    core::FileOwner owner;
    if (::geteuid() == 0)
        owner = {0, 0};
    if (!target.owner.empty()) {
        owner.user = accountNumber(target.owner, options.passwd);
        if (!owner.user)
            return core::fail(ErrorKind::NotFound, "there is no user " + target.owner);
    }
    if (!target.group.empty()) {
        owner.group = accountNumber(target.group, options.group);
        if (!owner.group)
            return core::fail(ErrorKind::NotFound, "there is no group " + target.group);
    }
    return owner;
}

/// Both are written beside their places before either is put there.
core::Result<void> write(const WantedFile& key, const WantedFile& chain)
{
    for (const WantedFile* file : {&key, &chain}) {
        struct stat info = {};
        if (::stat(file->path.c_str(), &info) == 0 && S_ISDIR(info.st_mode))
            return core::fail(ErrorKind::InvalidInput, file->path + " is a folder");
    }
    auto stagedKey = core::StagedFile::write(key.path, key.content, key.mode, key.owner);
    if (!stagedKey)
        return tl::unexpected(stagedKey.error());
    auto stagedChain = core::StagedFile::write(chain.path, chain.content, chain.mode, chain.owner);
    if (!stagedChain)
        return tl::unexpected(stagedChain.error());
    if (auto done = stagedKey->commit(); !done)
        return done;
    return stagedChain->commit();
}

core::Result<void> reload(const Target& target, const WriterOptions& options)
{
    const auto run = options.run(target.reload, options.reloadDeadline);
    if (!run)
        return tl::unexpected(run.error());
    if (run->exitCode != 0)
        return core::fail(ErrorKind::Refused, "the service was not reloaded", run->words(),
                          "run by hand and see why it fails: " + target.reload.front());
    return {};
}

/// Asks once, or until the certificate is shown or the deadline is over.
core::Result<void> verify(const Target& target, const CheckedPair& pair,
                          const WriterOptions& options, bool patient, TargetResult& result)
{
    const auto endpoint = parseEndpoint(target.address);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    const std::string& name = target.serverName.empty() ? pair.firstName : target.serverName;
    const auto deadline = steady_clock::now() + options.verifyDeadline;
    result.verified = true;
    result.served.clear();
    while (true) {
        const auto served = servedFingerprint(*endpoint, target.startTls, name, deadline);
        if (served) // an answer that the deadline cut off says less than the one before
            result.served = *served;
        result.serves = served && *served == pair.fingerprint;
        if (result.serves)
            return {};
        if (!patient || steady_clock::now() + options.verifyPause >= deadline)
            return result.served.empty()
                       ? core::Result<void>(tl::unexpected(served.error()))
                       : core::fail(ErrorKind::Refused, "the service shows another certificate",
                                    "its SHA-256 is " + result.served,
                                    "see that the service reads the two files, and that the "
                                    "reload command reaches it");
        std::this_thread::sleep_for(options.verifyPause);
    }
}

void note(TargetResult& result, const core::Error& error)
{
    result.why = error.text();
    result.next = error.next;
}

} // namespace

core::Result<CheckedPair> checkPair(const std::string& chainPem, const std::string& keyPem)
{
    CheckedPair pair;
    const acme::BioPtr chainIn = acme::memoryBio(chainPem), keyIn = acme::memoryBio(keyPem);
    const acme::BioPtr chainOut(BIO_new(BIO_s_mem())), keyOut(BIO_new(BIO_s_mem()));
    const KeyPtr key(PEM_read_bio_PrivateKey(keyIn.get(), nullptr, acme::noPassphrase, nullptr));
    for (int i = 0; i < mostCertificates; ++i) {
        const acme::CertificatePtr certificate(
            PEM_read_bio_X509(chainIn.get(), nullptr, nullptr, nullptr));
        if (!certificate)
            break;
        if (i == 0 && (!key || X509_check_private_key(certificate.get(), key.get()) != 1))
            break;
        if (PEM_write_bio_X509(chainOut.get(), certificate.get()) != 1)
            break;
    }
    ERR_clear_error(); // the end of the chain is one
    pair.pem.chain = acme::textOf(chainOut);
    if (pair.pem.chain.empty() || PEM_write_bio_PKCS8PrivateKey(keyOut.get(), key.get(), nullptr,
                                                                nullptr, 0, nullptr, nullptr) != 1)
        return core::fail(ErrorKind::InvalidInput,
                          "the certificate and its key do not belong together");
    pair.pem.key = acme::textOf(keyOut);
    const auto info = acme::readCertificate(pair.pem.chain);
    if (!info)
        return tl::unexpected(info.error());
    pair.fingerprint = info->fingerprint;
    pair.firstName = info->names.empty() ? std::string() : info->names.front();
    pair.temporary = info->temporary;
    return pair;
}

core::Result<CheckedPair> readLivePair(const std::string& stateDirectory, uid_t user)
{
    const std::string live = stateDirectory + "/certificates/live";
    // While the pair is swapped the first may be of the old and the second of the new one.
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto chain = readOwnedFile(live + "/fullchain.pem", user, largestPem);
        if (!chain)
            return tl::unexpected(chain.error());
        const auto key = readOwnedFile(live + "/key.pem", user, largestPem);
        if (!key)
            return tl::unexpected(key.error());
        auto pair = checkPair(*chain, *key);
        if (pair || attempt == 1)
            return pair;
    }
    return core::fail(ErrorKind::Internal, "the certificate was not read");
}

nlohmann::json TargetResult::json() const
{
    return {{"name", name},         {"installed", installed},
            {"changed", changed},   {"reloaded", reloaded},
            {"verified", verified}, {"serves", serves},
            {"served", served},     {"why", why},
            {"next", next}};
}

TargetResult installTarget(const Target& target, const CheckedPair& pair,
                           const WriterOptions& options)
{
    TargetResult result;
    result.name = target.name;
    const auto owner = ownerOf(target, options);
    if (!owner) {
        note(result, owner.error());
        return result;
    }
    const WantedFile key{target.keyPath, pair.pem.key, target.keyMode, *owner};
    const WantedFile chain{target.chainPath, pair.pem.chain, chainMode, *owner};
    if (!isAsWanted(key) || !isAsWanted(chain)) {
        if (auto written = write(key, chain); !written) {
            note(result, written.error());
            result.next = "see that the folder exists and that mailstead-privileged.service may "
                          "write there: systemctl edit mailstead-privileged (ReadWritePaths=)";
            return result;
        }
        result.changed = true;
    }
    result.installed = true;
    const bool asks = !target.address.empty();
    if (!result.changed) {
        if (!asks)
            return result;
        (void)verify(target, pair, options, false, result);
        if (result.serves)
            return result;
    }
    if (!target.reload.empty()) {
        if (auto done = reload(target, options); !done) {
            note(result, done.error());
            return result;
        }
        result.reloaded = true;
    }
    if (asks) {
        if (auto seen = verify(target, pair, options, true, result); !seen)
            note(result, seen.error());
    }
    return result;
}

} // namespace mailstead::privileged
