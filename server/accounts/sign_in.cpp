// Passwords and SCRAM keys, and who has to wait.
#include "accounts/accounts_impl.h"

#include "accounts/password_hash.h"
#include "accounts/rules.h"
#include "core/log.h"
#include "message/address.h"
#include "smtp/scram.h"

#include <algorithm>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace mailstead::accounts
{

namespace
{

constexpr std::size_t saltLength = 16;

std::string keyedHash(std::string_view key, std::string_view text)
{
    std::string mac(32, '\0');
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(mac.data()), nullptr);
    return mac;
}

/// Under which name failures of a user are counted, who may not exist.
std::string limiterName(std::string_view user)
{
    const auto canonical = anyAddress(user);
    return canonical ? *canonical : message::lowerCase(user.substr(0, 320));
}

core::Result<std::string> scramSecrets(const std::string& password, std::uint32_t iterations)
{
    std::string salt(saltLength, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(salt.data()), saltLength) != 1)
        return core::fail(core::ErrorKind::Internal, "the system's random generator failed");
    return smtp::makeScramCredentials(password, std::move(salt),
                                      std::max(iterations, smtp::minScramIterations))
        .map(smtp::scramText);
}

} // namespace

smtp::LoginAnswer AccountsImpl::check(const std::string& client, const std::string& user,
                                      const std::string& password)
{
    const auto now = snapshot();
    const auto canonical = anyAddress(user);
    const auto mailbox = canonical ? now->mailboxes.find(*canonical) : now->mailboxes.end();
    const bool exists = mailbox != now->mailboxes.end();
    const std::string& hash = exists ? mailbox->second.passwordHash : m_dummyHash;
    bool known = false;
    if (exists) {
        const std::lock_guard lock(m_recentMutex);
        known = m_recent.knows(mailbox->first, password, hash);
    }
    // The same work for a user who does not exist, so that time does not tell who does.
    const bool fits = known || checkPassword(password, hash);
    if (exists && fits && !known) {
        const std::lock_guard lock(m_recentMutex);
        m_recent.remember(mailbox->first, password, hash);
    }
    smtp::LoginAnswer answer;
    if (exists && fits && mailbox->second.enabled) {
        answer.outcome = smtp::LoginAnswer::Outcome::Accepted;
        answer.account = mailbox->first;
        if (!mailbox->second.scram)
            learnScram(mailbox->first, password, hash);
    }
    loginEnded(client, user, answer.outcome == smtp::LoginAnswer::Outcome::Accepted);
    return answer;
}

/// The password of an account from an older version is known now.
void AccountsImpl::learnScram(const std::string& address, const std::string& password,
                              const std::string& hash)
{
    auto secrets = scramSecrets(password, m_options.scramIterations);
    if (!secrets)
        return;
    const std::lock_guard lock(m_writeMutex);
    auto stored = m_store.addScram(address, {hash, *secrets});
    if (stored)
        stored = load();
    if (!stored)
        core::logWarn("accounts", {},
                      "the SCRAM keys of " + address + " were not kept: " + stored.error().text());
}

core::Result<Store::Secrets> AccountsImpl::secretsOf(const std::string& password) const
{
    auto hash = hashPassword(password, m_options.hashRounds);
    if (!hash)
        return tl::unexpected(hash.error());
    auto scram = scramSecrets(password, m_options.scramIterations);
    if (!scram)
        return tl::unexpected(scram.error());
    return Store::Secrets{std::move(*hash), std::move(*scram)};
}

std::string AccountsImpl::waitText(std::string_view client, std::string_view user) const
{
    const auto wait = m_limiter.wait(client, limiterName(user));
    if (wait.count() <= 0)
        return {};
    return "Too many failed logins, try again in " + std::to_string(wait.count()) + " s";
}

void AccountsImpl::loginEnded(std::string_view client, std::string_view user, bool accepted) const
{
    if (accepted)
        m_limiter.succeeded(client, limiterName(user));
    else
        m_limiter.failed(client, limiterName(user));
}

bool AccountsImpl::offersScram() const
{
    const auto now = snapshot();
    return now->withoutScram == 0 && !now->mailboxes.empty();
}

smtp::ScramCredentials AccountsImpl::scramCredentials(std::string_view client,
                                                      std::string_view user) const
{
    smtp::ScramCredentials credentials;
    credentials.refusal = waitText(client, user);
    if (!credentials.refusal.empty())
        return credentials;
    const auto now = snapshot();
    const auto canonical = anyAddress(user);
    const auto mailbox = canonical ? now->mailboxes.find(*canonical) : now->mailboxes.end();
    // Made up from the name alone, so that a stranger sees the same salt each time.
    const std::string name = limiterName(user);
    credentials.salt = keyedHash(m_fakeKey, "salt " + name).substr(0, saltLength);
    credentials.iterations = m_options.scramIterations;
    credentials.storedKey = keyedHash(m_fakeKey, "key " + name);
    credentials.serverKey = keyedHash(m_fakeKey, "server " + name);
    if (mailbox == now->mailboxes.end() || !mailbox->second.scram)
        return credentials;
    smtp::ScramCredentials real = *mailbox->second.scram;
    if (!mailbox->second.enabled)
        real.account.clear();
    return real;
}

std::vector<LoginLock> AccountsImpl::loginLocks() const
{
    std::vector<LoginLock> list;
    for (const LoginLimiter::Lock& lock : m_limiter.locks())
        list.push_back({lock.account, lock.network, lock.failures, lock.wait});
    return list;
}

std::size_t AccountsImpl::releaseLogins(const std::string& account, const std::string& network)
{
    return m_limiter.release(account.empty() ? account : limiterName(account), network);
}

void AccountsImpl::verifyPassword(std::string user, std::string password,
                                  std::function<void(smtp::LoginAnswer)> done)
{
    verifyPasswordFrom({}, std::move(user), std::move(password), std::move(done));
}

void AccountsImpl::verifyPasswordFrom(const std::string& client, std::string user,
                                      std::string password,
                                      std::function<void(smtp::LoginAnswer)> done)
{
    if (std::string reason = waitText(client, user); !reason.empty()) {
        wipe(password);
        return done({smtp::LoginAnswer::Outcome::TemporaryFailure, {}, std::move(reason)});
    }
    // Both the queue and the caller need `done` when the queue is full.
    const auto answer = std::make_shared<std::function<void(smtp::LoginAnswer)>>(std::move(done));
    const auto secret =
        std::shared_ptr<std::string>(new std::string(std::move(password)), [](std::string* text) {
            wipe(*text);
            delete text;
        });
    const smtp::LoginAnswer notNow{smtp::LoginAnswer::Outcome::TemporaryFailure, {}};
    if (secret->size() > maxPasswordLength)
        secret->clear(); // costs as much as any other wrong password
    const bool taken = m_worker.post(networkOf(client), [this, client, user = std::move(user),
                                                         secret, answer, notNow](bool run) {
        (*answer)(run ? check(client, user, *secret) : notNow);
    });
    if (!taken) {
        core::logWarn("accounts", {},
                      "a sign-in was put off: too many passwords are being checked");
        (*answer)(notNow);
    }
}

} // namespace mailstead::accounts
