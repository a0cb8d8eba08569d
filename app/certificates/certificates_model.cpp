#include "certificates/certificates_model.h"

#include <QJsonArray>

namespace mailstead::certificates
{

using control::ModelState;

void CertificatesModel::setClient(std::shared_ptr<control::Client> client)
{
    if (client == m_client)
        return;
    if (m_client)
        disconnect(m_client.get(), nullptr, this, nullptr);
    m_client = std::move(client);
    ++m_generation;
    ++m_proposalNumber;
    m_underWay = false;
    m_certificates.clear();
    m_authorities.clear();
    m_proposal.clear();
    m_proposalProblem.clear();
    if (m_client)
        connect(
            m_client.get(), &control::Client::closed, this,
            [this](const core::Error& why) {
                m_error = why;
                setState(ModelState::Failed);
            },
            Qt::QueuedConnection);
    setState(m_client ? ModelState::Loading : ModelState::Detached);
    if (!m_client)
        return;
    const int generation = m_generation;
    m_client->callAsync(QStringLiteral("certificate.authorities"), {}, this,
                        [this, generation](const core::Result<QJsonObject>& answer) {
                            if (generation != m_generation || !answer)
                                return; // the list itself tells what is wrong with the daemon
                            if (auto list = authoritiesFromJson(*answer)) {
                                m_authorities = std::move(*list);
                                emit changed();
                            }
                        });
    refresh();
}

void CertificatesModel::refresh()
{
    if (!m_client || m_underWay)
        return;
    m_underWay = true;
    const int generation = m_generation;
    m_client->callAsync(QStringLiteral("certificate.list"), {}, this,
                        [this, generation](const core::Result<QJsonObject>& answer) {
                            if (generation != m_generation)
                                return;
                            m_underWay = false;
                            auto list = answer.and_then(certificatesFromJson);
                            if (list) {
                                m_certificates = std::move(*list);
                            } else {
                                m_error = list.error();
                            }
                            setState(list ? ModelState::Ready : ModelState::Failed);
                        });
}

void CertificatesModel::setState(ModelState state)
{
    m_state = state;
    emit changed();
}

const Certificate* CertificatesModel::current() const
{
    return m_certificates.isEmpty() ? nullptr : &m_certificates.first();
}

const Authority* CertificatesModel::authority(const QString& idOrDirectory) const
{
    for (const Authority& authority : m_authorities) {
        if (authority.id == idOrDirectory || authority.directory == idOrDirectory ||
            (!authority.staging.isEmpty() && authority.staging == idOrDirectory))
            return &authority;
    }
    return nullptr;
}

void CertificatesModel::propose(const QStringList& names)
{
    if (!m_client)
        return;
    const int number = ++m_proposalNumber;
    m_client->callAsync(QStringLiteral("certificate.proposal"),
                        {{QStringLiteral("names"), QJsonArray::fromStringList(names)}}, this,
                        [this, number](const core::Result<QJsonObject>& answer) {
                            if (number != m_proposalNumber)
                                return;
                            auto ways = answer.and_then(proposalFromJson);
                            m_proposalProblem = ways ? QString() : ways.error().text();
                            if (ways)
                                m_proposal = std::move(*ways);
                            emit proposalChanged();
                        });
}

} // namespace mailstead::certificates
