#include "acme/problem.h"

#include "acme/json_access.h"
#include "message/date.h"
#include "message/subject.h"

namespace mailstead::acme
{

namespace
{

using core::ErrorKind;

constexpr std::string_view prefix = "urn:ietf:params:acme:error:";

std::string withoutPrefix(const std::string& type)
{
    return type.compare(0, prefix.size(), prefix) == 0 ? type.substr(prefix.size()) : type;
}

core::Error explainDnsValidation(const Problem& problem, const std::string& name)
{
    const std::string record = "_acme-challenge." + name;
    if (problem.type == "dns" || problem.type == "connection")
        return {ErrorKind::Refused,
                "the certificate authority cannot look up the TXT record " + record,
                {},
                "see that every name server of the domain answers, that the delegation is right, "
                "and if the zone is signed, that its DS record fits"};
    return {ErrorKind::Refused,
            "the certificate authority found another TXT record at " + record + " than asked for",
            {},
            "remove old records of this name, make the one that is shown, and wait until every "
            "authoritative server has it"};
}

core::Error explainValidation(const Problem& problem, const std::string& name,
                              std::string_view challengeType)
{
    if (problem.type == "caa")
        return {ErrorKind::Refused,
                "a CAA record forbids this authority to certify " + name,
                {},
                "add the authority to the CAA records of the domain, or remove them"};
    if (challengeType == "dns-01")
        return explainDnsValidation(problem, name);
    const std::string port = challengeType == "tls-alpn-01" ? "443" : "80";
    const std::string url = "http://" + name + "/.well-known/acme-challenge/";
    if (problem.type == "dns")
        return {ErrorKind::Refused,
                "the certificate authority cannot resolve " + name,
                {},
                "make an A or AAAA record of " + name +
                    " with this server's address and wait until every authoritative server has it"};
    if (problem.type == "connection")
        return {ErrorKind::Refused,
                "the certificate authority cannot reach port " + port + " of " + name,
                {},
                "open port " + port +
                    " in the firewalls of the server and of the hoster; if an AAAA record points "
                    "to this server, the port must be open for IPv6 too"};
    if (challengeType == "tls-alpn-01")
        return {ErrorKind::Refused,
                "port 443 of " + name + " did not answer the certificate authority as asked",
                {},
                "make " + name +
                    " point to this server alone, without a proxy that ends TLS in front of it; "
                    "or prove the name by port 80 or by DNS"};
    if (problem.type == "tls")
        return {ErrorKind::Refused,
                "port 80 of " + name + " sends the certificate authority to a broken TLS site",
                {},
                "stop what redirects " + url + " to https"};
    return {ErrorKind::Refused,
            "the certificate authority got another answer from " + name + " than this server's",
            {},
            "make " + name +
                " point to this server alone (no proxy or CDN in front of it, old addresses "
                "removed), so that " +
                url + " is answered here"};
}

core::Error explain(const Problem& problem, const std::string& name, int status,
                    std::optional<std::chrono::system_clock::time_point> retryAt,
                    std::string_view challengeType)
{
    const std::string& type = problem.type;
    const bool aboutName = !name.empty();
    if (type == "rateLimited")
        return {ErrorKind::Unavailable,
                "the certificate authority has counted too many requests",
                {},
                retryAt ? "try again after " + message::formatDate(*retryAt) +
                              "; the daemon itself waits until then"
                        : "wait some hours before trying again"};
    if (aboutName && (type == "dns" || type == "connection" || type == "caa" || type == "tls" ||
                      type == "unauthorized" || type == "incorrectResponse"))
        return explainValidation(problem, name, challengeType);
    if (type == "caa" || type == "dns")
        return explainValidation(problem, problem.name.empty() ? "the name" : problem.name,
                                 challengeType);
    if (type == "rejectedIdentifier" || type == "unsupportedIdentifier")
        return {ErrorKind::Refused,
                "the certificate authority gives no certificates for " +
                    (problem.name.empty() ? "this name" : problem.name),
                {},
                "use a public host name; authorities keep lists of names they refuse"};
    if (type == "unauthorized")
        return {ErrorKind::Refused,
                "the certificate authority does not accept this account",
                {},
                "remove the file acme/account.pem in the state directory; a new account is made "
                "then"};
    if (type == "accountDoesNotExist")
        return {ErrorKind::Refused,
                "the certificate authority does not know this account",
                {},
                "try again: a new account is made"};
    if (type == "invalidContact" || type == "unsupportedContact")
        return {ErrorKind::InvalidInput,
                "the certificate authority does not accept the mail address",
                {},
                "give another address, or none"};
    if (type == "userActionRequired")
        return {ErrorKind::Refused,
                "the certificate authority asks you to do something first",
                {},
                problem.instance.empty() ? "its terms may have changed: request the certificate "
                                           "again and agree to them"
                                         : "visit " + cleanText(problem.instance)};
    if (type == "externalAccountRequired")
        return {
            ErrorKind::Refused,
            "this certificate authority wants an account made on its web site",
            {},
            "copy the key id and the key (EAB) from its web site; or use an authority that needs "
            "none, such as Let's Encrypt"};
    if (type == "alreadyRevoked")
        return {ErrorKind::AlreadyExists, "the certificate is revoked already", {}, {}};
    if (type == "badRevocationReason")
        return {ErrorKind::InvalidInput,
                "the certificate authority does not take this reason",
                {},
                "choose another reason, or none"};
    if (type == "orderNotReady")
        return {ErrorKind::Unavailable,
                "the certificate authority is not done with the order",
                {},
                "try again: the order is taken up where it stands"};
    if (type == "alreadyReplaced")
        return {ErrorKind::Refused,
                "the certificate was replaced by another one already",
                {},
                "request the certificate again"};
    if (type == "badCSR" || type == "badPublicKey" || type == "badSignatureAlgorithm" ||
        type == "malformed")
        return {ErrorKind::Internal,
                "the certificate authority did not understand the request",
                {},
                "check that the URL is an ACME directory; else this is a fault of mailsteadd"};
    if (type == "serverInternal" || status >= 500)
        return {ErrorKind::Unavailable,
                "the certificate authority has a trouble of its own",
                {},
                "try again later"};
    return {ErrorKind::Refused, "the certificate authority refused", {}, {}};
}

} // namespace

std::string cleanText(const std::string& text)
{
    constexpr std::size_t maxCharacters = 500;
    std::string line = text.substr(0, 4 * maxCharacters);
    for (char& c : line) {
        if (c == '\r' || c == '\n')
            c = ' ';
    }
    return message::decodeText(line, maxCharacters);
}

Problem readProblem(const nlohmann::json& document)
{
    const auto read = [](const nlohmann::json& from) {
        Problem problem;
        problem.type = withoutPrefix(textAt(from, "type"));
        problem.detail = cleanText(textAt(from, "detail"));
        problem.instance = textAt(from, "instance");
        if (const auto identifier = from.find("identifier"); identifier != from.end())
            problem.name = cleanText(textAt(*identifier, "value"));
        return problem;
    };
    if (!document.is_object())
        return {};
    Problem problem = read(document);
    const auto parts = document.find("subproblems");
    if (parts == document.end() || !parts->is_array() || parts->empty() || !(*parts)[0].is_object())
        return problem;
    const Problem first = read((*parts)[0]);
    if (problem.name.empty())
        problem.name = first.name;
    if (problem.type == "compound" || problem.type.empty())
        problem.type = first.type;
    if (!first.detail.empty() && first.detail != problem.detail)
        problem.detail += (problem.detail.empty() ? "" : " — ") + first.detail;
    return problem;
}

core::Error explainProblem(const Problem& problem, const std::string& name, int status,
                           std::optional<std::chrono::system_clock::time_point> retryAt,
                           std::string_view challengeType)
{
    core::Error error = explain(problem, name, status, retryAt, challengeType);
    error.why = problem.detail;
    if (error.why.empty() && status != 0)
        error.why = "HTTP status " + std::to_string(status);
    if (!problem.type.empty())
        error.why += (error.why.empty() ? "" : " ") + ("(" + cleanText(problem.type) + ")");
    return error;
}

} // namespace mailstead::acme
