// What the user types into the first form of the guided setup: what follows from what, what is
// wrong with a field, and what is remembered for the next time. No widgets, no secrets kept.
#pragma once

#include "setup/settings.h"

#include <QCoreApplication>
#include <QMap>
#include <QUuid>

class QSettings;

namespace mailstead::pages
{

/// The fields of the form, in their tab order.
enum class AnswerField {
    Domain,
    Hostname,
    Mailbox,
    Password,
    Terms,
    AcmeEmail,
    ProofRecipient,
    AcmeDirectory,
    AcmeCaFile,
    Resolvers,
    TrustAnchor,
    DaemonDirectory,
};

/// The texts of the form as typed. What the user has not touched follows from the domain.
class SetupAnswers
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::pages::SetupAnswers)
public:
    SetupAnswers();

    QString text(AnswerField field) const { return m_texts.value(field); }
    /// Takes what was typed. An emptied field follows from the domain again.
    void setText(AnswerField field, const QString& text);
    /// Whether the text was derived, not typed.
    bool isDerived(AnswerField field) const { return !m_typed.value(field, false); }

    bool agreesToTerms() const { return m_terms; }
    void setAgreesToTerms(bool agrees) { m_terms = agrees; }

    const vault::Secret& password() const { return m_password; }
    void setPassword(const vault::Secret& password) { m_password = password; }

    /// What is wrong, translated, one sentence a field; empty when the setup can start.
    QMap<AnswerField, QString> problems() const;

    /// What a plan file says, as if typed.
    static SetupAnswers fromSettings(const setup::Settings& settings);

    /// The settings that these answers make; to be used when problems() is empty.
    setup::Settings toSettings() const;

    /// Remembers all but the password, under the server's id.
    void save(QSettings& store, const QUuid& server) const;
    void load(QSettings& store, const QUuid& server);

    /// 20 characters without look-alikes, from the system's random source: 116 bits.
    static QString generatePassword();

private:
    void derive();
    QString passwordProblem() const;

    QMap<AnswerField, QString> m_texts;
    QMap<AnswerField, bool> m_typed;
    bool m_terms = false;
    vault::Secret m_password;
};

} // namespace mailstead::pages
