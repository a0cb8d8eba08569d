#include "widgets/finding_ticks.h"

#include "style/icons.h"
#include "style/paint.h"

#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>
#include <QVBoxLayout>

namespace mailstead::widgets
{

/// The ticks, painted: rows of 28 px in one or two columns.
class TickGrid : public QWidget
{
public:
    explicit TickGrid(QWidget* parent)
        : QWidget(parent)
    {
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        connect(&style::Theme::instance(), &style::Theme::changed, this,
                qOverload<>(&QWidget::update));
    }

    void set(const QList<core::Finding>& findings)
    {
        m_findings = findings;
        QStringList lines;
        for (const core::Finding& finding : findings)
            lines << QStringLiteral("%1: %2").arg(finding.title, finding.remark);
        setAccessibleName(lines.join(QStringLiteral("; ")));
        updateGeometry();
        update();
    }

    int count() const { return static_cast<int>(m_findings.size()); }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        const int columns = columnsFor(width);
        return 18 + rowHeight * ((count() + columns - 1) / columns);
    }
    QSize sizeHint() const override { return {640, heightForWidth(width())}; }
    QSize minimumSizeHint() const override { return {240, rowHeight + 18}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const style::Colors& c = style::colors();
        const style::Theme& theme = style::Theme::instance();
        QPainter painter(this);
        painter.setFont(theme.font(style::TypeRole::Body));
        for (int i = 0; i < count(); ++i) {
            const QRect cell = cellRect(i);
            const core::Finding& finding = m_findings.at(i);
            style::paintIcon(&painter, QRectF(cell.left(), cell.top() + 6, 16, 16),
                             QStringLiteral("check"), c.ok.text, 2);
            const QFontMetrics metrics = painter.fontMetrics();
            const int titleWidth = finding.remark.isEmpty() ? cell.width() - 24 : titleColumn();
            painter.setPen(c.text.secondary);
            painter.drawText(QRect(cell.left() + 24, cell.top(), titleWidth, cell.height()),
                             Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(finding.title, Qt::ElideRight, titleWidth));
            const int left = cell.left() + 24 + titleColumn() + 8;
            const int room = cell.right() - left;
            painter.setPen(c.text.primary);
            painter.drawText(QRect(left, cell.top(), room, cell.height()),
                             Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(finding.remark, Qt::ElideRight, room));
        }
    }

    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            for (int i = 0; i < count(); ++i) {
                if (!cellRect(i).contains(help->pos()))
                    continue;
                const core::Finding& finding = m_findings.at(i);
                QStringList lines{QStringLiteral("%1: %2").arg(finding.title, finding.remark)};
                lines += finding.evidence;
                QToolTip::showText(help->globalPos(),
                                   lines.join(QLatin1Char('\n'))
                                       .toHtmlEscaped()
                                       .replace(QLatin1Char('\n'), QStringLiteral("<br>")),
                                   this, cellRect(i));
                return true;
            }
            QToolTip::hideText();
            return true;
        }
        return QWidget::event(event);
    }

private:
    static constexpr int rowHeight = 28, gap = 24, padding = 14;

    int columnsFor(int width) const { return width >= 620 ? 2 : 1; }
    /// Wide enough for the longest title, within reason.
    int titleColumn() const
    {
        const QFontMetrics metrics(style::Theme::instance().font(style::TypeRole::Body));
        int widest = 120;
        for (const core::Finding& finding : m_findings) {
            if (!finding.remark.isEmpty())
                widest = std::max(widest, metrics.horizontalAdvance(finding.title));
        }
        const int columns = columnsFor(width());
        const int cell = (width() - 2 * padding - (columns - 1) * gap) / columns;
        return std::min(widest, cell / 2);
    }
    QRect cellRect(int index) const
    {
        const int columns = columnsFor(width());
        const int cell = (width() - 2 * padding - (columns - 1) * gap) / columns;
        return {padding + (index % columns) * (cell + gap), 8 + (index / columns) * rowHeight, cell,
                rowHeight};
    }

    QList<core::Finding> m_findings;
};

FindingTicks::FindingTicks(QWidget* parent)
    : Card(parent)
    , m_grid(new TickGrid(this))
{
    body()->addWidget(m_grid);
    retranslate();
}

void FindingTicks::setFindings(const QList<core::Finding>& findings)
{
    QList<core::Finding> fine;
    for (const core::Finding& finding : findings) {
        if (finding.severity == core::Severity::Ok)
            fine.append(finding);
    }
    m_grid->set(fine);
    retranslate();
}

int FindingTicks::count() const
{
    return m_grid->count();
}

void FindingTicks::retranslate()
{
    setTitle(tr("In order"));
    setRemark(QLocale().toString(m_grid->count()));
}

void FindingTicks::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::widgets
