#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// Adds the mail domain (its DKIM keys are among the records), tells the records that are needed
/// and waits until every authoritative server has them, the forward-confirmed PTR included.
class DnsStep : public Step
{
public:
    StepId id() const override { return StepId::Dns; }
    core::Result<Plan> plan(Context& context) override;
    core::Result<> apply(Context& context, const Plan& plan) override;
    core::Result<> verify(Context& context) override;

private:
    core::Result<QList<WantedRecord>> check(Context& context);
    QStringList m_lastAnswers; ///< so that only what changed is logged
};

} // namespace mailstead::setup
