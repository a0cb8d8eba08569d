// Fakes of DNS providers' HTTP interfaces, for tests. Each follows its published documentation:
// paths, parameters, signatures, answers, paging, error codes, rate limits. They are fakes; what
// the real interfaces do beyond their documentation is not in them.
#pragma once

#include "loopback_server.h"

#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

struct FakeRecord {
    std::string id;
    std::string name; ///< in full
    std::string type;
    std::string value; ///< canonical, as in dns::RecordSet
    std::uint32_t ttl = 3600;
    bool proxied = false;
    std::string kind = {}; ///< the provider's own type or line
};

class FakeApi
{
public:
    enum class Mood {
        Well,
        BadCredentials,
        MissingRight,
        RateLimited,
        RefusesRecords, ///< reading works
        Broken,         ///< 500
        Nonsense,       ///< 200 and no answer of the interface
        Silent,
    };

    virtual ~FakeApi() = default;

    std::string url() const { return m_server->url(); }
    /// Credentials that are accepted.
    std::map<std::string, std::string> fields;

    void start()
    {
        m_server = std::make_unique<LoopbackServer>(
            [this](const LoopbackRequest& request) { return handle(request); });
    }
    /// `requests` answers in this mood, then well again; -1: for good.
    void setMood(Mood mood, int requests = -1)
    {
        const std::lock_guard lock(m_mutex);
        m_mood = mood;
        m_moodRequests = requests;
    }
    /// Refuse only the n-th record that is written from now on.
    void refuseWrite(int number)
    {
        const std::lock_guard lock(m_mutex);
        m_refuseWrite = number;
    }
    void seed(std::vector<FakeRecord> records)
    {
        const std::lock_guard lock(m_mutex);
        for (FakeRecord& record : records) {
            if (record.id.empty())
                record.id = newId();
        }
        m_records = std::move(records);
    }
    std::vector<FakeRecord> records() const
    {
        const std::lock_guard lock(m_mutex);
        return m_records;
    }
    std::vector<std::string> log() const
    {
        const std::lock_guard lock(m_mutex);
        return m_log;
    }

    static constexpr const char* refusal = "Content for this record is invalid.";

protected:
    virtual LoopbackReply answer(const LoopbackRequest& request) = 0;
    /// The documented failure of this kind.
    virtual LoopbackReply failure(Mood mood) = 0;
    virtual bool writes(const LoopbackRequest& request) const { return request.method != "GET"; }

    std::string newId() { return std::to_string(m_nextId++); }
    FakeRecord* find(const std::string& id);
    /// Entries of page `page` (from 1) of `size`.
    template <class T>
    static std::vector<T> page(const std::vector<T>& all, std::size_t page, std::size_t size)
    {
        std::vector<T> result;
        for (std::size_t i = (page - 1) * size; i < std::min(all.size(), page * size); ++i)
            result.push_back(all[i]);
        return result;
    }
    static std::string relative(const std::string& name, const std::string& apex);
    static std::string full(const std::string& name);
    static LoopbackReply jsonReply(const nlohmann::json& body, int status = 200)
    {
        return {status, body.dump()};
    }

    static inline const std::string zone = "example.org";
    const std::vector<std::string> m_zones = {"first.example", "example.org", "last.example"};
    std::vector<FakeRecord> m_records;

private:
    LoopbackReply handle(const LoopbackRequest& request);

    mutable std::mutex m_mutex;
    Mood m_mood = Mood::Well;
    int m_moodRequests = -1;
    int m_refuseWrite = 0;
    int m_nextId = 1000;
    std::vector<std::string> m_log;
    std::unique_ptr<LoopbackServer> m_server;
};

/// One for each id of dns::providerInfos() that speaks HTTP; null for others.
std::unique_ptr<FakeApi> makeFakeApi(const std::string& provider);

std::unique_ptr<FakeApi> makeFakeAliyun();
std::unique_ptr<FakeApi> makeFakeCloudflare();
std::unique_ptr<FakeApi> makeFakeDigitalOcean();
std::unique_ptr<FakeApi> makeFakeDnspod();
std::unique_ptr<FakeApi> makeFakeGoDaddy();
std::unique_ptr<FakeApi> makeFakeHetzner();
std::unique_ptr<FakeApi> makeFakeNamecheap();
std::unique_ptr<FakeApi> makeFakeOvh();
std::unique_ptr<FakeApi> makeFakePorkbun();
std::unique_ptr<FakeApi> makeFakeRoute53();
std::unique_ptr<FakeApi> makeFakeTencent();
