#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// The first mailbox.
class MailboxesStep : public Step
{
public:
    StepId id() const override { return StepId::Mailboxes; }
    bool isSkipped(const Settings& settings) const override;
    core::Result<Plan> plan(Context& context) override;
    core::Result<> apply(Context& context, const Plan& plan) override;
    core::Result<> verify(Context& context) override;
};

} // namespace mailstead::setup
