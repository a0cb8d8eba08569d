// What changes on the server: before, during and after (LOOK §3, plan and diff).
#pragma once

#include "setup/step.h"
#include "widgets/card.h"

#include <QList>
#include <memory>

namespace mailstead::widgets
{

class Meter;

enum class ChangeState { Waiting, Running, Done, Failed, Skipped };

/// One change: state, subject in mono, remark, duration, Undo; the diff opens below.
class PlanRow : public QWidget
{
    Q_OBJECT
public:
    PlanRow(const setup::Change& change, QWidget* parent = nullptr);
    ~PlanRow() override;
    void setChange(const setup::Change& change);
    const setup::Change& change() const;
    void setState(ChangeState state);
    ChangeState state() const;
    void setTrailing(const QString& text); ///< "0.2 s", "14 s, usually 20–40 s"
    void setUndoVisible(bool visible);
    bool hasDiff() const;
    bool isOpen() const;
    void setOpen(bool open, bool animated = true);

signals:
    void undoRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The card with all rows of a plan. Rows keep their state and whether they are open when the same
/// plan is set again.
class PlanView : public Card
{
    Q_OBJECT
public:
    explicit PlanView(QWidget* parent = nullptr);
    void setPlan(const setup::Plan& plan);
    int rowCount() const { return static_cast<int>(m_rows.size()); }
    PlanRow* row(int index) const { return m_rows.value(index); }
    void setRowState(int index, ChangeState state, const QString& trailing = {});
    /// All rows at once, for a step that tells no more than that.
    void setAllStates(ChangeState state);
    /// Head at the right: remaining time or what runs, and a bar; progress < 0 hides the bar.
    void setProgress(const QString& text, double progress);
    /// Shown instead of rows when the plan is empty: "Nothing has to change".
    void setEmptyText(const QString& text);

signals:
    void undoRequested(int index);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void updateRemark();

    QList<PlanRow*> m_rows;
    QString m_emptyText;
    class Label* m_empty = nullptr;
    Label* m_progressText = nullptr;
    Meter* m_meter = nullptr;
};

} // namespace mailstead::widgets
