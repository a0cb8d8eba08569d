// How far records have travelled as this desktop sees it.
#pragma once

#include "names/propagation_source.h"
#include "outside/record_look.h"

#include <QHash>
#include <chrono>

namespace mailstead::names
{

class DesktopPropagation : public PropagationSource
{
    Q_OBJECT
public:
    struct Options {
        outside::RecordLook::Options look;
        std::chrono::milliseconds pause{10'000}; ///< between the rounds of a record
    };

    /// Asks public resolvers and the system's own.
    explicit DesktopPropagation(QObject* parent = nullptr);
    DesktopPropagation(Options options, QObject* parent);

    bool isReady() const override { return true; }
    bool canAsk(const QString& type) const override;
    int most() const override { return 6; }
    void watch(int row, const WatchedRecord& record) override;
    void stop() override;

private:
    void onAnswered(int row, const QList<outside::RecordAnswer>& answers, bool all);
    void again(int row);

    const Options m_options;
    outside::RecordLook m_look;
    QHash<int, WatchedRecord> m_records;
    quint64 m_epoch = 0;
};

} // namespace mailstead::names
