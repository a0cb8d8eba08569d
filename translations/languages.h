#pragma once

#include <QStringList>

namespace mailstead::translations
{

/// The languages whose texts are embedded as `:/i18n/mailstead_<language>.qm`: "en", "zh_CN".
QStringList languages();

} // namespace mailstead::translations
