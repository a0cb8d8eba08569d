#include "widgets/records_view.h"

#include "style/icons.h"
#include "style/paint.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace mailstead::widgets
{

namespace
{

constexpr int typeWidth = 58, stateWidth = 108;

QString stateWord(const QString& state)
{
    if (state == QLatin1String("ok"))
        return RecordsView::tr("Right");
    if (state == QLatin1String("missing"))
        return RecordsView::tr("Missing");
    if (state == QLatin1String("wrong"))
        return RecordsView::tr("Differs");
    return RecordsView::tr("Cannot tell");
}

style::Tone stateTone(const QString& state, bool required)
{
    if (state == QLatin1String("ok"))
        return style::Tone::Ok;
    if (state == QLatin1String("missing"))
        return required ? style::Tone::Warn : style::Tone::Neutral;
    if (state == QLatin1String("wrong"))
        return style::Tone::Bad;
    return style::Tone::Neutral;
}

QString stateIcon(const QString& state)
{
    if (state == QLatin1String("ok"))
        return QStringLiteral("check");
    if (state == QLatin1String("missing"))
        return QStringLiteral("clock");
    if (state == QLatin1String("wrong"))
        return QStringLiteral("warning");
    return QStringLiteral("question");
}

/// A value in mono, cut in the middle, with a copy button that turns into a tick for a moment.
class CopyCell : public QWidget
{
public:
    explicit CopyCell(QWidget* parent)
        : QWidget(parent)
        , m_label(new ElidedLabel(style::TypeRole::Mono, TextColor::Primary, Qt::ElideMiddle, this))
        , m_copy(new IconButton(QStringLiteral("copy"), this, 14))
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(2);
        row->addWidget(m_label);
        row->addWidget(m_copy);
        row->addStretch(1);
        m_copy->setFixedSize(24, 24);
        m_copy->setTint(style::Tint::Tertiary);
        m_back.setSingleShot(true);
        m_back.setInterval(1200);
        connect(&m_back, &QTimer::timeout, this, [this] {
            m_copy->setIconName(QStringLiteral("copy"));
            m_copy->setTint(style::Tint::Tertiary);
        });
        connect(m_copy, &QToolButton::clicked, this, [this] {
            QGuiApplication::clipboard()->setText(m_text);
            m_copy->setIconName(QStringLiteral("check"));
            m_copy->setTint(style::Tint::Ok);
            m_back.start();
        });
    }

    void set(const QString& text, const QString& copyLabel)
    {
        m_text = text;
        m_label->setText(text.isEmpty() ? RecordsView::tr("(leave empty)") : text);
        m_copy->setLabel(copyLabel);
        m_copy->setVisible(!text.isEmpty());
    }

    IconButton* button() const { return m_copy; }

private:
    ElidedLabel* m_label;
    IconButton* m_copy;
    QTimer m_back;
    QString m_text;
};

/// One record; 48 px, or more where the reason is long.
class RecordRow : public QWidget
{
public:
    explicit RecordRow(QWidget* parent)
        : QWidget(parent)
        , m_type(new Label(style::TypeRole::Mono, TextColor::Secondary, this))
        , m_name(new CopyCell(this))
        , m_value(new CopyCell(this))
        , m_numbers(new Label(style::TypeRole::Small, TextColor::Secondary, this))
        , m_why(new ElidedLabel(style::TypeRole::Small, TextColor::Tertiary, Qt::ElideRight, this))
        , m_state(new StateBadge(this))
    {
        m_type->setFixedWidth(typeWidth);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(14, 4, 14, 6);
        row->setSpacing(10);
        row->addWidget(m_type, 0, Qt::AlignTop);
        m_type->setContentsMargins(0, 3, 0, 0);
        row->addWidget(m_name, 3, Qt::AlignTop);
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(m_value);
        column->addWidget(m_numbers);
        column->addWidget(m_why);
        row->addLayout(column, 5);
        auto* badge = new QWidget(this);
        badge->setFixedWidth(stateWidth);
        auto* badgeRow = new QHBoxLayout(badge);
        badgeRow->setContentsMargins(0, 3, 0, 0);
        badgeRow->addStretch(1);
        badgeRow->addWidget(m_state);
        row->addWidget(badge, 0, Qt::AlignTop);
    }

    void set(const setup::WantedRecord& record, const RecordParts& parts)
    {
        m_type->setText(record.type);
        m_name->set(parts.name, RecordsView::tr("Copy the name"));
        m_value->set(parts.value, RecordsView::tr("Copy the value"));
        m_numbers->setText(parts.numbers.join(QStringLiteral(" · ")));
        m_numbers->setVisible(!parts.numbers.isEmpty());
        QString why = record.why.isEmpty() ? record.purpose : record.why;
        if (!record.required)
            why = RecordsView::tr("Optional. %1").arg(why);
        m_why->setText(why);
        m_why->setVisible(!why.isEmpty());
        m_state->set(stateWord(record.state), stateTone(record.state, record.required),
                     stateIcon(record.state));
        m_state->setToolTip(record.answers.join(QLatin1Char('\n'))
                                .toHtmlEscaped()
                                .replace(QLatin1Char('\n'), QStringLiteral("<br>")));
        setAccessibleName(QStringLiteral("%1 %2 %3").arg(record.type, record.name, record.value));
        setAccessibleDescription(stateWord(record.state) + QStringLiteral(". ") + why);
    }

    CopyCell* name() const { return m_name; }
    CopyCell* value() const { return m_value; }

private:
    Label* m_type;
    CopyCell* m_name;
    CopyCell* m_value;
    Label* m_numbers;
    ElidedLabel* m_why;
    StateBadge* m_state;
};

} // namespace

struct RecordsView::Private {
    RecordParts partsOf(qsizetype row) const
    {
        const setup::WantedRecord& record = records.at(row);
        return parts.size() == records.size() ? parts.at(row)
                                              : RecordParts{record.name, record.value, {}};
    }

    QList<setup::WantedRecord> records;
    QList<RecordParts> parts;
    QString heading;
    QList<RecordRow*> rows;
    Button* copyAll;
};

RecordsView::RecordsView(QWidget* parent)
    : Card(parent)
    , d(std::make_unique<Private>())
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    d->copyAll =
        new Button({}, QStringLiteral("copy"), ButtonKind::Normal, this, ButtonSize::Small);
    d->copyAll->setObjectName(QStringLiteral("copyAll"));
    addToHead(d->copyAll);
    connect(d->copyAll, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(zoneFile(d->records));
        emit copied(tr("All records as a zone file"));
    });
    retranslate();
}

RecordsView::~RecordsView() = default;

void RecordsView::setRecords(const QList<setup::WantedRecord>& records)
{
    d->records = records;
    while (d->rows.size() > records.size()) {
        RecordRow* row = d->rows.takeLast();
        // The hairline above it, or for the first row its own item.
        if (QLayoutItem* item = body()->takeAt(std::max(0, body()->indexOf(row) - 1))) {
            if (item->widget() != row)
                delete item->widget();
            delete item;
        }
        delete row;
    }
    while (d->rows.size() < records.size()) {
        if (!d->rows.isEmpty())
            body()->addWidget(new Hairline(this));
        auto* row = new RecordRow(this);
        connect(row->name()->button(), &QToolButton::clicked, this,
                [this] { emit copied(tr("Name")); });
        connect(row->value()->button(), &QToolButton::clicked, this,
                [this] { emit copied(tr("Value")); });
        body()->addWidget(row);
        d->rows.append(row);
    }
    for (qsizetype i = 0; i < records.size(); ++i)
        d->rows.at(i)->set(records.at(i), d->partsOf(i));
    retranslate();
}

const QList<setup::WantedRecord>& RecordsView::records() const
{
    return d->records;
}

void RecordsView::setParts(const QList<RecordParts>& parts)
{
    if (parts != d->parts) {
        d->parts = parts;
        retranslate();
    }
}

void RecordsView::setHeading(const QString& title)
{
    d->heading = title;
    retranslate();
}

int RecordsView::arrived() const
{
    return static_cast<int>(
        std::count_if(d->records.begin(), d->records.end(), [](const setup::WantedRecord& record) {
            return record.state == QLatin1String("ok");
        }));
}

void RecordsView::retranslate()
{
    setTitle(d->heading.isEmpty() ? tr("Records to make") : d->heading);
    setRemark(d->records.isEmpty() ? QString()
                                   : tr("%1 of %2 right").arg(arrived()).arg(d->records.size()));
    d->copyAll->setText(tr("Copy all as zone file"));
    d->copyAll->setEnabled(!d->records.isEmpty());
    for (qsizetype i = 0; i < d->rows.size(); ++i)
        d->rows.at(i)->set(d->records.at(i), d->partsOf(i));
}

void RecordsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && d)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::widgets
