#include "widgets/filter_field.h"

#include "style/icons.h"
#include "style/paint.h"
#include "widgets/button.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTimer>

namespace mailstead::widgets
{

namespace
{

constexpr int fieldHeight = 30, chipHeight = 22, sidePadding = 9, minimumEdit = 120;

/// One condition, 22 px: the key lighter than the value, a cross that takes it away.
class ChipButton : public QAbstractButton
{
public:
    ChipButton(const FilterChip& chip, QWidget* parent)
        : QAbstractButton(parent)
        , m_chip(chip)
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::ArrowCursor);
        setAccessibleName(FilterField::tr("Remove the condition %1: %2").arg(chip.key, chip.value));
        setToolTip(accessibleName().toHtmlEscaped());
        setFixedSize(sizeHint());
    }

    QSize sizeHint() const override
    {
        const style::Theme& theme = style::Theme::instance();
        const int key =
            QFontMetrics(theme.font(style::TypeRole::Small, 500)).horizontalAdvance(keyText());
        const int value = std::min(
            220, QFontMetrics(theme.font(style::TypeRole::Small)).horizontalAdvance(m_chip.value));
        return {8 + key + 4 + value + 4 + 14 + 4, chipHeight};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const style::Colors& c = style::colors();
        const style::Theme& theme = style::Theme::instance();
        QPainter painter(this);
        style::paintRounded(&painter, rect(), 5, c.accent.soft);
        QColor light = c.accent.onSoft;
        light.setAlphaF(0.8F);
        painter.setFont(theme.font(style::TypeRole::Small, 500));
        painter.setPen(light);
        painter.drawText(rect().adjusted(8, 0, 0, 0), Qt::AlignVCenter, keyText());
        const int left = 8 + painter.fontMetrics().horizontalAdvance(keyText()) + 4;
        painter.setFont(theme.font(style::TypeRole::Small));
        painter.setPen(c.accent.onSoft);
        const int room = width() - left - 22;
        painter.drawText(QRect(left, 0, room + 2, height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_chip.value, Qt::ElideMiddle, room + 2));
        style::paintIcon(&painter, QRectF(width() - 18, 4, 14, 14), QStringLiteral("close"),
                         underMouse() || hasFocus() ? c.accent.onSoft : light);
        if (hasFocus())
            style::paintRounded(&painter, rect(), 5, {}, c.accent.text);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    QString keyText() const { return m_chip.key + QLatin1Char(':'); }
    FilterChip m_chip;
};

/// The line edit inside the field; it paints the ghost text after its own.
class GhostEdit : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;
    QString ghost;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLineEdit::paintEvent(event);
        if (ghost.isEmpty() || !hasFocus())
            return;
        QPainter painter(this);
        painter.setFont(font());
        painter.setPen(style::colors().text.tertiary);
        const int left = cursorRect().center().x() + 1;
        painter.drawText(QRect(left, 0, width() - left, height()),
                         Qt::AlignVCenter | Qt::TextSingleLine, ghost);
    }
};

} // namespace

FilterField::FilterField(QWidget* parent)
    : QWidget(parent)
    , m_edit(new GhostEdit(this))
    , m_clear(new IconButton(QStringLiteral("close"), this))
    , m_timer(new QTimer(this))
{
    setFixedHeight(fieldHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_edit);
    setCursor(Qt::IBeamCursor);
    m_edit->setProperty("kind", QStringLiteral("bare"));
    m_edit->setFrame(false);
    m_edit->installEventFilter(this);
    m_clear->setFixedSize(24, 24);
    m_clear->setCursor(Qt::ArrowCursor);
    m_clear->hide();
    m_timer->setSingleShot(true);
    m_timer->setInterval(150);
    connect(m_timer, &QTimer::timeout, this, &FilterField::filterChanged);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        clear();
        m_edit->setFocus();
    });
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (text.endsWith(QLatin1Char(' ')) && takeChipFromText())
            return;
        updateGhost();
        m_timer->start();
        relayout();
    });
    connect(m_edit, &QLineEdit::textChanged, this, [this] { relayout(); });
    connect(m_edit, &QLineEdit::cursorPositionChanged, this, &FilterField::updateGhost);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        for (QWidget* chip : std::as_const(m_chipWidgets))
            chip->setFixedSize(chip->sizeHint());
        relayout();
    });
    retranslate();
}

void FilterField::setPlaceholder(const QString& text)
{
    m_edit->setPlaceholderText(text);
    m_edit->setAccessibleName(text);
}

void FilterField::setKeys(const QList<QPair<QString, QStringList>>& keys)
{
    m_keys = keys;
    updateGhost();
}

void FilterField::setChips(const QList<FilterChip>& chips)
{
    if (m_chips == chips)
        return;
    m_chips = chips;
    rebuildChips();
    emitNow();
}

void FilterField::addChip(const FilterChip& chip)
{
    for (FilterChip& existing : m_chips) {
        if (existing.key == chip.key) {
            if (existing == chip)
                return;
            existing = chip;
            rebuildChips();
            return emitNow();
        }
    }
    m_chips.append(chip);
    rebuildChips();
    emitNow();
}

void FilterField::removeChip(const QString& key)
{
    if (m_chips.removeIf([&](const FilterChip& chip) { return chip.key == key; }) == 0)
        return;
    rebuildChips();
    emitNow();
}

void FilterField::rebuildChips()
{
    for (QWidget* chip : std::as_const(m_chipWidgets)) {
        chip->hide();
        chip->deleteLater();
    }
    m_chipWidgets.clear();
    for (const FilterChip& chip : std::as_const(m_chips)) {
        auto* button = new ChipButton(chip, this);
        connect(button, &QAbstractButton::clicked, this, [this, key = chip.key] {
            removeChip(key);
            m_edit->setFocus();
        });
        button->show();
        m_chipWidgets.append(button);
    }
    relayout();
}

QString FilterField::text() const
{
    return m_edit->text().trimmed();
}

void FilterField::setText(const QString& text)
{
    if (m_edit->text() == text)
        return;
    m_edit->setText(text);
    updateGhost();
    emitNow();
}

void FilterField::clear()
{
    if (isEmpty())
        return;
    m_chips.clear();
    m_edit->clear();
    rebuildChips();
    updateGhost();
    emitNow();
}

bool FilterField::isEmpty() const
{
    return m_chips.isEmpty() && m_edit->text().isEmpty();
}

void FilterField::setHits(const QString& text)
{
    m_hits = text;
    setAccessibleDescription(text);
    relayout();
}

QSize FilterField::sizeHint() const
{
    return {420, fieldHeight};
}

QSize FilterField::minimumSizeHint() const
{
    return {200, fieldHeight};
}

void FilterField::emitNow()
{
    m_timer->stop();
    emit filterChanged();
}

bool FilterField::takeChipFromText()
{
    // The last word, where it is a known key with a value.
    const QString text = m_edit->text().trimmed();
    const QString word = text.section(QLatin1Char(' '), -1);
    const qsizetype colon = word.indexOf(QLatin1Char(':'));
    if (colon <= 0 || colon == word.size() - 1)
        return false;
    const QString key = word.left(colon);
    for (const auto& known : std::as_const(m_keys)) {
        if (known.first.compare(key, Qt::CaseInsensitive) != 0)
            continue;
        m_edit->setText(text.left(text.size() - word.size()).trimmed());
        updateGhost();
        addChip({known.first, word.mid(colon + 1)});
        return true;
    }
    return false;
}

void FilterField::updateGhost()
{
    QString ghost;
    const QString text = m_edit->text();
    const QString word = text.section(QLatin1Char(' '), -1);
    if (!word.isEmpty() && m_edit->cursorPosition() == text.size()) {
        const qsizetype colon = word.indexOf(QLatin1Char(':'));
        for (const auto& [key, values] : std::as_const(m_keys)) {
            if (colon < 0) {
                if (key.size() > word.size() && key.startsWith(word, Qt::CaseInsensitive))
                    ghost = key.mid(word.size()) + QLatin1Char(':');
            } else if (key.compare(word.left(colon), Qt::CaseInsensitive) == 0) {
                const QString begun = word.mid(colon + 1);
                for (const QString& value : values) {
                    if (ghost.isEmpty() && value.size() > begun.size() &&
                        value.startsWith(begun, Qt::CaseInsensitive))
                        ghost = value.mid(begun.size());
                }
            }
            if (!ghost.isEmpty())
                break;
        }
    }
    m_ghost = ghost;
    static_cast<GhostEdit*>(m_edit)->ghost = ghost;
    m_edit->update();
}

bool FilterField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    // Tab takes the ghost, so it must be seen before it moves the focus.
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Tab:
            if (m_ghost.isEmpty() || key->modifiers() != Qt::NoModifier)
                break;
            m_edit->setText(m_edit->text() + m_ghost);
            if (!m_edit->text().endsWith(QLatin1Char(':')))
                takeChipFromText();
            updateGhost();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!takeChipFromText())
                emitNow();
            return true;
        case Qt::Key_Escape:
            if (isEmpty())
                break;
            if (m_edit->text().isEmpty()) {
                clear();
            } else {
                m_edit->clear();
                updateGhost();
                emitNow();
            }
            return true;
        case Qt::Key_Backspace:
            if (m_chips.isEmpty() || m_edit->cursorPosition() > 0 || m_edit->hasSelectedText())
                break;
            {
                const FilterChip chip = m_chips.takeLast();
                rebuildChips();
                m_edit->setText(chip.key + QLatin1Char(':') + chip.value + m_edit->text());
                updateGhost();
                emitNow();
            }
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterField::relayout()
{
    int left = sidePadding + 16 + 8;
    int right = width() - 5;
    m_clear->setVisible(!isEmpty());
    if (!isEmpty()) {
        m_clear->move(right - 24, (fieldHeight - 24) / 2);
        right -= 28;
    }
    const int hits = m_hits.isEmpty()
                         ? 0
                         : QFontMetrics(style::Theme::instance().font(style::TypeRole::Small))
                                   .horizontalAdvance(m_hits) +
                               10;
    right -= hits;
    for (QWidget* chip : std::as_const(m_chipWidgets)) {
        // Where there is no room left the chip is out of sight but stays in force (and in the
        // hits).
        chip->setVisible(left + chip->width() + minimumEdit < right || m_chipWidgets.size() == 1);
        chip->move(left, (fieldHeight - chipHeight) / 2);
        if (chip->isVisibleTo(this))
            left += chip->width() + 6;
    }
    m_edit->setGeometry(left, (fieldHeight - 22) / 2, std::max(20, right - left), 22);
    update();
}

void FilterField::paintEvent(QPaintEvent*)
{
    const style::Colors& c = style::colors();
    QPainter painter(this);
    const bool focused = m_edit->hasFocus();
    const QColor ground = style::Theme::instance().isDark() ? c.bg.inset : c.bg.card;
    style::paintRounded(&painter, rect(), 6, ground, focused ? c.accent.text : c.border.control);
    if (focused)
        style::paintRounded(&painter, rect().adjusted(1, 1, -1, -1), 5, {}, c.accent.text);
    style::paintIcon(&painter, QRectF(sidePadding, 7, 16, 16),
                     m_keys.isEmpty() ? QStringLiteral("search") : QStringLiteral("filter"),
                     c.text.tertiary);
    if (m_hits.isEmpty())
        return;
    painter.setFont(style::Theme::instance().font(style::TypeRole::Small));
    painter.setPen(c.text.tertiary);
    const int right = width() - (m_clear->isVisibleTo(this) ? 36 : 10);
    painter.drawText(QRect(0, 0, right, height()), Qt::AlignVCenter | Qt::AlignRight, m_hits);
}

void FilterField::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    relayout();
}

void FilterField::mousePressEvent(QMouseEvent*)
{
    m_edit->setFocus(Qt::MouseFocusReason);
}

void FilterField::retranslate()
{
    m_clear->setLabel(tr("Clear the filter"));
}

void FilterField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuildChips();
    }
    QWidget::changeEvent(event);
}

} // namespace mailstead::widgets
