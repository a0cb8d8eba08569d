// Fakes of hosters' interfaces for reverse names. Each follows its published documentation: paths,
// tokens, signatures, paging, answers, errors. They are fakes; what the real interfaces do beyond
// their documentation is not in them.
#pragma once

#include "loopback_server.h"

#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

class FakeHoster
{
public:
    enum class Mood {
        Well,
        BadCredentials,
        MissingRight,
        RateLimited,
        RefusesNames,
        Broken,
        Nonsense
    };

    virtual ~FakeHoster() = default;

    void start()
    {
        m_server = std::make_unique<LoopbackServer>(
            [this](const LoopbackRequest& request) { return handle(request); });
    }
    std::string url() const { return m_server->url(); }
    void setMood(Mood mood, int requests = -1)
    {
        const std::lock_guard lock(m_mutex);
        m_mood = mood;
        m_moodRequests = requests;
    }
    /// The name of an address; empty: the hoster's own or none.
    std::string name(const std::string& address) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_names.find(address);
        return found == m_names.end() ? std::string() : found->second;
    }
    void setName(const std::string& address, const std::string& name)
    {
        const std::lock_guard lock(m_mutex);
        m_names[address] = name;
    }
    std::vector<std::string> log() const
    {
        const std::lock_guard lock(m_mutex);
        return m_log;
    }

    std::map<std::string, std::string> fields; ///< credentials that are accepted

    /// Another IPv4 address of the server than `v4`, with the hoster's own name.
    void serveAt(const std::string& address)
    {
        const std::lock_guard lock(m_mutex);
        m_address = address;
        m_names[address] = "static." + address + ".clients.example";
    }

    static constexpr const char* v4 = "192.0.2.1";
    static constexpr const char* v6 = "2001:db8::1";
    static constexpr const char* refusal = "This name is not allowed.";

protected:
    virtual LoopbackReply answer(const LoopbackRequest& request) = 0;
    virtual LoopbackReply failure(Mood mood) = 0;

    static LoopbackReply jsonReply(const nlohmann::json& body, int status = 200)
    {
        return {status, body.dump()};
    }
    static std::string nextPage(const LoopbackRequest& request)
    {
        const auto page = request.query.find("page");
        return page == request.query.end() || page->second == "1" ? "2" : std::string();
    }

    std::map<std::string, std::string> m_names; ///< by address
    std::string m_address = v4;

private:
    LoopbackReply handle(const LoopbackRequest& request);

    mutable std::mutex m_mutex;
    Mood m_mood = Mood::Well;
    int m_moodRequests = -1;
    std::vector<std::string> m_log;
    std::unique_ptr<LoopbackServer> m_server;
};

/// Null for an id that is not in hosters::ptrApis().
std::unique_ptr<FakeHoster> makeFakeHoster(const std::string& id);

std::unique_ptr<FakeHoster> makeFakeDigitalOceanHoster();
std::unique_ptr<FakeHoster> makeFakeHetznerHoster();
std::unique_ptr<FakeHoster> makeFakeLinodeHoster();
std::unique_ptr<FakeHoster> makeFakeOvhHoster();
std::unique_ptr<FakeHoster> makeFakeVultrHoster();
