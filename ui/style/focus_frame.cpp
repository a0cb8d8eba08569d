#include "style/focus_frame.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QPointer>

namespace mailstead::style
{

namespace
{

bool byKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

/// Controls that do not show the focus by themselves; others ask with the property "focusFrame".
bool wantsFrame(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           widget->property("focusFrame").toBool();
}

class Watcher : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FocusIn && watched->isWidgetType()) {
            auto* widget = static_cast<QWidget*>(watched);
            const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
            if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason)
                return false; // as it was
            if (byKeyboard(reason) && wantsFrame(widget))
                show(widget);
            else
                hide();
        } else if (event->type() == QEvent::MouseButtonPress) {
            hide();
        }
        return false;
    }

private:
    void show(QWidget* widget)
    {
        if (!m_frame)
            m_frame = new QFocusFrame(widget);
        m_frame->setWidget(widget);
    }

    void hide()
    {
        if (m_frame)
            m_frame->setWidget(nullptr);
    }

    QPointer<QFocusFrame> m_frame; // dies with the window that it lies in
};

} // namespace

void installFocusFrame(QApplication* application)
{
    application->installEventFilter(new Watcher(application));
}

} // namespace mailstead::style
