#pragma once

#include "main/main_window.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace mailstead::main
{

/// Everything with a name and a shortcut; menus and the palette are made of it.
struct MainWindow::Actions {
    QAction *add = nullptr, *connect = nullptr, *disconnect = nullptr, *quit = nullptr;
    QAction *palette = nullptr, *filter = nullptr, *refresh = nullptr, *stop = nullptr;
    QAction *nextServer = nullptr, *previousServer = nullptr;
    QAction *nextPane = nullptr, *previousPane = nullptr, *serverList = nullptr;
    QAction *reducedMotion = nullptr, *about = nullptr;
    QActionGroup *languages = nullptr, *themes = nullptr;
    QList<QAction*> pages; ///< Ctrl+1 …
    QMenu *serverMenu = nullptr, *goMenu = nullptr, *viewMenu = nullptr, *helpMenu = nullptr;
    QMenu *languageMenu = nullptr, *themeMenu = nullptr;
};

} // namespace mailstead::main
