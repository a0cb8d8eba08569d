#include "smtp/channel_bindings.h"

#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>

namespace mailstead::smtp
{

namespace
{

/// The certificate's own hash, with SHA-256 in place of MD5 and SHA-1 (RFC 5929, section 4.1). A
/// signature without a separate hash (Ed25519) has no definition there: empty.
std::string serverEndPoint(SSL* connection)
{
    const X509* certificate = SSL_get_certificate(connection);
    int digestId = NID_undef;
    if (certificate == nullptr || X509_get_signature_info(const_cast<X509*>(certificate), &digestId,
                                                          nullptr, nullptr, nullptr) != 1)
        return {};
    if (digestId == NID_md5 || digestId == NID_sha1)
        digestId = NID_sha256;
    const EVP_MD* digest = EVP_get_digestbynid(digestId);
    if (digest == nullptr)
        return {};
    unsigned char data[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (X509_digest(certificate, digest, data, &length) != 1)
        return {};
    return {reinterpret_cast<const char*>(data), length};
}

std::string exporter(SSL* connection)
{
    if (SSL_version(connection) < TLS1_3_VERSION && SSL_get_extms_support(connection) != 1)
        return {};
    constexpr std::string_view label = "EXPORTER-Channel-Binding";
    unsigned char data[32];
    if (SSL_export_keying_material(connection, data, sizeof data, label.data(), label.size(),
                                   nullptr, 0, 1) != 1)
        return {};
    return {reinterpret_cast<const char*>(data), sizeof data};
}

} // namespace

ChannelBindings channelBindings(SSL* connection)
{
    return {serverEndPoint(connection), exporter(connection)};
}

} // namespace mailstead::smtp
