// Rules for mail that comes in: what fits is held until somebody releases it.
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
class ListingPane;

class HoldRulesView : public QWidget
{
    Q_OBJECT
public:
    explicit HoldRulesView(QWidget* parent = nullptr);
    ~HoldRulesView() override;

    control::HoldRuleModel* model() const { return m_model; }
    void setClient(const std::shared_ptr<control::Client>& client);

signals:
    void done(const QString& title, const QString& detail, const std::function<void()>& undo);
    void failed(const mailstead::core::Error& error);
    void copied(const QString& what);
    /// The mail that is held now, in the queue.
    void heldRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void submit();
    void add(const control::HoldRule& rule, bool isUndo);
    void removeChosen();
    void remove(const control::HoldRule& rule, bool isUndo);
    void showMenu(const QPoint& where);
    void updateButtons();
    void retranslate();
    static QString words(const control::HoldRule& rule);

    control::HoldRuleModel* m_model;
    ListingPane* m_pane;
    FieldSheet* m_sheet;
    widgets::Button *m_held, *m_add, *m_remove;
};

} // namespace mailstead::pages
