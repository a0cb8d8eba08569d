// A small mail house for tests: who lives there, and a heap where its messages are put.
#pragma once

#include "smtp/directory.h"
#include "smtp/scram.h"

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

    bool offersScram() const override { return scram; }
    ScramCredentials scramCredentials(std::string_view, std::string_view user) const override
    {
        ScramCredentials credentials =
            *makeScramCredentials("lovelace", "salt of the house", minScramIterations);
        if (outOfOrder)
            credentials.refusal = "Too many failed logins, try again in 30 s";
        if (user == "ada@example.org")
            credentials.account = user;
        return credentials;
    }
    void loginEnded(std::string_view, std::string_view user, bool accepted) const override
    {
        logins.push_back(std::string(user) + (accepted ? " in" : " refused"));
    }
    std::optional<RecipientRefusal> mayAddRecipients(std::string_view,
                                                     std::size_t count) const override
    {
        if (sent + count <= allowance)
            return {};
        return RecipientRefusal{450, "4.7.1", "The day's recipients are used up"};
    }
    void countSent(std::string_view, std::size_t recipients) const override { sent += recipients; }
    std::optional<RecipientRefusal> admits(std::string_view recipient, std::string_view sender,
                                           std::string_view) const override
    {
        if (recipient != "bob@example.org" || sender != "nobody@example.net")
            return {};
        return RecipientRefusal{550, "5.7.1", "Bob takes nothing from nobody"};
    }

    std::atomic<bool> outOfOrder = false;
    bool scram = false;
    std::size_t allowance = 1'000'000; ///< recipients that an account may send to
    mutable std::size_t sent = 0;
    mutable std::vector<std::string> logins; ///< that SCRAM brought to an end
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
