// Certificates that acme.sh keeps on the server, and taking one over.
#pragma once

#include "certificates/found_certificates.h"
#include "widgets/card.h"

class QVBoxLayout;

namespace mailstead::widgets
{
class IconButton;
class InlineSheet;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

/// Hidden while there is none and nothing to say.
class FoundCard : public widgets::Card
{
    Q_OBJECT
public:
    /// `found` outlives the card.
    explicit FoundCard(certificates::FoundCertificates* found, QWidget* parent = nullptr);
    /// Nothing can be taken over while something runs.
    void setBusy(bool busy);
    /// After a take-over: what ends acme.sh's own renewal, for a person to run.
    void setStopCommand(const QString& command);
    void clear(); ///< of another server
    void retranslate();

signals:
    void takeOverConfirmed(const QString& id, const QString& domain);
    void copied(const QString& text);

private:
    void refill();
    void showState();
    QWidget* makeRow(const certificates::FoundCertificate& certificate);
    void ask(const certificates::FoundCertificate& certificate);

    certificates::FoundCertificates* m_found;
    certificates::FoundCertificate m_asked;
    QString m_stopCommand;
    bool m_busy = false;
    widgets::InlineSheet* m_sheet;
    QWidget *m_top, *m_stop, *m_list;
    widgets::Label *m_stopText, *m_command, *m_note;
    widgets::IconButton *m_copy, *m_close;
    QVBoxLayout* m_rows;
};

} // namespace mailstead::pages
