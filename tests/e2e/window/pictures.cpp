#include "pictures.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTest>

namespace e2e
{

using namespace mailstead;

bool savePicture(main::MainWindow& window, const QString& folder, const QString& name)
{
    QDir().mkpath(folder);
    QApplication::processEvents();
    return window.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

int savePages(main::MainWindow& window, const QString& folder)
{
    window.resize(1440, 900);
    int saved = 0;
    const auto themes = {std::pair{style::ThemeChoice::Light, "light"},
                         std::pair{style::ThemeChoice::Dark, "dark"}};
    const auto languages = {std::pair{main::Language::English, "en"},
                            std::pair{main::Language::Chinese, "zh_CN"}};
    for (const auto& [theme, themeName] : themes) {
        window.setTheme(theme);
        for (const auto& [language, languageName] : languages) {
            window.setLanguage(language);
            for (widgets::Page* page : window.pages()) {
                window.choosePage(page->id());
                page->refresh();
                QTest::qWait(1500); // answers of the server are on their way; pictures only
                saved += savePicture(window, folder,
                                     QStringLiteral("%1.%2.%3")
                                         .arg(page->id(), QLatin1String(themeName),
                                              QLatin1String(languageName)))
                             ? 1
                             : 0;
            }
        }
    }
    return saved;
}

} // namespace e2e
