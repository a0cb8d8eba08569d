// The other server that all remote mail may be given to.
#pragma once

#include "core/config.h"
#include "core/result.h"
#include "smtp/sending_session.h"

#include <memory>
#include <string>

namespace mailstead::delivery
{

smtp::TlsPolicy policyOf(const core::Smarthost& smarthost);

/// The user and the password from its file, which is read each time, so that a new password needs
/// no restart and is not kept. Null when nobody signs in. An error when the file cannot be read or
/// others may read it. Blocks for a small read.
core::Result<std::shared_ptr<const smtp::Credentials>>
readCredentials(const core::Smarthost& smarthost, const std::string& stateDirectory);

} // namespace mailstead::delivery
