#include "setup/choices.h"

#include "setup/settings.h"
#include "setup/text.h"

namespace mailstead::setup
{

namespace
{
const QString choicesKey = QStringLiteral("choices");
const QString valueKey = QStringLiteral("value");
const QString titleKey = QStringLiteral("title");
} // namespace

QList<Choice> choicesOf(const core::Finding& finding)
{
    QList<Choice> choices;
    const QVariantList list = finding.parameters.value(choicesKey).toList();
    for (const QVariant& entry : list) {
        const QVariantMap map = entry.toMap();
        choices.append({map.value(valueKey).toString(), map.value(titleKey).toString()});
    }
    return choices;
}

void setChoices(core::Finding& finding, const QList<Choice>& choices)
{
    QVariantList list;
    for (const Choice& choice : choices)
        list.append(QVariantMap{{valueKey, choice.value}, {titleKey, choice.title}});
    finding.parameters.insert(choicesKey, list);
}

QString decisionFor(const core::Finding& finding, const Settings& settings)
{
    const QString value = settings.decisions.value(finding.id);
    const QList<Choice> choices = choicesOf(finding);
    for (const Choice& choice : choices) {
        if (choice.value == value)
            return value;
    }
    return {};
}

void applyDecision(core::Finding& finding, const Settings& settings)
{
    if (finding.severity != core::Severity::Decide)
        return;
    const QString value = decisionFor(finding, settings);
    if (value.isEmpty())
        return;
    finding.severity = core::Severity::Note;
    const QList<Choice> choices = choicesOf(finding);
    for (const Choice& choice : choices) {
        if (choice.value == value)
            finding.remark = Text::tr("decided: %1").arg(choice.title);
    }
}

} // namespace mailstead::setup
