// What differs between systems at the terminal: passwords without echo, colours, Ctrl+C.
#pragma once

#include "core/result.h"
#include "vault/secret.h"

#include <QString>

namespace mailstead::cli
{

bool inputIsTerminal();
bool outputIsTerminal(); ///< then colours are used, unless NO_COLOR is set

/// Asks on the terminal without echo; an error when there is none.
core::Result<vault::Secret> askSecret(const QString& question);
/// Asks for a line; empty at the end of the input.
QString askLine(const QString& question);

/// After this, Ctrl+C sets interrupted() instead of ending the program; the second one ends it.
void catchInterrupt();
bool interrupted();

} // namespace mailstead::cli
