#include "style/icons.h"

#include "style/theme.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <memory>

namespace mailstead::style
{

namespace
{

QString path(const QString& name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

/// The SVG text of an icon, read once; empty when there is none.
const QByteArray& source(const QString& name)
{
    static QHash<QString, QByteArray> sources;
    auto found = sources.find(name);
    if (found == sources.end()) {
        QFile file(path(name));
        QByteArray text;
        if (file.open(QIODevice::ReadOnly))
            text = file.readAll();
        else
            qWarning("There is no icon named %s", qPrintable(name));
        found = sources.insert(name, text);
    }
    return *found;
}

/// Renders in device pixels, cached by name, size, colour and stroke.
QPixmap render(const QString& name, const QSize& size, const QColor& color, qreal stroke)
{
    const QString key = QStringLiteral("mailstead/%1/%2x%3/%4/%5")
                            .arg(name)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(color.rgba(), 8, 16)
                            .arg(stroke);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = source(name);
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    if (!qFuzzyCompare(stroke, 1.5))
        svg.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(stroke) + '"');
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    if (renderer.isValid()) {
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class Engine : public QIconEngine
{
public:
    Engine(QString name, Tint tint)
        : m_name(std::move(name))
        , m_tint(tint)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, modeColor(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return render(m_name, size, modeColor(mode), 1.5);
    }

    QIconEngine* clone() const override { return new Engine(m_name, m_tint); }

private:
    QColor modeColor(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return color(Tint::Disabled);
        // Only menus ask for Active: their chosen item stands on the accent fill.
        if (mode == QIcon::Active && m_tint == Tint::Menu)
            return color(Tint::OnAccent);
        return color(m_tint);
    }

    QString m_name;
    Tint m_tint;
};

} // namespace

QColor color(Tint tint)
{
    const Colors& c = colors();
    switch (tint) {
    case Tint::Primary:
        return c.text.primary;
    case Tint::Secondary:
    case Tint::Menu:
        return c.text.secondary;
    case Tint::Tertiary:
        return c.text.tertiary;
    case Tint::OnAccent:
        return c.text.onAccent;
    case Tint::Accent:
        return c.accent.text;
    case Tint::Ok:
        return c.ok.text;
    case Tint::Info:
        return c.info.text;
    case Tint::Warn:
        return c.warn.text;
    case Tint::Bad:
        return c.bad.text;
    case Tint::Disabled:
        return c.text.disabled;
    }
    return c.text.primary;
}

Tint tint(Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return Tint::Accent;
    case Tone::Ok:
        return Tint::Ok;
    case Tone::Info:
        return Tint::Info;
    case Tone::Warn:
        return Tint::Warn;
    case Tone::Bad:
        return Tint::Bad;
    case Tone::Neutral:
        break;
    }
    return Tint::Tertiary;
}

QIcon icon(const QString& name, Tint tint)
{
    return name.isEmpty() ? QIcon() : QIcon(new Engine(name, tint));
}

void paintIcon(QPainter* painter, const QRectF& rect, const QString& name, const QColor& color,
               qreal strokeWidth)
{
    if (name.isEmpty())
        return;
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QSize size = (rect.size() * ratio).toSize();
    if (size.isEmpty())
        return;
    QPixmap pixmap = render(name, size, color, strokeWidth);
    pixmap.setDevicePixelRatio(ratio);
    // On whole device pixels, or the strokes blur.
    const QPointF topLeft(std::round(rect.x() * ratio) / ratio,
                          std::round(rect.y() * ratio) / ratio);
    painter->drawPixmap(topLeft, pixmap);
}

QIcon applicationIcon()
{
    return QIcon(path(QStringLiteral("mailstead-mark")));
}

bool hasIcon(const QString& name)
{
    return QFile::exists(path(name));
}

} // namespace mailstead::style
