// How providers want requests to be signed. Pure functions, so that the examples of their
// documentation can be tried. Internal to dns/providers.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace mailstead::dns
{

using Parameters = std::map<std::string, std::string>;

/// AWS Signature Version 4 for a request whose query is empty or canonical already.
struct AwsRequest {
    std::string method;
    std::string path; ///< as sent, percent-encoded
    Parameters query = {};
    /// Names in lower case; all are signed. "host" and "x-amz-date" must be among them.
    Parameters headers;
    std::string body = {};
};

/// The value of the Authorization field. `amzDate` is "20150830T123600Z".
std::string awsAuthorization(const AwsRequest& request, const std::string& keyId,
                             const std::string& secret, const std::string& amzDate,
                             const std::string& region, const std::string& service);

/// Tencent Cloud's TC3-HMAC-SHA256 for a POST of JSON to "/". `headers` as above, "content-type"
/// and "host" among them.
std::string tc3Authorization(const Parameters& headers, const std::string& body,
                             const std::string& secretId, const std::string& secretKey,
                             std::chrono::seconds timestamp, const std::string& service);

/// Aliyun's RPC signature, version 1.0 (HMAC-SHA1), of a GET with these parameters.
std::string aliyunSignature(const Parameters& parameters, const std::string& secret);

/// OVH's X-Ovh-Signature.
std::string ovhSignature(const std::string& applicationSecret, const std::string& consumerKey,
                         const std::string& method, const std::string& url, const std::string& body,
                         const std::string& timestamp);

/// "2015-08-30T12:36:00Z".
std::string utcTime(std::chrono::system_clock::time_point time);

} // namespace mailstead::dns
