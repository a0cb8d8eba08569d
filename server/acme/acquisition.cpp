#include "acme/acquisition.h"

#include "acme/authorities.h"
#include "acme/external_account.h"
#include "acme/kept_order.h"
#include "acme/order.h"

namespace mailstead::acme
{

namespace
{

core::Result<void> signIn(Session& session, const AcquisitionOptions& options,
                          const RequestSettings& settings, const http::Patience& patience)
{
    SignIn who{settings.email, settings.agreeToTerms, settings.externalAccount, {}};
    const KnownAuthority* authority = authorityOf(settings.directory);
    const bool byEmail =
        (authority != nullptr && authority->account == KnownAuthority::Account::FromEmail) ||
        options.zeroSslApi != zeroSslApi; // a test's
    if (byEmail)
        who.fetchExternalAccount = [&]() -> core::Result<ExternalAccount> {
            const auto client = http::Client::create({options.resolver, settings.caFile});
            if (!client)
                return tl::unexpected(client.error());
            return fetchZeroSslAccount(*client, options.zeroSslApi, settings.email, patience);
        };
    return session.signIn(who, patience);
}

/// The directory where the rehearsal goes.
core::Result<std::string> stagingOf(const RequestSettings& settings)
{
    if (!settings.stagingDirectory.empty())
        return settings.stagingDirectory;
    const KnownAuthority* authority = authorityOf(settings.directory);
    if (authority == nullptr || authority->staging.empty())
        return core::fail(core::ErrorKind::InvalidInput,
                          "this authority has no staging directory to try at first", {},
                          "request the certificate without the trial");
    return authority->staging;
}

} // namespace

core::Result<Session> openSession(const AcquisitionOptions& options,
                                  const RequestSettings& settings, const http::Patience& patience)
{
    auto key = AccountKey::loadOrCreate(options.directory + "/account.pem");
    if (!key)
        return tl::unexpected(key.error());
    auto client = http::Client::create({options.resolver, settings.caFile});
    if (!client)
        return tl::unexpected(client.error());
    Session session(std::move(*client), std::move(*key));
    const auto opened = session.open(settings.directory, patience);
    if (!opened)
        return tl::unexpected(opened.error());
    return session;
}

core::Result<core::PemPair> acquire(const AcquisitionOptions& options,
                                    const RequestSettings& settings, const Predecessor& before,
                                    const Progress& progress, const http::Patience& patience,
                                    Told& told)
{
    if (settings.stagingFirst) {
        const auto staging = stagingOf(settings);
        if (!staging)
            return tl::unexpected(staging.error());
        RequestSettings trial = settings;
        trial.directory = *staging;
        trial.stagingFirst = false;
        trial.preferredChain.clear();
        if (progress)
            progress("Trying at the authority's staging directory first", 0.02);
        const Progress trialProgress = [&](const std::string& text, std::optional<double>) {
            if (progress)
                progress("Trial: " + text, 0.03);
        };
        Told ofTrial;
        const auto tried = acquire(options, trial, {}, trialProgress, patience, ofTrial);
        if (!tried) {
            told.retryAt = ofTrial.retryAt;
            return tried;
        }
    }
    if (progress)
        progress("Connecting to the certificate authority", 0.05);
    auto session = openSession(options, settings, patience);
    if (!session)
        return tl::unexpected(session.error());
    core::Result<core::PemPair> pair = tl::unexpected(core::Error());
    if (const auto signedIn = signIn(*session, options, settings, patience); !signedIn)
        pair = tl::unexpected(signedIn.error());
    else
        pair = orderCertificate(*session,
                                {settings, orderFileIn(options.directory), before.key,
                                 session->suggestsRenewal() ? before.renewalId : std::string(),
                                 [&] {
                                     return makeProver(settings, options.prover);
                                 }},
                                progress, patience);
    told.account = session->account();
    if (!pair)
        told.retryAt = session->retryAt();
    return pair;
}

core::Result<void> revoke(const AcquisitionOptions& options, const RequestSettings& settings,
                          const std::string& chainPem, RevocationReason reason,
                          const http::Patience& patience)
{
    auto session = openSession(options, settings, patience);
    if (!session)
        return tl::unexpected(session.error());
    if (const auto signedIn = signIn(*session, options, settings, patience); !signedIn)
        return signedIn;
    return session->revoke(chainPem, reason, patience);
}

} // namespace mailstead::acme
