#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// Reads the facts, runs the preflight and judges. Changes nothing; its plan is always empty.
class LookStep : public Step
{
public:
    StepId id() const override { return StepId::Look; }
    core::Result<Plan> plan(Context& context) override;
    core::Result<> apply(Context& context, const Plan& plan) override;
    core::Result<> verify(Context& context) override;
};

} // namespace mailstead::setup
