#include "dns/checks/run.h"

#include "dns/checks/context.h"

#include <algorithm>
#include <array>
#include <asio/co_spawn.hpp>
#include <asio/executor_work_guard.hpp>

namespace mailstead::dns::checks
{

namespace
{

using Family = asio::awaitable<void> (*)(Context&);

constexpr Family recordFamilies[] = {checkAddress, checkPtr,      checkMx,         checkSpf,
                                     checkDkim,    checkDmarc,    checkMtaSts,     checkTlsReports,
                                     checkCaa,     checkServices, checkDelegation, checkDnssec};
constexpr Family otherFamilies[] = {checkTls, checkBlocklists, checkDomainAge, checkClock,
                                    checkOutbound};

/// In the order in which people set things up, whichever answer came first.
constexpr std::array order{
    "delegation", "dnssec",   "servers",   "address",    "ptr",  "mx",   "spf",        "dkim",
    "dmarc",      "mta-sts",  "tlsrpt",    "caa",        "tlsa", "srv",  "autoconfig", "tls",
    "port25",     "outbound", "blocklist", "domainlist", "age",  "clock"};

void sortFindings(std::vector<core::Finding>& findings)
{
    const auto rank = [](const core::Finding& finding) {
        const auto purpose = finding.parameters.find("purpose");
        return purpose == finding.parameters.end()
                   ? order.end()
                   : std::find(order.begin(), order.end(), purpose->second);
    };
    const auto value = [](const core::Finding& finding, const char* name) {
        const auto found = finding.parameters.find(name);
        return found == finding.parameters.end() ? std::string() : found->second;
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const core::Finding& one, const core::Finding& other) {
                         if (rank(one) != rank(other))
                             return rank(one) < rank(other);
                         for (const char* name : {"name", "address", "port", "list"}) {
                             const std::string left = value(one, name);
                             const std::string right = value(other, name);
                             if (left != right)
                                 return left.size() != right.size() ? left.size() < right.size()
                                                                    : left < right;
                         }
                         return one.id < other.id;
                     });
}

/// The wanted records depend on whether the host's zone is signed.
asio::awaitable<void> begin(Context& context)
{
    Answer answer = co_await context.lookups.ask(context.names.hostname, Type::A);
    context.names.hostIsSigned = answer.secure;
    for (WantedRecord& wanted : wantedRecords(context.names))
        context.report.records.push_back({std::move(wanted), RecordState::Unknown, {}});
}

class Runner
{
public:
    Runner(asio::io_context& io, Context& context)
        : m_io(io)
        , m_context(context)
        , m_guard(asio::make_work_guard(io))
    {
    }

    void start()
    {
        asio::co_spawn(m_io, begin(m_context),
                       [this](const std::exception_ptr&) { startFamilies(); });
    }

private:
    void startFamilies()
    {
        for (const Family family : recordFamilies)
            start(family);
        if (m_context.options.scope == Scope::Everything) {
            for (const Family family : otherFamilies)
                start(family);
        }
    }

    void start(Family family)
    {
        ++m_running;
        // A family that ends by an exception (out of memory) just found nothing more.
        asio::co_spawn(m_io, family(m_context), [this](const std::exception_ptr&) {
            if (--m_running == 0)
                m_io.stop();
        });
    }

    asio::io_context& m_io;
    Context& m_context;
    asio::executor_work_guard<asio::io_context::executor_type> m_guard;
    int m_running = 0;
};

} // namespace

CheckReport run(const ServerNames& names, const Options& options, World& world,
                const std::atomic_bool& cancelled)
{
    asio::io_context io(1);
    Context context(io, world, names, options);
    Runner runner(io, context);
    runner.start();
    const auto end = std::chrono::steady_clock::now() + options.limit;
    bool over = false;
    while (!io.stopped()) {
        io.run_for(std::chrono::milliseconds(50));
        if (!over && (cancelled || std::chrono::steady_clock::now() >= end)) {
            over = true;
            context.lookups.giveUp();
        }
    }
    addBogusNames(context);
    sortFindings(context.report.findings);
    return std::move(context.report);
}

} // namespace mailstead::dns::checks
