#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// A certificate from the ACME directory for the server's name. The daemon refuses to ask for one
/// while the name does not lead to the server, and renews it from then on.
class CertificateStep : public Step
{
public:
    StepId id() const override { return StepId::Certificate; }
    core::Result<Plan> plan(Context& context) override;
    core::Result<> apply(Context& context, const Plan& plan) override;
    core::Result<> verify(Context& context) override;
};

} // namespace mailstead::setup
