// The DNS records that the user has to make (LOOK §3 and the DNS mock-up).
#pragma once

#include "setup/step.h"
#include "widgets/card.h"

#include <QList>
#include <memory>

namespace mailstead::widgets
{

/// One line of a zone file, quoted and split into strings of 255 bytes where the type is TXT.
QString zoneLine(const setup::WantedRecord& record);
QString zoneFile(const QList<setup::WantedRecord>& records);

/// A record as the page of somebody's DNS provider asks for it.
struct RecordParts {
    QString name, value;
    QStringList numbers; ///< "Priority: 10": what has fields of its own there
    bool operator==(const RecordParts&) const = default;
};

/// Type, name, value (mono, cut in the middle) with a copy button at each, state tick, reason.
class RecordsView : public Card
{
    Q_OBJECT
public:
    explicit RecordsView(QWidget* parent = nullptr);
    ~RecordsView() override;
    void setRecords(const QList<setup::WantedRecord>& records);
    const QList<setup::WantedRecord>& records() const;
    /// One for each record, in their order; without them names and values are as in zone files.
    void setParts(const QList<RecordParts>& parts);
    void setHeading(const QString& title); ///< instead of "Records to make"
    int arrived() const;                   ///< state "ok"

signals:
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mailstead::widgets
