#include "pages/way_chooser.h"

#include "pages/certificate_texts.h"

#include <QEvent>

namespace mailstead::pages
{

WayChooser::WayChooser(QWidget* parent)
    : OptionList(parent)
{
    setObjectName(QStringLiteral("wayChooser"));
    setAccessibleName(tr("How the names are proved"));
    connect(this, &OptionList::currentChanged, this, [this] {
        if (!m_filling)
            m_wanted = way();
        emit wayChanged();
    });
}

void WayChooser::setWays(const QList<certificates::ProposedWay>& ways)
{
    m_ways = ways;
    m_filling = true;
    setOptions(CertificateTexts::options(ways));
    for (const certificates::ProposedWay& proposed : ways)
        button(toString(proposed.way))
            ->setObjectName(QStringLiteral("way-") + toString(proposed.way));
    // What was wanted comes back when it is possible again; without a wish the first one leads.
    if (m_wanted)
        setCurrent(toString(*m_wanted));
    else if (!ways.isEmpty())
        setCurrent(toString(ways.first().way));
    m_filling = false;
}

std::optional<certificates::Way> WayChooser::way() const
{
    return certificates::wayFrom(current());
}

void WayChooser::setWay(certificates::Way way)
{
    m_wanted = way;
    setCurrent(toString(way));
}

void WayChooser::forgetWish()
{
    m_wanted.reset();
}

void WayChooser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("How the names are proved"));
        setWays(m_ways);
    }
    OptionList::changeEvent(event);
}

} // namespace mailstead::pages
