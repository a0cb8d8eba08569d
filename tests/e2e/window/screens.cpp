// mailstead-screens --plan FILE --output FOLDER: opens the window on the server of a plan and takes
// a picture of each page, light and dark, in both languages.
#include "pictures.h"
#include "vault/secure_memory.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

using namespace mailstead;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Mailstead"));
    QCoreApplication::setApplicationName(QStringLiteral("mailstead-screens"));
    vault::startSecureMemory();
    QCommandLineParser parser;
    const QCommandLineOption plan(QStringLiteral("plan"), {}, QStringLiteral("file"));
    const QCommandLineOption output(QStringLiteral("output"), {}, QStringLiteral("folder"));
    parser.addOptions({plan, output});
    parser.process(application);

    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    main::Preferences preferences(settings.path());
    style::Theme::instance().install(style::ThemeChoice::Light);
    main::LanguageSwitch languages;
    languages.apply(main::Language::English);
    main::MainWindow window(&preferences, &languages);
    window.resize(1440, 900);
    window.show();
    if (const core::Result<> opened = window.openPlan(parser.value(plan)); !opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().text()));
        return 1;
    }
    const bool connected = QTest::qWaitFor(
        [&] {
            return window.currentSession() &&
                   window.currentSession()->daemonState() == session::DaemonState::Running;
        },
        60000);
    if (!connected) {
        std::fprintf(stderr, "the server's daemon was not reached\n");
        return 1;
    }
    // The first look at the server fills the steps.
    if (!QTest::qWaitFor([&] { return !window.page(QStringLiteral("setup"))->work().isRunning(); },
                         60000)) {
        std::fprintf(stderr, "the first look at the server did not end\n");
        return 1;
    }
    const int saved = e2e::savePages(window, parser.value(output));
    std::printf("%d pictures\n", saved);
    return saved > 0 ? 0 : 1;
}
