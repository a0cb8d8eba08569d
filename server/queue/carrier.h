// Who carries messages out of the queue: implemented by server/delivery, called by the scheduler.
#pragma once

#include "queue/store.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mailstead::queue
{

/// One message for one destination: all rows share message and domain (or are all local).
struct Job {
    std::vector<Row> rows;
    smtp::Content content; ///< CRLF line ends, not dot-stuffed
    Route route = Route::Remote;
    std::string domain;    ///< of the rows; what MX is asked for
    bool eightBit = false; ///< content has bytes above 127
    smtp::BodyType body = smtp::BodyType::SevenBit;
    bool smtpUtf8 = false;   ///< the message needs SMTPUTF8 (RFC 6531)
    bool requireTls = false; ///< REQUIRETLS was given (RFC 8689)
    smtp::Return ret = smtp::Return::Default;
    std::string envelopeId; ///< ENVID, or empty
};

/// Thread-safe: called from the queue thread, works on the io thread.
class Carrier
{
public:
    virtual ~Carrier() = default;

    /// Tries once, all addresses of all MX hosts where one fails for now. `done` is called exactly
    /// once, from any thread, with one result for each row of the job (`nextAttempt` is left to
    /// the scheduler). Every step is written to the log with the message id.
    using Done = std::function<void(std::vector<AttemptResult>)>;
    virtual void carry(Job job, Done done) = 0;
    /// Many at once, which costs less than one after the other.
    virtual void carryAll(std::vector<std::pair<Job, Done>> jobs)
    {
        for (auto& [job, done] : jobs)
            carry(std::move(job), std::move(done));
    }
};

} // namespace mailstead::queue
