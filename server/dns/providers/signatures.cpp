#include "dns/providers/signatures.h"

#include "core/base64.h"
#include "core/digest.h"
#include "http/url.h"

#include <ctime>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

using core::Hash;
using core::hmac;

std::string sha256Hex(const std::string& text)
{
    return core::hex(core::digest(Hash::Sha256, text));
}

std::string canonicalQuery(const Parameters& parameters)
{
    return http::queryText({parameters.begin(), parameters.end()});
}

/// "name:value" lines and the list of names, both in order.
std::pair<std::string, std::string> canonicalHeaders(const Parameters& headers)
{
    std::pair<std::string, std::string> result;
    for (const auto& [name, value] : headers) {
        result.first += name + ":" + value + "\n";
        result.second += (result.second.empty() ? "" : ";") + name;
    }
    return result;
}

std::string date(std::chrono::system_clock::time_point time, const char* format)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts = {};
    gmtime_r(&seconds, &parts);
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, format, &parts);
    return std::string(text, length);
}

} // namespace

std::string awsAuthorization(const AwsRequest& request, const std::string& keyId,
                             const std::string& secret, const std::string& amzDate,
                             const std::string& region, const std::string& service)
{
    const auto [lines, names] = canonicalHeaders(request.headers);
    const std::string canonical = request.method + "\n" + request.path + "\n" +
                                  canonicalQuery(request.query) + "\n" + lines + "\n" + names +
                                  "\n" + sha256Hex(request.body);
    const std::string day = amzDate.substr(0, 8);
    const std::string scope = day + "/" + region + "/" + service + "/aws4_request";
    const std::string toSign =
        "AWS4-HMAC-SHA256\n" + amzDate + "\n" + scope + "\n" + sha256Hex(canonical);
    std::string key = hmac(Hash::Sha256, "AWS4" + secret, day);
    for (const std::string& part : {region, service, std::string("aws4_request")})
        key = hmac(Hash::Sha256, key, part);
    return "AWS4-HMAC-SHA256 Credential=" + keyId + "/" + scope + ", SignedHeaders=" + names +
           ", Signature=" + core::hex(hmac(Hash::Sha256, key, toSign));
}

std::string tc3Authorization(const Parameters& headers, const std::string& body,
                             const std::string& secretId, const std::string& secretKey,
                             std::chrono::seconds timestamp, const std::string& service)
{
    const auto [lines, names] = canonicalHeaders(headers);
    const std::string canonical = "POST\n/\n\n" + lines + "\n" + names + "\n" + sha256Hex(body);
    const std::string day = date(std::chrono::system_clock::time_point(timestamp), "%Y-%m-%d");
    const std::string scope = day + "/" + service + "/tc3_request";
    const std::string toSign = "TC3-HMAC-SHA256\n" + std::to_string(timestamp.count()) + "\n" +
                               scope + "\n" + sha256Hex(canonical);
    std::string key = hmac(Hash::Sha256, "TC3" + secretKey, day);
    key = hmac(Hash::Sha256, key, service);
    key = hmac(Hash::Sha256, key, "tc3_request");
    return "TC3-HMAC-SHA256 Credential=" + secretId + "/" + scope + ", SignedHeaders=" + names +
           ", Signature=" + core::hex(hmac(Hash::Sha256, key, toSign));
}

std::string aliyunSignature(const Parameters& parameters, const std::string& secret)
{
    const std::string toSign = "GET&%2F&" + http::percentEncoded(canonicalQuery(parameters));
    return core::base64(hmac(Hash::Sha1, secret + "&", toSign));
}

std::string ovhSignature(const std::string& applicationSecret, const std::string& consumerKey,
                         const std::string& method, const std::string& url, const std::string& body,
                         const std::string& timestamp)
{
    const std::string toSign = applicationSecret + "+" + consumerKey + "+" + method + "+" + url +
                               "+" + body + "+" + timestamp;
    return "$1$" + core::hex(core::digest(Hash::Sha1, toSign));
}

std::string utcTime(std::chrono::system_clock::time_point time)
{
    return date(time, "%Y-%m-%dT%H:%M:%SZ");
}

} // namespace mailstead::dns
