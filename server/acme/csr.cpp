#include "acme/csr.h"

#include "acme/openssl_ptr.h"

#include <array>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string_view>
#include <utility>

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

core::Result<std::string> makeKey(KeyType type)
{
    EVP_PKEY* made = nullptr;
    switch (type) {
    case KeyType::EcP256:
        made = EVP_EC_gen("P-256");
        break;
    case KeyType::EcP384:
        made = EVP_EC_gen("P-384");
        break;
    case KeyType::Rsa2048:
        made = EVP_RSA_gen(2048);
        break;
    case KeyType::Rsa3072:
        made = EVP_RSA_gen(3072);
        break;
    case KeyType::Rsa4096:
        made = EVP_RSA_gen(4096);
        break;
    }
    const OpensslPtr<EVP_PKEY, EVP_PKEY_free> key(made);
    const BioPtr bio(BIO_new(BIO_s_secmem()));
    if (!key || PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                              nullptr) != 1)
        return failCsr();
    return textOf(bio);
}

std::optional<KeyType> typeOfKey(const std::string& keyPem)
{
    const BioPtr source = memoryBio(keyPem);
    const OpensslPtr<EVP_PKEY, EVP_PKEY_free> key(
        PEM_read_bio_PrivateKey(source.get(), nullptr, noPassphrase, nullptr));
    return key ? typeOfKey(key.get()) : std::nullopt;
}

std::optional<KeyType> typeOfKey(const EVP_PKEY* key)
{
    const int bits = EVP_PKEY_get_bits(key);
    std::array<char, 64> group{};
    std::size_t length = 0;
    if (EVP_PKEY_is_a(key, "EC") == 1 &&
        EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1) {
        const std::string_view name(group.data(), length);
        if (name == "prime256v1")
            return KeyType::EcP256;
        if (name == "secp384r1")
            return KeyType::EcP384;
    } else if (EVP_PKEY_is_a(key, "RSA") == 1) {
        for (const auto& [size, type] : {std::pair{2048, KeyType::Rsa2048},
                                         {3072, KeyType::Rsa3072},
                                         {4096, KeyType::Rsa4096}}) {
            if (bits == size)
                return type;
        }
    }
    return std::nullopt;
}

core::Result<std::string> makeSigningRequest(const std::string& keyPem,
                                             const std::vector<std::string>& names)
{
    const BioPtr source = memoryBio(keyPem);
    const OpensslPtr<EVP_PKEY, EVP_PKEY_free> key(
        PEM_read_bio_PrivateKey(source.get(), nullptr, noPassphrase, nullptr));
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

    unsigned char* der = nullptr;
    const int length = i2d_X509_REQ(request.get(), &der);
    if (length <= 0)
        return failCsr();
    std::string result(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return result;
}

} // namespace mailstead::acme
