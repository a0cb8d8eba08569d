// Translation context of the command line.
#pragma once

#include <QCoreApplication>

namespace mailstead::cli
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::cli::Text)
};

} // namespace mailstead::cli
