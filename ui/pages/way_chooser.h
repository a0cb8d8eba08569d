// The ways to prove names to an authority, the fitting one first, with the reason of each.
#pragma once

#include "certificates/certificate.h"
#include "widgets/option_list.h"

#include <optional>

namespace mailstead::pages
{

class WayChooser : public widgets::OptionList
{
    Q_OBJECT
public:
    explicit WayChooser(QWidget* parent = nullptr);
    /// The first one is proposed: it is chosen until the user chooses.
    void setWays(const QList<certificates::ProposedWay>& ways);
    std::optional<certificates::Way> way() const; ///< nothing: none is possible, or none is known
    void setWay(certificates::Way way);           ///< as if the user chose it
    void forgetWish();                            ///< what fits best leads again

signals:
    void wayChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    QList<certificates::ProposedWay> m_ways;
    std::optional<certificates::Way> m_wanted;
    bool m_filling = false;
};

} // namespace mailstead::pages
