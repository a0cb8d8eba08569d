// What each port serves now.
#include "pages/certificate_cards.h"
#include "pages/certificate_texts.h"
#include "widgets/button.h"
#include "widgets/finding_card.h"
#include "widgets/label.h"
#include "widgets/spinner.h"
#include "widgets/table_view.h"

#include <QHeaderView>
#include <QLocale>
#include <QVBoxLayout>

namespace mailstead::pages
{

using certificates::ServedPort;
using core::Severity;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

namespace
{

/// What a port is for; its own name and the protocol's, never translated.
QString serviceOf(int port)
{
    switch (port) {
    case 25:
        return QStringLiteral("SMTP, STARTTLS");
    case 110:
        return QStringLiteral("POP3, STARTTLS");
    case 143:
        return QStringLiteral("IMAP, STARTTLS");
    case 443:
        return QStringLiteral("HTTPS");
    case 465:
        return QStringLiteral("Submission, TLS");
    case 587:
        return QStringLiteral("Submission, STARTTLS");
    case 993:
        return QStringLiteral("IMAP, TLS");
    case 995:
        return QStringLiteral("POP3, TLS");
    case 4190:
        return QStringLiteral("ManageSieve, STARTTLS");
    default:
        return {};
    }
}

QString seenOf(const core::Finding& finding)
{
    const QString& id = finding.id;
    if (id == QLatin1String("dns.tls-ok"))
        return ServedModel::tr("this certificate");
    if (id == QLatin1String("dns.tls-closed"))
        return ServedModel::tr("nobody answers");
    if (id == QLatin1String("dns.tls-no-starttls"))
        return ServedModel::tr("no STARTTLS");
    if (id == QLatin1String("dns.tls-failed"))
        return ServedModel::tr("the handshake fails");
    if (id == QLatin1String("dns.tls-name"))
        return ServedModel::tr("one for another name");
    if (id == QLatin1String("dns.tls-chain"))
        return ServedModel::tr("one that is not trusted");
    if (id == QLatin1String("dns.tls-temporary"))
        return ServedModel::tr("a self-signed one");
    if (id == QLatin1String("dns.tls-ended"))
        return ServedModel::tr("one that has ended");
    if (id == QLatin1String("dns.tls-ends"))
        return ServedModel::tr("this one; it ends soon");
    if (id == QLatin1String("dns.tls-other"))
        return ServedModel::tr("another certificate");
    if (id == QLatin1String("dns.tls-unknown"))
        return ServedModel::tr("cannot tell");
    return finding.title;
}

} // namespace

void ServedModel::setPorts(const QList<ServedPort>& ports)
{
    beginResetModel();
    m_ports = ports;
    endResetModel();
}

int ServedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ports.size());
}

int ServedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ServedPort& served = m_ports.at(index.row());
    const core::Finding& finding = served.finding;
    if (role == Qt::ToolTipRole) {
        QStringList lines{finding.title};
        lines += finding.evidence;
        if (!finding.fix.isEmpty())
            lines << finding.fix;
        return lines.join(QLatin1Char('\n'))
            .toHtmlEscaped()
            .replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    }
    switch (index.column()) {
    case PortColumn:
        if (role == Qt::DisplayRole)
            return QString::number(served.port);
        break;
    case ServiceColumn:
        if (role == Qt::DisplayRole)
            return serviceOf(served.port);
        break;
    case AddressColumn:
        if (role == Qt::DisplayRole)
            return served.address;
        if (role == widgets::MonoRole || role == widgets::SecondaryRole)
            return true;
        if (role == widgets::ElideRole)
            return static_cast<int>(Qt::ElideMiddle);
        break;
    case SeenColumn:
        if (role == Qt::DisplayRole)
            return seenOf(finding);
        if (role == widgets::IconRole)
            return widgets::severityIcon(finding.severity);
        if (role == widgets::TextToneRole)
            return static_cast<int>(widgets::severityTone(finding.severity));
        break;
    default:
        break;
    }
    return {};
}

QVariant ServedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PortColumn:
        return tr("Port");
    case ServiceColumn:
        return tr("Service");
    case AddressColumn:
        return tr("Address");
    case SeenColumn:
        return tr("Serves");
    default:
        return {};
    }
}

ServedCard::ServedCard(QWidget* parent)
    : Card(parent)
    , m_model(new ServedModel(this))
    , m_table(new widgets::TableView)
    , m_note(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_spinner(new widgets::Spinner(nullptr, 16))
    , m_look(new widgets::Button(QString(), QStringLiteral("retry"), widgets::ButtonKind::Normal,
                                 nullptr, widgets::ButtonSize::Small))
{
    setObjectName(QStringLiteral("servedCard"));
    m_table->setObjectName(QStringLiteral("servedTable"));
    m_look->setObjectName(QStringLiteral("servedLook"));
    m_note->setObjectName(QStringLiteral("servedNote"));
    m_table->setModel(m_model);
    m_table->setComfortable(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(14, 10, 14, 12);
    setTitle(QString());
    addToHead(m_spinner);
    addToHead(m_look);
    body()->addWidget(m_table);
    body()->addWidget(m_note);
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    header->setSectionResizeMode(ServedModel::PortColumn, QHeaderView::Fixed);
    header->resizeSection(ServedModel::PortColumn, 64);
    header->setSectionResizeMode(ServedModel::ServiceColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ServedModel::AddressColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ServedModel::SeenColumn, QHeaderView::ResizeToContents);
    m_spinner->hide();
    connect(m_look, &QAbstractButton::clicked, this, &ServedCard::lookRequested);
    retranslate();
}

void ServedCard::set(const certificates::ServedPorts& served, const QDateTime& now)
{
    if (served.lookedAt() != m_shownLook) {
        m_shownLook = served.lookedAt();
        m_model->setPorts(served.ports());
    }
    const bool some = !served.ports().isEmpty();
    m_table->setVisible(some);
    const int rows = m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows - 1);
    m_spinner->setVisible(served.isLooking());
    m_look->setEnabled(!served.isLooking());
    m_look->setText(served.isKnown() ? tr("Ask again") : tr("Ask now"));
    QString note;
    if (served.error())
        note = served.error()->text();
    else if (served.isLooking() && !some)
        note = tr("The ports are being asked from the server itself; this takes up to 15 seconds.");
    else if (!served.isKnown())
        note = tr("The ports were not asked yet.");
    else if (!some)
        note = tr("The server told of no port.");
    m_note->setText(note);
    m_note->setColor(served.error() ? TextColor::Bad : TextColor::Tertiary);
    m_note->setVisible(!note.isEmpty());
    QString remark;
    if (served.isKnown()) {
        const auto minutes = static_cast<int>(served.lookedAt().secsTo(now) / 60);
        remark =
            minutes < 1 ? tr("asked just now") : tr("asked %n minute(s) ago", nullptr, minutes);
    }
    setRemark(remark);
}

void ServedCard::retranslate()
{
    setTitle(tr("Served right now"));
    m_table->setAccessibleName(tr("What each port serves"));
    m_look->setText(tr("Ask now"));
    emit m_model->headerDataChanged(Qt::Horizontal, 0, ServedModel::ColumnCount - 1);
}

} // namespace mailstead::pages
