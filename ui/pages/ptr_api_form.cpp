#include "pages/ptr_api_form.h"

#include "pages/button_flow.h"
#include "pages/form_field.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notices.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

namespace mailstead::pages
{

using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::ButtonSize;
using widgets::Label;
using widgets::TextColor;

namespace
{

Button* button(const char* name, const char* icon, ButtonKind kind)
{
    auto* made = new Button(QString(), QLatin1String(icon), kind);
    made->setObjectName(QLatin1String(name));
    return made;
}

Label* label(const char* name, TypeRole role, TextColor color)
{
    auto* made = new Label(role, color);
    made->setObjectName(QLatin1String(name));
    made->setWordWrap(true);
    made->setMaximumWidth(640);
    return made;
}

} // namespace

PtrApiForm::PtrApiForm(hosters::PtrModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_rights(label("ptrRights", TypeRole::Body, TextColor::Secondary))
    , m_activity(label("ptrActivity", TypeRole::Body, TextColor::Secondary))
    , m_subject(label("ptrSubject", TypeRole::Body, TextColor::Secondary))
    , m_before(label("ptrBefore", TypeRole::Mono, TextColor::Bad))
    , m_after(label("ptrAfter", TypeRole::Mono, TextColor::Ok))
    , m_remark(label("ptrRemark", TypeRole::Body, TextColor::Secondary))
    , m_error(new widgets::ErrorBanner)
    , m_form(new QWidget)
    , m_diff(new QWidget)
    , m_stored(new QComboBox)
    , m_page(button("ptrPage", "external", ButtonKind::Quiet))
    , m_store(button("ptrStore", "lock", ButtonKind::Primary))
    , m_preview(button("ptrPreview", "eye", ButtonKind::Primary))
    , m_apply(button("ptrApply", "check", ButtonKind::Primary))
    , m_undo(button("ptrUndo", "undo", ButtonKind::Normal))
    , m_others(button("ptrOthers", "key", ButtonKind::Quiet))
{
    build();
    retranslate();
    showStage(Stage::Credentials);
}

void PtrApiForm::build()
{
    setObjectName(QStringLiteral("ptrApi"));
    m_error->setObjectName(QStringLiteral("ptrApiError"));
    m_stored->setObjectName(QStringLiteral("ptrStored"));
    m_fieldRows = new QVBoxLayout;
    m_fieldRows->setSpacing(8);
    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->addWidget(m_rights);
    form->addWidget(m_page, 0, Qt::AlignLeft);
    form->addLayout(m_fieldRows);
    auto* diff = new QVBoxLayout(m_diff);
    diff->setContentsMargins(0, 0, 0, 0);
    diff->setSpacing(2);
    diff->addWidget(m_subject);
    diff->addWidget(m_before);
    diff->addWidget(m_after);
    diff->addWidget(m_remark);
    auto* buttons = new ButtonFlow;
    for (Button* each : {m_store, m_preview, m_apply, m_undo, m_others})
        each->setParent(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_error);
    layout->addWidget(m_form);
    layout->addWidget(m_stored, 0, Qt::AlignLeft);
    layout->addWidget(m_diff);
    layout->addWidget(m_activity);
    layout->addWidget(buttons);

    connect(m_page, &QAbstractButton::clicked, this, [this] {
        if (m_interface && !m_interface->page.isEmpty())
            QDesktopServices::openUrl(QUrl(m_interface->page));
    });
    connect(m_store, &QAbstractButton::clicked, this, &PtrApiForm::store);
    connect(m_preview, &QAbstractButton::clicked, this, &PtrApiForm::preview);
    connect(m_apply, &QAbstractButton::clicked, this, &PtrApiForm::apply);
    connect(m_undo, &QAbstractButton::clicked, this, &PtrApiForm::undo);
    connect(m_others, &QAbstractButton::clicked, this, [this] {
        m_wantsOthers = true;
        showStage(Stage::Credentials);
    });
}

void PtrApiForm::set(const hosters::Address& address, const hosters::Interface* api)
{
    if (!api || (m_interface && m_interface->id != api->id))
        m_kept.clear();
    const bool another = !api || !m_interface || *m_interface != *api;
    m_address = address;
    m_interface = api ? std::optional(*api) : std::nullopt;
    if (another)
        makeFields();
    const QString chosen = credentials();
    const QSignalBlocker blocker(m_stored);
    m_stored->clear();
    m_stored->addItems(address.credentials);
    // What was just stored is told to us before the look that was under way ends.
    if (!m_kept.isEmpty() && m_stored->findText(m_kept) < 0)
        m_stored->addItem(m_kept);
    m_stored->setCurrentIndex(std::max(0, m_stored->findText(chosen)));
    const auto entry = m_model ? m_model->undoable(address.address) : std::nullopt;
    if (entry)
        m_journal = entry->journal;
    else if (m_stage != Stage::Done) // what was just set may not stand in the journal that was read
        m_journal.clear();
    if (m_stage == Stage::Working) {
        retranslate();
        return;
    }
    // What was just set is told to us before the name servers know it.
    if (!m_journal.isEmpty() && (address.isGood() || m_stage == Stage::Done))
        showStage(Stage::Done);
    else if (m_stage == Stage::Previewed)
        showStage(Stage::Previewed); // an answer from before credentials were stored may come late
    else if (m_stored->count() == 0 || m_wantsOthers)
        showStage(Stage::Credentials);
    else
        showStage(Stage::Ready);
    retranslate();
}

void PtrApiForm::makeFields()
{
    delete m_fieldBox;
    m_fields.clear();
    m_choices.clear();
    m_fieldBox = new QWidget;
    auto* rows = new QVBoxLayout(m_fieldBox);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    m_fieldBox->setMaximumWidth(420);
    const QList<hosters::Field> fields =
        m_interface ? m_interface->fields : QList<hosters::Field>();
    for (const hosters::Field& field : fields) {
        const QString name = QStringLiteral("ptrField_") + field.id;
        if (!field.values.isEmpty()) {
            auto* title = new Label(TypeRole::Small, TextColor::Secondary);
            title->setText(field.label);
            auto* choice = new QComboBox;
            choice->setObjectName(name);
            choice->setAccessibleName(field.label);
            choice->addItems(field.values);
            title->setBuddy(choice);
            rows->addWidget(title);
            rows->addWidget(choice, 0, Qt::AlignLeft);
            m_choices.insert(field.id, choice);
            continue;
        }
        auto* edit = new FormField(name);
        edit->setLabel(field.label);
        edit->setHint(field.hint);
        edit->setMono();
        if (field.secret)
            edit->edit()->setEchoMode(QLineEdit::Password);
        connect(edit, &FormField::edited, this, [edit] { edit->setProblem({}); });
        rows->addWidget(edit);
        m_fields.insert(field.id, edit);
    }
    m_fieldRows->addWidget(m_fieldBox);
    m_change.reset();
}

QString PtrApiForm::credentials() const
{
    return m_stored->currentText();
}

void PtrApiForm::store()
{
    if (!m_model || !m_interface)
        return;
    QMap<QString, QString> values;
    bool complete = true;
    for (const hosters::Field& field : m_interface->fields) {
        if (const QComboBox* choice = m_choices.value(field.id)) {
            values.insert(field.id, choice->currentText());
            continue;
        }
        FormField* edit = m_fields.value(field.id);
        const QString value = edit->text().trimmed();
        if (field.required && value.isEmpty()) {
            edit->setProblem(tr("This is needed"));
            complete = false;
        }
        values.insert(field.id, value);
    }
    if (!complete)
        return;
    work(tr("Storing the credentials on the server"));
    // One set for each interface is what people have; its id is a name that they understand.
    const QString name = m_interface->id;
    m_model->setCredentials(name, m_interface->id, values, this,
                            [this, name](const core::Result<>& stored) {
                                if (!stored) {
                                    fail(stored.error(), Stage::Credentials);
                                    return;
                                }
                                for (FormField* edit : std::as_const(m_fields))
                                    edit->setText({});
                                m_wantsOthers = false;
                                m_kept = name;
                                if (m_stored->findText(name) < 0)
                                    m_stored->addItem(name);
                                m_stored->setCurrentText(name);
                                preview();
                            });
}

void PtrApiForm::preview()
{
    if (!m_model || !m_interface)
        return;
    work(tr("Asking %1 which name it has").arg(m_interface->label));
    m_model->preview(m_address.address, credentials(), this,
                     [this](const core::Result<hosters::Change>& change) {
                         if (!change) {
                             fail(change.error(), Stage::Ready);
                             return;
                         }
                         m_change = *change;
                         showStage(Stage::Previewed);
                         retranslate();
                     });
}

void PtrApiForm::apply()
{
    if (!m_model)
        return;
    work(tr("Setting the name"));
    m_model->apply(m_address.address, credentials(), this,
                   [this](const core::Result<hosters::Change>& change) {
                       if (!change) {
                           fail(change.error(), Stage::Previewed);
                           return;
                       }
                       m_change = *change;
                       m_journal = change->journal;
                       showStage(m_journal.isEmpty() ? Stage::Ready : Stage::Done);
                       retranslate();
                   });
}

void PtrApiForm::undo()
{
    if (!m_model || m_journal.isEmpty())
        return;
    work(tr("Giving back the former name"));
    m_model->undo(m_journal, this, [this](const core::Result<hosters::Change>& change) {
        if (!change) {
            fail(change.error(), Stage::Done);
            return;
        }
        m_change.reset();
        m_journal.clear();
        showStage(Stage::Ready);
    });
}

void PtrApiForm::work(const QString& text)
{
    m_error->clear();
    m_activity->setText(text);
    showStage(Stage::Working);
}

void PtrApiForm::fail(const core::Error& error, Stage next)
{
    m_error->setError(error);
    showStage(next);
}

void PtrApiForm::showStage(Stage stage)
{
    m_stage = stage;
    const bool previewed = stage == Stage::Previewed;
    m_form->setVisible(stage == Stage::Credentials);
    m_store->setVisible(stage == Stage::Credentials);
    m_stored->setVisible(stage == Stage::Ready && m_stored->count() > 1);
    m_preview->setVisible(stage == Stage::Ready);
    m_others->setVisible(stage == Stage::Ready || previewed);
    m_diff->setVisible(m_change.has_value() && (previewed || stage == Stage::Done));
    m_apply->setVisible(previewed);
    m_apply->setEnabled(m_change && m_change->forward && m_change->before != m_change->after);
    m_undo->setVisible(stage == Stage::Done);
    m_activity->setVisible(stage == Stage::Working);
    updateGeometry();
    emit layoutChanged();
}

void PtrApiForm::retranslate()
{
    m_store->setText(tr("Keep on the server and look"));
    m_preview->setText(tr("Look what would change"));
    m_apply->setText(tr("Set the name"));
    m_undo->setText(tr("Take it back"));
    m_others->setText(tr("Other credentials"));
    m_stored->setAccessibleName(tr("Credentials"));
    if (m_interface) {
        m_page->setText(tr("Make them at %1").arg(m_interface->label));
        m_page->setVisible(!m_interface->page.isEmpty());
        m_rights->setText(tr("The server needs credentials of yours there. They stay on it, "
                             "encrypted. What suffices: %1")
                              .arg(m_interface->rights));
    }
    if (!m_change)
        return;
    m_subject->setText(QStringLiteral("%1 · %2").arg(m_address.address, m_change->subject));
    m_before->setText(QStringLiteral("− ") + (m_change->before.isEmpty()
                                                  ? tr("the hoster's own name")
                                                  : m_change->before));
    m_after->setText(QStringLiteral("+ ") + m_change->after);
    QString remark;
    if (m_change->before == m_change->after)
        remark = tr("It has this name already; it may take a while until everybody sees it.");
    else if (m_stage == Stage::Done)
        remark = tr("Set. It may take some minutes until everybody sees it.");
    else if (!m_change->forward)
        remark = m_change->leadsTo.isEmpty()
                     ? tr("%1 does not lead anywhere yet. Make its address record first.")
                           .arg(m_change->after)
                     : tr("%1 leads to %2 instead of this address. Change its record first.")
                           .arg(m_change->after, m_change->leadsTo.join(QStringLiteral(", ")));
    else if (m_change->renames)
        remark = tr("The server is renamed in the panel, and all of its addresses get the name.");
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void PtrApiForm::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mailstead::pages
