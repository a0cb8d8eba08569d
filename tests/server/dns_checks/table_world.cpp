#include "table_world.h"

#include "dns/mta_sts_policy.h"
#include "message/date.h"
#include "test_keys.h"

#include <asio/steady_timer.hpp>

using namespace mailstead;
using namespace mailstead::dns;
using namespace mailstead::dns::checks;

namespace
{

const std::string keyDigest(64, 'a');

http::Response page(const std::string& body, std::chrono::system_clock::time_point date)
{
    http::Response response;
    response.status = 200;
    response.headers["date"] = message::formatDate(date);
    response.body = body;
    return response;
}

Answer answerOf(std::vector<std::string> values)
{
    Answer answer;
    answer.status = Status::NoError;
    answer.secure = true;
    answer.authoritative = true;
    answer.ttl = 300;
    answer.values = std::move(values);
    return answer;
}

} // namespace

ServerNames TableWorld::names()
{
    ServerNames names;
    names.hostname = "mail.example.org";
    names.addresses = {"192.0.2.10", "2001:db8::10"};
    names.domains = {{"example.org",
                      {{"ms202611r", "v=DKIM1; k=rsa; p=" + std::string(rsa2048)},
                       {"ms202611e", "v=DKIM1; k=ed25519; p=" + std::string(ed25519)}}}};
    names.authorities = {"letsencrypt.org"};
    names.keyDigest = keyDigest;
    names.servesWellKnown = true;
    names.certificateNames = {"mail.example.org", "mta-sts.example.org"};
    return names;
}

Options TableWorld::options()
{
    Options options;
    options.services = {{25, ServiceKind::Smtp},
                        {587, ServiceKind::Submission},
                        {465, ServiceKind::Implicit},
                        {993, ServiceKind::Implicit}};
    options.outboundDomains = {"big.example", "large.example"};
    options.addressLists = options.addressLists6 = {"bl.example"};
    options.domainLists = {"dbl.example"};
    options.rdapUrl = "https://rdap.example/domain/";
    options.clockUrls = {"https://clock.example/"};
    return options;
}

TableWorld TableWorld::good()
{
    TableWorld world;
    world.time = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24);
    world.set(".", Type::NS, {"a.root.example"});
    for (const char* zone : {"example.org", "2.0.192.in-addr.arpa", "8.b.d.0.1.0.0.2.ip6.arpa"}) {
        world.set(zone, Type::NS, {"ns1.example.org", "ns2.example.org"});
        world.set(zone, Type::SOA, {"ns1.example.org hostmaster.example.org 2026112401"});
    }
    world.set("ns1.example.org", Type::A, {"192.0.2.53"});
    world.set("ns2.example.org", Type::A, {"192.0.2.54"});
    ServerNames all = names();
    all.hostIsSigned = true;
    for (const WantedRecord& wanted : wantedRecords(all)) {
        const std::map<std::string, Type> types{
            {"A", Type::A},     {"AAAA", Type::AAAA},   {"PTR", Type::PTR}, {"MX", Type::MX},
            {"TXT", Type::TXT}, {"CNAME", Type::CNAME}, {"SRV", Type::SRV}, {"CAA", Type::CAA}};
        if (wanted.type == "TLSA")
            world.set(wanted.name, Type::TLSA, {"030101" + keyDigest});
        else
            world.set(wanted.name, types.at(wanted.type), {wanted.value});
    }
    world.set("2.0.0.127.bl.example", Type::A, {"127.0.0.2"});
    world.set(blocklistTest6, Type::A, {"127.0.0.2"});
    world.set("test.dbl.example", Type::A, {"127.0.1.2"});

    world.pages["https://mta-sts.example.org/.well-known/mta-sts.txt"] =
        page(mtaStsPolicy({"mail.example.org"}), world.time);
    world.pages["https://rdap.example/domain/example.org"] =
        page(R"({"events":[{"eventAction":"registration","eventDate":"2020-01-02T03:04:05Z"}]})",
             world.time);
    world.pages["https://clock.example/"] = page("", world.time);

    Probe probe;
    probe.connected = true;
    probe.certificate = ServedCertificate{.subject = "mail.example.org",
                                          .issuer = "CA",
                                          .notBefore = world.time - std::chrono::hours(24),
                                          .notAfter = world.time + std::chrono::hours(60 * 24),
                                          .fitsName = true,
                                          .selfSigned = false,
                                          .chainError = {},
                                          .chainLength = 2,
                                          .keyDigest = keyDigest,
                                          .digest = std::string(64, 'b')};
    for (const std::uint16_t port : {465, 993})
        world.ports[port] = probe;
    probe.greeting = "220 mail.example.org ESMTP";
    for (const std::uint16_t port : {25, 587})
        world.ports[port] = probe;
    world.tries = {{"big.example", "mx.big.example", "198.51.100.1", true, "220 mx"},
                   {"large.example", "mx.large.example", "198.51.100.2", true, "220 mx"}};
    return world;
}

void TableWorld::set(const std::string& name, Type type, std::vector<std::string> values)
{
    m_records[{name, type}] = answerOf(std::move(values));
}

void TableWorld::remove(const std::string& name, Type type)
{
    m_records.erase({name, type});
}

void TableWorld::fail(const std::string& name, Type type, Status status, const std::string& why)
{
    Answer answer;
    answer.status = status;
    answer.why = why;
    m_records[{name, type}] = answer;
}

void TableWorld::setAt(const std::string& server, const std::string& name, Type type, Answer answer)
{
    m_atServers[{server, name, type}] = std::move(answer);
}

Answer TableWorld::answerTo(const std::string& name, Type type) const
{
    const auto record = m_records.find({name, type});
    Answer answer;
    if (record != m_records.end()) {
        answer = record->second;
    } else {
        answer = answerOf({});
        answer.status = Status::NxDomain;
        for (const auto& [key, unused] : m_records) {
            if (key.first == name)
                answer.status = Status::NoError;
        }
        const auto alias = m_records.find({name, Type::CNAME});
        if (alias != m_records.end() && type != Type::CNAME && alias->second.exists())
            answer = answerTo(alias->second.values.front(), type);
    }
    for (const std::string& one : unsignedNames)
        answer.secure = answer.secure && name != one && !name.ends_with("." + one);
    if (name == ".")
        answer.secure = rootIsSigned;
    return answer;
}

Courier::~Courier()
{
    m_work.reset();
    m_io.stop();
    if (m_thread.joinable())
        m_thread.join();
}

void Courier::send(std::chrono::milliseconds after, std::function<void()> deliver)
{
    if (!m_work) {
        m_work.emplace(asio::make_work_guard(m_io));
        m_thread = std::thread([this] { m_io.run(); });
    }
    const auto timer = std::make_shared<asio::steady_timer>(m_io, after);
    timer->async_wait(
        [timer, deliver = std::move(deliver)](const asio::error_code&) { deliver(); });
}

void TableWorld::later(std::function<void()> deliver)
{
    if (silent)
        kept.push_back(std::move(deliver));
    else if (latency.count() > 0)
        m_courier->send(latency, std::move(deliver));
    else
        deliver();
}

void TableWorld::resolve(const std::string& name, Type type, std::function<void(Answer)> done)
{
    ++questions;
    later([done = std::move(done), answer = answerTo(name, type)] { done(answer); });
}

void TableWorld::askServer(asio::io_context&, const DirectQuestion& question,
                           std::function<void(Answer)> done)
{
    const auto own = m_atServers.find({question.server, question.name, question.type});
    Answer answer = own != m_atServers.end() ? own->second : answerTo(question.name, question.type);
    answer.secure = false;
    ++questions;
    later([done = std::move(done), answer] { done(answer); });
}

void TableWorld::fetch(const std::string& url,
                       std::function<void(core::Result<http::Response>)> done)
{
    const auto found = pages.find(url);
    core::Result<http::Response> response =
        core::fail(core::ErrorKind::Unavailable, "nobody answers");
    if (found != pages.end())
        response = found->second;
    later([done = std::move(done), response = std::move(response)] { done(response); });
}

void TableWorld::probe(asio::io_context&, const ProbeRequest& request,
                       std::function<void(Probe)> done)
{
    const auto found = ports.find(request.service.port);
    Probe closed;
    closed.error = "Connection refused";
    done(found == ports.end() ? closed : found->second);
}

void TableWorld::outbound(const std::vector<std::string>&,
                          std::function<void(std::vector<OutboundTry>)> done)
{
    done(tries);
}

std::multiset<std::string> idsOf(const CheckReport& report)
{
    std::multiset<std::string> ids;
    for (const core::Finding& finding : report.findings)
        ids.insert(finding.id);
    return ids;
}
