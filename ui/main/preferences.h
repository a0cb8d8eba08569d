// What the window remembers between runs: languages, theme, geometry. No secret.
#pragma once

#include "style/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QUuid>

namespace mailstead::main
{

enum class Language { System, Chinese, English };

class Preferences
{
public:
    /// An empty folder means the platform's place for settings; another keeps everything apart
    /// (tests, `--config-dir`).
    explicit Preferences(const QString& folder = {});

    QString folder() const { return m_folder; } ///< as given
    QString profilesPath() const;               ///< "" for the default
    QString knownHostsPath() const;             ///< "" for the default

    Language language() const;
    void setLanguage(Language language);
    style::ThemeChoice theme() const;
    void setTheme(style::ThemeChoice theme);
    bool reducedMotion() const;
    void setReducedMotion(bool reduced);

    QUuid lastServer() const;
    void setLastServer(const QUuid& id);
    QString lastPage(const QUuid& server) const;
    void setLastPage(const QUuid& server, const QString& page);

    QByteArray geometry() const;
    QByteArray splitter() const;
    void setWindow(const QByteArray& geometry, const QByteArray& splitter);
    /// 0: by the number of servers, 1: list, 2: rail.
    int serverListForm() const;
    void setServerListForm(int form);

    void sync() { m_settings.sync(); }

private:
    QString m_folder;
    QSettings m_settings;
};

/// Names for the command line and the settings file: "system", "zh_CN", "en".
QString toString(Language language);
Language languageFromString(const QString& name);
QString toString(style::ThemeChoice theme);
style::ThemeChoice themeFromString(const QString& name);

} // namespace mailstead::main
