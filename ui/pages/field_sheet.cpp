#include "pages/field_sheet.h"

#include "pages/form_field.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace mailstead::pages
{

using widgets::Button;
using widgets::Label;

FieldSheet::FieldSheet(const QString& name, const QStringList& fieldNames, QWidget* parent)
    : QFrame(parent)
    , m_icon(new widgets::IconTile({}, style::Tone::Accent))
    , m_title(new Label(style::TypeRole::BodyStrong, widgets::TextColor::Primary))
    , m_text(new Label(style::TypeRole::Body, widgets::TextColor::Secondary))
    , m_grid(new QGridLayout)
    , m_keep(new Button)
    , m_confirm(new Button(nullptr, widgets::ButtonKind::Primary))
{
    setObjectName(name);
    setProperty("kind", QStringLiteral("sheet"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_keep->setObjectName(name + QStringLiteral("Keep"));
    m_confirm->setObjectName(name + QStringLiteral("Confirm"));
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addSpacing(10);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    for (const QString& fieldName : fieldNames) {
        auto* field = new FormField(fieldName);
        const auto column = static_cast<int>(m_fields.size());
        m_fields << field;
        m_grid->addWidget(field, 0, column, Qt::AlignTop);
        m_grid->setColumnStretch(column, 1);
        connect(field, &FormField::edited, this, [this, field] {
            field->setProblem({});
            emit edited();
        });
    }
    if (m_fields.size() == 1)
        m_grid->setColumnStretch(1, 1);
    words->addLayout(m_grid);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(18, 16, 18, 14);
    top->setSpacing(12);
    top->addWidget(m_icon, 0, Qt::AlignTop);
    top->addLayout(words, 1);

    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(14, 10, 14, 10);
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(m_keep);
    foot->addWidget(m_confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(new widgets::Hairline(this));
    column->addLayout(foot);
    connect(m_keep, &QAbstractButton::clicked, this, &FieldSheet::close);
    connect(m_confirm, &QAbstractButton::clicked, this, &FieldSheet::submitted);
    hide();
}

void FieldSheet::setTexts(const QString& icon, const QString& title, const QString& text,
                          const QString& keep, const QString& confirm)
{
    m_icon->set(icon, style::Tone::Accent);
    m_keep->setText(keep);
    m_confirm->setText(confirm);
    setTitle(title);
    setText(text);
}

void FieldSheet::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void FieldSheet::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

void FieldSheet::setConfirmText(const QString& text)
{
    m_confirm->setText(text);
}

QString FieldSheet::value(int index) const
{
    return m_fields.at(index)->text().trimmed();
}

void FieldSheet::open()
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    for (FormField* field : std::as_const(m_fields)) {
        field->setText({});
        field->setProblem({});
    }
    m_allowed = true;
    setBusy(false);
    show();
    m_fields.first()->edit()->setFocus(Qt::OtherFocusReason);
}

void FieldSheet::close()
{
    if (isHidden()) // not isVisible(): another tab or page may be in front
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    m_before = nullptr;
    emit closed();
}

void FieldSheet::setBusy(bool busy)
{
    m_busy = busy;
    m_confirm->setEnabled(m_allowed && !m_busy);
}

void FieldSheet::setConfirmEnabled(bool enabled)
{
    m_allowed = enabled;
    m_confirm->setEnabled(m_allowed && !m_busy);
}

void FieldSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_keep->hasFocus())
            close();
        else if (m_confirm->isEnabled())
            emit submitted();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace mailstead::pages
