#include "pages/log_detail.h"

#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>

namespace mailstead::pages
{

using style::Tone;
using widgets::Button;
using widgets::ButtonKind;
using widgets::ButtonSize;

LogDetail::LogDetail(QWidget* parent)
    : Card(parent)
    , m_icon(new widgets::IconLabel(QStringLiteral("info")))
    , m_message(new Button(QString(), QStringLiteral("message"), ButtonKind::Normal, nullptr,
                           ButtonSize::Small))
    , m_only(new Button(QString(), QStringLiteral("filter"), ButtonKind::Normal, nullptr,
                        ButtonSize::Small))
    , m_sourceOnly(new Button(QString(), QStringLiteral("filter"), ButtonKind::Normal, nullptr,
                              ButtonSize::Small))
    , m_close(new widgets::IconButton(QStringLiteral("close")))
    , m_text(new widgets::Label(style::TypeRole::Mono, widgets::TextColor::Primary))
{
    setObjectName(QStringLiteral("logDetail"));
    m_message->setObjectName(QStringLiteral("logOpenMessage"));
    m_only->setObjectName(QStringLiteral("logOnlyMessage"));
    m_sourceOnly->setObjectName(QStringLiteral("logOnlySource"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setContentsMargins(14, 10, 14, 12);
    setTitle(QStringLiteral(" "));
    addBadge(m_icon);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_message, m_only, m_sourceOnly, m_close})
        addToHead(widget);
    body()->addWidget(m_text);

    connect(m_message, &QAbstractButton::clicked, this, [this] { emit openMessage(m_line.id); });
    connect(m_only, &QAbstractButton::clicked, this, [this] { emit onlyMessage(m_line.id); });
    connect(m_sourceOnly, &QAbstractButton::clicked, this,
            [this] { emit onlySource(m_line.source); });
    connect(m_close, &QAbstractButton::clicked, this, &LogDetail::closeRequested);
    retranslate();
}

void LogDetail::setLine(const control::LogLine& line)
{
    m_line = line;
    retranslate();
}

void LogDetail::retranslate()
{
    Tone tone = Tone::Neutral;
    QString icon = QStringLiteral("info");
    if (m_line.level == control::LogLevel::Warn) {
        tone = Tone::Warn;
        icon = QStringLiteral("warning");
    } else if (m_line.level == control::LogLevel::Error) {
        tone = Tone::Bad;
        icon = QStringLiteral("error");
    }
    m_icon->set(icon, tone);
    setTitle(QStringLiteral("%1 · %2").arg(control::levelText(m_line.level), m_line.source));
    setRemark(QLocale().toString(m_line.at.toLocalTime(), QStringLiteral("HH:mm:ss.zzz")));
    m_text->setText(m_line.text);
    m_message->setText(tr("Open message"));
    m_only->setText(tr("Only this message"));
    m_sourceOnly->setText(tr("Only %1").arg(m_line.source));
    m_close->setLabel(tr("Close"));
    m_message->setVisible(!m_line.id.isEmpty());
    m_only->setVisible(!m_line.id.isEmpty());
    m_sourceOnly->setVisible(!m_line.source.isEmpty());
}

void LogDetail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::pages
