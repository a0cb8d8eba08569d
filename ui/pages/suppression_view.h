// Recipients that nothing is sent to any more: searched, added, removed.
#pragma once

#include "control/mail_rules.h"

#include <QWidget>

namespace mailstead::widgets
{
class Button;
}

namespace mailstead::pages
{

class FieldSheet;
class InspectedView;
class ListingPane;
class QueueInspector;

class SuppressionView : public QWidget
{
    Q_OBJECT
public:
    explicit SuppressionView(QWidget* parent = nullptr);
    ~SuppressionView() override;

    control::SuppressionModel* model() const { return m_model; }
    void setClient(const std::shared_ptr<control::Client>& client);
    void focusFilter();

signals:
    void done(const QString& title, const QString& detail, const std::function<void()>& undo);
    void failed(const mailstead::core::Error& error);
    void logRequested(const QString& messageId);
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void submit();
    void add(const control::Suppression& entry, bool isUndo);
    void removeChosen();
    void remove(const QList<control::Suppression>& entries);
    void showStory(int row);
    void closeInspector();
    void showRemark();
    void showMenu(const QPoint& where);
    void updateButtons();
    void retranslate();

    control::SuppressionModel* m_model;
    ListingPane* m_pane;
    FieldSheet* m_sheet;
    QueueInspector* m_inspector;
    InspectedView* m_split;
    widgets::Button *m_add, *m_remove, *m_story;
};

} // namespace mailstead::pages
