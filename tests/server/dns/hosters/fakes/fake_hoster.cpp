#include "fake_hoster.h"

LoopbackReply FakeHoster::handle(const LoopbackRequest& request)
{
    const std::lock_guard lock(m_mutex);
    m_log.push_back(request.method + " " + request.path);
    const bool counted = m_mood != Mood::RefusesNames || request.method != "GET";
    if (m_mood == Mood::Well || !counted)
        return answer(request);
    const Mood mood = m_mood;
    if (m_moodRequests > 0 && --m_moodRequests == 0)
        m_mood = Mood::Well;
    if (mood == Mood::Broken)
        return {500, "<html>Internal Server Error</html>"};
    if (mood == Mood::Nonsense)
        return {200, "<html>welcome to the hotel's network"};
    return failure(mood);
}

std::unique_ptr<FakeHoster> makeFakeHoster(const std::string& id)
{
    static const std::map<std::string, std::unique_ptr<FakeHoster> (*)()> makers = {
        {"digitalocean", makeFakeDigitalOceanHoster},
        {"hetzner-cloud", makeFakeHetznerHoster},
        {"linode", makeFakeLinodeHoster},
        {"ovh", makeFakeOvhHoster},
        {"vultr", makeFakeVultrHoster}};
    const auto found = makers.find(id);
    return found == makers.end() ? nullptr : found->second();
}
