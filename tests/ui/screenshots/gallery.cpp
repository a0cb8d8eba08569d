#include "gallery.h"

#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/charts.h"
#include "widgets/command_palette.h"
#include "widgets/diff_view.h"
#include "widgets/filter_field.h"
#include "widgets/finding_card.h"
#include "widgets/finding_ticks.h"
#include "widgets/label.h"
#include "widgets/log_view.h"
#include "widgets/notices.h"
#include "widgets/plan_view.h"
#include "widgets/records_view.h"
#include "widgets/segmented_control.h"
#include "widgets/spinner.h"
#include "widgets/stepper_view.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QStandardItemModel>

using namespace mailstead;
using namespace mailstead::widgets;
using style::Tone;
using style::TypeRole;

namespace
{

QString u(const char* text)
{
    return QString::fromUtf8(text);
}

QVBoxLayout* section(QVBoxLayout* column, const char* title)
{
    auto* label = new Label(u(title), TypeRole::Caption, TextColor::Tertiary);
    column->addWidget(label);
    auto* body = new QVBoxLayout;
    body->setSpacing(8);
    body->setContentsMargins(0, 0, 0, 16);
    column->addLayout(body);
    return body;
}

QHBoxLayout* row(QVBoxLayout* column)
{
    auto* layout = new QHBoxLayout;
    layout->setSpacing(8);
    column->addLayout(layout);
    return layout;
}

QWidget* sheet(int width, int height)
{
    auto* widget = new QWidget;
    widget->setObjectName(QStringLiteral("page"));
    widget->setAttribute(Qt::WA_StyledBackground);
    widget->resize(width, height);
    return widget;
}

core::Finding finding(core::Severity severity, const char* id, const char* title,
                      const char* remark)
{
    core::Finding f;
    f.id = u(id);
    f.severity = severity;
    f.title = u(title);
    f.remark = u(remark);
    return f;
}

QList<core::Finding> findings()
{
    core::Finding postfix =
        finding(core::Severity::Decide, "other-mta", "Postfix already answers on port 25",
                "it came with the image and holds no mail");
    postfix.evidence = {u("25/tcp   LISTEN   master (pid 611)   postfix 3.7.11"),
                        u("queue    0 messages      mynetworks  127.0.0.0/8")};
    postfix.why = u("Only one program can hold port 25. Until Postfix lets go, Mailstead cannot "
                    "receive mail. Its queue is empty and no domain is set up in it, so nothing is "
                    "lost.");
    QList<core::Finding> list{
        postfix,
        finding(core::Severity::Note, "ptr", "The addresses have no reverse name yet",
                "step 6 helps you set both PTR records"),
        finding(core::Severity::Unknown, "dnsbl", "Spamhaus could not be asked for IPv6",
                "it refuses public resolvers (127.255.255.254)")};
    const std::pair<const char*, const char*> fine[] = {
        {"System", "Debian 12.11, x86_64, KVM"},
        {"Memory", "1,966 MB, 1,702 free"},
        {"Disk", "34.1 GB free of 38"},
        {"Clock", "0.4 s off, NTP running"},
        {"Port 25 outward", "open, 4 of 4 providers answered"},
        {"Root", "signed in as root"},
        {"Other mail ports", "80, 465, 587, 993 are free"},
        {"Firewall", "nftables, can be changed"}};
    for (const auto& [title, remark] : fine)
        list << finding(core::Severity::Ok, title, title, remark);
    return list;
}

} // namespace

QWidget* makeGallery()
{
    QWidget* page = sheet(1440, 900);
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(32, 28, 32, 28);
    columns->setSpacing(36);
    QVBoxLayout* column[3];
    for (int i = 0; i < 3; ++i) {
        auto* holder = new QWidget;
        column[i] = new QVBoxLayout(holder);
        column[i]->setContentsMargins(0, 0, 0, 0);
        column[i]->setSpacing(8);
        columns->addWidget(holder, i == 0 ? 100 : i == 1 ? 112 : 92);
    }
    QVBoxLayout* s = section(column[0], "Buttons");
    QHBoxLayout* r = row(s);
    r->addWidget(new Button(u("Primary"), {}, ButtonKind::Primary));
    r->addWidget(new Button(u("Default"), u("retry"), ButtonKind::Normal));
    r->addWidget(new Button(u("Quiet"), {}, ButtonKind::Quiet));
    r->addWidget(new Button(u("Delete…"), u("delete"), ButtonKind::Danger));
    r->addWidget(new Button(u("Delete 69"), {}, ButtonKind::DangerSolid));
    r->addStretch(1);
    r = row(s);
    auto* disabled = new Button(u("Disabled"), {}, ButtonKind::Normal);
    disabled->setEnabled(false);
    r->addWidget(disabled);
    r->addWidget(new Button(u("Small"), {}, ButtonKind::Normal, nullptr, ButtonSize::Small));
    r->addWidget(new Button(u("Large"), {}, ButtonKind::Normal, nullptr, ButtonSize::Large));
    auto* focused = new Button(u("Focused"), {}, ButtonKind::Primary);
    focused->setObjectName(u("focused"));
    r->addWidget(focused);
    r->addWidget(new Button(u("Link"), {}, ButtonKind::Link));
    r->addWidget(new IconButton(u("copy")));
    r->addWidget(new Spinner);
    r->addStretch(1);
    s = section(column[0], "State badges, count pills");
    r = row(s);
    r->addWidget(new StateBadge(u("Delivered"), Tone::Ok, u("check")));
    r->addWidget(new StateBadge(u("Sending"), Tone::Accent, u("send")));
    r->addWidget(new StateBadge(u("Deferred"), Tone::Warn, u("clock")));
    r->addWidget(new StateBadge(u("Bounced"), Tone::Bad, u("bounce")));
    r->addWidget(new StateBadge(u("Held"), Tone::Neutral, u("hold")));
    r->addStretch(1);
    r = row(s);
    for (Tone tone : {Tone::Neutral, Tone::Accent, Tone::Ok, Tone::Info, Tone::Warn, Tone::Bad}) {
        auto* pill = new CountPill;
        pill->set(u("214"), tone);
        r->addWidget(pill);
    }
    r->addWidget(new IconTile(u("shield"), Tone::Info));
    r->addStretch(1);
    s = section(column[0], "Stepper item states");
    auto* stepper = new StepperView;
    stepper->setItems({{u("Connect"), u("Host key trusted"), StepLook::Done},
                       {u("Look"), u("1 decision"), StepLook::Decide},
                       {u("Name"), u("Restarting"), StepLook::Running},
                       {u("Install"), u("your turn"), StepLook::Current},
                       {u("DNS & PTR"), {}, StepLook::Waiting},
                       {u("Certificate"), u("nothing lost"), StepLook::Failed}});
    stepper->setFixedHeight(48 * 6);
    s->addWidget(stepper);
    s = section(column[0], "Fields");
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(u("Placeholder"));
    s->addWidget(edit);
    auto* wrong = new QLineEdit(u("mail.example"));
    wrong->setProperty("level", u("bad"));
    s->addWidget(wrong);
    s->addWidget(new Label(u("This name has no address yet. Add the A record first."),
                           TypeRole::Small, TextColor::Bad));
    r = row(s);
    auto* on = new QCheckBox(u("On"));
    on->setChecked(true);
    r->addWidget(on);
    r->addWidget(new QCheckBox(u("Off")));
    auto* radio = new QRadioButton(u("Radio"));
    radio->setChecked(true);
    r->addWidget(radio);
    auto* seg = new SegmentedControl;
    seg->addSegment(u("Cards"), u("grid"));
    seg->addSegment(u("List"));
    r->addWidget(seg);
    auto* combo = new QComboBox;
    combo->addItems({u("Production"), u("Clients")});
    combo->setFixedHeight(30);
    r->addWidget(combo);
    r->addStretch(1);
    column[0]->addStretch(1);

    s = section(column[1], "Error and info banner: what, why, next step");
    auto* banner = new ErrorBanner;
    banner->setMessage(Tone::Bad, u("The certificate was not issued."),
                       u("The CA reached 192.0.2.7 for mail.example.org, but this server is "
                         "203.0.113.10. The A record still points to the old place."));
    banner->addButton(u("Correct the A record"), true);
    banner->addButton(u("Show the CA’s words"));
    s->addWidget(banner);
    auto* info = new ErrorBanner;
    info->setMessage(Tone::Info, u("Updates for Dovecot are ready."),
                     u("Nothing restarts without you."));
    info->setClosable(false);
    s->addWidget(info);
    s = section(column[1], "Count before a destructive action");
    auto* confirm = new InlineSheet;
    confirm->ask(u("delete"), u("Delete 72 messages?"),
                 u("72 messages to gmail.example, older than 1 h. 3 of them are being sent and are "
                   "left alone. They are held for 24 h before they are gone."),
                 u("Keep them"), u("Delete 69"));
    confirm->setHint(u("Enter keeps them"));
    s->addWidget(confirm);
    s = section(column[1], "Plan and diff");
    auto* diff = new DiffView;
    diff->setTexts(u("127.0.0.1       localhost\n127.0.1.1       vps-4417.hoster.example vps-4417\n"
                     "::1             localhost ip6-localhost ip6-loopback\n"),
                   u("127.0.0.1       localhost\n127.0.1.1       mail.example.net mail\n"
                     "192.0.2.45      mail.example.net mail\n::1             localhost "
                     "ip6-localhost ip6-loopback\n"));
    s->addWidget(diff);
    column[1]->addStretch(1);

    s = section(column[2], "Empty state");
    auto* card = new Card;
    auto* empty = new EmptyState;
    empty->set(u("queue"), u("Nothing is waiting"),
               u("Every message has gone out. The last one left 40 s ago and took 1.4 s."),
               u("Search the history"), u("search"));
    card->body()->addWidget(empty);
    s->addWidget(card);
    s = section(column[2], "Charts");
    auto* meter = new Meter;
    meter->setParts({{0.31, Tone::Accent, 1}, {0.22, Tone::Neutral, 0.45}});
    s->addWidget(meter);
    auto* spark = new Sparkline;
    spark->setValues({12, 18, 14, 22, 35, 28, 20, 44, 62, 48, 30, 26, 38, 72, 90, 64, 41, 33});
    s->addWidget(spark);
    s = section(column[2], "Filter field");
    auto* field = new FilterField;
    field->setKeys({{u("state"), {u("deferred")}}, {u("to"), {}}});
    field->setPlaceholder(u("Filter"));
    field->setChips({{u("to"), u("gmail.example")}});
    field->setHits(u("72 of 214"));
    s->addWidget(field);
    column[2]->addStretch(1);
    return page;
}

QWidget* makeGuided()
{
    QWidget* page = sheet(880, 1280);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(40, 28, 40, 28);
    column->setSpacing(12);
    column->addWidget(
        new Label(u("This server can carry mail"), TypeRole::Display, TextColor::Primary));
    auto* list = new FindingList;
    list->setFindings(findings());
    list->setActions(
        u("other-mta"),
        {{u("off"), u("Switch Postfix off"), u("check"), FindingAction::Kind::Primary, true, {}},
         {u("show"), u("Show what that changes"), u("diff"), FindingAction::Kind::Normal, true, {}},
         {u("keep"), u("Keep it and stop here"), {}, FindingAction::Kind::Quiet, true, {}}});
    list->setActionRemark(u("other-mta"), u("can be undone"));
    column->addWidget(list);
    auto* ticks = new FindingTicks;
    ticks->setFindings(findings());
    column->addWidget(ticks);
    auto* plan = new PlanView;
    setup::Plan wanted;
    wanted.changes = {{setup::Change::Kind::File,
                       u("/etc/hosts"),
                       {},
                       u("127.0.0.1 localhost\n127.0.1.1 vps\n"),
                       u("127.0.0.1 localhost\n127.0.1.1 mail.example.net mail\n"),
                       true},
                      {setup::Change::Kind::Reboot,
                       u("Restart the server"),
                       u("waiting for SSH to answer again"),
                       {},
                       {},
                       false},
                      {setup::Change::Kind::Command,
                       u("hostname -f"),
                       u("says mail.example.net"),
                       {},
                       {},
                       false}};
    plan->setPlan(wanted);
    plan->setRowState(0, ChangeState::Done, u("0.3 s"));
    plan->row(0)->setUndoVisible(true);
    plan->setRowState(1, ChangeState::Running, u("14 s, usually 20–40 s"));
    plan->setProgress(u("about 25 s left"), 0.64);
    column->addWidget(plan);
    auto* records = new RecordsView;
    records->setRecords({{u("mail.example.net"),
                          u("A"),
                          u("192.0.2.45"),
                          u("The name of this server"),
                          {},
                          u("ok"),
                          3600,
                          true,
                          {}},
                         {u("s2611._domainkey.example.net"),
                          u("TXT"),
                          u("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAx1y2z3"),
                          u("Signature key, RSA 2048"),
                          {},
                          u("missing"),
                          3600,
                          true,
                          {}}});
    column->addWidget(records);
    auto* card = new Card;
    card->setTitle(u("Live log"));
    card->addBadge(new StateBadge(u("following"), Tone::Accent));
    auto* log = new LogView;
    auto* buffer = new LogBuffer(log);
    log->setColumnsVisible(false);
    log->setMilliseconds(false);
    log->setSource(buffer);
    const QDateTime at(QDate(2026, 11, 24), QTime(10, 31, 2));
    buffer->append({at, LogLevel::Command, {}, {}, u("systemctl reboot")});
    buffer->append({at, LogLevel::Note, {}, {}, u("Connection closed by the server, as expected")});
    buffer->append({at, LogLevel::Error, {}, {}, u("Trying 192.0.2.45:22, attempt 4 -> refused")});
    buffer->flush();
    log->setMinimumHeight(100);
    card->body()->addWidget(log);
    column->addWidget(card);
    column->addStretch(1);
    return page;
}

QWidget* makeTable()
{
    QWidget* page = sheet(1000, 480);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 12, 24, 20);
    column->setSpacing(12);
    auto* field = new FilterField;
    field->setKeys({{u("state"), {u("deferred")}}, {u("to"), {}}, {u("age"), {}}});
    field->setChips({{u("to"), u("gmail.example")}, {u("age"), u("> 1h")}});
    field->setText(u("news"));
    field->setHits(u("72 of 214"));
    column->addWidget(field);
    auto* bar = new ActionBar;
    for (const auto& [text, icon] :
         {std::pair{"Retry", "retry"}, {"Hold", "hold"}, {"Release", "release"}})
        bar->addAction(new QAction(u(text), bar), false, u(icon));
    bar->addAction(new QAction(u("Delete…"), bar), true, u("delete"));
    bar->setCounts(3, 72);
    column->addWidget(bar);
    auto* model = new QStandardItemModel(8, 6, page);
    const char* heads[] = {"", "State", "From", "To", "Age", "Last reply"};
    for (int c = 0; c < 6; ++c)
        model->setHorizontalHeaderItem(c, new QStandardItem(u(heads[c])));
    for (int r = 0; r < 8; ++r) {
        const char* texts[] = {"",
                               "Deferred",
                               "billing@example.org",
                               "li.chen@gmail.example",
                               "2 h 40",
                               "421 4.7.28 unusual rate of unsolicited mail"};
        for (int c = 0; c < 6; ++c) {
            auto* item = new QStandardItem(u(texts[c]));
            if (c == 0) {
                item->setCheckable(true);
                item->setCheckState(r < 3 ? Qt::Checked : Qt::Unchecked);
            }
            if (c == 1)
                item->setData(int(r == 3 ? Tone::Accent : Tone::Warn), BadgeToneRole);
            if (c == 2)
                item->setData(true, SecondaryRole);
            if (c == 4)
                item->setData(int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
            if (c == 5)
                item->setData(true, MonoRole);
            model->setItem(r, c, item);
        }
    }
    auto* table = new TableView;
    table->setModel(model);
    table->setCheckColumn(0);
    table->setHeaderCheckState(Qt::PartiallyChecked);
    table->setSortingEnabled(true);
    table->sortByColumn(4, Qt::DescendingOrder);
    const int widths[] = {32, 90, 180, 200, 70};
    for (int c = 0; c < 5; ++c)
        table->setColumnWidth(c, widths[c]);
    table->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(table, 1);
    return page;
}
