// The certificates of one server, its authorities, and which ways fit names. UI thread.
#pragma once

#include "certificates/certificate.h"
#include "control/client.h"
#include "control/model_state.h"

#include <QObject>
#include <memory>

namespace mailstead::certificates
{

class CertificatesModel : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setClient(std::shared_ptr<control::Client> client); ///< null: detached
    /// Asks again; what is known stays until the answer is there. A reading under way is enough.
    void refresh();

    control::ModelState state() const { return m_state; }
    const core::Error& error() const { return m_error; } ///< while Failed
    const QList<Certificate>& certificates() const { return m_certificates; }
    /// The one that the server shows; null while none is known.
    const Certificate* current() const;
    const QList<Authority>& authorities() const { return m_authorities; }
    /// By id or by directory (also the staging one); null: another.
    const Authority* authority(const QString& idOrDirectory) const;

    /// Which ways fit these names; proposalChanged() follows. Answers to earlier names are dropped.
    void propose(const QStringList& names);
    const QList<ProposedWay>& proposal() const { return m_proposal; }
    QString proposalProblem() const { return m_proposalProblem; }

signals:
    void changed();
    void proposalChanged();

private:
    void setState(control::ModelState state);

    std::shared_ptr<control::Client> m_client;
    control::ModelState m_state = control::ModelState::Detached;
    core::Error m_error;
    QList<Certificate> m_certificates;
    QList<Authority> m_authorities;
    QList<ProposedWay> m_proposal;
    QString m_proposalProblem;
    int m_generation = 0; ///< answers of an earlier client are dropped
    int m_proposalNumber = 0;
    bool m_underWay = false;
};

} // namespace mailstead::certificates
