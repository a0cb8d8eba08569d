// What the commands print: text for people, or one JSON object a line.
#pragma once

#include "core/finding.h"
#include "core/result.h"

#include <QJsonObject>
#include <QString>

namespace mailstead::cli
{

/// UTF-8 without control characters but line ends and tabs: what a server said must not steer the
/// terminal. Colour sequences pass on demand.
QByteArray printable(const QString& text, bool withColours);

class Output
{
public:
    explicit Output(bool json);

    bool isJson() const { return m_json; }
    void object(const QJsonObject& object) const; ///< a line of JSON, in JSON mode only
    void line(const QString& text) const;         ///< a line of text, in text mode only

    /// What happened, why, what next; on standard error, or as a "finished" event.
    void error(const core::Error& error) const;
    void finding(const core::Finding& finding) const; ///< text mode

    QString bold(const QString& text) const;
    QString dim(const QString& text) const;
    QString green(const QString& text) const;
    QString red(const QString& text) const;
    QString yellow(const QString& text) const;

private:
    QString coloured(const char* code, const QString& text) const;

    bool m_json;
    bool m_colours;
};

QJsonObject toJson(const core::Error& error);
QJsonObject toJson(const core::Finding& finding);

} // namespace mailstead::cli
