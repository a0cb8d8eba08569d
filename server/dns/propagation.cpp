#include "dns/propagation.h"

#include "dns/tag_list.h"
#include "dns/wire.h"
#include "dns/zone_servers.h"

#include <algorithm>
#include <array>
#include <asio/post.hpp>
#include <charconv>
#include <fmt/format.h>
#include <map>

namespace mailstead::dns
{

namespace
{

constexpr std::chrono::milliseconds serverTimeout{4000};

constexpr std::array types{
    std::pair{"A", Type::A},         std::pair{"AAAA", Type::AAAA}, std::pair{"CAA", Type::CAA},
    std::pair{"CNAME", Type::CNAME}, std::pair{"DS", Type::DS},     std::pair{"MX", Type::MX},
    std::pair{"NS", Type::NS},       std::pair{"PTR", Type::PTR},   std::pair{"SOA", Type::SOA},
    std::pair{"SRV", Type::SRV},     std::pair{"TLSA", Type::TLSA}, std::pair{"TXT", Type::TXT},
};

/// "3 1 1 ABCD" as answers have it: "030101abcd".
std::string plainTlsa(const std::string& value)
{
    std::string text;
    for (const std::string& part : splitList(value, ' ')) {
        unsigned number = 0;
        const auto [at, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        const bool isNumber = part.size() <= 3 && error == std::errc() &&
                              at == part.data() + part.size() && number < 256;
        text += isNumber ? fmt::format("{:02x}", number) : lowered(part);
    }
    return text;
}

std::string normal(const std::string& value, Type type)
{
    switch (type) {
    case Type::TXT:
    case Type::CAA:
        return value;
    case Type::TLSA:
        return plainTlsa(value);
    default:
        return canonicalName(value);
    }
}

std::vector<std::string> normal(const std::vector<std::string>& values, Type type)
{
    std::vector<std::string> list;
    for (const std::string& value : values)
        list.push_back(normal(value, type));
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

/// What most authoritative servers say; the first of them when no two agree.
std::vector<std::string> common(const std::vector<PropagationAnswer>& answers, Type type)
{
    std::vector<std::string> best;
    std::size_t most = 0;
    for (const PropagationAnswer& one : answers) {
        if (!one.server.authoritative || one.answer.isTemporaryFailure())
            continue;
        const auto values = normal(one.answer.values, type);
        const auto count = static_cast<std::size_t>(
            std::count_if(answers.begin(), answers.end(), [&](const PropagationAnswer& other) {
                return other.server.authoritative && !other.answer.isTemporaryFailure() &&
                       normal(other.answer.values, type) == values;
            }));
        if (count > most) {
            most = count;
            best = values;
        }
    }
    return best;
}

std::vector<DirectQuestion> questionsTo(const PropagationQuestion& question,
                                        const std::vector<PropagationServer>& servers)
{
    std::vector<DirectQuestion> questions;
    for (const PropagationServer& server : servers)
        questions.push_back(
            {server.address, server.port, question.name, question.type, !server.authoritative});
    return questions;
}

} // namespace

std::optional<Type> typeNamed(std::string_view name)
{
    for (const auto& [text, type] : types) {
        if (name == text)
            return type;
    }
    return std::nullopt;
}

std::string_view nameOf(Type type)
{
    for (const auto& [text, known] : types) {
        if (known == type)
            return text;
    }
    return "";
}

std::vector<PropagationServer> propagationServers(const std::string& name,
                                                  const std::vector<std::string>& publicResolvers,
                                                  Resolver& resolver)
{
    std::vector<PropagationServer> servers;
    const auto zones = findZones({name}, resolver);
    for (const ZoneServer& server : zones.at(name).servers)
        servers.push_back({server.name, server.address, 53, true});
    for (const std::string& text : publicResolvers) {
        PropagationServer server{text, text.substr(0, text.find('@')), 53, false};
        if (const std::size_t at = text.find('@'); at != std::string::npos)
            std::from_chars(text.data() + at + 1, text.data() + text.size(), server.port);
        servers.push_back(std::move(server));
    }
    return servers;
}

bool holdsExpected(const Answer& answer, Type type, const std::vector<std::string>& expected)
{
    if (answer.isTemporaryFailure())
        return false;
    const auto seen = normal(answer.values, type);
    const auto wanted = normal(expected, type);
    if (type == Type::TXT)
        return std::includes(seen.begin(), seen.end(), wanted.begin(), wanted.end());
    return seen == wanted;
}

PropagationRound judgePropagation(const PropagationQuestion& question,
                                  const std::vector<PropagationServer>& servers,
                                  const std::vector<Answer>& answers)
{
    PropagationRound round;
    for (std::size_t index = 0; index < servers.size(); ++index)
        round.answers.push_back({servers[index], answers[index], false});
    const auto reference = common(round.answers, question.type);
    bool anyAuthoritative = false;
    round.complete = true;
    for (PropagationAnswer& one : round.answers) {
        if (!question.expected.empty())
            one.agrees = holdsExpected(one.answer, question.type, question.expected);
        else
            one.agrees = !one.answer.isTemporaryFailure() &&
                         normal(one.answer.values, question.type) == reference;
        anyAuthoritative = anyAuthoritative || one.server.authoritative;
        // A public resolver that cannot be reached from here says nothing.
        const bool counts = one.server.authoritative || !one.answer.isTemporaryFailure();
        round.complete = round.complete && (one.agrees || !counts);
    }
    round.complete = round.complete && anyAuthoritative;
    return round;
}

PropagationRound askPropagation(const PropagationQuestion& question,
                                const std::vector<PropagationServer>& servers,
                                const std::atomic_bool& cancelled)
{
    return judgePropagation(question, servers,
                            askServers(questionsTo(question, servers), serverTimeout, cancelled));
}

PropagationWatch::PropagationWatch(asio::io_context& io, PropagationQuestion question,
                                   std::vector<PropagationServer> servers, Pace pace,
                                   OnRound onRound)
    : m_io(io)
    , m_timer(io)
    , m_question(std::move(question))
    , m_servers(std::move(servers))
    , m_pace(pace)
    , m_onRound(std::move(onRound))
    , m_end(std::chrono::steady_clock::now() + pace.longest)
{
}

void PropagationWatch::start(asio::io_context& io, PropagationQuestion question,
                             std::vector<PropagationServer> servers, Pace pace, OnRound onRound)
{
    const std::shared_ptr<PropagationWatch> watch(new PropagationWatch(
        io, std::move(question), std::move(servers), pace, std::move(onRound)));
    asio::post(io, [watch] { watch->ask(); });
}

void PropagationWatch::ask()
{
    const auto questions = questionsTo(m_question, m_servers);
    m_answers.assign(questions.size(), Answer());
    m_missing = questions.size();
    if (m_missing == 0)
        answered();
    for (std::size_t index = 0; index < questions.size(); ++index)
        askServer(m_io, questions[index], serverTimeout,
                  [self = shared_from_this(), index](Answer answer) {
                      self->m_answers[index] = std::move(answer);
                      if (--self->m_missing == 0)
                          self->answered();
                  });
}

void PropagationWatch::answered()
{
    const PropagationRound round = judgePropagation(m_question, m_servers, m_answers);
    const bool last = round.complete || m_servers.empty() ||
                      std::chrono::steady_clock::now() + m_pace.interval >= m_end;
    if (!m_onRound(round, last) || last)
        return;
    m_timer.expires_after(m_pace.interval);
    m_timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error)
            self->ask();
    });
}

} // namespace mailstead::dns
