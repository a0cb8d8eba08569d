#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

struct DaemonBinary;

/// The daemon with its user, directories, settings and units, then Dovecot (which needs the
/// certificate that the daemon writes at its first start), the firewall, and away with what is in
/// the way.
class InstallStep : public Step
{
public:
    StepId id() const override { return StepId::Install; }
    core::Result<Plan> plan(Context& context) override;
    core::Result<> apply(Context& context, const Plan& plan) override;
    core::Result<> verify(Context& context) override;
    bool canUndo(Context& context) const override;
    core::Result<> undo(Context& context) override;

private:
    core::Result<> stopOthers(Context& context);
    core::Result<> installDaemon(Context& context);
    core::Result<> installDovecot(Context& context);
};

} // namespace mailstead::setup
