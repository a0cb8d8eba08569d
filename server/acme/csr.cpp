#include "acme/csr.h"

#include "acme/openssl_ptr.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace mailstead::acme
{

namespace
{

tl::unexpected<core::Error> failCsr()
{
    return core::fail(core::ErrorKind::Internal, "cannot make the certificate request",
                      opensslReason());
}

void freeExtensions(STACK_OF(X509_EXTENSION) * list)
{
    sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
}

} // namespace

core::Result<SigningRequest> makeSigningRequest(const std::vector<std::string>& names)
{
    const OpensslPtr<EVP_PKEY, EVP_PKEY_free> key(EVP_EC_gen("P-256"));
    const OpensslPtr<X509_REQ, X509_REQ_free> request(X509_REQ_new());
    if (!key || !request || X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1 ||
        X509_REQ_set_pubkey(request.get(), key.get()) != 1)
        return failCsr();

    const OpensslPtr<GENERAL_NAMES, GENERAL_NAMES_free> alternatives(GENERAL_NAMES_new());
    for (const std::string& name : names) {
        OpensslPtr<GENERAL_NAME, GENERAL_NAME_free> entry(GENERAL_NAME_new());
        ASN1_IA5STRING* text = ASN1_IA5STRING_new();
        if (!entry || text == nullptr ||
            ASN1_STRING_set(text, name.data(), static_cast<int>(name.size())) != 1) {
            ASN1_IA5STRING_free(text);
            return failCsr();
        }
        GENERAL_NAME_set0_value(entry.get(), GEN_DNS, text);
        if (sk_GENERAL_NAME_push(alternatives.get(), entry.get()) <= 0)
            return failCsr();
        (void)entry.release(); // the list owns it now
    }
    STACK_OF(X509_EXTENSION)* raw = nullptr;
    if (X509V3_add1_i2d(&raw, NID_subject_alt_name, alternatives.get(), 0, X509V3_ADD_DEFAULT) != 1)
        return failCsr();
    const OpensslPtr<STACK_OF(X509_EXTENSION), freeExtensions> extensions(raw);
    if (X509_REQ_add_extensions(request.get(), extensions.get()) != 1 ||
        X509_REQ_sign(request.get(), key.get(), EVP_sha256()) == 0)
        return failCsr();

    SigningRequest result;
    unsigned char* der = nullptr;
    const int length = i2d_X509_REQ(request.get(), &der);
    if (length <= 0)
        return failCsr();
    result.der.assign(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);

    const BioPtr bio(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                      nullptr) != 1)
        return failCsr();
    result.keyPem = textOf(bio);
    return result;
}

} // namespace mailstead::acme
