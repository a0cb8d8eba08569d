#include "setup/certificate_step.h"
#include "setup/dns_step.h"
#include "setup/engine.h"
#include "setup/install_step.h"
#include "setup/look_step.h"
#include "setup/mailboxes_step.h"
#include "setup/name_step.h"
#include "setup/prepare_step.h"
#include "setup/proof_step.h"

namespace mailstead::setup
{

std::vector<std::unique_ptr<Step>> makeSteps()
{
    std::vector<std::unique_ptr<Step>> steps;
    steps.push_back(std::make_unique<LookStep>());
    steps.push_back(std::make_unique<PrepareStep>());
    steps.push_back(std::make_unique<NameStep>());
    steps.push_back(std::make_unique<InstallStep>());
    steps.push_back(std::make_unique<DnsStep>());
    steps.push_back(std::make_unique<CertificateStep>());
    steps.push_back(std::make_unique<MailboxesStep>());
    steps.push_back(std::make_unique<ProofStep>());
    return steps;
}

} // namespace mailstead::setup
