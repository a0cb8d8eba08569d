#include "ground.h"

#include "core/file.h"

#include <QDir>
#include <unistd.h>

using namespace mailstead;
using namespace mailstead::privileged;

Ground::Ground()
{
    for (const char* folder :
         {"exchange/requests", "exchange/results", "state", "daemon/certificates/live"})
        QDir(directory.path()).mkpath(QString::fromLatin1(folder));
}

std::string Ground::path(const std::string& name) const
{
    return directory.filePath(QString::fromStdString(name)).toStdString();
}

void Ground::permit(const std::string& toml) const
{
    if (auto written = core::writeFileAtomically(path("privileged.toml"), toml, 0644); !written)
        qFatal("%s", written.error().text().c_str());
}

BrokerOptions Ground::options() const
{
    BrokerOptions options;
    options.settings = path("privileged.toml");
    options.exchange = path("exchange");
    options.state = path("state");
    options.daemonState = path("daemon");
    options.settingsOwner = ::geteuid();
    options.findFirewall = [] {
        return FirewallPrograms();
    };
    options.findNginx = [](const std::string&) -> core::Result<NginxProgram> {
        return core::fail(core::ErrorKind::NotFound, "no nginx runs here");
    };
    return options;
}

QStringList Ground::left(const std::string& folder) const
{
    return QDir(QString::fromStdString(path(folder)))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

Root::Root(BrokerOptions options)
    : m_thread([this, options = std::move(options)] {
        while (!m_end) {
            Broker broker(options);
            if (const auto served = broker.run(); !served)
                qWarning("%s", served.error().text().c_str());
            std::this_thread::yield();
        }
    })
{
}

Root::~Root()
{
    m_end = true;
    m_thread.join();
}
