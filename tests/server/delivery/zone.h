// A resolver that answers from memory.
#pragma once

#include "dns/resolver.h"

#include <asio/post.hpp>
#include <atomic>
#include <map>
#include <string>
#include <utility>

namespace mailstead::delivery::test
{

/// What is not set exists not: NXDOMAIN, unless the name has a record of another type.
class Zone final : public dns::Resolver
{
public:
    explicit Zone(asio::io_context& io)
        : m_io(io)
    {
    }
    void set(const std::string& name, dns::Type type, std::vector<std::string> values)
    {
        dns::Answer answer;
        answer.status = dns::Status::NoError;
        answer.values = std::move(values);
        m_answers[{name, type}] = std::move(answer);
    }
    /// The same, validated by DNSSEC.
    void setSecure(const std::string& name, dns::Type type, std::vector<std::string> values)
    {
        set(name, type, std::move(values));
        m_answers[{name, type}].secure = true;
    }
    void fail(const std::string& name, dns::Type type, dns::Status status)
    {
        m_answers[{name, type}].status = status;
    }

    void query(std::string name, dns::Type type, std::function<void(dns::Answer)> done) override
    {
        ++m_queries;
        dns::Answer answer;
        const auto found = m_answers.find({name, type});
        if (found != m_answers.end()) {
            answer = found->second;
        } else {
            answer.status = dns::Status::NxDomain;
            for (const auto& [key, value] : m_answers) {
                if (key.first == name)
                    answer.status = dns::Status::NoError;
            }
        }
        asio::post(m_io, [answer, done = std::move(done)] { done(answer); });
    }
    void flush() override {}
    int queries() const { return m_queries; }

private:
    asio::io_context& m_io;
    std::atomic<int> m_queries = 0;
    std::map<std::pair<std::string, dns::Type>, dns::Answer> m_answers;
};

} // namespace mailstead::delivery::test
