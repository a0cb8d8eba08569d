#include "pages/dialogue_view.h"

#include "style/theme.h"
#include "widgets/button.h"
#include "widgets/collapsible.h"
#include "widgets/label.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextCursor>
#include <QVBoxLayout>

namespace mailstead::pages
{

namespace
{

constexpr int mostHeight = 420;
constexpr int padding = 8;

/// A line that says no: 4xx and 5xx.
bool isRefusal(const QString& line)
{
    return line.startsWith(QLatin1String("< 4")) || line.startsWith(QLatin1String("< 5"));
}

} // namespace

DialogueView::DialogueView(QWidget* parent)
    : QWidget(parent)
    , m_toggle(new widgets::Button(QString(), QStringLiteral("chevron-right"),
                                   widgets::ButtonKind::Quiet, nullptr, widgets::ButtonSize::Small))
    , m_count(new widgets::Label(style::TypeRole::Small, widgets::TextColor::Tertiary))
    , m_copy(new widgets::IconButton(QStringLiteral("copy")))
    , m_fold(new widgets::Collapsible)
    , m_text(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("dialogueView"));
    m_toggle->setObjectName(QStringLiteral("dialogueToggle"));
    m_copy->setObjectName(QStringLiteral("dialogueCopy"));
    m_text->setObjectName(QStringLiteral("dialogueText"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->document()->setDocumentMargin(0);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto* frame = new QFrame;
    frame->setProperty("kind", QStringLiteral("inset"));
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(10, padding, 10, padding);
    inside->addWidget(m_text);
    m_fold->setContent(frame);
    m_fold->setOpen(false, false);

    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_toggle);
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_fold);

    connect(m_toggle, &QAbstractButton::clicked, this, [this] { setOpen(!isOpen()); });
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_lines.join(QLatin1Char('\n')));
        emit copied(tr("The SMTP dialogue"));
    });
    connect(&style::Theme::instance(), &style::Theme::changed, this, &DialogueView::fill);
    retranslate();
    hide();
}

bool DialogueView::isOpen() const
{
    return m_fold->isOpen();
}

void DialogueView::setOpen(bool open)
{
    m_fold->setOpen(open);
    retranslate();
    fitHeight();
}

void DialogueView::setLines(const QStringList& lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    setVisible(!m_lines.isEmpty());
    fill();
    retranslate();
}

void DialogueView::fill()
{
    const style::Theme& theme = style::Theme::instance();
    m_text->setFont(theme.font(style::TypeRole::Mono));
    m_text->clear();
    QTextCursor cursor(m_text->document());
    bool first = true;
    for (const QString& line : std::as_const(m_lines)) {
        QTextBlockFormat block;
        block.setLineHeight(18, QTextBlockFormat::FixedHeight);
        block.setLeftMargin(18);
        block.setTextIndent(-18);
        QTextCharFormat look;
        look.setFont(theme.font(style::TypeRole::Mono));
        look.setForeground(isRefusal(line)                     ? theme.colors().warn.text
                           : line.startsWith(QLatin1Char('>')) ? theme.colors().text.primary
                                                               : theme.colors().text.secondary);
        if (first) {
            cursor.setBlockFormat(block);
            cursor.setBlockCharFormat(look);
        } else {
            cursor.insertBlock(block, look);
        }
        first = false;
        QString shown = line;
        if (shown.startsWith(QLatin1String("> ")))
            shown.replace(0, 1, QChar(0x203A));
        else if (shown.startsWith(QLatin1String("< ")))
            shown.replace(0, 1, QChar(0x2039));
        cursor.insertText(shown, look);
    }
    m_text->moveCursor(QTextCursor::Start);
    fitHeight();
}

void DialogueView::fitHeight()
{
    // QPlainTextDocumentLayout counts in lines, wrapped ones included.
    const int room = std::max(40, width() - 22);
    qreal height = 0;
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        QTextLayout layout(block.text(), style::Theme::instance().font(style::TypeRole::Mono));
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(room);
            height += line.height();
        }
        layout.endLayout();
    }
    m_text->setFixedHeight(std::clamp(int(height) + 4, 24, mostHeight));
    m_fold->updateGeometry();
    updateGeometry();
}

void DialogueView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void DialogueView::retranslate()
{
    m_toggle->setText(tr("SMTP dialogue of the last attempt"));
    m_toggle->setIconName(isOpen() ? QStringLiteral("chevron-down")
                                   : QStringLiteral("chevron-right"));
    m_toggle->setAccessibleDescription(isOpen() ? tr("shown") : tr("hidden"));
    m_count->setText(tr("%n line(s)", nullptr, int(m_lines.size())));
    m_copy->setLabel(tr("Copy the dialogue"));
    m_text->setAccessibleName(tr("SMTP dialogue of the last attempt"));
}

void DialogueView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages
