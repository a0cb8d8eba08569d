#include "acme/chain.h"

#include "acme/json_access.h"
#include "acme/openssl_ptr.h"
#include "acme/problem.h"
#include "core/base64.h"
#include "message/address.h"

#include <cstdio>
#include <ctime>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace mailstead::acme
{

namespace
{

using std::chrono::system_clock;

std::string issuerName(const X509* certificate)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(bio.get(), X509_get_issuer_name(certificate), 0, XN_FLAG_RFC2253);
    return textOf(bio);
}

} // namespace

bool chainHasIssuer(const std::string& chainPem, const std::string& text)
{
    const std::string wanted = message::lowerCase(text);
    const BioPtr bio = memoryBio(chainPem);
    bool found = false;
    constexpr int maxChain = 10;
    for (int i = 0; i < maxChain && !found; ++i) {
        const CertificatePtr certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
        if (!certificate)
            break;
        found = message::lowerCase(issuerName(certificate.get())).find(wanted) != std::string::npos;
    }
    ERR_clear_error(); // the end of the chain is no error
    return found;
}

core::Result<std::string> leafDer(const std::string& chainPem)
{
    const BioPtr bio = memoryBio(chainPem);
    const CertificatePtr certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    unsigned char* der = nullptr;
    const int length = certificate ? i2d_X509(certificate.get(), &der) : 0;
    if (length <= 0)
        return core::fail(core::ErrorKind::InvalidInput, "the certificate cannot be read",
                          opensslReason());
    std::string result(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return result;
}

std::string renewalId(const std::string& chainPem)
{
    const BioPtr bio = memoryBio(chainPem);
    const CertificatePtr certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate) {
        ERR_clear_error();
        return {};
    }
    const ASN1_OCTET_STRING* authority = X509_get0_authority_key_id(certificate.get());
    if (authority == nullptr)
        return {};
    const std::string_view key(reinterpret_cast<const char*>(ASN1_STRING_get0_data(authority)),
                               static_cast<std::size_t>(ASN1_STRING_length(authority)));
    // The serial number's DER content: with the leading zero that keeps it positive.
    const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate.get());
    std::string number(reinterpret_cast<const char*>(ASN1_STRING_get0_data(serial)),
                       static_cast<std::size_t>(ASN1_STRING_length(serial)));
    if (!number.empty() && (static_cast<unsigned char>(number[0]) & 0x80U) != 0)
        number.insert(number.begin(), '\0');
    return core::base64Url(key) + "." + core::base64Url(number);
}

std::optional<system_clock::time_point> parseRfc3339(const std::string& text)
{
    std::tm parts = {};
    double second = 0;
    int used = 0;
    if (text.size() > 40 ||
        std::sscanf(text.c_str(), "%4d-%2d-%2d%*1[Tt]%2d:%2d:%lf%n", &parts.tm_year, &parts.tm_mon,
                    &parts.tm_mday, &parts.tm_hour, &parts.tm_min, &second, &used) != 6 ||
        !(second >= 0 && second < 61))
        return std::nullopt;
    const std::string zone = text.substr(static_cast<std::size_t>(used));
    int hours = 0;
    int minutes = 0;
    if (zone != "Z" && zone != "z") {
        char sign = 0;
        if (zone.size() != 6 ||
            std::sscanf(zone.c_str(), "%c%2d:%2d", &sign, &hours, &minutes) != 3 ||
            (sign != '+' && sign != '-'))
            return std::nullopt;
        if (sign == '-') {
            hours = -hours;
            minutes = -minutes;
        }
    }
    parts.tm_year -= 1900;
    parts.tm_mon -= 1;
    return system_clock::from_time_t(::timegm(&parts)) +
           std::chrono::seconds(static_cast<int>(second)) - std::chrono::hours(hours) -
           std::chrono::minutes(minutes);
}

std::optional<RenewalWindow> readRenewalWindow(const std::string& text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("suggestedWindow"))
        return std::nullopt;
    const auto start = parseRfc3339(textAt(json["suggestedWindow"], "start"));
    const auto end = parseRfc3339(textAt(json["suggestedWindow"], "end"));
    if (!start || !end || *end <= *start)
        return std::nullopt;
    return RenewalWindow{*start, *end, cleanText(textAt(json, "explanationURL"))};
}

std::vector<std::string> alternateLinks(const std::string& field)
{
    constexpr std::size_t maxLinks = 8;
    std::vector<std::string> links;
    std::size_t at = 0;
    while (links.size() < maxLinks && (at = field.find('<', at)) != std::string::npos) {
        const std::size_t end = field.find('>', at);
        if (end == std::string::npos)
            break;
        const std::string url = field.substr(at + 1, end - at - 1);
        const std::size_t next = field.find('<', end);
        const std::string parameters =
            message::lowerCase(field.substr(end, next == std::string::npos ? next : next - end));
        if (parameters.find("rel=\"alternate\"") != std::string::npos ||
            parameters.find("rel=alternate") != std::string::npos)
            links.push_back(url);
        at = end;
    }
    return links;
}

} // namespace mailstead::acme
