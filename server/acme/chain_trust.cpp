#include "acme/chain_trust.h"

#include "acme/csr.h"
#include "acme/openssl_ptr.h"
#include "acme/x509_fields.h"
#include "core/tls.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace mailstead::acme
{

namespace
{

constexpr int maxChain = 10;

void freeStack(STACK_OF(X509) * stack)
{
    sk_X509_pop_free(stack, X509_free);
}

using StackPtr = OpensslPtr<STACK_OF(X509), freeStack>;
using StorePtr = OpensslPtr<X509_STORE_CTX, X509_STORE_CTX_free>;

std::string keyName(const EVP_PKEY* key)
{
    if (key == nullptr)
        return "unknown";
    if (const auto known = typeOfKey(key))
        return std::string(toString(*known));
    if (EVP_PKEY_is_a(key, "RSA") == 1)
        return "rsa-" + std::to_string(EVP_PKEY_get_bits(key));
    const char* name = EVP_PKEY_get0_type_name(key);
    std::string text = name == nullptr ? "unknown" : name;
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (text == "ec")
        text += "-" + std::to_string(EVP_PKEY_get_bits(key));
    return text;
}

std::string serialOf(const X509* certificate)
{
    const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate);
    return hexadecimal(ASN1_STRING_get0_data(serial),
                       static_cast<unsigned int>(std::clamp(ASN1_STRING_length(serial), 0, 64)));
}

ChainCertificate describe(const X509* certificate, bool sent)
{
    ChainCertificate described;
    described.subject = shortName(X509_get_subject_name(certificate));
    described.issuer = shortName(X509_get_issuer_name(certificate));
    described.notBefore = fromAsn1(X509_get0_notBefore(certificate));
    described.notAfter = fromAsn1(X509_get0_notAfter(certificate));
    described.key = keyName(X509_get0_pubkey(certificate));
    described.serial = serialOf(certificate);
    described.fingerprint = fingerprintOf(certificate);
    described.sent = sent;
    return described;
}

/// Fills in whether the chain is trusted, and the root that it ends in.
core::Result<void> judge(STACK_OF(X509) * sent, const std::string& extraRootsFile,
                         InspectedChain& chain)
{
    const auto roots = core::verifyingClientContext(extraRootsFile);
    if (!roots)
        return tl::unexpected(roots.error());
    const StorePtr context(X509_STORE_CTX_new());
    if (!context ||
        X509_STORE_CTX_init(context.get(), SSL_CTX_get_cert_store((*roots)->native_handle()),
                            sk_X509_value(sent, 0), sent) != 1)
        return core::fail(core::ErrorKind::Internal, "the chain cannot be checked",
                          opensslReason());
    X509_STORE_CTX_set_default(context.get(), "ssl_server");
    chain.trusted = X509_verify_cert(context.get()) == 1;
    if (!chain.trusted)
        chain.problem = X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
    const STACK_OF(X509)* built = X509_STORE_CTX_get0_chain(context.get());
    for (int i = 0; chain.trusted && i < sk_X509_num(built); ++i) {
        ChainCertificate link = describe(sk_X509_value(built, i), false);
        const bool known = std::any_of(
            chain.certificates.begin(), chain.certificates.end(),
            [&](const ChainCertificate& other) { return other.fingerprint == link.fingerprint; });
        if (!known)
            chain.certificates.push_back(std::move(link));
    }
    ERR_clear_error();
    return {};
}

} // namespace

core::Result<InspectedChain> inspectChain(const std::string& chainPem,
                                          const std::string& extraRootsFile)
{
    InspectedChain chain;
    const StackPtr sent(sk_X509_new_null());
    const BioPtr bio = memoryBio(chainPem);
    for (int i = 0; i < maxChain; ++i) {
        CertificatePtr certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
        if (!certificate)
            break;
        chain.certificates.push_back(describe(certificate.get(), true));
        if (sk_X509_push(sent.get(), certificate.get()) > 0)
            (void)certificate.release(); // the stack's now
    }
    if (chain.certificates.empty())
        return core::fail(core::ErrorKind::InvalidInput, "the certificate cannot be read",
                          opensslReason());
    ERR_clear_error(); // the end of the chain is no error
    if (const auto judged = judge(sent.get(), extraRootsFile, chain); !judged)
        chain.problem = judged.error().text();
    return chain;
}

} // namespace mailstead::acme
