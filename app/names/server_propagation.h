// How far records have travelled as the mail server sees it (server/control/PROTOCOL.md,
// dns.propagation).
#pragma once

#include "control/client.h"
#include "names/propagation_source.h"

#include <QHash>
#include <memory>

namespace mailstead::names
{

class ServerPropagation : public PropagationSource
{
    Q_OBJECT
public:
    using PropagationSource::PropagationSource;
    ~ServerPropagation() override;

    /// stop()s first; nothing goes on by itself on another server.
    void setClient(std::shared_ptr<control::Client> client);

    bool isReady() const override { return m_client != nullptr; }
    bool canAsk(const QString&) const override { return true; }
    int most() const override { return 12; } // the daemon watches 16 for all consoles together
    void watch(int row, const WatchedRecord& record) override;
    void stop() override;

private:
    void onEvent(qint64 subscription, const QJsonObject& event);

    std::shared_ptr<control::Client> m_client;
    QHash<qint64, int> m_rows; ///< by subscription
    quint64 m_epoch = 0;
};

} // namespace mailstead::names
