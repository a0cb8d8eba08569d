#include "sample_answers.h"

namespace mailstead::names::sample
{

const char* const providers = R"({"providers": [
    {"id": "cloudflare", "label": "Cloudflare", "minTtl": 60, "text": "quoted", "names": "full",
     "proxies": true, "types": ["A"], "rights": "in English",
     "page": "https://dash.cloudflare.com/profile/api-tokens",
     "fields": [{"id": "token", "label": "API token", "secret": true, "required": true,
                 "hint": "", "values": []}]},
    {"id": "future", "label": "Future DNS", "minTtl": 60, "text": "raw", "names": "relative-at",
     "proxies": false, "types": ["A"], "rights": "all of them", "page": "javascript:alert",
     "fields": []}]})";

const char* const credentials = R"({"credentials": [
    {"name": "cloudflare", "provider": "cloudflare", "fields": {}, "secrets": ["token"]},
    {"name": "ovh", "provider": "ovh", "fields": {"region": "eu"}, "secrets": ["secret"]}]})";

const char* const check = R"({"findings": [
    {"id": "dns.mx-ok", "severity": "ok", "title": "MX", "evidence": [], "why": "", "fix": "",
     "parameters": {}}],
    "records": [
    {"name": "example.org", "type": "MX", "value": "10 mail.example.org", "ttl": 3600, "why": "w",
     "purpose": "mx", "required": true, "state": "ok", "answers": []},
    {"name": "_dmarc.example.org", "type": "TXT", "value": "v=DMARC1", "ttl": 3600, "why": "w",
     "purpose": "dmarc", "required": true, "state": "missing",
     "answers": [{"server": "ns1", "values": [], "status": "NXDOMAIN"}]}]})";

const char* const journal = R"({"entries": [
    {"journal": "j2", "at": "2026-11-24T10:36:02.114Z", "zone": "example.org",
     "credentials": "cloudflare", "undone": false, "changes": [
      {"before": {"name": "mail.example.org", "type": "A", "ttl": 60, "values": [],
                  "proxied": false},
       "after": {"name": "mail.example.org", "type": "A", "ttl": 60, "values": ["192.0.2.45"],
                 "proxied": false}}]},
    {"journal": "j1", "at": "2026-11-23T10:36:02.114Z", "zone": "example.org",
     "credentials": "cloudflare", "undone": true, "changes": []}]})";

const char* const nothing = R"({"x": 1})";

const char* const zones = R"({"zones": ["example.org", "example.com"]})";

const char* const undone = R"({"changed": 1, "refused": ["mail.example.org A"]})";

const char* const zoneFile = R"({"text": "example.org. 3600 IN MX 10 mail.example.org.\n"})";

const char* const domains = R"({"domains": [{"name": "xn--bcher-kva.example",
    "shown": "b\u00fccher.example", "mailboxes": 1}]})";

const char* const nonsense = R"({"providers": [{"id": ""}], "credentials": [{"name": 3}],
    "entries": [{"journal": "j", "at": "yesterday"}], "records": 1, "domains": [{"name": ""}]})";

} // namespace mailstead::names::sample
