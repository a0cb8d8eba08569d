// The end of the setup: what works now, and what a mail program needs to know.
#pragma once

#include "setup/settings.h"
#include "setup/step.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace mailstead::widgets
{
class Button;
class Card;
class IconButton;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class FinishedPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FinishedPanel(QWidget* parent = nullptr);
    void set(const setup::Settings& settings, const QList<setup::StepStatus>& steps);

signals:
    void openPage(const QString& id);
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Account {
        QString label, value;
        QString detail; ///< "TLS", "STARTTLS"
    };
    QList<Account> accounts() const;
    void fill();
    void fillProofs();
    void fillAccounts();
    void copy(const QString& text, const QString& what);

    setup::Settings m_settings;
    QList<setup::StepStatus> m_steps;
    widgets::Label *m_heading, *m_lead;
    widgets::Card *m_works, *m_programs;
    QWidget *m_worksBody = nullptr, *m_programsBody = nullptr;
    widgets::Button *m_copyAll, *m_queue, *m_logs;
};

} // namespace mailstead::pages
