// A small mail house for tests: who lives there, and a heap where its messages are put.
#pragma once

#include "smtp/directory.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::smtp::test
{

/// Mailboxes ada@example.org, bob@example.org and ada@mäil.example.org, alias
/// postmaster@mail.example.org; password of ada is "lovelace".
class House final : public Directory
{
public:
    RecipientKind recipient(std::string_view address) const override
    {
        if (address == "ada@example.org" || address == "bob@example.org" ||
            address == "ada@xn--mil-qla.example.org")
            return RecipientKind::Mailbox;
        if (address == "postmaster@mail.example.org" || address == "Postmaster@mail.example.org")
            return RecipientKind::Alias;
        return isLocalDomain(address.substr(address.rfind('@') + 1)) ? RecipientKind::Unknown
                                                                     : RecipientKind::NotLocal;
    }
    std::vector<std::string> expand(std::string_view address) const override
    {
        return {std::string(address)};
    }
    bool isLocalDomain(std::string_view domain) const override
    {
        return domain == "example.org" || domain == "mail.example.org";
    }
    bool maySendAs(std::string_view account, std::string_view sender) const override
    {
        return account == sender;
    }
    void verifyPassword(std::string user, std::string password,
                        std::function<void(LoginAnswer)> done) override
    {
        LoginAnswer answer;
        if (outOfOrder)
            answer.outcome = LoginAnswer::Outcome::TemporaryFailure;
        else if (user == "ada@example.org" && password == "lovelace")
            answer = {LoginAnswer::Outcome::Accepted, "ada@example.org"};
        done(answer);
    }

    std::atomic<bool> outOfOrder = false;
};

struct Taken {
    Envelope envelope;
    std::string content;
};

class Heap final : public Intake
{
public:
    void take(Envelope envelope, Content content,
              std::function<void(core::Result<void>)> done) override
    {
        std::optional<core::Error> failure;
        {
            const std::lock_guard lock(m_mutex);
            failure = m_failure;
            if (!failure)
                m_taken.push_back({std::move(envelope), *content.whole()});
            if (m_holding) {
                m_held.push_back(std::move(done));
                return;
            }
        }
        if (failure)
            done(tl::unexpected(*failure));
        else
            done({});
    }
    bool hasSpaceFor(std::uint64_t) const override { return m_space; }

    void failWith(std::optional<core::Error> failure)
    {
        const std::lock_guard lock(m_mutex);
        m_failure = std::move(failure);
    }
    void setSpace(bool space) { m_space = space; }
    /// Answers wait until release().
    void hold()
    {
        const std::lock_guard lock(m_mutex);
        m_holding = true;
    }
    void release()
    {
        std::vector<std::function<void(core::Result<void>)>> held;
        {
            const std::lock_guard lock(m_mutex);
            m_holding = false;
            held.swap(m_held);
        }
        for (const auto& done : held)
            done({});
    }
    std::vector<Taken> taken() const
    {
        const std::lock_guard lock(m_mutex);
        return m_taken;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Taken> m_taken;
    std::vector<std::function<void(core::Result<void>)>> m_held;
    std::optional<core::Error> m_failure;
    std::atomic<bool> m_space = true;
    bool m_holding = false;
};

} // namespace mailstead::smtp::test
