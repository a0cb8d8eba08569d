// What the lists beside the queue share: a head with a filter, a table, and why there is nothing.
#pragma once

#include "control/listing_model.h"

#include <QWidget>
#include <functional>

class QHBoxLayout;
class QStackedWidget;
class QVBoxLayout;

namespace mailstead::widgets
{
class EmptyState;
class FilterField;
class Label;
class TableView;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class ListingPane : public QWidget
{
    Q_OBJECT
public:
    struct Words {
        QString icon, title, sentence, button, buttonIcon;
    };

    /// `shown` is what the table draws of `model`. Objects are named "<name>Table", "<name>Empty",
    /// "<name>Filter".
    ListingPane(control::ListingModel* model, QAbstractItemModel* shown, const QString& name,
                QWidget* parent = nullptr);
    ~ListingPane() override;

    /// What is said while nothing is there, and while nothing fits the filter.
    void setWords(const Words& nothing, const Words& noHit);
    /// Below the filter, in secondary text; "" hides it.
    void setRemark(const QString& text);
    void setHits(const QString& text);
    QHBoxLayout* head() const { return m_head; }
    /// Between head and table: sheets.
    QVBoxLayout* above() const { return m_above; }
    widgets::FilterField* filter() const { return m_filter; }
    widgets::TableView* table() const { return m_table; }
    /// Rows of the table that are chosen, in order, as rows of the model.
    QList<int> chosenRows() const;
    /// Widths by the room there is; called at each new width.
    void setColumnLayout(std::function<void(int width)> layout) { m_columns = std::move(layout); }

signals:
    void emptyButton(bool filtered);
    void copyRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showBody();

    control::ListingModel* m_model;
    QHBoxLayout* m_head;
    QVBoxLayout* m_above;
    widgets::FilterField* m_filter;
    widgets::Label* m_remark;
    widgets::TableView* m_table;
    widgets::EmptyState* m_empty;
    QStackedWidget* m_body;
    Words m_nothing, m_noHit;
    QString m_remarkText;
    std::function<void(int)> m_columns;
    int m_width = -1;
};

} // namespace mailstead::pages
