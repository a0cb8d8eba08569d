#include "pages/dns_page.h"

#include "hosters/ptr_model.h"
#include "names/domain_check.h"
#include "names/domain_list.h"
#include "names/zone_journal.h"
#include "outside/server_ports.h"
#include "pages/dns_journal_view.h"
#include "pages/dns_propagation_view.h"
#include "pages/dns_sentence.h"
#include "pages/dns_zone_writer.h"
#include "widgets/button.h"
#include "widgets/choice_control.h"
#include "widgets/notices.h"
#include "widgets/records_view.h"

#include <QAction>
#include <QFileDialog>
#include <QLocale>
#include <QSaveFile>
#include <algorithm>

namespace mailstead::pages
{

using control::ModelState;
using style::Tone;

DnsPage::DnsPage(QWidget* parent)
    : DaemonPage(parent)
    , m_domains(new names::DomainList(this))
    , m_check(new names::DomainCheck(this))
    , m_names(new hosters::PtrModel(this))
    , m_ports(new outside::ServerPorts(this))
{
    build();
    connectParts();
    retranslate();
}

DnsPage::~DnsPage()
{
    // Children that go after this must not tell a page that is gone.
    for (QObject* each : std::initializer_list<QObject*>{m_domains, m_check, m_writer, m_arriving,
                                                         m_arriving->model()})
        each->disconnect(this);
    if (!m_head)
        return;
    for (QObject* each : m_head->findChildren<QObject*>())
        each->disconnect(this);
    // The window may have taken it as a child and keeps it then.
    if (!m_head->parent())
        delete m_head;
}

void DnsPage::connectParts()
{
    connect(m_choice, &widgets::ChoiceControl::currentChanged, this, &DnsPage::applyDomain);
    connect(m_again, &QAbstractButton::clicked, this, &DnsPage::refresh);
    connect(m_zoneFile, &QAbstractButton::clicked, this, &DnsPage::saveZoneFile);
    connect(m_againAction, &QAction::triggered, this, &DnsPage::refresh);
    connect(m_zoneFileAction, &QAction::triggered, this, &DnsPage::saveZoneFile);
    connect(m_watch, &QAbstractButton::clicked, this, &DnsPage::watchMissing);
    connect(m_domains, &control::ListingModel::arrived, this, &DnsPage::showDomains);
    connect(m_domains, &control::ListingModel::stateChanged, this, &DnsPage::showCheck);
    connect(m_check, &control::ListingModel::arrived, this, &DnsPage::showCheck);
    connect(m_check, &control::ListingModel::arrived, this, [this] {
        if (sharedClient())
            m_ports->look(sharedClient()->hostname(), m_check->findings());
    });
    connect(m_ports, &outside::ServerPorts::changed, this, &DnsPage::showCheck);
    connect(m_check, &control::ListingModel::stateChanged, this, &DnsPage::showCheck);
    connect(m_check, &QAbstractItemModel::modelReset, this, &DnsPage::showCheck);
    connect(m_writer, &DnsZoneWriter::placeChanged, this, &DnsPage::showCheck);
    connect(m_writer, &DnsZoneWriter::workChanged, this, [this] {
        m_journal->setUndoEnabled(!m_writer->work().isRunning());
        emit workChanged();
    });
    connect(m_writer, &DnsZoneWriter::done, this, &DnsPage::done);
    connect(m_writer, &DnsZoneWriter::written, this, [this](const names::ZoneWritten& result) {
        if (result.changed > 0)
            m_arriving->watchWritten(result.rows, m_writer->plan()->place().zone);
        m_check->refresh();
    });
    connect(m_writer, &DnsZoneWriter::undone, this, [this] {
        m_arriving->model()->clear();
        m_check->refresh();
    });
    connect(m_journal, &DnsJournalView::undoRequested, m_writer, &DnsZoneWriter::undo);
    connect(m_arriving, &DnsPropagationView::changed, this, &DnsPage::workChanged);
    connect(m_arriving, &DnsPropagationView::changed, this, &DnsPage::placeReverseNames);
    connect(m_arriving->model(), &names::PropagationModel::finished, this, [this] {
        emit done(tr("The records have arrived everywhere"), shownDomain());
        m_check->refresh();
    });
    const auto copied = [this](const QString& what) {
        emit done(tr("Copied"), what);
    };
    connect(m_writer, &DnsZoneWriter::copied, this, copied);
    connect(m_records, &widgets::RecordsView::copied, this, copied);
}

QString DnsPage::title() const
{
    return tr("DNS");
}

QString DnsPage::summary() const
{
    if (access() != DaemonAccess::Ready || !m_check->checkedAt().isValid())
        return {};
    return tr("%n check(s), %1 s", nullptr, int(findings().size()))
        .arg(QLocale().toString(double(m_check->milliseconds()) / 1000.0, 'f', 1));
}

QWidget* DnsPage::headerActions()
{
    return m_head;
}

PageBadge DnsPage::badge() const
{
    if (access() != DaemonAccess::Ready)
        return {};
    const int count = DnsSentence::attention(m_check->records(), findings());
    return count == 0 ? PageBadge() : PageBadge{QLocale().toString(count), Tone::Warn};
}

RunningWork DnsPage::work() const
{
    RunningWork work = m_writer->work();
    const names::PropagationModel* model = m_arriving->model();
    if (!work.isRunning() && model->isWatching()) {
        const auto [agree, answered] = model->agreeing();
        work.title = tr("Watching %n record(s) arrive", nullptr, int(model->records().size()));
        work.progress = answered > 0 ? double(agree) / answered : -1;
        work.stoppable = true;
    }
    return work;
}

void DnsPage::stopWork()
{
    if (m_writer->work().isRunning())
        m_writer->stop();
    else
        m_arriving->model()->stop();
}

void DnsPage::refresh()
{
    m_domains->refresh();
    m_check->refresh();
    m_writer->refresh();
    m_names->refresh();
}

void DnsPage::applyFilter(const QString& filter)
{
    if (m_head)
        m_choice->setCurrent(filter);
}

QList<QAction*> DnsPage::commands() const
{
    return access() == DaemonAccess::Ready && !m_check->domain().isEmpty()
               ? QList<QAction*>{m_againAction, m_zoneFileAction}
               : QList<QAction*>();
}

void DnsPage::clientChanged(const std::shared_ptr<control::Client>& client)
{
    m_error->clear();
    // The domains of another server are not asked about there.
    m_check->setDomain({});
    m_writer->setDomain({});
    m_domains->setClient(client);
    m_check->setClient(client);
    m_writer->setClient(client);
    m_arriving->model()->setClient(client);
    m_names->setClient(client);
    m_ports->setAddress(client && session() ? session()->profile().address : QString());
    showCheck();
}

void DnsPage::showEvent(QShowEvent* event)
{
    DaemonPage::showEvent(event);
    m_looking = true;
    m_names->setActive(true);
    applyDomain();
}

void DnsPage::hideEvent(QHideEvent* event)
{
    m_looking = false;
    m_names->setActive(false);
    DaemonPage::hideEvent(event);
}

void DnsPage::showDomains()
{
    if (!m_head)
        return;
    QStringList keys, texts;
    for (const names::MailDomain& domain : m_domains->domains()) {
        keys << domain.name;
        texts << domain.shown;
    }
    m_choice->setChoices(keys, texts);
    applyDomain();
    showCheck();
}

/// Nobody is asked about a domain before somebody looks.
void DnsPage::applyDomain()
{
    if (!m_head || !m_looking || m_domains->state() != ModelState::Ready)
        return;
    const QString domain = m_choice->current();
    if (domain == m_check->domain())
        return;
    m_error->clear();
    m_arriving->model()->clear();
    m_check->setDomain(domain);
    m_writer->setDomain(domain);
}

QString DnsPage::shownDomain() const
{
    for (const names::MailDomain& domain : m_domains->domains()) {
        if (domain.name == m_check->domain())
            return domain.shown;
    }
    return m_check->domain();
}

void DnsPage::watchMissing()
{
    QList<names::WatchedRecord> watched;
    for (const names::WantedRecord& record : m_check->records()) {
        if (record.state == QLatin1String("ok"))
            continue;
        // Records of one name and type arrive together.
        const auto same =
            std::find_if(watched.begin(), watched.end(), [&](const names::WatchedRecord& each) {
                return each.name == record.name && each.type == record.type;
            });
        if (same != watched.end())
            same->expected << record.value;
        else
            watched << names::WatchedRecord{record.name,
                                            record.type,
                                            names::shownName(record.name, m_check->domain()),
                                            {record.value}};
    }
    m_arriving->watchWanted(watched);
    m_watch->setEnabled(!m_arriving->model()->isWatching());
}

void DnsPage::saveZoneFile()
{
    const QString domain = m_check->domain();
    if (domain.isEmpty())
        return;
    m_check->readZoneFile(this, [this, domain](const core::Result<QString>& text) {
        if (!text) {
            m_error->setError(text.error());
            m_error->setClosable(true);
            return;
        }
        auto* dialog = new QFileDialog(this, tr("Save the zone file"), QString(),
                                       tr("Zone files (*.zone);;All files (*)"));
        dialog->setObjectName(QStringLiteral("dnsSaveDialog"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(domain + QStringLiteral(".zone"));
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, text = *text](const QString& path) {
                    QSaveFile file(path);
                    const QByteArray bytes = text.toUtf8();
                    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
                        file.commit()) {
                        emit done(tr("Saved the zone file"), path);
                        return;
                    }
                    m_error->setError({core::ErrorKind::Internal,
                                       tr("The zone file could not be saved"),
                                       QStringLiteral("%1: %2").arg(path, file.errorString()),
                                       tr("Choose another folder.")});
                    m_error->setClosable(true);
                });
        dialog->open();
    });
}

QList<core::Finding> DnsPage::findings() const
{
    return m_check->findings() + m_ports->findings();
}

} // namespace mailstead::pages
