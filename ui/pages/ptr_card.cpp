#include "pages/ptr_card.h"

#include "pages/ptr_address_view.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/notices.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>

namespace mailstead::pages
{

using control::ModelState;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

PtrCard::PtrCard(QWidget* parent)
    : Card(parent)
    , m_again(new widgets::IconButton(QStringLiteral("retry")))
    , m_error(new widgets::ErrorBanner)
    , m_note(new Label(TypeRole::Body, TextColor::Secondary))
    , m_list(new QWidget)
    , m_rows(new QVBoxLayout(m_list))
{
    setObjectName(QStringLiteral("ptrCard"));
    m_again->setObjectName(QStringLiteral("ptrAgain"));
    m_error->setObjectName(QStringLiteral("ptrError"));
    m_note->setObjectName(QStringLiteral("ptrNote"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(14, 10, 14, 12);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    setTitle(QString());
    addToHead(m_again);
    body()->addWidget(m_error);
    body()->addWidget(m_note);
    body()->addWidget(m_list);
    connect(m_again, &QAbstractButton::clicked, this, [this] {
        if (m_model)
            m_model->refresh();
    });
    retranslate();
    showState();
}

void PtrCard::setModel(hosters::PtrModel* model)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    if (model) {
        connect(model, &hosters::PtrModel::stateChanged, this, &PtrCard::showState);
        connect(model, &hosters::PtrModel::arrived, this, &PtrCard::refill);
        connect(model, &hosters::PtrModel::modelReset, this, &PtrCard::refill);
        connect(model, &hosters::PtrModel::hostersArrived, this, &PtrCard::refill);
        connect(model, &hosters::PtrModel::journalArrived, this, &PtrCard::refill);
    }
    refill();
}

PtrAddressView* PtrCard::view(const QString& address) const
{
    for (PtrAddressView* each : m_views) {
        if (each->address().address == address)
            return each;
    }
    return nullptr;
}

QString PtrCard::summary() const
{
    if (!m_model || m_model->addresses().isEmpty())
        return {};
    const auto& all = m_model->addresses();
    const auto good = std::count_if(all.cbegin(), all.cend(),
                                    [](const hosters::Address& one) { return one.isGood(); });
    return good == all.size()
               ? tr("Every address has a right name")
               : tr("%1 of %2 addresses have a right name").arg(good).arg(all.size());
}

void PtrCard::refill()
{
    const QList<hosters::Address> all = m_model ? m_model->addresses() : QList<hosters::Address>();
    // Parts stay with their address: what is open or typed there is kept.
    QList<PtrAddressView*> views;
    for (const hosters::Address& one : all) {
        PtrAddressView* known = view(one.address);
        if (known)
            m_views.removeOne(known);
        else
            known = new PtrAddressView(m_model);
        known->set(one);
        views.append(known);
    }
    qDeleteAll(m_views);
    m_views = views;
    for (PtrAddressView* each : std::as_const(m_views)) {
        m_rows->removeWidget(each);
        m_rows->addWidget(each);
        each->setFirst(each == m_views.first());
    }
    showState();
    emit changed();
}

void PtrCard::showState()
{
    const ModelState state = m_model ? m_model->state() : ModelState::Detached;
    const bool failed = state == ModelState::Failed;
    if (failed)
        m_error->setMessage(style::Tone::Bad, tr("The reverse names cannot be looked at"),
                            m_model->stateReason(), {});
    else
        m_error->clear();
    m_again->setEnabled(state == ModelState::Ready || failed);
    m_list->setVisible(!m_views.isEmpty());
    m_note->setVisible(m_views.isEmpty() && !failed);
    if (state == ModelState::Detached)
        m_note->setText(tr("No server is connected."));
    else if (state == ModelState::Loading)
        m_note->setText(tr("Looking which name each address has and whose it is"));
    else
        m_note->setText(tr("The server has no public address of its own."));
}

void PtrCard::retranslate()
{
    setTitle(tr("Reverse names (PTR)"));
    m_again->setLabel(tr("Look again"));
}

void PtrCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showState();
    }
}

} // namespace mailstead::pages
