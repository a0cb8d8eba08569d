#include "gallery.h"

#include "main/connect_dialog.h"
#include "main/main_window.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace mailstead;

namespace
{

/// An attempt that stands where it is put.
class StandingConnector : public main::Connector
{
public:
    void start(const vault::ServerProfile&, const session::Credentials&) override {}
    void trust(bool) override {}
    void stop() override {}
    session::State state() const override { return at; }
    core::Error error() const override { return {}; }
    session::HostKey offered() const override { return key; }
    session::HostKey remembered() const override { return old; }
    int latency() const override { return 41; }

    session::State at = session::State::Disconnected;
    session::HostKey key, old;
};

session::HostKey key(const char* fingerprint)
{
    session::HostKey made;
    made.algorithm = QStringLiteral("ssh-ed25519");
    made.fingerprint = QLatin1String(fingerprint);
    made.randomArt =
        QStringLiteral("+--[ED25519 256]--+\n|        .o+.     |\n|       . =o.     |\n"
                       "|      . =.+ .    |\n|     o = = o     |\n|    . B S * .    |\n"
                       "|     + X B +     |\n|    . o @ = .    |\n|     . E *.o     |\n"
                       "|        o.+.     |\n+----[SHA256]-----+");
    return made;
}

void save(QWidget* widget, const QString& file)
{
    widget->show();
    QTest::qWait(300);
    if (!widget->grab().save(file))
        qCritical("cannot write %s", qPrintable(file));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QCA::Initializer crypto;
    const QString folder = application.arguments().value(1, QStringLiteral("screenshots"));
    QDir().mkpath(folder);
    style::Theme& theme = style::Theme::instance();
    theme.setReducedMotion(true);
    theme.install(style::ThemeChoice::Light);
    main::LanguageSwitch language;
    for (bool dark : {false, true}) {
        theme.setChoice(dark ? style::ThemeChoice::Dark : style::ThemeChoice::Light);
        for (main::Language which : {main::Language::English, main::Language::Chinese}) {
            language.apply(which);
            const QString suffix = QStringLiteral("%1/%2.%3.%4.png")
                                       .arg(folder, QStringLiteral("%1"),
                                            dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                            main::toString(which));
            const std::unique_ptr<QWidget> gallery(makeGallery());
            gallery->show();
            QApplication::setActiveWindow(gallery.get());
            gallery->findChild<QWidget*>(QStringLiteral("focused"))->setFocus(Qt::TabFocusReason);
            save(gallery.get(), suffix.arg(QStringLiteral("components")));
            const std::unique_ptr<QWidget> guided(makeGuided());
            save(guided.get(), suffix.arg(QStringLiteral("guided")));
            const std::unique_ptr<QWidget> table(makeTable());
            save(table.get(), suffix.arg(QStringLiteral("table")));

            auto* connector = new StandingConnector;
            vault::ServerProfile profile;
            profile.address = QStringLiteral("198.51.100.88");
            main::ConnectDialog dialog(profile, {QStringLiteral("Production")}, connector);
            save(&dialog, suffix.arg(QStringLiteral("connect-empty")));
            connector->key = key("SHA256:0lR8acRYSi4MDF8kWCBX1KpeZUaLJ4d8jOCs4bWYTI6");
            connector->at = session::State::HostKeyUnknown;
            emit connector->changed();
            QTest::qWait(700);
            save(&dialog, suffix.arg(QStringLiteral("connect")));
            connector->old = key("SHA256:wLqeeHq1PkCJVuoYqLRqrxZKiGvbtcj7bsHXDYzEzVM");
            connector->at = session::State::HostKeyChanged;
            emit connector->changed();
            save(&dialog, suffix.arg(QStringLiteral("connect-changed")));

            QTemporaryDir config;
            main::Preferences preferences(config.path());
            main::MainWindow window(&preferences, &language);
            save(&window, suffix.arg(QStringLiteral("window-welcome")));
            for (const char* name : {"mail.example.org", "mx2.example.org", "post.example.net"}) {
                vault::ServerProfile server;
                server.name = QLatin1String(name);
                server.address =
                    QStringLiteral("203.0.113.%1").arg(window.servers()->rowCount() + 10);
                server.group = window.servers()->rowCount() < 2 ? QStringLiteral("Production")
                                                                : QStringLiteral("Clients");
                const core::Result<QUuid> id = window.servers()->put(server);
                if (id)
                    window.chooseServer(*id);
            }
            save(&window, suffix.arg(QStringLiteral("window")));
            window.choosePage(QStringLiteral("queue"));
            save(&window, suffix.arg(QStringLiteral("window-queue")));
            window.openPalette();
            save(&window, suffix.arg(QStringLiteral("window-palette")));
            window.resize(1024, 680);
            save(&window, suffix.arg(QStringLiteral("window-small")));
        }
    }
    return 0;
}
