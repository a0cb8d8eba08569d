#include "cli/propagation_command.h"

#include "cli/exit_code.h"
#include "cli/text.h"

#include <QEventLoop>
#include <QJsonArray>

namespace mailstead::cli
{

namespace
{

QString nameOf(const names::PropagationAnswer& answer)
{
    if (answer.server.isEmpty())
        return Text::tr("this desktop's resolver");
    return answer.server == answer.address
               ? answer.server
               : QStringLiteral("%1 (%2)").arg(answer.server, answer.address);
}

QString said(const names::PropagationAnswer& answer)
{
    if (!answer.values.isEmpty())
        return answer.ttl < 0 ? answer.values.join(QStringLiteral(" | "))
                              : Text::tr("%1, for %2 s")
                                    .arg(answer.values.join(QStringLiteral(" | ")))
                                    .arg(answer.ttl);
    return answer.status.isEmpty() ? Text::tr("no answer") : answer.status;
}

void print(const QList<names::PropagationAnswer>& answers, bool complete, const Output& output)
{
    for (const names::PropagationAnswer& answer : answers) {
        const QString line = QStringLiteral("%1  %2: %3")
                                 .arg(answer.agrees ? u'✓' : u'·')
                                 .arg(nameOf(answer), said(answer));
        output.line(answer.agrees ? output.green(line) : line);
        output.object({{QStringLiteral("event"), QStringLiteral("answer")},
                       {QStringLiteral("server"), answer.server},
                       {QStringLiteral("address"), answer.address},
                       {QStringLiteral("authoritative"), answer.authoritative},
                       {QStringLiteral("status"), answer.status},
                       {QStringLiteral("values"), QJsonArray::fromStringList(answer.values)},
                       {QStringLiteral("ttl"), answer.ttl < 0 ? QJsonValue() : answer.ttl},
                       {QStringLiteral("agrees"), answer.agrees}});
    }
    output.object({{QStringLiteral("event"), QStringLiteral("round")},
                   {QStringLiteral("complete"), complete}});
    if (complete)
        output.line(output.green(Text::tr("All answers agree")));
    output.line({});
}

} // namespace

int tellPropagation(names::PropagationSource& source, const names::WatchedRecord& record,
                    bool follow, const Output& output)
{
    if (!source.canAsk(record.type)) {
        output.error({core::ErrorKind::InvalidInput,
                      Text::tr("This desktop cannot ask for records of type %1").arg(record.type),
                      {},
                      Text::tr("Leave out --here: the server can.")});
        return ExitUsage;
    }
    QEventLoop loop;
    QObject context;
    const auto end = [&](int code) {
        source.stop();
        loop.exit(code);
    };
    QObject::connect(&source, &names::PropagationSource::told, &context,
                     [&](int, const QList<names::PropagationAnswer>& answers, bool round,
                         bool complete, bool last) {
                         if (!round)
                             return;
                         print(answers, complete, output);
                         if (!follow || last)
                             end(complete ? ExitOk : ExitFailed);
                     });
    const auto onProblem = [&](const QString& problem) {
        output.error({core::ErrorKind::Refused, problem, {}, {}});
        end(ExitFailed);
    };
    QObject::connect(&source, &names::PropagationSource::failed, &context,
                     [&](int, const QString& problem) { onProblem(problem); });
    QObject::connect(&source, &names::PropagationSource::broken, &context, onProblem);
    source.watch(0, record);
    return loop.exec();
}

} // namespace mailstead::cli
