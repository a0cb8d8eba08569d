#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// Packages that later steps need.
class PrepareStep : public Step
{
public:
    StepId id() const override { return StepId::Prepare; }
    core::Result<Plan> plan(Context& context) override;
    core::Result<> apply(Context& context, const Plan& plan) override;
    core::Result<> verify(Context& context) override;
};

} // namespace mailstead::setup
