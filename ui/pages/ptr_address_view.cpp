#include "pages/ptr_address_view.h"

#include "hosters/texts.h"
#include "pages/button_flow.h"
#include "pages/ptr_api_form.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/segmented_control.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

namespace mailstead::pages
{

using hosters::Grade;
using hosters::Way;
using style::Tone;
using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::ButtonSize;
using widgets::Label;
using widgets::TextColor;

namespace
{

constexpr int textWidth = 640;

QString iconOf(Grade grade)
{
    switch (grade) {
    case Grade::Equal:
    case Grade::ForwardConfirmed:
        return QStringLiteral("check-circle");
    case Grade::Unknown:
        return QStringLiteral("question");
    default:
        return QStringLiteral("warning");
    }
}

Tone toneOf(Grade grade)
{
    switch (grade) {
    case Grade::Equal:
    case Grade::ForwardConfirmed:
        return Tone::Ok;
    case Grade::Unknown:
        return Tone::Neutral;
    default:
        return Tone::Warn;
    }
}

Label* wrapped(TypeRole role, TextColor color, const char* name)
{
    auto* label = new Label(role, color);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setMaximumWidth(textWidth);
    return label;
}

} // namespace

PtrAddressView::PtrAddressView(hosters::PtrModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_line(new widgets::Hairline)
    , m_icon(new widgets::IconLabel(QStringLiteral("question"), 18))
    , m_name(new Label(TypeRole::Mono, TextColor::Primary))
    , m_sentence(wrapped(TypeRole::Body, TextColor::Secondary, "ptrSentence"))
    , m_hoster(wrapped(TypeRole::Body, TextColor::Secondary, "ptrHoster"))
    , m_buttons(new ButtonFlow)
    , m_showSteps(new Button(QString(), QStringLiteral("setup"), ButtonKind::Normal, m_buttons))
    , m_showTicket(new Button(QString(), QStringLiteral("copy"), ButtonKind::Normal, m_buttons))
    , m_showApi(new Button(QString(), QStringLiteral("key"), ButtonKind::Normal, m_buttons))
    , m_api(new PtrApiForm(model))
{
    build();
    fill();
}

void PtrAddressView::build()
{
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setObjectName(QStringLiteral("ptrAddress"));
    m_showSteps->setObjectName(QStringLiteral("ptrShowSteps"));
    m_showTicket->setObjectName(QStringLiteral("ptrShowTicket"));
    m_showApi->setObjectName(QStringLiteral("ptrShowApi"));
    for (Button* button : {m_showSteps, m_showTicket, m_showApi})
        button->setCheckable(true);
    m_steps = buildSteps();
    m_ticket = buildTicket();

    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(m_name);
    column->addWidget(m_sentence);
    column->addWidget(m_hoster);
    column->addSpacing(4);
    column->addWidget(m_buttons);
    column->addWidget(m_steps);
    column->addWidget(m_ticket);
    column->addWidget(m_api);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(14, 12, 14, 12);
    row->setSpacing(8);
    // Text is no wider than one reads well; what is left over goes to its right.
    m_icon->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(column, 1000);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_line);
    layout->addLayout(row);

    const auto toggles = [this](Button* button, Part part) {
        connect(button, &QAbstractButton::clicked, this,
                [this, part] { open(m_open == part ? Part::None : part); });
    };
    toggles(m_showSteps, Part::Steps);
    toggles(m_showTicket, Part::Ticket);
    toggles(m_showApi, Part::Api);
    connect(m_api, &PtrApiForm::layoutChanged, this, [this] { updateGeometry(); });
    open(Part::None);
}

QWidget* PtrAddressView::buildSteps()
{
    auto* box = new QWidget;
    box->setObjectName(QStringLiteral("ptrSteps"));
    m_evidence = wrapped(TypeRole::Small, TextColor::Tertiary, "ptrEvidence");
    m_port25 = wrapped(TypeRole::Body, TextColor::Secondary, "ptrPort25");
    m_otherLabel = new Label(TypeRole::Small, TextColor::Secondary);
    m_other = new QComboBox;
    m_other->setObjectName(QStringLiteral("ptrOther"));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_other->setMinimumContentsLength(18);
    m_otherLabel->setBuddy(m_other);
    m_openPanel = new Button(QString(), QStringLiteral("external"), ButtonKind::Normal, nullptr,
                             ButtonSize::Small);
    m_openPanel->setObjectName(QStringLiteral("ptrOpenPanel"));
    m_stepLayout = new QVBoxLayout;
    m_stepLayout->setSpacing(0);

    auto* other = new QVBoxLayout;
    other->setSpacing(4);
    other->addWidget(m_otherLabel);
    other->addWidget(m_other, 0, Qt::AlignLeft);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_stepLayout);
    layout->addWidget(m_openPanel, 0, Qt::AlignLeft);
    layout->addWidget(m_port25);
    layout->addWidget(m_evidence);
    layout->addLayout(other);

    connect(m_openPanel, &QAbstractButton::clicked, this, [this] {
        if (m_address.hoster && !m_address.hoster->url.isEmpty())
            QDesktopServices::openUrl(QUrl(m_address.hoster->url));
    });
    connect(m_other, &QComboBox::activated, this, [this](int index) {
        if (m_model)
            m_model->choose(m_address.address, m_other->itemData(index).toString());
    });
    return box;
}

QWidget* PtrAddressView::buildTicket()
{
    auto* box = new QWidget;
    box->setObjectName(QStringLiteral("ptrTicket"));
    m_language = new widgets::SegmentedControl;
    m_language->setObjectName(QStringLiteral("ptrTicketLanguage"));
    m_language->addSegment(QStringLiteral("English"));
    m_language->addSegment(QStringLiteral("中文"));
    m_subject = wrapped(TypeRole::Body, TextColor::Primary, "ptrTicketSubject");
    m_subject->setWeight(600);
    m_text = wrapped(TypeRole::Body, TextColor::Primary, "ptrTicketText");
    for (Label* label : {m_subject, m_text})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* foot = new ButtonFlow;
    m_copyTicket =
        new Button(QString(), QStringLiteral("copy"), ButtonKind::Primary, foot, ButtonSize::Small);
    m_copySubject =
        new Button(QString(), QStringLiteral("copy"), ButtonKind::Quiet, foot, ButtonSize::Small);
    m_copyTicket->setObjectName(QStringLiteral("ptrTicketCopy"));
    m_copySubject->setObjectName(QStringLiteral("ptrTicketCopySubject"));

    auto* inset = new QFrame;
    inset->setProperty("kind", QStringLiteral("inset"));
    auto* paper = new QVBoxLayout(inset);
    paper->setContentsMargins(12, 10, 12, 10);
    paper->setSpacing(8);
    paper->addWidget(m_subject);
    paper->addWidget(m_text);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_language, 0, Qt::AlignLeft);
    layout->addWidget(inset);
    layout->addWidget(foot);

    connect(m_language, &widgets::SegmentedControl::currentChanged, this, [this] {
        m_languageChosen = true;
        fillTicket();
    });
    connect(m_copyTicket, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->text()); });
    connect(m_copySubject, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_subject->text()); });
    return box;
}

void PtrAddressView::set(const hosters::Address& address)
{
    const bool wasGood = m_address.isGood();
    m_address = address;
    // What there was to be done is done.
    if (!wasGood && address.isGood() && m_open != Part::Api)
        open(Part::None);
    fill();
}

void PtrAddressView::setFirst(bool first)
{
    m_line->setVisible(!first);
}

void PtrAddressView::open(Part part)
{
    m_open = part;
    m_steps->setVisible(part == Part::Steps);
    m_ticket->setVisible(part == Part::Ticket);
    m_api->setVisible(part == Part::Api);
    showOpen();
    updateGeometry();
}

void PtrAddressView::showOpen()
{
    const QString shut = QStringLiteral("chevron-up");
    const bool good = m_address.isGood();
    m_showSteps->setIconName(m_open == Part::Steps ? shut : QStringLiteral("setup"));
    m_showTicket->setIconName(m_open == Part::Ticket ? shut : QStringLiteral("copy"));
    m_showApi->setIconName(m_open == Part::Api ? shut
                           : good              ? QStringLiteral("undo")
                                               : QStringLiteral("key"));
    m_showSteps->setChecked(m_open == Part::Steps);
    m_showTicket->setChecked(m_open == Part::Ticket);
    m_showApi->setChecked(m_open == Part::Api);
}

void PtrAddressView::fill()
{
    m_icon->set(iconOf(m_address.grade), toneOf(m_address.grade));
    m_name->setText(m_address.address);
    m_sentence->setText(hosters::stateSentence(m_address));
    m_hoster->setText(hosters::hosterSentence(m_address));
    const bool good = m_address.isGood();
    const hosters::Interface* api =
        m_model && m_address.hoster ? m_model->interfaceOf(m_address.hoster->api) : nullptr;
    const bool undoable = m_model && m_model->undoable(m_address.address).has_value();
    m_hoster->setVisible(!good);
    m_showSteps->setVisible(!good);
    m_showTicket->setVisible(!good && m_address.way != Way::None);
    m_showApi->setVisible(api && (!good || undoable));
    m_showApi->setText(good ? tr("Take it back…")
                            : tr("Set it through %1").arg(api ? api->label : QString()));
    m_buttons->setVisible(!good || (api && undoable));
    m_showTicket->setText(tr("Ticket text"));
    m_api->set(m_address, api);
    if (!api && m_open == Part::Api)
        open(Part::None);
    fillSteps();
    fillTicket();
    fillHosters();
    showOpen();
    updateGeometry();
}

void PtrAddressView::fillSteps()
{
    const QStringList steps = hosters::stepTexts(m_address);
    m_showSteps->setText(tr("Show the %n step(s)", nullptr, static_cast<int>(steps.size())));
    delete m_stepRows;
    m_stepRows = new QWidget;
    auto* rows = new QVBoxLayout(m_stepRows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    int number = 0;
    for (const QString& step : steps) {
        auto* row = new QHBoxLayout;
        row->setSpacing(10);
        auto* count = new widgets::CountPill;
        count->set(QString::number(++number), Tone::Neutral);
        count->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        auto* text = wrapped(TypeRole::Body, TextColor::Primary, "ptrStep");
        text->setText(step);
        row->addWidget(count, 0, Qt::AlignTop);
        row->addWidget(text, 1000);
        row->addStretch(1);
        rows->addLayout(row);
    }
    m_stepLayout->addWidget(m_stepRows);
    const bool known = m_address.hoster.has_value();
    m_openPanel->setVisible(known && !m_address.hoster->url.isEmpty());
    m_openPanel->setText(known && m_address.hoster->way == Way::Ticket ? tr("Open the support page")
                                                                       : tr("Open the panel"));
    const QString port25 = known ? hosters::port25Remark(*m_address.hoster) : QString();
    m_port25->setText(port25);
    m_port25->setVisible(!port25.isEmpty());
    const QStringList evidence = hosters::evidenceLines(m_address);
    m_evidence->setText(evidence.join(u'\n'));
    m_evidence->setVisible(!evidence.isEmpty());
}

void PtrAddressView::fillTicket()
{
    if (!m_languageChosen) {
        const QSignalBlocker blocker(m_language);
        m_language->setCurrent(
            hosters::ticketLanguage(m_address) == hosters::TicketLanguage::Chinese ? 1 : 0);
    }
    const hosters::Ticket ticket = hosters::ticketFor(
        m_address, m_language->current() == 1 ? hosters::TicketLanguage::Chinese
                                              : hosters::TicketLanguage::English);
    m_subject->setText(ticket.subject);
    m_text->setText(ticket.text.trimmed());
    m_copyTicket->setText(tr("Copy the text"));
    m_copySubject->setText(tr("Copy the subject"));
    m_language->setAccessibleName(tr("Language of the ticket"));
}

void PtrAddressView::fillHosters()
{
    m_otherLabel->setText(tr("Is it another hoster?"));
    const QList<hosters::Hoster> all =
        m_model ? m_model->hosters().hosters : QList<hosters::Hoster>();
    const QSignalBlocker blocker(m_other);
    m_other->clear();
    m_other->addItem(tr("As found"), QString());
    // Those that are also possible come first.
    for (const hosters::Hoster& one : m_address.others)
        m_other->addItem(one.label, one.id);
    for (const hosters::Hoster& one : all) {
        if (m_other->findData(one.id) < 0)
            m_other->addItem(one.label, one.id);
    }
    const int chosen =
        m_address.chosen && m_address.hoster ? m_other->findData(m_address.hoster->id) : 0;
    m_other->setCurrentIndex(std::max(0, chosen));
    m_other->setEnabled(m_other->count() > 1);
}

void PtrAddressView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace mailstead::pages
