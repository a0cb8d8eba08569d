// The runner's and the engine's states, with steps that do what a test says.
#include "scripted_host.h"

#include "setup/journal.h"
#include "setup/runner.h"

#include <QSignalSpy>
#include <QTest>
#include <functional>

using namespace mailstead;
using namespace mailstead::setup;

namespace
{

constexpr int patience = 30'000;

using Work = std::function<core::Result<>(Context&)>;

/// Plans one change until it was applied.
class TestStep : public Step
{
public:
    TestStep(StepId id, Work onPlan, Work onApply)
        : m_id(id)
        , m_onPlan(std::move(onPlan))
        , m_onApply(std::move(onApply))
    {
    }

    StepId id() const override { return m_id; }
    bool isSkipped(const Settings& settings) const override
    {
        return m_id == StepId::Proof && settings.skipProof;
    }

    core::Result<Plan> plan(Context& context) override
    {
        if (m_onPlan) {
            if (auto ok = m_onPlan(context); !ok)
                return tl::unexpected(ok.error());
        }
        Plan plan;
        if (!m_applied)
            plan.changes.append({Change::Kind::Command, toString(m_id), {}, {}, {}, false});
        return plan;
    }

    core::Result<> apply(Context& context, const Plan&) override
    {
        if (m_onApply) {
            if (auto ok = m_onApply(context); !ok)
                return ok;
        }
        m_applied = true;
        return {};
    }

    core::Result<> verify(Context&) override { return {}; }

private:
    StepId m_id;
    Work m_onPlan;
    Work m_onApply;
    bool m_applied = false;
};

/// A runner with steps Prepare, Name and Proof; the work is Name's.
struct Bench {
    explicit Bench(Work onPlan = {}, Work onApply = {})
        : host(std::make_shared<ScriptedHost>())
    {
        scriptHealthyServer(*host);
        std::vector<std::unique_ptr<Step>> steps;
        steps.push_back(std::make_unique<TestStep>(StepId::Prepare, Work(), Work()));
        steps.push_back(
            std::make_unique<TestStep>(StepId::Name, std::move(onPlan), std::move(onApply)));
        steps.push_back(std::make_unique<TestStep>(StepId::Proof, Work(), Work()));
        runner = std::make_unique<Runner>(host, std::move(steps));
        settings.hostname = QStringLiteral("mail.example.org");
        settings.domain = QStringLiteral("example.org");
        runner->setSettings(settings);
        finished = std::make_unique<QSignalSpy>(runner.get(), &Runner::finished);
    }

    /// Whether the job ended within the test's patience; `error` is what it ended with.
    bool wait()
    {
        if (finished->isEmpty() && !finished->wait(patience))
            return false;
        const QList<QVariant> end = finished->takeFirst();
        ok = end.at(0).toBool();
        error = end.at(1).value<core::Error>();
        return true;
    }

    bool runAll()
    {
        runner->run(StepId::Look, StepId::Proof);
        return wait();
    }

    QString states() const
    {
        QStringList list;
        for (const StepStatus& status : runner->steps())
            list.append(toString(status.state));
        return list.join(u' ');
    }

    Journal stored() const
    {
        const auto read = Journal::fromJson(host->files.value(Journal::path()).content);
        return read ? *read : Journal();
    }

    std::shared_ptr<ScriptedHost> host;
    Settings settings;
    std::unique_ptr<Runner> runner;
    std::unique_ptr<QSignalSpy> finished;
    bool ok = false;
    core::Error error;
};

} // namespace

class TestRunner : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qRegisterMetaType<StepId>();
        qRegisterMetaType<core::Error>();
    }

    void runsAndIsSeenByOthers()
    {
        Bench bench;
        bench.settings.skipProof = true;
        bench.runner->setSettings(bench.settings);
        QCOMPARE(bench.states(), QStringLiteral("waiting waiting waiting"));
        QVERIFY(bench.runAll());
        QVERIFY2(bench.ok, qPrintable(bench.error.text()));
        QVERIFY(!bench.runner->isRunning());
        QCOMPARE(bench.states(), QStringLiteral("done done skipped"));
        QCOMPARE(bench.runner->step(StepId::Name).plan.changes.size(), 1);
        QCOMPARE(bench.stored().hostname, bench.settings.hostname);

        // A second run changes nothing, and the journal says what the first one did.
        const QByteArray before = bench.host->files.value(Journal::path()).content;
        QVERIFY(bench.runAll() && bench.ok);
        QCOMPARE(bench.states(), QStringLiteral("already-done already-done skipped"));
        QCOMPARE(bench.host->files.value(Journal::path()).content, before);

        Bench other;
        other.host->files = bench.host->files;
        other.runner->refresh();
        QVERIFY(other.wait());
        QVERIFY2(other.ok, qPrintable(other.error.text()));
        QCOMPARE(other.states(), QStringLiteral("done done skipped"));
        QVERIFY(other.runner->facts().known);
        QVERIFY(other.host->unexpected.isEmpty() && bench.host->unexpected.isEmpty());
    }

    void stopsAtAFailure()
    {
        Bench bench({}, [](Context&) -> core::Result<> {
            return core::fail(core::ErrorKind::NoSpace, QStringLiteral("full"));
        });
        QVERIFY(bench.runAll());
        QVERIFY(!bench.ok);
        QCOMPARE(toString(bench.error.kind), toString(core::ErrorKind::NoSpace));
        QCOMPARE(bench.states(), QStringLiteral("done failed waiting"));
        QCOMPARE(bench.runner->step(StepId::Name).error.what, QStringLiteral("full"));
        const auto noted = bench.stored().step(StepId::Name);
        QVERIFY(noted.has_value());
        QCOMPARE(toString(noted->state), toString(StepState::Failed));
        QCOMPARE(noted->error, QStringLiteral("full"));
    }

    void waitsForADecision()
    {
        Bench bench([](Context& context) -> core::Result<> {
            if (context.settings.decisions.contains(QStringLiteral("which")))
                return {};
            core::Finding finding;
            finding.id = QStringLiteral("which");
            finding.severity = core::Severity::Decide;
            context.reporter.finding(finding);
            return core::fail(core::ErrorKind::NeedsDecision, QStringLiteral("which one"));
        });
        QVERIFY(bench.runAll());
        QVERIFY(!bench.ok);
        QCOMPARE(bench.states(), QStringLiteral("done decide waiting"));
        QCOMPARE(bench.runner->step(StepId::Name).findings.size(), 1);
        QVERIFY(!bench.stored().step(StepId::Name).has_value());

        bench.settings.decisions.insert(QStringLiteral("which"), QStringLiteral("this"));
        bench.runner->setSettings(bench.settings);
        bench.runner->run(StepId::Name, StepId::Proof);
        QVERIFY(bench.wait() && bench.ok);
        QCOMPARE(bench.states(), QStringLiteral("done done done"));
        QVERIFY(bench.runner->step(StepId::Name).findings.isEmpty());
    }

    void stopEndsTheWorkAndWhatWaits()
    {
        Runner* runner = nullptr;
        Bench bench({}, [&runner](Context& context) -> core::Result<> {
            // In the runner's thread, and over before the work goes on.
            QMetaObject::invokeMethod(
                runner, [&runner] { runner->stop(); }, Qt::BlockingQueuedConnection);
            if (context.cancel.isCancelled())
                return core::fail(core::ErrorKind::Cancelled, QStringLiteral("stopped"));
            return {};
        });
        runner = bench.runner.get();
        runner->run(StepId::Look, StepId::Proof);
        runner->run(StepId::Proof, StepId::Proof);
        QVERIFY(runner->isRunning());
        for (int i = 0; i < 2; ++i) {
            QVERIFY(bench.wait());
            QVERIFY(!bench.ok);
            QCOMPARE(toString(bench.error.kind), toString(core::ErrorKind::Cancelled));
        }
        QCOMPARE(bench.states(), QStringLiteral("done failed waiting"));
        // What is started afterwards is not stopped.
        runner->run(StepId::Proof, StepId::Proof);
        QVERIFY(bench.wait() && bench.ok);
    }

    void signsInAgainOnce()
    {
        int lost = 1;
        Bench bench({}, [&lost](Context&) -> core::Result<> {
            if (lost-- > 0)
                return core::fail(core::ErrorKind::Unreachable, QStringLiteral("gone"));
            return {};
        });
        QVERIFY(bench.runAll());
        QVERIFY2(bench.ok, qPrintable(bench.error.text()));
        QCOMPARE(bench.host->reconnects, 1);
        QCOMPARE(bench.states(), QStringLiteral("done done done"));
    }

    void givesUpTheSecondTime()
    {
        Bench bench({}, [](Context&) -> core::Result<> {
            return core::fail(core::ErrorKind::Unreachable, QStringLiteral("gone"));
        });
        QVERIFY(bench.runAll());
        QVERIFY(!bench.ok);
        QCOMPARE(bench.host->reconnects, 1);
        QCOMPARE(bench.states(), QStringLiteral("done failed waiting"));
        QVERIFY(!bench.stored().step(StepId::Name).has_value()); // nobody to write it to
    }

    void refusesUnusableSettings()
    {
        Bench bench;
        bench.settings.hostname = QStringLiteral("mail");
        bench.runner->setSettings(bench.settings);
        QVERIFY(bench.runAll());
        QVERIFY(!bench.ok);
        QCOMPARE(toString(bench.error.kind), toString(core::ErrorKind::InvalidInput));
        QVERIFY(bench.host->ran.isEmpty());
        QCOMPARE(bench.states(), QStringLiteral("waiting waiting waiting"));
    }
};

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
