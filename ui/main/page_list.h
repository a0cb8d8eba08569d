#pragma once

#include "widgets/page.h"

namespace mailstead::main
{

/// The pages that the program has, in the order of the navigation.
QList<widgets::Page*> makePages(QWidget* parent);

} // namespace mailstead::main
