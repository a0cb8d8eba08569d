// Finding and pressing the controls of a page by their object names (README.md).
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QWidget>

namespace mailstead::pages
{

/// The child of that name, also among windows of the page; null (and a failed test) without one.
template <class T = QWidget> T* find(QWidget* root, const char* name)
{
    T* found = root->findChild<T*>(QString::fromLatin1(name));
    if (!found)
        QTest::qFail(qPrintable(QStringLiteral("no %1").arg(QLatin1String(name))), __FILE__,
                     __LINE__);
    return found;
}

/// A real click in the middle of a control that is to be seen and enabled.
inline bool press(QWidget* root, const char* name)
{
    auto* button = find<QAbstractButton>(root, name);
    if (!button || !button->isVisible() || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

/// Types over what a field holds, key by key.
inline bool type(QWidget* root, const char* name, const QString& text)
{
    auto* edit = find<QLineEdit>(root, name);
    if (!edit || !edit->isVisible() || !edit->isEnabled())
        return false;
    edit->setFocus(Qt::OtherFocusReason);
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Backspace);
    QTest::keyClicks(edit, text);
    return true;
}

} // namespace mailstead::pages
