// Translation context of the setup's free functions.
#pragma once

#include <QCoreApplication>

namespace mailstead::setup
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::setup::Text)
};

} // namespace mailstead::setup
