// The store against a simple model of it: thousands of random steps, the same in both, compared
// after each and after opening the store again. MAILSTEAD_SEED repeats a run, MAILSTEAD_STEPS
// makes it longer.
#include "core/message_id.h"
#include "fakes.h"
#include "message/address.h"
#include "queue_model.h"

#include <QtTest>
#include <random>

using namespace mailstead;
using namespace mailstead::queue;
using namespace std::chrono_literals;

namespace
{

const std::vector<std::string> senders = {"", "ann@example.org", "Ann@Example.org",
                                          "bob@other.test", "list-owner+x=y.test@example.org"};
const std::vector<std::string> locals = {
    "a", "a-x", "A", "ann", "\"odd@one\"", "b", "very.long.name.of.somebody+tag", "z"};
const std::vector<std::string> domains = {"x.test",
                                          "X.test",
                                          "y.test",
                                          "z.test",
                                          "example.org",
                                          "b\xc3\xbc"
                                          "cher.test"};
const std::vector<std::string> causes = {"", "450 4.2.0 later", "450 4.2.0 LATER",
                                         "4.4.1 nobody answers", "452 4.2.2 full"};
const std::vector<std::string> hosts = {"", "mx1.x.test", "mx2.y.test"};
const std::vector<std::string> needles = {"a",     "ANN", "x.test", "@x",  "n@X.te",
                                          "later", "4.2", "mx1",    "odd", "one\"@y",
                                          "50%",   "_",   "hello",  "@",   "\xc3\xbc"};

class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_random(seed)
    {
    }
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    bool oneIn(int count) { return below(count) == 0; }
    template <class Value> const Value& of(const std::vector<Value>& all)
    {
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    }
    std::int64_t number()
    {
        return std::uniform_int_distribution<std::int64_t>(1, INT64_MAX)(m_random);
    }

private:
    std::mt19937_64 m_random;
};

/// Both queues and what happens to them.
class Play
{
public:
    Play(std::uint64_t seed, const SqliteOptions& options)
        : dice(seed)
        , store(options)
    {
    }

    /// One step; what is wrong afterwards, or nothing.
    std::string step()
    {
        now += std::chrono::milliseconds(dice.below(dice.oneIn(50) ? 10'000'000 : 3000));
        const int which = dice.below(100);
        // Fills up and empties again, so that slots, heaps and numbers are used again.
        const bool filling = model.rows().size() < target;
        if (dice.oneIn(200))
            target = static_cast<std::size_t>(dice.oneIn(2) ? 0 : 150 + dice.below(400));
        if (dice.oneIn(150)) {
            const TimePoint before = now;
            now += std::chrono::seconds(dice.below(200'000) - 100'000);
            model.clockSet(before, now);
            const auto set = store->clockSet(before, now);
            return set ? std::string() : set.error().text();
        }
        if (which < (filling ? 45 : 10))
            return take();
        if (which < 65)
            return claim();
        if (which < 85)
            return finish();
        if (which < 93)
            return act();
        if (which < 98) {
            const std::pair destination(message::lowerCase(dice.of(domains)), route());
            const TimePoint until = now + std::chrono::seconds(dice.below(120) - 10);
            store->pause(destination.first, destination.second, until);
            model.pause(destination, until);
            return {};
        }
        if (dice.oneIn(2)) {
            const auto prepared = store->prepareStart();
            return prepared ? std::string() : prepared.error().text();
        }
        if (dice.oneIn(2))
            store.crash();
        else
            store.reopen();
        model.restart();
        return compare({});
    }

    std::string compareAll()
    {
        for (int i = 0; i < 3; ++i) {
            if (auto wrong = compare(i == 0 ? Filter() : filter()); !wrong.empty())
                return wrong;
        }
        const auto next = store->nextDue();
        if (!next || *next != model.nextDue())
            return "nextDue() differs";
        return {};
    }

private:
    Route route() { return dice.oneIn(4) ? Route::Local : Route::Remote; }

    std::string take()
    {
        std::vector<NewMessage> fresh;
        std::vector<const NewMessage*> pointers;
        for (int i = dice.below(3); i >= 0; --i) {
            NewMessage made;
            made.envelope.id = core::messageIdText(dice.number());
            made.envelope.sender = dice.of(senders);
            made.envelope.receivedAt = now - std::chrono::milliseconds(dice.below(5000));
            if (dice.oneIn(12))
                made.envelope.holdUntil = now + std::chrono::seconds(dice.below(200));
            made.content =
                smtp::Content(std::string(static_cast<std::size_t>(1 + dice.below(3000)), 'x'));
            made.subject = dice.oneIn(2) ? "Hello" : "50% off_";
            for (int count = dice.oneIn(10) ? 30 : dice.below(4); count >= 0; --count) {
                NewMessage::Target one;
                one.recipient = dice.of(locals) + "@" + dice.of(domains);
                one.route = route();
                one.held = dice.oneIn(15);
                if (dice.oneIn(6))
                    one.sender = dice.of(senders);
                if (dice.oneIn(6)) {
                    one.notify.given = true;
                    one.notify.failure = dice.oneIn(2);
                    one.original = dice.oneIn(2) ? "rfc822;first@x.test" : "";
                }
                made.targets.push_back(one);
            }
            fresh.push_back(std::move(made));
        }
        for (const NewMessage& message : fresh)
            pointers.push_back(&message);
        if (const auto taken = store->take(pointers); !taken)
            return taken.error().text();
        for (const NewMessage& message : fresh)
            model.take(message);
        return {};
    }

    std::string claim()
    {
        ClaimLimits limits;
        limits.jobs = static_cast<std::size_t>(dice.below(dice.oneIn(3) ? 200 : 8));
        limits.bytes = dice.oneIn(4) ? static_cast<std::uint64_t>(dice.below(8000)) : 1U << 30U;
        limits.firstMayBeLarger = dice.oneIn(2);
        if (dice.oneIn(2)) {
            const auto seed = static_cast<std::size_t>(dice.below(1000));
            limits.room = [seed](const std::string& domain, Route way) {
                return (domain.size() * 7 + domain.front() + seed + (way == Route::Local)) % 4;
            };
        }
        const auto rows = store->claimDue(now, limits);
        return rows ? model.claimed(*rows, now, limits) : rows.error().text();
    }

    std::string finish()
    {
        std::vector<AttemptResult> results;
        const int share = 1 + dice.below(3);
        for (const auto& entry : model.rows()) {
            // Now and then a result of a row that nobody sends.
            if (entry.row.state == State::Sending ? !dice.oneIn(share) : !dice.oneIn(400))
                continue;
            AttemptResult result;
            result.messageId = entry.row.messageId;
            result.number = entry.row.number;
            const int kind = dice.below(4);
            result.kind = kind == 0   ? AttemptResult::Kind::Delivered
                          : kind == 1 ? AttemptResult::Kind::Bounced
                                      : AttemptResult::Kind::Deferred;
            result.cause = dice.of(causes);
            result.reply = result.cause + " (" + std::to_string(dice.below(5)) + ")";
            result.host = dice.of(hosts);
            result.nextAttempt = now + std::chrono::seconds(dice.below(600));
            result.delayWarned = dice.oneIn(5);
            results.push_back(std::move(result));
        }
        if (const auto done = store->finishAttempts(results, now); !done)
            return done.error().text();
        model.finish(results);
        return {};
    }

    std::string act()
    {
        const auto action = static_cast<Action>(dice.below(6));
        Filter chosen = filter();
        // Not all is thrown away all the time.
        if ((action == Action::Delete || action == Action::Bounce || dice.oneIn(2)) &&
            chosen.keys.empty() && !model.rows().empty() && !dice.oneIn(40))
            chosen.ids = {dice.of(model.rows()).row.messageId};
        const bool dryRun = dice.oneIn(4);
        const std::string via = dice.oneIn(2) ? "relay.test:2525" : "";
        const auto done = store->act(action, chosen, dryRun, now, {}, via);
        if (!done)
            return done.error().text();
        const ActionResult wanted = model.act(action, chosen, dryRun, now, via);
        if (done->touched != wanted.touched || done->leftOut != wanted.leftOut)
            return "act() touched " + std::to_string(done->touched) + " and left out " +
                   std::to_string(done->leftOut) + ", not " + std::to_string(wanted.touched) +
                   " and " + std::to_string(wanted.leftOut);
        const std::set<std::string> changed(done->changed.begin(), done->changed.end());
        if (wanted.changed.size() <= 201 &&
            changed != std::set<std::string>(wanted.changed.begin(), wanted.changed.end()))
            return "act() changed other rows";
        return {};
    }

    Filter filter()
    {
        Filter made;
        const auto key = [&] {
            if (model.rows().empty() || dice.oneIn(8))
                return std::string("m9/1");
            return dice.of(model.rows()).row.key();
        };
        for (int i = dice.oneIn(6) ? dice.below(6) : 0; i > 0; --i)
            made.keys.push_back(key());
        for (int i = dice.oneIn(6) ? dice.below(6) : 0; i > 0; --i)
            made.ids.push_back(key().substr(0, key().find('/')));
        for (int i = dice.oneIn(3) ? 1 + dice.below(2) : 0; i > 0; --i)
            made.states.push_back(static_cast<State>(dice.below(4)));
        for (std::string* text : {&made.sender, &made.recipient, &made.reply, &made.text}) {
            if (dice.oneIn(5))
                *text = dice.of(needles);
        }
        if (dice.oneIn(6))
            made.domain = dice.of(domains);
        if (dice.oneIn(6))
            made.senderIs =
                model.rows().empty() ? "nobody@here.test" : dice.of(model.rows()).row.sender;
        if (dice.oneIn(6))
            made.causeIs = model.rows().empty() ? "" : dice.of(model.rows()).cause;
        if (dice.oneIn(6))
            made.olderThan = std::chrono::seconds(dice.below(600));
        return made;
    }

    std::string compare(const Filter& some)
    {
        const auto sort = static_cast<SortBy>(dice.below(7));
        const bool descending = dice.oneIn(2);
        const auto wanted = model.sorted(some, sort, descending, now);
        const auto offset = static_cast<std::uint64_t>(dice.oneIn(2) ? 0 : dice.below(60));
        const auto limit = static_cast<std::uint64_t>(dice.oneIn(2) ? 5000 : dice.below(40));
        const auto page = store->list(some, sort, descending, offset, limit, now);
        if (!page)
            return page.error().text();
        if (page->total != wanted.size())
            return "list() counts " + std::to_string(page->total) + " rows, not " +
                   std::to_string(wanted.size());
        const std::uint64_t begin = std::min<std::uint64_t>(offset, wanted.size());
        const std::uint64_t end = std::min<std::uint64_t>(offset + limit, wanted.size());
        if (page->rows.size() != end - begin)
            return "list() has a page of " + std::to_string(page->rows.size()) + " rows";
        for (std::size_t i = 0; i < page->rows.size(); ++i) {
            const model::ModelRow& mine = *wanted[begin + i];
            const Row& row = page->rows[i];
            if (row.key() != mine.row.key())
                return "list() sorted by " + std::to_string(int(sort)) + " has " + row.key() +
                       " <" + row.recipient + "> where " + mine.row.key() + " <" +
                       mine.row.recipient + "> belongs";
            const std::optional<TimePoint> next =
                mine.row.state == State::Deferred ? std::optional(mine.due) : std::nullopt;
            if (row.sender != mine.row.sender || row.recipient != mine.row.recipient ||
                row.domain != mine.row.domain || row.route != mine.row.route ||
                row.state != mine.row.state || row.size != mine.row.size ||
                row.subject != mine.row.subject || row.receivedAt != mine.row.receivedAt ||
                row.attempts != mine.row.attempts || row.nextAttempt != next ||
                row.lastReply != mine.row.lastReply || row.lastHost != mine.row.lastHost ||
                row.via != mine.row.via || row.original != mine.row.original ||
                row.delayWarned != mine.row.delayWarned)
                return row.key() + " is listed with other values than it has";
        }
        if (model::textOf(*store->counts(some, now)) != model::textOf(model.counts(some, now)))
            return "counts() says " + model::textOf(*store->counts(some, now)) + ", not " +
                   model::textOf(model.counts(some, now));
        for (const GroupBy by : {GroupBy::Destination, GroupBy::Cause, GroupBy::Sender}) {
            const auto groups = store->groups(by, some, 1000, now);
            std::multiset<std::string> found;
            for (const Group& group : *groups)
                found.insert(group.key + ": " + model::textOf(group.counts));
            if (found != model.groups(by, some, now))
                return "groups() by " + std::to_string(int(by)) + " differ";
            if (!std::is_sorted(groups->begin(), groups->end(), [](const auto& a, const auto& b) {
                    return a.counts.total > b.counts.total;
                }))
                return "groups() are not sorted";
        }
        return {};
    }

    Dice dice;
    fakes::StoreOnDisk store;
    model::Queue model;
    TimePoint now = TimePoint(1'800'000'000s);
    std::size_t target = 200;
};

} // namespace

class ModelTest : public QObject
{
    Q_OBJECT

private slots:
    void storeDoesAsTheModel_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<quint64>("imageFromRows");
        QTest::addColumn<quint64>("textMemory");
        const SqliteOptions usual;
        const auto both = [&](const char* name, quint64 seed) {
            QTest::addRow("%s", name)
                << seed << quint64(usual.imageFromRows) << quint64(usual.textMemory);
            // Starts that read an image, and texts for which memory has no place.
            QTest::addRow("%s, tight", name) << seed << quint64(50) << quint64(1000);
        };
        if (qEnvironmentVariableIsSet("MAILSTEAD_SEED"))
            return both("given", qEnvironmentVariable("MAILSTEAD_SEED").toULongLong());
        both("fixed", 1);
        both("new", std::random_device{}());
    }

    void storeDoesAsTheModel()
    {
        QFETCH(quint64, seed);
        QFETCH(quint64, imageFromRows);
        QFETCH(quint64, textMemory);
        const int steps = std::max(1500, qEnvironmentVariableIntValue("MAILSTEAD_STEPS"));
        qInfo("MAILSTEAD_SEED=%llu, %d steps", static_cast<unsigned long long>(seed), steps);
        Play play(seed, {.imageFromRows = imageFromRows, .textMemory = textMemory});
        for (int i = 0; i < steps; ++i) {
            std::string wrong = play.step();
            if (wrong.empty() && i % 10 == 0)
                wrong = play.compareAll();
            QVERIFY2(wrong.empty(), qPrintable(QStringLiteral("seed %1, step %2: %3")
                                                   .arg(seed)
                                                   .arg(i)
                                                   .arg(QString::fromStdString(wrong))));
        }
    }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "tst_model.moc"
