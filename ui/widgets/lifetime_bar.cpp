#include "widgets/lifetime_bar.h"

#include "style/paint.h"
#include "style/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>

namespace mailstead::widgets
{

namespace
{

constexpr int barTop = 4, barHeight = 8, captionTop = 20, captionGap = 12;

QString day(const QDateTime& at)
{
    return QLocale().toString(at.date(), QLocale().language() == QLocale::Chinese
                                             ? QStringLiteral("M 月 d 日")
                                             : QStringLiteral("d MMM"));
}

} // namespace

struct LifetimeBar::Caption {
    QString text;
    double at = 0; ///< 0…1, of its middle
    QColor color;
    int weight = 0; ///< what has to go first when there is no room has the smallest
    QRectF rect = {};
};

LifetimeBar::LifetimeBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Lifetime"));
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void LifetimeBar::setSpan(const Span& span, style::Tone tone)
{
    m_span = span;
    m_tone = tone;
    describe();
    update();
}

double LifetimeBar::share(const QDateTime& at) const
{
    const auto whole = static_cast<double>(m_span.from.msecsTo(m_span.to));
    return whole <= 0 ? 1
                      : std::clamp(static_cast<double>(m_span.from.msecsTo(at)) / whole, 0., 1.);
}

QList<LifetimeBar::Caption> LifetimeBar::captions() const
{
    const style::Colors& c = style::colors();
    QList<Caption> list;
    list.append({tr("issued %1").arg(day(m_span.from)), 0, c.text.tertiary, 1});
    list.append({m_span.now >= m_span.to ? tr("ended %1").arg(day(m_span.to))
                                         : tr("ends %1").arg(day(m_span.to)),
                 1, c.text.tertiary, 2});
    if (m_span.renewFrom.isValid() && m_span.renewFrom <= m_span.now) {
        list.append({tr("renewal due since %1").arg(day(m_span.renewFrom)), share(m_span.renewFrom),
                     c.warn.text, 3});
    } else if (m_span.renewFrom.isValid()) {
        const bool moment = m_span.renewFrom.date() == m_span.renewTo.date();
        const QString text =
            moment
                ? tr("renewed by itself %1").arg(day(m_span.renewFrom))
                : tr("renewed by itself, %1 to %2").arg(day(m_span.renewFrom), day(m_span.renewTo));
        list.append(
            {text, (share(m_span.renewFrom) + share(m_span.renewTo)) / 2, c.accent.text, 3});
    }
    if (m_span.now < m_span.to)
        list.append({tr("today"), share(m_span.now), c.text.primary, 0});
    return list;
}

void LifetimeBar::paintEvent(QPaintEvent*)
{
    if (!m_span.from.isValid() || !m_span.to.isValid())
        return;
    const style::Colors& c = style::colors();
    QPainter painter(this);
    const QRectF bar(0, barTop, width(), barHeight);
    QPainterPath clip;
    clip.addRoundedRect(bar, barHeight / 2., barHeight / 2.);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(clip);
    painter.fillRect(bar, c.neutral.soft);
    const qreal today = share(m_span.now) * width();
    painter.fillRect(QRectF(0, barTop, today, barHeight), c.tone(m_tone).fill);
    // What is past is no promise any more.
    if (m_span.renewFrom.isValid() && m_span.renewTo > m_span.now) {
        const qreal from = share(m_span.renewFrom) * width();
        const qreal extent = std::max(4., share(m_span.renewTo) * width() - from);
        QColor window = c.accent.fill;
        window.setAlphaF(0.45F);
        style::paintRounded(&painter, QRectF(from, barTop, extent, barHeight), 2, window);
    }
    painter.restore();
    if (m_span.now < m_span.to)
        style::paintRounded(&painter, QRectF(std::clamp(today - 1, 0., width() - 2.), 0, 2, 16), 1,
                            c.text.primary);

    painter.setFont(style::Theme::instance().font(style::TypeRole::Caption));
    const QFontMetricsF metrics = painter.fontMetrics();
    QList<Caption> all = captions();
    std::sort(all.begin(), all.end(),
              [](const Caption& a, const Caption& b) { return a.weight > b.weight; });
    QList<QRectF> taken;
    for (const Caption& caption : std::as_const(all)) {
        const qreal wide = std::ceil(metrics.horizontalAdvance(caption.text)) + 1;
        const qreal left =
            std::clamp(caption.at * width() - wide / 2, 0., std::max(0., width() - wide));
        const QRectF rect(left, captionTop, wide, metrics.height());
        const bool hits = std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) {
            return rect.adjusted(-captionGap, 0, captionGap, 0).intersects(other);
        });
        if (hits) // the tooltip has what is left out here
            continue;
        taken.append(rect);
        painter.setPen(caption.color);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, caption.text);
    }
}

void LifetimeBar::describe()
{
    const QLocale locale;
    const auto whole = [&](const QDateTime& at) {
        return locale.toString(at.date());
    };
    QString text = tr("Issued %1, ends %2").arg(whole(m_span.from), whole(m_span.to));
    if (m_span.renewFrom.isValid())
        text += QLatin1Char('\n') + tr("Renewed by itself between %1 and %2")
                                        .arg(whole(m_span.renewFrom), whole(m_span.renewTo));
    setAccessibleDescription(text);
}

bool LifetimeBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), accessibleDescription(),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void LifetimeBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Lifetime"));
        describe();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace mailstead::widgets
