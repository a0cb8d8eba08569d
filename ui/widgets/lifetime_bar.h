// How long something is valid: a bar of 8 px from issue to end, with today and when it is renewed
// (LOOK §3, lifetime bar).
#pragma once

#include "style/tokens.h"

#include <QDateTime>
#include <QWidget>

namespace mailstead::widgets
{

class LifetimeBar : public QWidget
{
    Q_OBJECT
public:
    explicit LifetimeBar(QWidget* parent = nullptr);

    /// All in one zone. Invalid renewal times: none is planned; equal ones are a moment.
    struct Span {
        QDateTime from, to, now;
        QDateTime renewFrom, renewTo;
        bool operator==(const Span&) const = default;
    };
    void setSpan(const Span& span, style::Tone tone);
    QSize sizeHint() const override { return {360, 44}; }
    QSize minimumSizeHint() const override { return {160, 44}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Caption;
    double share(const QDateTime& at) const; ///< 0…1 of the span
    QList<Caption> captions() const;
    void describe();

    Span m_span;
    style::Tone m_tone = style::Tone::Ok;
};

} // namespace mailstead::widgets
