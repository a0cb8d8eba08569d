// The look of the whole program: palette, style sheet and fonts, changed at run time. UI thread.
#pragma once

#include "style/tokens.h"

#include <QFont>
#include <QObject>

class QApplication;

namespace mailstead::style
{

enum class ThemeChoice { System, Light, Dark };

class Theme : public QObject
{
    Q_OBJECT
public:
    /// Made at the first call, owned by the application object.
    static Theme& instance();

    /// Sets style, palette, fonts and style sheet of the application; once, in main().
    void install(ThemeChoice choice);
    void setChoice(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }
    bool isDark() const { return m_dark; }

    const Colors& colors() const { return Tokens::instance().colors(m_dark); }
    const Sizes& sizes() const { return Tokens::instance().sizes(); }

    /// The font of a role in the language of the window, with Latin and Chinese families in order.
    QFont font(TypeRole role) const;
    /// font() with another weight (400, 500, 600).
    QFont font(TypeRole role, int weight) const;
    int lineHeight(TypeRole role) const;

    /// Chinese has its own smallest size, weights and spacing (LOOK §6). Call on a language change.
    void setChinese(bool chinese);
    bool isChinese() const { return m_chinese; }

    /// A duration of LOOK §4, or 0 when the platform asks for reduced motion.
    int duration(int milliseconds) const;
    bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced);

    /// The style sheet of the current theme, as expanded from resources/style/mailstead.qss.
    QString styleSheet() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    /// After colours, fonts or motion changed; widgets that paint themselves update().
    void changed();

private:
    explicit Theme(QObject* parent);
    void apply();
    bool systemIsDark() const;

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_dark = false;
    bool m_chinese = false;
    bool m_reducedMotion = false;
    bool m_installed = false;
};

/// Shorthands for painters and delegates.
inline const Colors& colors()
{
    return Theme::instance().colors();
}
inline const Sizes& sizes()
{
    return Tokens::instance().sizes();
}

} // namespace mailstead::style
