#include "main/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace mailstead::main
{

void LanguageSwitch::apply(Language language)
{
    m_choice = language;
    const QLocale system = QLocale::system();
    // The first of the user's languages that we speak.
    bool systemChinese = false;
    for (const QString& name : system.uiLanguages()) {
        if (name.startsWith(QLatin1String("zh"))) {
            systemChinese = true;
            break;
        }
        if (name.startsWith(QLatin1String("en")))
            break;
    }
    m_chinese = language == Language::Chinese || (language == Language::System && systemChinese);
    const QLocale locale = m_chinese                       ? QLocale(QStringLiteral("zh_CN"))
                           : language == Language::English ? QLocale(QStringLiteral("en_GB"))
                                                           : system;
    QLocale::setDefault(locale.language() == QLocale::Chinese || !m_chinese
                            ? locale
                            : QLocale(QStringLiteral("zh_CN")));
    // Type rules before the texts, so that widgets measure their new texts in the new fonts.
    style::Theme::instance().setChinese(m_chinese);

    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    const QString name = m_chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    if (m_ours.load(QStringLiteral(":/i18n/mailstead_%1.qm").arg(name)))
        QCoreApplication::installTranslator(&m_ours);
    if (m_chinese && m_qt.load(QStringLiteral("qtbase_zh_CN"),
                               QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace mailstead::main
