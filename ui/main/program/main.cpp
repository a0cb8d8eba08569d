// mailstead: the window.
#include "main/language.h"
#include "main/main_window.h"
#include "main/preferences.h"
#include "style/icons.h"
#include "vault/secure_memory.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

using namespace mailstead;

int main(int argc, char** argv)
{
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Mailstead"));
    QCoreApplication::setApplicationName(QStringLiteral("mailstead"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MAILSTEAD_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("mailstead"));
    QApplication::setWindowIcon(style::applicationIcon());
    vault::startSecureMemory();

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Turns a server of your own into a mail server"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption folder(
        QStringLiteral("config-dir"),
        QCoreApplication::translate("main", "Keep settings, servers and known hosts in <folder>."),
        QStringLiteral("folder"));
    const QCommandLineOption language(
        QStringLiteral("language"),
        QCoreApplication::translate("main", "Show the window in <language>: system, zh_CN or en."),
        QStringLiteral("language"));
    const QCommandLineOption theme(
        QStringLiteral("theme"),
        QCoreApplication::translate("main", "Use the colours <theme>: system, light or dark."),
        QStringLiteral("theme"));
    const QCommandLineOption plan(
        QStringLiteral("plan"),
        QCoreApplication::translate("main", "Connect to the server of the plan <file> and fill in "
                                            "its answers."),
        QStringLiteral("file"));
    parser.addOptions({folder, language, theme, plan});
    parser.process(application);

    const QString place = parser.value(folder);
    if (!place.isEmpty() && !QDir().mkpath(place)) {
        qCritical(
            "%s",
            qPrintable(
                QCoreApplication::translate("main", "The folder %1 cannot be made.").arg(place)));
        return 1;
    }
    if (!place.isEmpty()) {
        // What pages remember goes there too.
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, place);
    }
    main::Preferences preferences(place);
    style::Theme& look = style::Theme::instance();
    look.setReducedMotion(preferences.reducedMotion());
    look.install(parser.isSet(theme) ? main::themeFromString(parser.value(theme))
                                     : preferences.theme());
    main::LanguageSwitch languages;
    languages.apply(parser.isSet(language) ? main::languageFromString(parser.value(language))
                                           : preferences.language());
    main::MainWindow window(&preferences, &languages);
    window.show();
    if (parser.isSet(plan)) {
        if (const core::Result<> opened = window.openPlan(parser.value(plan)); !opened) {
            qCritical("%s", qPrintable(opened.error().text()));
            return 2;
        }
    }
    return QApplication::exec();
}
