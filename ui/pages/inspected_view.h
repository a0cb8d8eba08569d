// A list with the details of what is chosen: beside it where there is room, else below (LOOK §2).
#pragma once

#include <QSplitter>

namespace mailstead::pages
{

class InspectedView : public QSplitter
{
    Q_OBJECT
public:
    /// Takes both; the details are hidden until setOpen().
    InspectedView(QWidget* list, QWidget* details, QWidget* parent = nullptr);
    void setOpen(bool open);
    bool isOpen() const { return m_open; }

protected:
    QSplitterHandle* createHandle() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();

    QWidget* m_details;
    bool m_open = false;
};

} // namespace mailstead::pages
