#include "pages/address_form.h"

#include "pages/form_field.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/collapsible.h"
#include "widgets/label.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mailstead::pages
{

using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::ButtonSize;
using widgets::IconButton;
using widgets::Label;
using widgets::TextColor;

AddressForm::AddressForm(QWidget* parent)
    : QWidget(parent)
    , m_title(new Label(TypeRole::Display, TextColor::Primary))
    , m_lead(new Label(TypeRole::Guide, TextColor::Secondary))
    , m_termsProblem(new Label(TypeRole::Small, TextColor::Bad))
    , m_card(new widgets::Card)
    , m_grid(new QGridLayout)
    , m_terms(new QCheckBox)
    , m_reveal(new IconButton(QStringLiteral("eye")))
    , m_generate(new Button)
    , m_advancedHead(new Button(QString(), QStringLiteral("chevron-right"), ButtonKind::Quiet))
    , m_advanced(new widgets::Collapsible)
{
    setObjectName(QStringLiteral("addressForm"));
    m_lead->setWordWrap(true);
    m_lead->setMaximumWidth(640);

    m_grid->setContentsMargins(20, 18, 20, 18);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(16);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    addField(AnswerField::Domain, QStringLiteral("setupDomain"), m_grid, 0, 0);
    addField(AnswerField::Hostname, QStringLiteral("setupHostname"), m_grid, 0, 1);
    addField(AnswerField::Mailbox, QStringLiteral("setupMailbox"), m_grid, 1, 0);
    addField(AnswerField::Password, QStringLiteral("setupPassword"), m_grid, 1, 1);
    buildPassword();
    buildTerms();
    addField(AnswerField::AcmeEmail, QStringLiteral("setupAcmeEmail"), m_grid, 3, 0);
    addField(AnswerField::ProofRecipient, QStringLiteral("setupProofRecipient"), m_grid, 3, 1);
    m_card->body()->addLayout(m_grid);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addSpacing(4);
    layout->addWidget(m_lead);
    layout->addSpacing(18);
    layout->addWidget(m_card);
    layout->addSpacing(12);
    layout->addWidget(m_advancedHead, 0, Qt::AlignLeft);
    layout->addSpacing(4);
    layout->addWidget(m_advanced);
    layout->addStretch();
    buildAdvanced();

    retranslate();
    showAnswers();
}

FormField* AddressForm::addField(AnswerField field, const QString& objectName, QGridLayout* grid,
                                 int row, int column, int columns)
{
    auto* widget = new FormField(objectName);
    grid->addWidget(widget, row, column, 1, columns);
    m_fields[field] = widget;
    connect(widget, &FormField::edited, this, [this, field](const QString& text) {
        if (field == AnswerField::Password)
            m_answers.setPassword(vault::Secret(text));
        else
            m_answers.setText(field, text);
        showAnswers();
        emit changed();
    });
    connect(widget, &FormField::left, this, [this, field, widget] {
        // What was emptied follows from the domain again; show it.
        widget->setText(field == AnswerField::Password ? widget->text() : m_answers.text(field));
        if (!widget->text().isEmpty())
            m_visited.insert(field);
        showProblems();
    });
    connect(widget->edit(), &QLineEdit::returnPressed, this, &AddressForm::submitted);
    return widget;
}

void AddressForm::buildPassword()
{
    FormField* field = m_fields.value(AnswerField::Password);
    field->edit()->setEchoMode(QLineEdit::Password);
    field->edit()->setMaxLength(256);
    m_reveal->setObjectName(QStringLiteral("setupRevealPassword"));
    m_reveal->setCheckable(true);
    m_generate->setObjectName(QStringLiteral("setupGeneratePassword"));
    field->addControl(m_reveal);
    field->addControl(m_generate);
    connect(m_reveal, &QAbstractButton::toggled, this, &AddressForm::reveal);
    connect(m_generate, &QAbstractButton::clicked, this, [this, field] {
        const QString password = SetupAnswers::generatePassword();
        field->setText(password);
        m_answers.setPassword(vault::Secret(password));
        m_visited.insert(AnswerField::Password);
        m_reveal->setChecked(true); // one has to see it to keep it
        showProblems();
        emit changed();
    });
}

void AddressForm::buildTerms()
{
    m_terms->setObjectName(QStringLiteral("setupTerms"));
    m_termsProblem->setObjectName(QStringLiteral("setupTermsBelow"));
    m_termsProblem->setWordWrap(true);
    auto* box = new QVBoxLayout;
    box->setSpacing(4);
    box->addWidget(m_terms);
    box->addWidget(m_termsProblem);
    m_grid->addLayout(box, 2, 0, 1, 2);
    connect(m_terms, &QCheckBox::toggled, this, [this](bool on) {
        if (m_answers.agreesToTerms() == on)
            return;
        m_answers.setAgreesToTerms(on);
        m_visited.insert(AnswerField::Terms);
        showProblems();
        emit changed();
    });
}

void AddressForm::buildAdvanced()
{
    m_advancedHead->setObjectName(QStringLiteral("setupAdvanced"));
    m_advancedHead->setCheckable(true);
    auto* content = new widgets::Card;
    auto* grid = new QGridLayout;
    grid->setContentsMargins(20, 18, 20, 18);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(16);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    addField(AnswerField::AcmeDirectory, QStringLiteral("setupAcmeDirectory"), grid, 0, 0, 2);
    addField(AnswerField::AcmeCaFile, QStringLiteral("setupAcmeCaFile"), grid, 1, 0);
    addField(AnswerField::Resolvers, QStringLiteral("setupResolvers"), grid, 1, 1);
    addField(AnswerField::TrustAnchor, QStringLiteral("setupTrustAnchor"), grid, 2, 0);
    addField(AnswerField::DaemonDirectory, QStringLiteral("setupDaemonDirectory"), grid, 2, 1);
    for (const AnswerField field :
         {AnswerField::AcmeDirectory, AnswerField::AcmeCaFile, AnswerField::Resolvers,
          AnswerField::TrustAnchor, AnswerField::DaemonDirectory})
        m_fields.value(field)->setMono();
    for (const AnswerField field :
         {AnswerField::AcmeCaFile, AnswerField::TrustAnchor, AnswerField::DaemonDirectory}) {
        auto* button = new Button;
        m_fields.value(field)->addControl(button);
        m_browse[field] = button;
        const bool folder = field == AnswerField::DaemonDirectory;
        connect(button, &QAbstractButton::clicked, this,
                [this, field, folder] { browse(field, folder); });
    }
    content->body()->addLayout(grid);
    m_advanced->setContent(content);
    m_advanced->setOpen(false, false);
    connect(m_advancedHead, &QAbstractButton::toggled, this,
            [this](bool on) { setAdvancedOpen(on, true); });
}

void AddressForm::setAdvancedOpen(bool open, bool animated)
{
    m_advancedHead->setIconName(open ? QStringLiteral("chevron-down")
                                     : QStringLiteral("chevron-right"));
    m_advanced->setOpen(open, animated);
}

void AddressForm::browse(AnswerField field, bool folder)
{
    // Modeless: work may be running meanwhile.
    auto* dialog = new QFileDialog(this, m_fields.value(field)->edit()->accessibleName());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, field](const QString& path) {
        m_answers.setText(field, path);
        m_visited.insert(field);
        showAnswers();
        emit changed();
    });
    dialog->open();
}

void AddressForm::reveal(bool shown)
{
    m_fields.value(AnswerField::Password)
        ->edit()
        ->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
}

void AddressForm::setAnswers(const SetupAnswers& answers)
{
    m_answers = answers;
    m_visited.clear();
    m_fields.value(AnswerField::Password)
        ->setText(QString::fromUtf8(answers.password().data(),
                                    answers.password().isEmpty() ? 0 : answers.password().size()));
    const bool special = !answers.text(AnswerField::AcmeCaFile).isEmpty() ||
                         !answers.text(AnswerField::TrustAnchor).isEmpty() ||
                         !answers.text(AnswerField::Resolvers).isEmpty();
    m_advancedHead->setChecked(special);
    showAnswers();
}

bool AddressForm::validate(bool needPassword)
{
    m_needPassword = needPassword;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        m_visited.insert(it.key());
    m_visited.insert(AnswerField::Terms);
    showProblems();

    QMap<AnswerField, QString> problems = m_answers.problems();
    if (!needPassword && m_answers.password().isEmpty())
        problems.remove(AnswerField::Password);
    if (problems.isEmpty())
        return true;
    const AnswerField first = problems.firstKey();
    if (first >= AnswerField::AcmeDirectory)
        m_advancedHead->setChecked(true);
    if (first == AnswerField::Terms)
        m_terms->setFocus(Qt::OtherFocusReason);
    else
        m_fields.value(first)->edit()->setFocus(Qt::OtherFocusReason);
    return false;
}

void AddressForm::setLocked(bool locked)
{
    m_card->setEnabled(!locked);
    m_advanced->setEnabled(!locked);
}

void AddressForm::showAnswers()
{
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        // The field being typed into is left alone, so that emptying it is possible.
        if (it.key() != AnswerField::Password && !it.value()->edit()->hasFocus())
            it.value()->setText(m_answers.text(it.key()));
    }
    m_terms->setChecked(m_answers.agreesToTerms());
    showProblems();
}

void AddressForm::showProblems()
{
    QMap<AnswerField, QString> problems = m_answers.problems();
    if (!m_needPassword && m_answers.password().isEmpty())
        problems.remove(AnswerField::Password);
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        it.value()->setProblem(m_visited.contains(it.key()) ? problems.value(it.key()) : QString());
    m_termsProblem->setText(
        m_visited.contains(AnswerField::Terms) ? problems.value(AnswerField::Terms) : QString());
    m_termsProblem->setVisible(!m_termsProblem->text().isEmpty());
}

void AddressForm::retranslate()
{
    m_title->setText(tr("Your mail address"));
    m_lead->setText(tr("Your domain and a password are enough; the rest follows from them. Nothing "
                       "is changed on the server before you have seen what will change."));
    const auto label = [this](AnswerField field, const QString& text, const QString& hint) {
        m_fields.value(field)->setLabel(text);
        m_fields.value(field)->setHint(hint);
    };
    label(AnswerField::Domain, tr("Domain"), tr("What stands behind the @"));
    label(AnswerField::Hostname, tr("Name of the server"),
          tr("Other mail servers check it against the address"));
    label(AnswerField::Mailbox, tr("First mailbox"), tr("More can be added later"));
    label(AnswerField::Password, tr("Its password"), tr("For your mail program, at least 10 long"));
    label(AnswerField::AcmeEmail, tr("E-mail for the certificate authority"),
          tr("Optional, for warnings before a certificate ends"));
    label(AnswerField::ProofRecipient, tr("Send the proof to"),
          tr("An address of yours elsewhere. Empty: the proof is left out"));
    label(AnswerField::AcmeDirectory, tr("ACME directory"), QString());
    label(AnswerField::AcmeCaFile, tr("Extra roots for the directory"),
          tr("A PEM file, only for a private authority"));
    label(AnswerField::Resolvers, tr("Resolvers"), tr("IP addresses. Empty: those of the server"));
    label(AnswerField::TrustAnchor, tr("DNSSEC trust anchor"),
          tr("Only for a name system of your own"));
    label(AnswerField::DaemonDirectory, tr("Folder of the mailsteadd programs"),
          tr("Empty: those that came with Mailstead"));
    m_fields.value(AnswerField::Domain)->edit()->setPlaceholderText(QStringLiteral("example.org"));
    m_fields.value(AnswerField::ProofRecipient)
        ->edit()
        ->setPlaceholderText(QStringLiteral("you@example.com"));
    m_terms->setText(tr("I agree to the terms of Let's Encrypt"));
    m_reveal->setLabel(tr("Show the password"));
    m_generate->setText(tr("Make one"));
    m_advancedHead->setText(tr("Advanced"));
    for (Button* button : std::as_const(m_browse))
        button->setText(tr("Browse"));
    showProblems();
}

void AddressForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages
