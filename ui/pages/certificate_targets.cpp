#include "pages/certificate_targets.h"

#include "pages/certificate_target_sheet.h"
#include "pages/certificate_texts.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/spinner.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mailstead::pages
{

using certificates::Target;
using certificates::Targets;
using certificates::TargetsModel;
using control::ModelState;
using setup::PrivilegedEditor;
using style::Tone;
using style::TypeRole;
using widgets::Button;
using widgets::ButtonKind;
using widgets::ButtonSize;
using widgets::Label;
using widgets::TextColor;

namespace
{

TextColor colorOf(Tone tone)
{
    return tone == Tone::Ok     ? TextColor::Ok
           : tone == Tone::Warn ? TextColor::Warn
           : tone == Tone::Bad  ? TextColor::Bad
                                : TextColor::Secondary;
}

} // namespace

TargetTexts::Words TargetTexts::words(const Target& target, bool current)
{
    if (!target.result)
        return {tr("Not installed yet"), QStringLiteral("clock"), Tone::Neutral};
    const certificates::TargetResult& result = *target.result;
    if (!result.installed)
        return {tr("Not installed"), QStringLiteral("error"), Tone::Bad};
    const bool reloaded = result.reloaded || target.target.reload.isEmpty();
    if (!result.why.isEmpty() && !reloaded)
        return {tr("Installed, but not reloaded"), QStringLiteral("warning"), Tone::Warn};
    if (!result.why.isEmpty() || (result.verified && !result.serves))
        return {result.served.isEmpty() ? tr("Installed, but it cannot be told what it serves")
                                        : tr("Installed, but it serves another certificate"),
                QStringLiteral("warning"), Tone::Warn};
    if (!current)
        return {tr("Has the certificate before this one"), QStringLiteral("clock"), Tone::Neutral};
    const QString text = result.serves
                             ? (result.reloaded ? tr("Installed, reloaded, serves this certificate")
                                                : tr("Installed, serves this certificate"))
                             : (result.reloaded ? tr("Installed, reloaded") : tr("Installed"));
    return {text, QStringLiteral("check"), Tone::Ok};
}

TargetsCard::TargetsCard(TargetsModel* model, QWidget* parent)
    : Card(parent)
    , m_model(model)
    , m_editor(new PrivilegedEditor(this))
    , m_spinner(new widgets::Spinner(nullptr, 16))
    , m_install(new Button(QString(), QStringLiteral("retry"), ButtonKind::Normal, nullptr,
                           ButtonSize::Small))
    , m_add(new Button(QString(), QStringLiteral("plus"), ButtonKind::Quiet, nullptr,
                       ButtonSize::Small))
    , m_setup(new Button(QString(), QStringLiteral("setup"), ButtonKind::Quiet, nullptr,
                         ButtonSize::Small))
    , m_error(new widgets::ErrorBanner)
    , m_installError(new widgets::ErrorBanner)
    , m_remove(new widgets::InlineSheet)
    , m_sheet(new TargetSheet)
    , m_note(new Label(TypeRole::Small, TextColor::Tertiary))
    , m_top(new QWidget)
    , m_list(new QWidget)
    , m_rows(new QVBoxLayout(m_list))
{
    build();
    connect(m_model, &TargetsModel::changed, this, &TargetsCard::showState);
    connect(m_install, &QAbstractButton::clicked, m_model, &TargetsModel::install);
    connect(m_installError, &widgets::ErrorBanner::closed, m_model, &TargetsModel::dismiss);
    connect(m_error, &widgets::ErrorBanner::closed, this, &TargetsCard::showState);
    connect(m_setup, &QAbstractButton::clicked, this, &TargetsCard::setupWanted);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        if (!m_sheet->isHidden())
            return; // what was typed stays
        m_remove->dismiss();
        m_error->clear();
        m_sheet->begin();
        showState();
    });
    connect(m_sheet, &FieldSheet::closed, this, &TargetsCard::showState);
    connect(m_remove, &widgets::InlineSheet::dismissed, this, &TargetsCard::showState);
    connect(m_sheet, &TargetSheet::chosen, this, [this](const certificates::InstallTarget& target) {
        m_editing = target.name;
        m_removing.clear();
        m_editor->add(target);
    });
    connect(m_remove, &widgets::InlineSheet::confirmed, this, [this] {
        m_editing = m_removing;
        m_editor->remove(m_removing);
        showState();
    });
    connect(m_editor, &PrivilegedEditor::started, this, [this] {
        m_error->clear();
        showState();
    });
    connect(m_editor, &PrivilegedEditor::changed, this, [this] {
        showState(); // so that the focus can return to Add
        m_sheet->close();
        emit done(m_removing.isEmpty() ? tr("%1 gets each certificate from now on").arg(m_editing)
                                       : tr("%1 was removed from the list").arg(m_editing),
                  setup::privilegedConfig);
        m_removing.clear();
        m_model->refresh();
        showState();
    });
    connect(m_editor, &PrivilegedEditor::failed, this, [this](const core::Error& why) {
        m_error->setError(why); // the sheet stays, with what was typed
        m_error->setClosable(true);
        m_removing.clear();
        m_model->refresh();
        showState();
    });
    retranslate();
}

void TargetsCard::build()
{
    setObjectName(QStringLiteral("targetsCard"));
    m_install->setObjectName(QStringLiteral("targetsInstall"));
    m_add->setObjectName(QStringLiteral("targetsAdd"));
    m_setup->setObjectName(QStringLiteral("targetsSetup"));
    m_error->setObjectName(QStringLiteral("targetsError"));
    m_installError->setObjectName(QStringLiteral("targetsInstallError"));
    m_note->setObjectName(QStringLiteral("targetsNote"));
    m_remove->setObjectName(QStringLiteral("targetRemoveSheet"));
    m_remove->confirmButton()->setObjectName(QStringLiteral("targetRemoveConfirm"));
    m_remove->keepButton()->setObjectName(QStringLiteral("targetRemoveKeep"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(14, 10, 14, 10);
    setTitle(QString());
    addToHead(m_spinner);
    addToHead(m_setup);
    addToHead(m_add);
    addToHead(m_install);
    auto* top = new QVBoxLayout(m_top);
    top->setContentsMargins(12, 12, 12, 12);
    top->setSpacing(12);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_error, m_installError, m_remove, m_sheet})
        top->addWidget(widget);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    body()->addWidget(m_top);
    body()->addWidget(m_note);
    body()->addWidget(m_list);
    m_spinner->hide();
}

void TargetsCard::setHost(std::shared_ptr<ssh::Host> host)
{
    m_editor->setHost(std::move(host));
    m_haveShown = false; // removing needs a host
    showState();
}

void TargetsCard::setFingerprint(const QString& fingerprint)
{
    m_fingerprint = fingerprint;
    showState();
}

void TargetsCard::clear()
{
    m_error->clear();
    m_remove->dismiss();
    m_sheet->close();
    showState();
}

void TargetsCard::askToRemove(const QString& name)
{
    m_sheet->close();
    m_error->clear();
    m_removing = name;
    m_remove->ask(QStringLiteral("delete"), tr("Remove %1 from the list?").arg(name),
                  tr("Its files stay as they are, but get no new certificate: the service shows "
                     "the one it has until that ends. %1 is changed as root.")
                      .arg(setup::privilegedConfig),
                  tr("Keep it"), tr("Remove"));
    m_remove->setHint(tr("Enter keeps it"));
    showState();
}

void TargetsCard::showState()
{
    const Targets& targets = m_model->targets();
    const ModelState state = m_model->state();
    const bool ready = state == ModelState::Ready && targets.available;
    const bool some = ready && !targets.targets.isEmpty();
    const bool works = m_model->isInstalling() || m_editor->isRunning();
    QString note;
    if (state == ModelState::Failed)
        note = tr("It cannot be told which services get it: %1").arg(m_model->error().text());
    else if (state == ModelState::Ready && !targets.available)
        note = tr("This server cannot do that yet: repeat the step Install of the setup, which "
                  "brings what writes other services' files.");
    else if (ready && !targets.problem.isEmpty())
        note = targets.problem;
    else if (some && !targets.permits("targets"))
        note = tr("Nothing is installed: %1 does not permit the action “targets”.")
                   .arg(setup::privilegedConfig);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_setup->setVisible(state == ModelState::Ready && !targets.available);
    m_add->setVisible(ready && m_editor->canEdit());
    m_add->setEnabled(!works);
    m_install->setVisible(some && targets.permits("targets"));
    m_install->setEnabled(!works);
    m_install->setText(m_model->isInstalling() ? tr("Installing") : tr("Install now"));
    m_spinner->setVisible(works);
    m_sheet->setBusy(m_editor->isRunning());
    QString remark;
    if (ready && targets.targets.isEmpty() && targets.problem.isEmpty())
        remark = tr("none");
    else if (some && targets.lastAt.isValid())
        remark = tr("installed last %1").arg(CertificateTexts::moment(targets.lastAt));
    setRemark(remark);
    showErrors();
    showRows();
    m_list->setVisible(some);
    const bool asks = !m_sheet->isHidden() || !m_remove->isHidden();
    m_top->setVisible(asks || !m_error->isHidden() || !m_installError->isHidden());
    // With nothing below it, the head needs no line.
    if (auto* line = findChild<widgets::Hairline*>(QString(), Qt::FindDirectChildrenOnly))
        line->setVisible(some || !m_top->isHidden() || !note.isEmpty());
}

void TargetsCard::showErrors()
{
    const auto& error = m_model->installError();
    const QString last = m_model->targets().lastError;
    if (error) {
        m_installError->setError(*error);
        m_installError->setClosable(true);
    } else if (!last.isEmpty() && !m_model->targets().targets.isEmpty()) {
        m_installError->setMessage(Tone::Warn, tr("The certificate was not installed"), last);
        m_installError->setClosable(false);
    } else {
        m_installError->clear();
    }
}

void TargetsCard::showRows()
{
    const Targets& targets = m_model->targets();
    if (m_haveShown && targets == m_shown && m_fingerprint == m_shownFingerprint)
        return;
    m_haveShown = true;
    m_shown = targets;
    m_shownFingerprint = m_fingerprint;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Target& target : targets.targets) {
        if (m_rows->count() > 0)
            m_rows->addWidget(new widgets::Hairline);
        m_rows->addWidget(makeRow(target, targets.lastFingerprint == m_fingerprint));
    }
}

QWidget* TargetsCard::makeRow(const Target& target, bool current)
{
    const certificates::InstallTarget& where = target.target;
    const TargetTexts::Words words = TargetTexts::words(target, current);
    auto* row = new QWidget;
    row->setObjectName(QStringLiteral("target-") + where.name);
    auto* icon = new widgets::IconLabel(words.icon);
    icon->set(words.icon, words.tone);
    auto* name = new Label(where.name, TypeRole::BodyStrong, TextColor::Primary);
    auto* service = new Label(where.service, TypeRole::Mono, TextColor::Tertiary);
    auto* state = new Label(words.text, TypeRole::Small, colorOf(words.tone));
    state->setObjectName(QStringLiteral("targetState-") + where.name);
    auto* remove = new widgets::IconButton(QStringLiteral("delete"));
    remove->setObjectName(QStringLiteral("targetRemove-") + where.name);
    remove->setLabel(tr("Remove %1 from the list").arg(where.name));
    if (!m_editor->canEdit())
        remove->hide();
    connect(remove, &QAbstractButton::clicked, this,
            [this, removed = where.name] { askToRemove(removed); });
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(icon);
    head->addWidget(name);
    head->addWidget(service);
    head->addStretch(1);
    head->addWidget(state);
    head->addWidget(remove);

    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(14, 6, 8, 10);
    lines->setSpacing(2);
    lines->addLayout(head);
    const auto indented = [lines](QWidget* widget) {
        auto* line = new QHBoxLayout;
        line->setContentsMargins(24, 0, 6, 0);
        line->addWidget(widget);
        lines->addLayout(line);
    };
    for (const QString& path : {where.chain, where.key}) {
        auto* shown =
            new widgets::ElidedLabel(TypeRole::Mono, TextColor::Secondary, Qt::ElideMiddle);
        shown->setText(path);
        indented(shown);
    }
    const auto explain = [&indented](const QString& text, TextColor color) {
        if (text.isEmpty())
            return;
        auto* label = new Label(text, TypeRole::Small, color);
        label->setWordWrap(true);
        indented(label);
    };
    if (target.result) {
        explain(target.result->why, TextColor::Primary);
        explain(target.result->next, TextColor::Secondary);
    }
    row->setAccessibleName(where.name);
    row->setAccessibleDescription(words.text);
    return row;
}

void TargetsCard::retranslate()
{
    setTitle(tr("Other services with this certificate"));
    m_add->setText(tr("Add…"));
    m_setup->setText(tr("Open the setup"));
    m_sheet->retranslate();
    m_remove->dismiss();
    m_haveShown = false;
    showState();
}

} // namespace mailstead::pages
