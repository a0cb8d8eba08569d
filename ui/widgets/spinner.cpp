#include "widgets/spinner.h"

#include "style/paint.h"

namespace mailstead::widgets
{

Spinner::Spinner(QWidget* parent, int size)
    : QWidget(parent)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Running"));
    m_turn.setStartValue(0.0);
    m_turn.setEndValue(360.0);
    m_turn.setDuration(style::Tokens::instance().motion().spinnerTurn);
    m_turn.setLoopCount(-1);
    connect(&m_turn, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        if (style::Theme::instance().reducedMotion())
            m_turn.stop();
        else if (isVisible())
            m_turn.start();
        update();
    });
}

void Spinner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const qreal angle =
        m_turn.state() == QAbstractAnimation::Running ? m_turn.currentValue().toDouble() : 90.0;
    style::paintSpinner(&painter,
                        QRectF((width() - m_size) / 2.0, (height() - m_size) / 2.0, m_size, m_size),
                        angle, style::colors().accent.text);
}

void Spinner::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!style::Theme::instance().reducedMotion())
        m_turn.start();
}

void Spinner::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_turn.stop();
}

} // namespace mailstead::widgets
