#include "fake_api.h"

FakeRecord* FakeApi::find(const std::string& id)
{
    for (FakeRecord& record : m_records) {
        if (record.id == id)
            return &record;
    }
    return nullptr;
}

std::string FakeApi::relative(const std::string& name, const std::string& apex)
{
    return name == zone ? apex : name.substr(0, name.size() - zone.size() - 1);
}

std::string FakeApi::full(const std::string& name)
{
    return name.empty() || name == "@" ? zone : name + "." + zone;
}

LoopbackReply FakeApi::handle(const LoopbackRequest& request)
{
    const std::lock_guard lock(m_mutex);
    m_log.push_back(request.method + " " + request.path);
    const bool counted = m_mood != Mood::RefusesRecords || writes(request);
    if (m_mood != Mood::Well && counted) {
        const Mood mood = m_mood;
        if (m_moodRequests > 0 && --m_moodRequests == 0)
            m_mood = Mood::Well;
        LoopbackReply reply;
        if (mood == Mood::Silent)
            reply.silent = true;
        else if (mood == Mood::Broken)
            reply = {500, "<html>Internal Server Error</html>"};
        else if (mood == Mood::Nonsense)
            reply = {200, "<html>welcome to the hotel's network"};
        else
            reply = failure(mood);
        return reply;
    }
    if (m_refuseWrite > 0 && writes(request) && --m_refuseWrite == 0)
        return failure(Mood::RefusesRecords);
    return answer(request);
}

std::unique_ptr<FakeApi> makeFakeApi(const std::string& provider)
{
    static const std::map<std::string, std::unique_ptr<FakeApi> (*)()> makers = {
        {"aliyun", makeFakeAliyun},   {"cloudflare", makeFakeCloudflare},
        {"dnspod", makeFakeDnspod},   {"digitalocean", makeFakeDigitalOcean},
        {"godaddy", makeFakeGoDaddy}, {"hetzner", makeFakeHetzner},
        {"ovh", makeFakeOvh},         {"namecheap", makeFakeNamecheap},
        {"porkbun", makeFakePorkbun}, {"route53", makeFakeRoute53},
        {"tencent", makeFakeTencent},
    };
    const auto found = makers.find(provider);
    return found == makers.end() ? nullptr : found->second();
}
