// The certificate that this server shows, kept on the disk for us and for Dovecot.
#pragma once

#include "core/result.h"
#include "core/tls.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mailstead::acme
{

struct CertificateInfo {
    std::vector<std::string> names; ///< DNS names of the subject alternative names, lower case
    std::string issuer;             ///< common name, else organisation, of the issuer
    std::chrono::system_clock::time_point notBefore;
    std::chrono::system_clock::time_point notAfter;
    std::string fingerprint; ///< SHA-256 of the certificate, lower-case hexadecimal
    std::string keyDigest;   ///< SHA-256 of the public key, as TLSA "3 1 1" records hold it
    bool temporary = false;  ///< self-signed by us until a real one is there
};

/// Reads the first certificate of a PEM chain.
core::Result<CertificateInfo> readCertificate(const std::string& chainPem);

/// Files: `<stateDirectory>/certificates/live/fullchain.pem` and `key.pem` (0600). `live` is a
/// symbolic link to a directory that is written whole before the link is swapped, so that a reader
/// and a crash always see a certificate and a key that belong together. Thread-safe.
class CertificateStore
{
public:
    /// Loads what is there; without one, or with a damaged one (which is kept aside), makes a
    /// self-signed certificate for `hostname` and stores that, so that Dovecot finds one too.
    static core::Result<std::shared_ptr<CertificateStore>> open(const std::string& stateDirectory,
                                                                const std::string& hostname);

    /// What listeners use; always the same object.
    std::shared_ptr<core::ServerTls> tls() const { return m_tls; }

    /// The certificate in use.
    CertificateInfo current() const;

    /// Its chain in PEM, as it is served.
    std::string chain() const;

    /// Checks that the pair fits, writes it, and serves it to new connections at once.
    core::Result<CertificateInfo> install(const std::string& chainPem, const std::string& keyPem);

    /// Called after each install(), without a lock. Set once, before others use the store.
    void onInstalled(std::function<void()> callback) { m_installed = std::move(callback); }

    /// Makes the self-signed certificate anew when it ends within `before`; does nothing when a
    /// real certificate is in use.
    core::Result<void> refreshTemporary(std::chrono::seconds before);

    /// Path of the directory with `live`.
    const std::string& directory() const { return m_directory; }

private:
    CertificateStore(std::string directory, std::string hostname,
                     std::shared_ptr<core::ServerTls> tls);
    core::Result<CertificateInfo> put(const std::string& chainPem, const std::string& keyPem,
                                      bool temporary);

    std::string m_directory;
    std::string m_hostname;
    std::shared_ptr<core::ServerTls> m_tls;
    mutable std::mutex m_mutex;
    CertificateInfo m_current;
    std::string m_chain;
    std::function<void()> m_installed;
};

} // namespace mailstead::acme
