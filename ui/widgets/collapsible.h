#pragma once

#include <QWidget>

class QPropertyAnimation;

namespace mailstead::widgets
{

/// Holds one widget and opens or shuts over it in 160 ms (at once with reduced motion).
class Collapsible : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(int shownHeight READ shownHeight WRITE setShownHeight)
public:
    explicit Collapsible(QWidget* parent = nullptr);
    void setContent(QWidget* content); ///< takes it as a child
    bool isOpen() const { return m_open; }
    void setOpen(bool open, bool animated = true);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    int shownHeight() const { return m_shownHeight; }
    void setShownHeight(int height);
    int contentHeight(int width) const;

    QWidget* m_content = nullptr;
    QPropertyAnimation* m_animation;
    bool m_open = false;
    int m_shownHeight = 0; ///< while animated; -1: the content's own
};

} // namespace mailstead::widgets
