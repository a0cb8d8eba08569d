#pragma once

#include "core/finding.h"
#include "widgets/card.h"

namespace mailstead::widgets
{

/// "In order 12": the findings of Severity::Ok as ticks in two columns (one when narrow); the title
/// is the name, the remark the value. Others of the list are left out.
class FindingTicks : public Card
{
    Q_OBJECT
public:
    explicit FindingTicks(QWidget* parent = nullptr);
    void setFindings(const QList<core::Finding>& findings);
    int count() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    class TickGrid* m_grid;
};

} // namespace mailstead::widgets
