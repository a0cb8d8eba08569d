// The SMTP dialogue of an attempt, shut at first: what was sent and what came back, to be copied.
#pragma once

#include <QStringList>
#include <QWidget>

class QPlainTextEdit;

namespace mailstead::widgets
{
class Button;
class Collapsible;
class IconButton;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class DialogueView : public QWidget
{
    Q_OBJECT
public:
    explicit DialogueView(QWidget* parent = nullptr);

    /// "> MAIL FROM:<…>" sent, "< 250 OK" received, others are remarks. Hidden while empty; open
    /// or shut stays as it was.
    void setLines(const QStringList& lines);
    const QStringList& lines() const { return m_lines; }
    bool isOpen() const;
    void setOpen(bool open);

signals:
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void fitHeight();
    void retranslate();

    QStringList m_lines;
    widgets::Button* m_toggle;
    widgets::Label* m_count;
    widgets::IconButton* m_copy;
    widgets::Collapsible* m_fold;
    QPlainTextEdit* m_text;
};

} // namespace mailstead::pages
