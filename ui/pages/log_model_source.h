// The daemon's log model as the log view reads it.
#pragma once

#include "control/log_model.h"
#include "widgets/log_source.h"

namespace mailstead::pages
{

class LogModelSource : public widgets::LogLineSource
{
    Q_OBJECT
public:
    /// `model` is not owned and outlives this.
    explicit LogModelSource(control::LogModel* model, QObject* parent = nullptr);
    int count() const override;
    widgets::LogLine line(int index) const override;
    control::LogLine daemonLine(int index) const;

private:
    control::LogModel* m_model;
};

} // namespace mailstead::pages
