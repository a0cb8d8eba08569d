// A row of controls that goes on in the next line where it is narrow.
#pragma once

#include <QWidget>

namespace mailstead::pages
{

/// Places the children that are not hidden, in the order in which they were made, at their size
/// hints. As wide as its widest child at least.
class ButtonFlow : public QWidget
{
    Q_OBJECT
public:
    explicit ButtonFlow(QWidget* parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    QList<QWidget*> shown() const;
    /// The height that is needed.
    int place(int width, bool move) const;
};

} // namespace mailstead::pages
