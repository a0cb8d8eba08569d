#include "bench.h"

using namespace mailstead::acme;

Bench::Bench()
    : state(directory.path().toStdString())
{
    auto opened = CertificateStore::open(state, "mail.example.org");
    if (!opened)
        qFatal("%s", opened.error().text().c_str());
    store = *opened;
}

std::shared_ptr<CertificateManager> Bench::openManager(ManagerOptions options) const
{
    options.stateDirectory = state;
    return *CertificateManager::open(std::move(options), store);
}

ManagerOptions Bench::optionsFor(const Authority& authority)
{
    ManagerOptions options;
    options.httpPort = authority.httpPort();
    options.tlsPort = authority.tlsPort();
    return options;
}

RequestSettings Bench::settingsFor(const Authority& authority)
{
    RequestSettings settings;
    settings.names = {"mail.example.org", "imap.example.org"};
    settings.directory = authority.directory();
    settings.email = "admin@example.org";
    settings.agreeToTerms = true;
    settings.caFile = authority.caFile();
    return settings;
}
