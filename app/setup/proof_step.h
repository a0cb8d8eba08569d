#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// A real message from the first mailbox to an address elsewhere, followed until it is delivered,
/// and a reply back into the mailbox. Done once; decisions "proof" = "again" does it once more.
class ProofStep : public Step
{
public:
    StepId id() const override { return StepId::Proof; }
    bool isSkipped(const Settings& settings) const override;
    core::Result<Plan> plan(Context& context) override;
    core::Result<> apply(Context& context, const Plan& plan) override;
    core::Result<> verify(Context& context) override;

private:
    core::Result<QString> send(Context& context, const QString& subject);
    core::Result<> follow(Context& context, const QString& messageId);
    core::Result<> awaitReply(Context& context, const QDateTime& since);
    core::Result<QByteArray> readReply(Context& context, const QString& token);
};

} // namespace mailstead::setup
