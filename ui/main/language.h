// The language of the window, changed while it runs.
#pragma once

#include "main/preferences.h"

#include <QObject>
#include <QTranslator>

namespace mailstead::main
{

class LanguageSwitch : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Installs our translation and Qt's; every widget gets QEvent::LanguageChange. Also sets the
    /// default QLocale for numbers and dates and the type rules of LOOK §6.
    void apply(Language language);
    Language choice() const { return m_choice; }
    bool isChinese() const { return m_chinese; }

private:
    QTranslator m_ours, m_qt;
    Language m_choice = Language::System;
    bool m_chinese = false;
};

} // namespace mailstead::main
