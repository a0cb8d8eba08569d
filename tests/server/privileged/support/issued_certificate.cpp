#include "issued_certificate.h"

#include "acme/openssl_ptr.h"

#include <QtGlobal>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

using namespace mailstead;

namespace
{

using KeyPtr = acme::OpensslPtr<EVP_PKEY, EVP_PKEY_free>;
using ExtensionPtr = acme::OpensslPtr<X509_EXTENSION, X509_EXTENSION_free>;
using NamePtr = acme::OpensslPtr<X509_NAME, X509_NAME_free>;

void must(bool held)
{
    if (!held)
        qFatal("cannot make a certificate: %s", acme::opensslReason().c_str());
}

NamePtr nameOf(const std::string& common)
{
    NamePtr name(X509_NAME_new());
    must(X509_NAME_add_entry_by_txt(name.get(), "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(common.c_str()), -1, -1,
                                    0) == 1);
    return name;
}

} // namespace

core::PemPair issuedPair(const std::string& name)
{
    const KeyPtr authority(EVP_EC_gen("P-256")), key(EVP_EC_gen("P-256"));
    const acme::CertificatePtr certificate(X509_new());
    must(authority && key && certificate);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 2);
    must(X509_set_issuer_name(certificate.get(), nameOf("Test Authority").get()) == 1);
    must(X509_set_subject_name(certificate.get(), nameOf(name).get()) == 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 90L * 24 * 3600);
    must(X509_set_pubkey(certificate.get(), key.get()) == 1);
    const ExtensionPtr names(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, ("DNS:" + name).c_str()));
    must(names && X509_add_ext(certificate.get(), names.get(), -1) == 1);
    must(X509_sign(certificate.get(), authority.get(), EVP_sha256()) > 0);
    const acme::BioPtr chain(BIO_new(BIO_s_mem())), secret(BIO_new(BIO_s_mem()));
    must(PEM_write_bio_X509(chain.get(), certificate.get()) == 1);
    must(PEM_write_bio_PKCS8PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                       nullptr) == 1);
    return {acme::textOf(chain), acme::textOf(secret)};
}
