// Finished mail: searched, with the story of each message beside.
#pragma once

#include "control/history_model.h"

#include <QWidget>

namespace mailstead::pages
{

class InspectedView;
class ListingPane;
class QueueInspector;

class HistoryView : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryView(QWidget* parent = nullptr);
    ~HistoryView() override;

    control::HistoryModel* model() const { return m_model; }
    void setClient(const std::shared_ptr<control::Client>& client);
    void focusFilter();

signals:
    void logRequested(const QString& messageId);
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void onFilterChanged();
    void showInspector(const QModelIndex& index);
    void closeInspector();
    void showHits();
    void showMenu(const QPoint& where);
    void sizeColumns(int width);
    void retranslate();

    control::HistoryModel* m_model;
    ListingPane* m_pane;
    QueueInspector* m_inspector;
    InspectedView* m_split;
};

} // namespace mailstead::pages
