// One of several ways, each with a sentence on what it means here; those that cannot be are shown
// with their reason.
#pragma once

#include <QList>
#include <QRadioButton>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace mailstead::widgets
{

struct Option {
    QString id;
    QString title;
    QString sentence; ///< what it means, or why it cannot be
    QString mark;     ///< "fits best", after the title; may be empty
    bool possible = true;
    bool operator==(const Option&) const = default;
};

/// A radio button of two lines; the sentence wraps.
class OptionButton : public QRadioButton
{
    Q_OBJECT
public:
    explicit OptionButton(QWidget* parent = nullptr);
    void setOption(const Option& option);
    const Option& option() const { return m_option; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }

private:
    QRect sentenceRect(int width) const;

    Option m_option;
    bool m_keyboard = false; ///< the focus came by the keyboard
};

class OptionList : public QWidget
{
    Q_OBJECT
public:
    explicit OptionList(QWidget* parent = nullptr);
    /// What is chosen stays when it is still possible, else the first possible one is chosen.
    void setOptions(const QList<Option>& options);
    QList<Option> options() const { return m_options; }
    QString current() const; ///< id; empty: none is possible
    void setCurrent(const QString& id);
    void clearCurrent(); ///< none is chosen until the user chooses
    OptionButton* button(const QString& id) const;

signals:
    void currentChanged(const QString& id); ///< by the user, or because the chosen one went

private:
    QList<Option> m_options;
    QList<OptionButton*> m_buttons;
    QButtonGroup* m_group;
    QVBoxLayout* m_layout;
};

} // namespace mailstead::widgets
