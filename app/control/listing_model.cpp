#include "control/listing_model.h"

#include <QPointer>

namespace mailstead::control
{

ListingModel::ListingModel(QObject* parent)
    : QAbstractTableModel(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(1000);
    connect(&m_soon, &QTimer::timeout, this, &ListingModel::refresh);
}

void ListingModel::setClient(std::shared_ptr<Client> client)
{
    if (client == m_client) {
        return;
    }
    if (m_client) {
        disconnect(m_client.get(), nullptr, this, nullptr);
    }
    m_client = std::move(client);
    beginResetModel();
    clear();
    endResetModel();
    if (m_client) {
        connect(
            m_client.get(), &Client::closed, this,
            [this](const core::Error& why) { setState(ModelState::Failed, why.text()); },
            Qt::QueuedConnection);
    }
    restart();
}

void ListingModel::setActive(bool active)
{
    m_active = active;
    if (m_active && m_stale) {
        refresh();
    }
}

void ListingModel::restart()
{
    ++m_epoch;
    m_underWay = false;
    m_again = false;
    m_soon.stop();
    setState(m_client ? ModelState::Loading : ModelState::Detached);
    refresh();
}

void ListingModel::changed()
{
    if (!m_active) {
        m_stale = true;
    } else if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void ListingModel::refresh()
{
    if (!m_client) {
        return;
    }
    if (!m_active) {
        m_stale = true;
        return;
    }
    if (m_underWay) {
        m_again = true;
        return;
    }
    m_stale = false;
    m_underWay = true;
    ask(method(), parameters(), [this](const core::Result<QJsonObject>& answer) {
        m_underWay = false;
        const core::Result<> taken =
            answer ? take(*answer) : core::Result<>(tl::unexpected(answer.error()));
        if (taken) {
            setState(ModelState::Ready);
        } else {
            setState(ModelState::Failed, taken.error().text());
        }
        emit arrived();
        if (std::exchange(m_again, false)) {
            refresh();
        }
    });
}

void ListingModel::ask(const QString& method, const QJsonObject& parameters, Done done)
{
    m_client->callAsync(
        method, parameters, this,
        [this, asked = m_epoch, done = std::move(done)](const core::Result<QJsonObject>& answer) {
            if (asked == m_epoch) {
                done(answer);
            }
        });
}

void ListingModel::change(const QString& method, const QJsonObject& parameters, QObject* context,
                          Done done)
{
    query(method, parameters, context,
          [self = QPointer<ListingModel>(this),
           done = std::move(done)](const core::Result<QJsonObject>& answer) {
              if (self) {
                  self->refresh();
              }
              done(answer);
          });
}

void ListingModel::query(const QString& method, const QJsonObject& parameters, QObject* context,
                         Done done)
{
    if (!m_client) {
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done)] {
                done(core::fail(core::ErrorKind::Unreachable, tr("Nothing can be changed now"),
                                tr("The server is not connected, or its mail daemon does not "
                                   "run.")));
            },
            Qt::QueuedConnection);
        return;
    }
    m_client->callAsync(method, parameters, context, std::move(done));
}

void ListingModel::setState(ModelState state, const QString& reason)
{
    if (state != m_state || reason != m_reason) {
        m_state = state;
        m_reason = reason;
        emit stateChanged();
    }
}

} // namespace mailstead::control
