// The names of core/json_access.h, as acme uses them. Internal to acme.
#pragma once

#include "core/json_access.h"

namespace mailstead::acme
{

using core::flagAt;
using core::textAt;
using core::textsAt;

} // namespace mailstead::acme
