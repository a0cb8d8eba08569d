#include "style/icons.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/notices.h"

#include <QEnterEvent>
#include <QGraphicsDropShadowEffect>
#include <QHBoxLayout>
#include <QTimer>

namespace mailstead::widgets
{

namespace
{

constexpr int toastWidth = 400, margin = 16, between = 10, atMost = 2;

/// One message with its own countdown; hovering holds it.
class Toast : public QFrame
{
public:
    Toast(const QString& title, const QString& detail, std::function<void()> undo, style::Tone tone,
          QWidget* parent)
        : QFrame(parent)
        , m_left((undo ? style::Tokens::instance().motion().undoWindow
                       : style::Tokens::instance().motion().toast) /
                 1000)
    {
        setProperty("kind", QStringLiteral("sheet"));
        setFixedWidth(toastWidth);
        setAccessibleName(title);
        setAccessibleDescription(detail);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(15, 11, 15, 11);
        row->setSpacing(12);
        auto* icon = new IconLabel({}, 20, this);
        icon->set(tone == style::Tone::Bad    ? QStringLiteral("error")
                  : tone == style::Tone::Warn ? QStringLiteral("warning")
                                              : QStringLiteral("check-circle"),
                  tone);
        row->addWidget(icon);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        auto* first = new Label(title, style::TypeRole::Body, TextColor::Primary, this);
        first->setWeight(500);
        first->setWordWrap(true);
        words->addWidget(first);
        if (!detail.isEmpty()) {
            auto* second = new Label(detail, style::TypeRole::Small, TextColor::Tertiary, this);
            second->setWordWrap(true);
            words->addWidget(second);
        }
        row->addLayout(words, 1);
        if (undo) {
            auto* button = new Button(ToastStack::tr("Undo"), {}, ButtonKind::Link, this);
            connect(button, &QPushButton::clicked, this, [this, undo = std::move(undo)] {
                undo();
                leave();
            });
            row->addWidget(button);
            m_count = new Label(style::TypeRole::Small, TextColor::Tertiary, this);
            row->addWidget(m_count);
        }
        auto* shadow = new QGraphicsDropShadowEffect(this);
        shadow->setBlurRadius(18);
        shadow->setOffset(0, 4);
        shadow->setColor(QColor(0, 0, 0, style::Theme::instance().isDark() ? 102 : 41));
        setGraphicsEffect(shadow);
        m_clock.setInterval(1000);
        connect(&m_clock, &QTimer::timeout, this, [this] {
            if (--m_left <= 0)
                leave();
            else
                showCount();
        });
        showCount();
        m_clock.start();
    }

protected:
    void enterEvent(QEnterEvent* event) override
    {
        m_clock.stop();
        QFrame::enterEvent(event);
    }

    void leaveEvent(QEvent* event) override
    {
        if (!isHidden())
            m_clock.start();
        QFrame::leaveEvent(event);
    }

private:
    void leave()
    {
        m_clock.stop();
        hide();
        deleteLater();
    }

    void showCount()
    {
        if (m_count)
            m_count->setText(ToastStack::tr("%1 s").arg(m_left));
    }

    int m_left;
    QTimer m_clock;
    Label* m_count = nullptr;
};

} // namespace

ToastStack::ToastStack(QWidget* window, int bottomMargin)
    : QObject(window)
    , m_window(window)
    , m_bottomMargin(bottomMargin)
{
    window->installEventFilter(this);
}

void ToastStack::show(const QString& title, const QString& detail,
                      const std::function<void()>& undo, style::Tone tone)
{
    while (m_toasts.size() >= atMost)
        delete m_toasts.takeFirst();
    auto* toast = new Toast(title, detail, undo, tone, m_window);
    m_toasts.append(toast);
    // The pointer may still be set while destroyed() is told: the object itself is looked for.
    connect(toast, &QObject::destroyed, this, [this](const QObject* gone) {
        m_toasts.removeIf([gone](const QPointer<QWidget>& entry) {
            return entry.isNull() || entry.data() == gone;
        });
        place();
    });
    toast->show();
    place();
}

void ToastStack::setBottomMargin(int height)
{
    m_bottomMargin = height;
    place();
}

void ToastStack::place()
{
    int bottom = m_window->height() - m_bottomMargin - margin;
    for (auto it = m_toasts.rbegin(); it != m_toasts.rend(); ++it) {
        QWidget* toast = *it;
        if (!toast)
            continue;
        toast->adjustSize();
        toast->move(m_window->width() - toast->width() - margin, bottom - toast->height());
        toast->raise();
        bottom -= toast->height() + between;
    }
}

bool ToastStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window && event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

} // namespace mailstead::widgets
