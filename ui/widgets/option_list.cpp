#include "widgets/option_list.h"

#include "style/paint.h"
#include "style/theme.h"

#include <QButtonGroup>
#include <QFocusEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace mailstead::widgets
{

namespace
{

constexpr int pad = 10, bullet = 16, textLeft = pad + bullet + 8, titleHeight = 20;

QFont titleFont()
{
    return style::Theme::instance().font(style::TypeRole::Body, 500);
}

QFont sentenceFont()
{
    return style::Theme::instance().font(style::TypeRole::Small);
}

} // namespace

OptionButton::OptionButton(QWidget* parent)
    : QRadioButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void OptionButton::setOption(const Option& option)
{
    if (option == m_option)
        return;
    m_option = option;
    setText(option.title);
    setAccessibleName(option.title);
    setAccessibleDescription(option.mark.isEmpty()
                                 ? option.sentence
                                 : option.mark + QStringLiteral(". ") + option.sentence);
    setEnabled(option.possible);
    updateGeometry();
    update();
}

QRect OptionButton::sentenceRect(int width) const
{
    return QFontMetrics(sentenceFont())
        .boundingRect(QRect(textLeft, pad - 2 + titleHeight, width - textLeft - pad, 10'000),
                      Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_option.sentence);
}

int OptionButton::heightForWidth(int width) const
{
    const int bottom =
        m_option.sentence.isEmpty() ? pad - 2 + titleHeight : sentenceRect(width).bottom() + 1;
    return bottom + pad - 2;
}

QSize OptionButton::sizeHint() const
{
    return {280, heightForWidth(280)};
}

QSize OptionButton::minimumSizeHint() const
{
    return {180, pad * 2 + titleHeight};
}

void OptionButton::paintEvent(QPaintEvent*)
{
    const style::Colors& c = style::colors();
    QPainter painter(this);
    const bool chosen = isChecked() && isEnabled();
    if (chosen)
        style::paintRounded(&painter, rect(), style::sizes().radiusMd, c.accent.soft);
    else if (underMouse() && isEnabled())
        style::paintRounded(&painter, rect(), style::sizes().radiusMd, c.overlay.hover);

    const QRectF ring(pad, pad, bullet, bullet);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor frame = !isEnabled() ? c.border.normal : chosen ? c.accent.fill : c.border.control;
    painter.setPen(QPen(frame, chosen ? 5 : 1));
    painter.setBrush(isEnabled() ? c.bg.card : QColor(Qt::transparent));
    const qreal inset = chosen ? 2.5 : 0.5;
    painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset));
    painter.restore();

    const QColor title = isEnabled() ? c.text.primary : c.text.tertiary;
    const QColor sentence = isEnabled() ? c.text.secondary : c.text.tertiary;
    painter.setFont(titleFont());
    painter.setPen(title);
    const QRect line(textLeft, pad - 2, width() - textLeft - pad, titleHeight);
    const QString shown =
        painter.fontMetrics().elidedText(m_option.title, Qt::ElideRight, line.width());
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, shown);
    const int after = painter.fontMetrics().horizontalAdvance(shown) + 10;
    if (!m_option.mark.isEmpty() && after < line.width()) {
        painter.setFont(style::Theme::instance().font(style::TypeRole::Small, 500));
        painter.setPen(chosen ? c.accent.onSoft : c.accent.text);
        painter.drawText(line.adjusted(after, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         m_option.mark);
    }
    painter.setFont(sentenceFont());
    painter.setPen(sentence);
    painter.drawText(sentenceRect(width()), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     m_option.sentence);
    if (hasFocus() && m_keyboard)
        style::paintFocusRing(&painter, QRectF(rect()).adjusted(3, 3, -3, -3),
                              style::sizes().radiusMd);
}

void OptionButton::focusInEvent(QFocusEvent* event)
{
    m_keyboard = event->reason() == Qt::TabFocusReason ||
                 event->reason() == Qt::BacktabFocusReason ||
                 event->reason() == Qt::OtherFocusReason; // the group's arrows
    QRadioButton::focusInEvent(event);
}

void OptionButton::enterEvent(QEnterEvent* event)
{
    update();
    QRadioButton::enterEvent(event);
}

void OptionButton::leaveEvent(QEvent* event)
{
    update();
    QRadioButton::leaveEvent(event);
}

void OptionButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::EnabledChange)
        setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QRadioButton::changeEvent(event);
}

OptionList::OptionList(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton*, bool checked) {
        if (checked)
            emit currentChanged(current());
    });
}

void OptionList::setOptions(const QList<Option>& options)
{
    const QString before = current();
    m_options = options;
    while (m_buttons.size() > options.size())
        delete m_buttons.takeLast();
    while (m_buttons.size() < options.size()) {
        auto* button = new OptionButton(this);
        m_group->addButton(button);
        m_layout->addWidget(button);
        button->show(); // at once, not when the layout gets round to it
        m_buttons.append(button);
    }
    {
        // The rows change places: what is chosen is told once, at the end.
        const QSignalBlocker blocker(m_group);
        m_group->setExclusive(false);
        for (qsizetype i = 0; i < options.size(); ++i) {
            m_buttons.at(i)->setOption(options.at(i));
            m_buttons.at(i)->setChecked(options.at(i).possible && options.at(i).id == before);
        }
        m_group->setExclusive(true);
        if (current().isEmpty()) {
            const auto first =
                std::find_if(m_buttons.begin(), m_buttons.end(),
                             [](const OptionButton* button) { return button->option().possible; });
            if (first != m_buttons.end())
                (*first)->setChecked(true);
        }
    }
    if (current() != before)
        emit currentChanged(current());
}

QString OptionList::current() const
{
    for (const OptionButton* button : m_buttons) {
        if (button->isChecked())
            return button->option().id;
    }
    return {};
}

void OptionList::setCurrent(const QString& id)
{
    if (OptionButton* wanted = button(id); wanted && wanted->option().possible)
        wanted->setChecked(true);
}

void OptionList::clearCurrent()
{
    m_group->setExclusive(false);
    for (OptionButton* button : std::as_const(m_buttons))
        button->setChecked(false);
    m_group->setExclusive(true);
}

OptionButton* OptionList::button(const QString& id) const
{
    for (OptionButton* button : m_buttons) {
        if (button->option().id == id)
            return button;
    }
    return nullptr;
}

} // namespace mailstead::widgets
