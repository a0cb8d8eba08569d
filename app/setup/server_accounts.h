// System users and directories of the mail server.
#pragma once

#include "setup/step.h"

namespace mailstead::setup
{

/// Changes that are needed for users `mailstead` and `vmail` and the directories to be as wanted.
core::Result<QList<Change>> planAccounts(Context& context);
core::Result<> makeAccounts(Context& context);

} // namespace mailstead::setup
