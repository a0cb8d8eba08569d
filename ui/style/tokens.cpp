#include "style/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <cmath>

namespace mailstead::style
{

namespace
{

/// Reads values by path and remembers the first thing that was missing or of the wrong kind.
class Reader
{
public:
    explicit Reader(const QJsonObject& root)
        : m_root(root)
    {
    }

    QJsonValue value(const QString& path)
    {
        QJsonValue current = m_root;
        for (const QString& part : path.split(QLatin1Char('.'))) {
            if (current.isArray()) {
                bool isNumber = false;
                const int index = part.toInt(&isNumber);
                current =
                    isNumber ? current.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
            } else {
                current = current.toObject().value(part);
            }
        }
        if (current.isUndefined())
            note(path);
        return current;
    }

    QColor color(const QString& path) { return parse(path, value(path).toString()); }

    QList<QColor> colors(const QString& path, int count)
    {
        QList<QColor> list;
        const QJsonArray array = value(path).toArray();
        for (const QJsonValue& entry : array)
            list.append(parse(path, entry.toString()));
        if (list.size() != count)
            note(path);
        return list;
    }

    int number(const QString& path)
    {
        const QJsonValue found = value(path);
        if (!found.isDouble())
            note(path);
        return found.toInt();
    }

    QStringList strings(const QString& path)
    {
        QStringList list;
        const QJsonArray array = value(path).toArray();
        for (const QJsonValue& entry : array)
            list.append(entry.toString());
        if (list.isEmpty())
            note(path);
        return list;
    }

    const QString& missing() const { return m_missing; }

private:
    void note(const QString& path)
    {
        if (m_missing.isEmpty())
            m_missing = path;
    }

    /// #RRGGBB or #RRGGBBAA; QColor wants the alpha first.
    QColor parse(const QString& path, const QString& text)
    {
        const QColor color = text.size() == 9
                                 ? QColor(QLatin1Char('#') + text.mid(7, 2) + text.mid(1, 6))
                                 : QColor(text);
        if (!color.isValid())
            note(path);
        return color;
    }

    QJsonObject m_root;
    QString m_missing;
};

Colors readColors(Reader& reader, const QString& theme)
{
    const QString base = QStringLiteral("color.") + theme + QLatin1Char('.');
    const auto color = [&](const char* path) {
        return reader.color(base + QLatin1String(path));
    };
    const auto tone = [&](const char* name) {
        const QString path = base + QLatin1String(name) + QLatin1Char('.');
        return ToneColors{reader.color(path + QStringLiteral("text")),
                          reader.color(path + QStringLiteral("fill")),
                          reader.color(path + QStringLiteral("soft")),
                          reader.color(path + QStringLiteral("softBorder"))};
    };
    Colors c;
    c.bg = {color("bg.window"), color("bg.strip"),  color("bg.page"),     color("bg.card"),
            color("bg.inset"),  color("bg.raised"), color("bg.terminal"), color("bg.tooltip")};
    c.overlay = {color("overlay.hover"), color("overlay.pressed"), color("overlay.drop"),
                 color("overlay.scrim")};
    c.text = {color("text.primary"),  color("text.secondary"), color("text.tertiary"),
              color("text.disabled"), color("text.onAccent"),  color("text.onTooltip")};
    c.border = {color("border.subtle"), color("border.default"), color("border.strong"),
                color("border.control")};
    c.accent = {color("accent.text"),        color("accent.fill"), color("accent.fillHover"),
                color("accent.fillPressed"), color("accent.soft"), color("accent.softBorder"),
                color("accent.onSoft")};
    c.ok = tone("ok");
    c.info = tone("info");
    c.warn = tone("warn");
    c.bad = tone("bad");
    c.neutral = tone("neutral");
    c.diff = {color("diff.addBg"), color("diff.addText"), color("diff.delBg"),
              color("diff.delText"), color("diff.changeBg")};
    c.chart.series = reader.colors(base + QStringLiteral("chart.series"), 6);
    c.chart.received = color("chart.received");
    c.chart.delivered = color("chart.delivered");
    c.chart.deferred = color("chart.deferred");
    c.chart.bounced = color("chart.bounced");
    c.chart.grid = color("chart.grid");
    c.chart.axis = color("chart.axis");
    c.chart.fillAlpha = reader.value(base + QStringLiteral("chart.fillAlpha")).toDouble();
    c.heatRamp = reader.colors(base + QStringLiteral("heat.ramp"), 7);
    c.heatText = reader.colors(base + QStringLiteral("heat.text"), 7);
    c.terminalAnsi = reader.colors(base + QStringLiteral("terminalAnsi"), 16);
    return c;
}

QString platformName()
{
#if defined(Q_OS_WIN)
    return QStringLiteral("windows");
#elif defined(Q_OS_MACOS)
    return QStringLiteral("macos");
#else
    return QStringLiteral("linux");
#endif
}

Sizes readSizes(Reader& reader)
{
    const auto size = [&](const char* path) {
        return reader.number(QStringLiteral("size.") + QLatin1String(path));
    };
    Sizes s;
    s.serverList = size("serverList");
    s.serverListMin = size("serverListMin");
    s.serverListMax = size("serverListMax");
    s.serverRail = size("serverRail");
    s.strip = size("strip");
    s.stripMin = size("stripMin");
    s.stripMax = size("stripMax");
    s.statusBar = size("statusBar");
    s.pageHeader = size("pageHeader");
    s.pagePadding = size("pagePadding");
    s.pagePaddingSetup = size("pagePaddingSetup");
    s.stepper = size("stepper");
    s.inspector = size("inspector");
    s.contentMaxGuide = size("contentMaxGuide");
    s.rowLog = size("row.log");
    s.rowTree = size("row.tree");
    s.rowTable = size("row.table");
    s.rowTableComfort = size("row.tableComfort");
    s.rowNav = size("row.nav");
    s.rowServer = size("row.server");
    s.rowMenu = size("row.menu");
    s.controlSmall = size("control.small");
    s.controlMedium = size("control.medium");
    s.controlLarge = size("control.large");
    s.checkBox = size("checkbox");
    s.hitTarget = size("hitTarget");
    s.scrollBar = size("scrollBar");
    s.splitterGrab = size("splitterGrab");
    s.meter = size("meter");
    s.dot = size("dot");
    s.focusWidth = size("focusRing.width");
    s.focusOffset = size("focusRing.offset");
    const auto radius = [&](const char* path) {
        return reader.number(QStringLiteral("radius.") + QLatin1String(path));
    };
    s.radiusSm = radius("sm");
    s.radiusMd = radius("md");
    s.radiusLg = radius("lg");
    s.radiusXl = radius("xl");
    return s;
}

double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

} // namespace

ToneColors Colors::tone(Tone which) const
{
    switch (which) {
    case Tone::Accent:
        return {accent.text, accent.fill, accent.soft, accent.softBorder};
    case Tone::Ok:
        return ok;
    case Tone::Info:
        return info;
    case Tone::Warn:
        return warn;
    case Tone::Bad:
        return bad;
    case Tone::Neutral:
        break;
    }
    return neutral;
}

QColor Colors::onSoft(Tone which) const
{
    return which == Tone::Accent ? accent.onSoft : tone(which).text;
}

const Tokens& Tokens::instance()
{
    static const Tokens tokens = [] {
        Tokens made;
        QFile file(QStringLiteral(":/style/tokens.json"));
        QString error = file.open(QIODevice::ReadOnly) ? QString() : file.errorString();
        if (!error.isEmpty() || !made.parse(file.readAll(), &error))
            qFatal("The embedded design tokens cannot be read: %s", qPrintable(error));
        return made;
    }();
    return tokens;
}

bool Tokens::parse(const QByteArray& json, QString* error)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject()) {
        *error = problem.error == QJsonParseError::NoError ? QStringLiteral("not an object")
                                                           : problem.errorString();
        return false;
    }
    m_root = document.object();
    Reader reader(m_root);
    m_light = readColors(reader, QStringLiteral("light"));
    m_dark = readColors(reader, QStringLiteral("dark"));

    static const char* const roles[] = {"caption", "small", "body",        "bodyStrong",
                                        "guide",   "title", "heading",     "figure",
                                        "display", "mono",  "monoTerminal"};
    for (int i = 0; i < 11; ++i) {
        const QString path = QStringLiteral("type.scale.") + QLatin1String(roles[i]);
        m_type[i] = {reader.number(path + QStringLiteral(".px")),
                     reader.number(path + QStringLiteral(".line")),
                     reader.number(path + QStringLiteral(".weight")),
                     reader.number(path + QStringLiteral(".cjkPx"))};
    }
    const QString families = QStringLiteral("type.families.%1.%2");
    m_families.ui = reader.strings(families.arg(QStringLiteral("ui"), platformName()));
    m_families.uiCjk = reader.strings(families.arg(QStringLiteral("uiCjk"), platformName()));
    m_families.mono = reader.strings(families.arg(QStringLiteral("mono"), platformName()));
    m_families.monoCjk = reader.strings(families.arg(QStringLiteral("monoCjk"), platformName()));
    m_sizes = readSizes(reader);
    const auto motion = [&](const char* path) {
        return reader.number(QStringLiteral("motion.") + QLatin1String(path));
    };
    m_motion = {motion("fast"),      motion("normal"), motion("slow"),      motion("spinnerTurn"),
                motion("liveBatch"), motion("toast"),  motion("undoWindow")};
    if (!reader.missing().isEmpty())
        *error = QStringLiteral("missing or malformed: ") + reader.missing();
    return reader.missing().isEmpty();
}

QColor Tokens::color(bool dark, const QString& path) const
{
    Reader reader(m_root);
    return reader.color(QStringLiteral("color.%1.%2")
                            .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"), path));
}

QList<Tokens::ContrastClaim> Tokens::contrastClaims(bool dark) const
{
    QList<ContrastClaim> claims;
    const QJsonObject object = m_root.value(QStringLiteral("contrast"))
                                   .toObject()
                                   .value(dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                   .toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonArray values = it.value().toArray();
        claims.append({it.key(), values.at(0).toDouble(), values.at(1).toDouble()});
    }
    return claims;
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace mailstead::style
