// Pictures of the running window.
#pragma once

#include "main/language.h"
#include "main/main_window.h"
#include "style/theme.h"

#include <QString>

namespace e2e
{

/// Saves what the window shows now as FOLDER/NAME.png, after what is due to be drawn was drawn.
bool savePicture(mailstead::main::MainWindow& window, const QString& folder, const QString& name);

/// Every page, light and dark, English and Chinese: NAME.theme.language.png, at 1440×900. Waits
/// for what the pages fetch. Returns the number of pictures saved.
int savePages(mailstead::main::MainWindow& window, const QString& folder);

} // namespace e2e
