// check_host() over the checks' look-ups.
#pragma once

#include "dns/checks/lookups.h"
#include "senderauth/spf.h"

namespace mailstead::dns::checks
{

/// `ownRecord`: stands for the TXT record of the sender's domain, so that what one server says can
/// be judged; empty: the resolver's is taken.
asio::awaitable<senderauth::SpfReport> evaluateSpf(Lookups& lookups, senderauth::SpfQuery query,
                                                   std::string ownRecord = {});

/// The domain's answers as SPF wants them: an answer, or that there was none.
senderauth::SpfAnswer spfAnswer(const Answer& answer, senderauth::SpfQuestionType type);

Type typeOf(senderauth::SpfQuestionType type);

} // namespace mailstead::dns::checks
