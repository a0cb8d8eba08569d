// What would change in a zone, looked at beforehand and written with one button.
#pragma once

#include "names/zone_plan.h"
#include "widgets/card.h"

namespace mailstead::widgets
{
class Button;
class IconLabel;
class Label;
class Spinner;
class StateBadge;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class DnsPlanRow;

/// Shows the rows of a plan that change something, wait for a decision or were decided; the others
/// in one line at the end.
class DnsPlanView : public widgets::Card
{
    Q_OBJECT
public:
    explicit DnsPlanView(names::ZonePlan* plan, QWidget* parent = nullptr);
    /// "Cloudflare": where it would change.
    void setProviderLabel(const QString& label);
    int shownRows() const { return static_cast<int>(m_rows.size()); }
    DnsPlanRow* row(int index) const { return m_rows.value(index); }
    QSize minimumSizeHint() const override;

signals:
    void writeRequested();
    void credentialsRequested();
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void fold(); ///< what the head has no room for
    void showRows();
    void showHead();
    void showRest();
    void copyWritten();
    void retranslate();

    names::ZonePlan* m_plan;
    QString m_provider;
    widgets::StateBadge *m_changes, *m_adds, *m_removes, *m_decisions;
    widgets::Spinner* m_spinner;
    widgets::Button *m_copy, *m_write;
    QList<DnsPlanRow*> m_rows;
    QList<int> m_planRows; ///< of m_rows, in the plan
    QWidget *m_list, *m_foot;
    class QVBoxLayout* m_listLayout;
    widgets::IconLabel* m_restIcon;
    widgets::Label *m_rest, *m_note;
    widgets::Button* m_credentials;
};

} // namespace mailstead::pages
