// A store and a manager in a directory of their own, for one test.
#pragma once

#include "acme/certificate_manager.h"
#include "acme/certificate_store.h"
#include "authority.h"

#include <QTemporaryDir>

class Bench
{
public:
    Bench();

    std::shared_ptr<mailstead::acme::CertificateManager>
    openManager(mailstead::acme::ManagerOptions options) const;
    /// Ports of the authority.
    static mailstead::acme::ManagerOptions optionsFor(const Authority& authority);
    static mailstead::acme::RequestSettings settingsFor(const Authority& authority);

    QTemporaryDir directory;
    std::string state;
    std::shared_ptr<mailstead::acme::CertificateStore> store;
};
