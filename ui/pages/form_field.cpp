#include "pages/form_field.h"

#include "style/icons.h"
#include "widgets/label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace mailstead::pages
{

using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

FormField::FormField(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_label(new Label(TypeRole::Small, TextColor::Secondary))
    , m_edit(new QLineEdit)
    , m_line(new QHBoxLayout)
    , m_below(new Label(TypeRole::Small, TextColor::Tertiary))
{
    m_edit->setObjectName(objectName);
    m_edit->setMaxLength(4096);
    m_below->setObjectName(objectName + QLatin1String("Below"));
    m_below->setWordWrap(true);
    m_label->setBuddy(m_edit);

    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(6);
    m_line->addWidget(m_edit, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addLayout(m_line);
    layout->addWidget(m_below);
    layout->addStretch();
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textEdited, this, &FormField::edited);
    connect(m_edit, &QLineEdit::editingFinished, this, &FormField::left);
    showBelow();
}

QString FormField::text() const
{
    return m_edit->text();
}

void FormField::setText(const QString& text)
{
    if (m_edit->text() != text)
        m_edit->setText(text);
}

void FormField::setLabel(const QString& label)
{
    m_label->setText(label);
    m_edit->setAccessibleName(label);
}

void FormField::setHint(const QString& hint)
{
    m_hint = hint;
    showBelow();
}

void FormField::setProblem(const QString& problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    showBelow();
}

void FormField::setMono()
{
    m_edit->setFont(style::Theme::instance().font(TypeRole::Mono));
}

void FormField::addControl(QWidget* control)
{
    m_line->addWidget(control);
}

void FormField::showBelow()
{
    const bool wrong = !m_problem.isEmpty();
    m_below->setText(wrong ? m_problem : m_hint);
    m_below->setColor(wrong ? TextColor::Bad : TextColor::Tertiary);
    m_below->setVisible(!m_below->text().isEmpty());
    m_edit->setAccessibleDescription(m_below->text());
    const QString level = wrong ? QStringLiteral("bad") : QString();
    if (m_edit->property("level").toString() == level)
        return;
    m_edit->setProperty("level", level);
    m_edit->style()->unpolish(m_edit);
    m_edit->style()->polish(m_edit);
    if (wrong && !m_mark)
        m_mark = m_edit->addAction(style::icon(QStringLiteral("error"), style::Tint::Bad),
                                   QLineEdit::TrailingPosition);
    else if (!wrong && m_mark) {
        delete m_mark;
        m_mark = nullptr;
    }
}

} // namespace mailstead::pages
