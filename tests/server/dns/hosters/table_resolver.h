// A table in place of the DNS.
#pragma once

#include "dns/resolver.h"

#include <map>
#include <mutex>

class TableResolver : public mailstead::dns::Resolver
{
public:
    void set(const std::string& name, mailstead::dns::Type type, std::vector<std::string> values)
    {
        const std::lock_guard lock(m_mutex);
        m_table[{name, type}] = std::move(values);
    }
    void query(std::string name, mailstead::dns::Type type,
               std::function<void(mailstead::dns::Answer)> done) override
    {
        mailstead::dns::Answer answer;
        {
            const std::lock_guard lock(m_mutex);
            const auto found = m_table.find({name, type});
            answer.status = found == m_table.end() ? mailstead::dns::Status::NxDomain
                                                   : mailstead::dns::Status::NoError;
            if (found != m_table.end())
                answer.values = found->second;
        }
        done(answer);
    }
    void flush() override {}

private:
    std::mutex m_mutex;
    std::map<std::pair<std::string, mailstead::dns::Type>, std::vector<std::string>> m_table;
};
