// The DNS records that a mail server needs, made from what it is. Pure.
#pragma once

#include "dns/mta_sts_policy.h"
#include "dns/own_addresses.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct DomainKey {
    std::string selector;
    std::string record; ///< the TXT value: "v=DKIM1; k=rsa; p=…"
};

struct DomainNames {
    std::string name;
    std::vector<DomainKey> keys;
};

/// What this server is called and reached by.
struct ServerNames {
    std::string hostname;
    std::vector<std::string> addresses; ///< public ones, textual
    std::vector<DomainNames> domains;

    /// Of the authority that signs our certificates, as CAA records name it ("letsencrypt.org");
    /// empty: none was chosen yet.
    std::vector<std::string> authorities;
    std::string authorityAccount; ///< accounturi of RFC 8657, may be empty
    /// SHA-256 of the public key of the certificate in use, lower-case hexadecimal; empty while it
    /// is a temporary one.
    std::string keyDigest;
    /// The hostname's zone is signed: only then a TLSA record says anything (RFC 7672).
    bool hostIsSigned = false;
    /// The daemon serves the MTA-STS policy and the settings for mail programs over HTTPS, under
    /// names that its certificate has or can get. Without it their records would promise what
    /// nobody answers, so none are wanted.
    bool servesWellKnown = false;
    /// Of the certificate in use, as they stand there ("*.example.org"); empty while it is a
    /// temporary one. The record of an MTA-STS policy is wanted only of a domain whose policy can
    /// be fetched: names come first, then the certificate for them, then this record.
    std::vector<std::string> certificateNames;
    MtaStsTerms policyTerms;
};

struct WantedRecord {
    std::string name; ///< without the trailing dot
    std::string type; ///< "A", "AAAA", "MX", "TXT", "PTR", "CNAME", "SRV", "CAA", "TLSA"
    /// TXT: the joined text, unquoted; else as in a zone file, names without the trailing dot.
    std::string value;
    std::uint32_t ttl = 3600;
    std::string why; ///< one sentence
    /// "address", "ptr", "mx", "spf", "dkim", "dmarc", "mta-sts", "tlsrpt", "tlsa", "caa", "srv",
    /// "autoconfig"
    std::string purpose;
    /// Mail is refused or a later step cannot succeed without it.
    bool required = true;
};

/// In the order in which people make them: address, PTR, CAA and TLSA of the host, then for each
/// domain MX, SPF, DKIM, DMARC and what is good to have.
std::vector<WantedRecord> wantedRecords(const ServerNames& names);

/// The names under which a domain's policy and settings are served, and which the certificate
/// should have: "mta-sts.", "autoconfig." and "autodiscover." before it.
std::vector<std::string> wellKnownNames(const std::string& domain);

/// The text of the MTA-STS policy of all our domains.
std::string ownMtaStsPolicy(const ServerNames& names);

/// Whether the policy of a domain of ours can be fetched, as far as the certificate goes.
bool policyIsCovered(const ServerNames& names, const std::string& domain);

/// What the authority behind this ACME directory calls itself in CAA records (RFC 8659); empty when
/// it is not known.
std::vector<std::string> authoritiesOf(const std::string& directoryUrl);

/// The zone that a name of ours most likely lies in: the mail domain that it belongs to, else its
/// parent. Only a look-up knows.
std::string likelyZone(const ServerNames& names, const std::string& name);

} // namespace mailstead::dns
