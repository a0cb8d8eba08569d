// The texts about providers in the current language. Internal to the folder.
#pragma once

#include "names/provider.h"

namespace mailstead::names
{

/// Replaces what the daemon says in English about rights and fields of a provider that is known.
/// What a provider's page calls a field stays as it is there.
void translateProvider(Provider& provider);

} // namespace mailstead::names
