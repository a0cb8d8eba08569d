#include "main/preferences.h"

#include <QDir>

namespace mailstead::main
{

namespace
{

QString settingsFile(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("window.ini"));
}

} // namespace

QString toString(Language language)
{
    switch (language) {
    case Language::Chinese:
        return QStringLiteral("zh_CN");
    case Language::English:
        return QStringLiteral("en");
    case Language::System:
        break;
    }
    return QStringLiteral("system");
}

Language languageFromString(const QString& name)
{
    if (name.startsWith(QLatin1String("zh"), Qt::CaseInsensitive))
        return Language::Chinese;
    return name.startsWith(QLatin1String("en"), Qt::CaseInsensitive) ? Language::English
                                                                     : Language::System;
}

QString toString(style::ThemeChoice theme)
{
    switch (theme) {
    case style::ThemeChoice::Light:
        return QStringLiteral("light");
    case style::ThemeChoice::Dark:
        return QStringLiteral("dark");
    case style::ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

style::ThemeChoice themeFromString(const QString& name)
{
    if (name == QLatin1String("light"))
        return style::ThemeChoice::Light;
    return name == QLatin1String("dark") ? style::ThemeChoice::Dark : style::ThemeChoice::System;
}

Preferences::Preferences(const QString& folder)
    : m_folder(folder)
    , m_settings(folder.isEmpty() ? QSettings().fileName() : settingsFile(folder),
                 folder.isEmpty() ? QSettings::NativeFormat : QSettings::IniFormat)
{
}

QString Preferences::profilesPath() const
{
    return m_folder.isEmpty() ? QString() : QDir(m_folder).filePath(QStringLiteral("servers.json"));
}

QString Preferences::knownHostsPath() const
{
    return m_folder.isEmpty() ? QString() : QDir(m_folder).filePath(QStringLiteral("known_hosts"));
}

Language Preferences::language() const
{
    return languageFromString(m_settings.value(QStringLiteral("language")).toString());
}

void Preferences::setLanguage(Language language)
{
    m_settings.setValue(QStringLiteral("language"), toString(language));
}

style::ThemeChoice Preferences::theme() const
{
    return themeFromString(m_settings.value(QStringLiteral("theme")).toString());
}

void Preferences::setTheme(style::ThemeChoice theme)
{
    m_settings.setValue(QStringLiteral("theme"), toString(theme));
}

bool Preferences::reducedMotion() const
{
    return m_settings.value(QStringLiteral("reducedMotion"), false).toBool();
}

void Preferences::setReducedMotion(bool reduced)
{
    m_settings.setValue(QStringLiteral("reducedMotion"), reduced);
}

QUuid Preferences::lastServer() const
{
    return m_settings.value(QStringLiteral("lastServer")).toUuid();
}

void Preferences::setLastServer(const QUuid& id)
{
    m_settings.setValue(QStringLiteral("lastServer"), id);
}

QString Preferences::lastPage(const QUuid& server) const
{
    return m_settings.value(QStringLiteral("pages/") + server.toString(QUuid::WithoutBraces))
        .toString();
}

void Preferences::setLastPage(const QUuid& server, const QString& page)
{
    m_settings.setValue(QStringLiteral("pages/") + server.toString(QUuid::WithoutBraces), page);
}

QByteArray Preferences::geometry() const
{
    return m_settings.value(QStringLiteral("geometry")).toByteArray();
}

QByteArray Preferences::splitter() const
{
    return m_settings.value(QStringLiteral("splitter")).toByteArray();
}

void Preferences::setWindow(const QByteArray& geometry, const QByteArray& splitter)
{
    m_settings.setValue(QStringLiteral("geometry"), geometry);
    m_settings.setValue(QStringLiteral("splitter"), splitter);
}

int Preferences::serverListForm() const
{
    return m_settings.value(QStringLiteral("serverListForm"), 0).toInt();
}

void Preferences::setServerListForm(int form)
{
    m_settings.setValue(QStringLiteral("serverListForm"), form);
}

} // namespace mailstead::main
