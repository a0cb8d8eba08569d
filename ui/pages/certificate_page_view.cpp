// The parts of the certificates' page and how they are arranged.
#include "pages/certificate_cards.h"
#include "pages/certificate_form.h"
#include "pages/certificate_found.h"
#include "pages/certificate_page.h"
#include "pages/certificate_run.h"
#include "pages/certificate_sheets.h"
#include "pages/certificate_targets.h"
#include "widgets/button.h"
#include "widgets/notices.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mailstead::pages
{

namespace
{

/// Below it the form goes under what is so, below the second the cards go under each other.
constexpr int besideFrom = 900, pairFrom = 640;
constexpr int formWidth = 344, formAloneWidth = 640;

} // namespace

void CertificatePage::build()
{
    setObjectName(QStringLiteral("certificatePage"));
    m_error->setObjectName(QStringLiteral("certificateError"));
    m_trouble->setObjectName(QStringLiteral("certificateTrouble"));
    m_none->setObjectName(QStringLiteral("certificateNone"));
    m_none->button()->setObjectName(QStringLiteral("certificateAsk"));
    m_none->setPrimary(true);

    m_pair = new QBoxLayout(QBoxLayout::LeftToRight);
    m_pair->setSpacing(16);
    m_pair->addWidget(m_chainCard, 1);
    m_pair->addWidget(m_renewalCard, 1);
    m_facts = new QWidget;
    auto* facts = new QVBoxLayout(m_facts);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setSpacing(16);
    facts->addWidget(m_summaryCard);
    facts->addWidget(m_servedCard);
    facts->addLayout(m_pair);
    facts->addWidget(m_targetsCard);

    m_left = new QWidget;
    auto* left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(16);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_error, m_trouble, m_revoke, m_install,
                                                           m_run, m_none, m_facts, m_foundCard})
        left->addWidget(widget);
    left->addStretch();

    auto* inner = new QWidget;
    inner->setObjectName(QStringLiteral("scrollBody"));
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, inner);
    m_columns->setContentsMargins(24, 4, 24, 20);
    m_columns->setSpacing(16);
    m_columns->addWidget(m_left, 1);
    m_columns->addWidget(m_form, 0, Qt::AlignTop);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    setContent(scroll);
    buildActions();
}

void CertificatePage::buildActions()
{
    m_renew->setObjectName(QStringLiteral("certificateRenew"));
    m_more->setObjectName(QStringLiteral("certificateMenu"));
    m_renewAction->setObjectName(QStringLiteral("certificateRenewAction"));
    m_exportAction->setObjectName(QStringLiteral("certificateExport"));
    m_copyAction->setObjectName(QStringLiteral("certificateCopy"));
    m_installAction->setObjectName(QStringLiteral("certificateInstall"));
    m_revokeAction->setObjectName(QStringLiteral("certificateRevoke"));
    m_renewAction->setIcon(style::icon(QStringLiteral("retry"), style::Tint::Menu));
    m_exportAction->setIcon(style::icon(QStringLiteral("download"), style::Tint::Menu));
    m_copyAction->setIcon(style::icon(QStringLiteral("copy"), style::Tint::Menu));
    m_installAction->setIcon(style::icon(QStringLiteral("key"), style::Tint::Menu));
    m_revokeAction->setIcon(style::icon(QStringLiteral("blocked"), style::Tint::Bad));
    auto* menu = new QMenu(m_more);
    menu->addAction(m_exportAction);
    menu->addAction(m_copyAction);
    menu->addAction(m_installAction);
    menu->addSeparator();
    menu->addAction(m_revokeAction);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);

    auto* row = new QHBoxLayout(m_actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_renew);
    row->addWidget(m_more);
}

void CertificatePage::arrange()
{
    const bool alone = m_facts->isHidden();
    const bool beside = !alone && width() >= besideFrom;
    m_columns->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setStretch(0, beside ? 1 : 0);
    m_columns->setStretch(1, beside ? 0 : 1);
    m_columns->setAlignment(m_form, alone    ? Qt::AlignTop | Qt::AlignHCenter
                                    : beside ? Qt::AlignTop
                                             : Qt::Alignment());
    m_form->setMinimumWidth(beside ? formWidth : 0);
    m_form->setMaximumWidth(beside ? formWidth : alone ? formAloneWidth : QWIDGETSIZE_MAX);
    if (alone)
        m_form->setMinimumWidth(std::min(formAloneWidth, width() - 48));
    const int left = width() - 48 - (beside ? formWidth + 16 : 0);
    m_pair->setDirection(left >= pairFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void CertificatePage::resizeEvent(QResizeEvent* event)
{
    DaemonPage::resizeEvent(event);
    arrange();
}

} // namespace mailstead::pages
