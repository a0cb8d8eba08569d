#include "acme/x509_fields.h"

#include <ctime>
#include <openssl/evp.h>
#include <string_view>

namespace mailstead::acme
{

namespace
{

std::string nameEntry(const X509_NAME* name, int nid)
{
    const int index = X509_NAME_get_index_by_NID(name, nid, -1);
    if (index < 0)
        return {};
    unsigned char* utf8 = nullptr;
    const int length =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
    if (length < 0)
        return {};
    std::string text(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
    OPENSSL_free(utf8);
    return text;
}

} // namespace

std::chrono::system_clock::time_point fromAsn1(const ASN1_TIME* time)
{
    std::tm parts = {};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

std::string shortName(const X509_NAME* name)
{
    std::string text = nameEntry(name, NID_commonName);
    if (text.empty())
        text = nameEntry(name, NID_organizationName);
    return text;
}

std::string fingerprintOf(const X509* certificate)
{
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (X509_digest(certificate, EVP_sha256(), hash, &length) != 1)
        return {};
    return hexadecimal(hash, length);
}

std::string hexadecimal(const unsigned char* bytes, unsigned int length)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        text += digits[bytes[i] >> 4U];
        text += digits[bytes[i] & 15U];
    }
    return text;
}

} // namespace mailstead::acme
