#include "daemon/quota_watch.h"

#include <utility>

namespace mailstead::daemon
{

queue::Carrier::Done QuotaWatch::watched(const queue::Job& job, Done done)
{
    if (job.route != queue::Route::Local)
        return done;
    std::vector<std::pair<int, std::string>> recipients;
    for (const queue::Row& row : job.rows)
        recipients.emplace_back(row.number, row.recipient);
    return [&accounts = m_accounts, recipients = std::move(recipients),
            done = std::move(done)](std::vector<queue::AttemptResult> results) {
        for (const queue::AttemptResult& result : results) {
            // X.2.2: the mailbox is full (RFC 3463, section 3.3).
            const bool full =
                result.reply.starts_with("552 5.2.2") || result.reply.starts_with("452 4.2.2");
            const bool delivered = result.kind == queue::AttemptResult::Kind::Delivered;
            for (const auto& [number, recipient] : recipients) {
                if (number == result.number && (full || delivered))
                    accounts.noteFull(recipient, full);
            }
        }
        done(std::move(results));
    };
}

void QuotaWatch::carry(queue::Job job, Done done)
{
    Done watching = watched(job, std::move(done));
    m_next.carry(std::move(job), std::move(watching));
}

void QuotaWatch::carryAll(std::vector<std::pair<queue::Job, Done>> jobs)
{
    for (auto& [job, done] : jobs)
        done = watched(job, std::move(done));
    m_next.carryAll(std::move(jobs));
}

} // namespace mailstead::daemon
