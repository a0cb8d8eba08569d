#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// /etc/hostname, /etc/hosts and cloud-init, so that `hostname` says the short name and
/// `hostname -f` the full one, and a restart when the running name is another.
class NameStep : public Step
{
public:
    StepId id() const override { return StepId::Name; }
    core::Result<Plan> plan(Context& context) override;
    core::Result<> apply(Context& context, const Plan& plan) override;
    core::Result<> verify(Context& context) override;
    bool canUndo(Context& context) const override;
    core::Result<> undo(Context& context) override;
};

} // namespace mailstead::setup
