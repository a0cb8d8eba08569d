#include "certificates/targets.h"

#include "certificates/json_records.h"
#include "control/daemon_text.h"

namespace mailstead::certificates
{

using control::inCurrentLanguage;
using control::JsonFields;
using control::ModelState;
using core::Result;

namespace
{

constexpr qsizetype targetLimit = 64;
constexpr qsizetype wordLimit = 64;
constexpr qsizetype shortText = 300;
constexpr qsizetype longText = 16 * 1024;

Result<TargetResult> resultFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    TargetResult result;
    result.installed = fields.boolean(QLatin1StringView("installed"));
    result.changed = fields.boolean(QLatin1StringView("changed"));
    result.reloaded = fields.boolean(QLatin1StringView("reloaded"));
    result.verified = fields.boolean(QLatin1StringView("verified"));
    result.serves = fields.boolean(QLatin1StringView("serves"));
    result.served = fields.text(QLatin1StringView("served"), shortText);
    result.why = inCurrentLanguage(fields.text(QLatin1StringView("why"), longText));
    result.next = inCurrentLanguage(fields.text(QLatin1StringView("next"), longText));
    return checked(fields, std::move(result), "result");
}

Result<Target> targetFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Target read;
    InstallTarget& target = read.target;
    target.name = fields.text(QLatin1StringView("name"), shortText);
    target.chain = fields.text(QLatin1StringView("chain"));
    target.key = fields.text(QLatin1StringView("key"));
    target.owner = fields.text(QLatin1StringView("owner"), shortText);
    target.group = fields.text(QLatin1StringView("group"), shortText);
    target.keyMode = fields.text(QLatin1StringView("keyMode"), shortText);
    target.reload = fields.texts(QLatin1StringView("reload"), wordLimit);
    target.service = fields.text(QLatin1StringView("service"), shortText);
    target.startTls = fields.text(QLatin1StringView("startTls"), shortText);
    target.serverName = fields.text(QLatin1StringView("serverName"), shortText);
    auto result = optionalFrom(object, QLatin1StringView("result"), &resultFromJson);
    if (!result)
        return tl::unexpected(result.error());
    read.result = std::move(*result);
    return checked(fields, std::move(read), "target");
}

} // namespace

Result<Targets> targetsFromJson(const QJsonObject& answer)
{
    JsonFields fields(answer);
    Targets read;
    read.available = fields.boolean(QLatin1StringView("available"));
    read.problem = inCurrentLanguage(fields.optionalText(QLatin1StringView("problem"), longText));
    read.actions = fields.texts(QLatin1StringView("actions"), wordLimit);
    auto targets = listFrom(answer, QLatin1StringView("targets"), targetLimit, &targetFromJson);
    if (!targets)
        return tl::unexpected(targets.error());
    read.targets = std::move(*targets);
    if (const QJsonValue last = answer.value(QLatin1String("last")); last.isObject()) {
        const QJsonObject object = last.toObject();
        JsonFields inner(object);
        read.lastAt = inner.time(QLatin1StringView("at"));
        read.lastFingerprint = inner.optionalText(QLatin1StringView("fingerprint"), shortText);
        read.lastError =
            inCurrentLanguage(inner.optionalText(QLatin1StringView("error"), longText));
        if (!inner.isFine())
            return tl::unexpected(inner.error(QStringLiteral("last")));
    }
    return checked(fields, std::move(read), "targets");
}

void TargetsModel::setClient(std::shared_ptr<control::Client> client)
{
    if (client == m_client)
        return;
    m_client = std::move(client);
    ++m_generation;
    m_underWay = m_again = m_stopping = false;
    m_request = -1;
    m_targets = {};
    m_installError.reset();
    m_state = m_client ? ModelState::Loading : ModelState::Detached;
    emit changed();
    refresh();
}

void TargetsModel::refresh()
{
    if (!m_client)
        return;
    // What is under way may have been answered before that for which this look is wanted.
    m_again = m_underWay;
    if (m_underWay)
        return;
    m_underWay = true;
    const int generation = m_generation;
    m_client->callAsync(QStringLiteral("certificate.targets"), {}, this,
                        [this, generation](const Result<QJsonObject>& answer) {
                            if (generation != m_generation)
                                return;
                            m_underWay = false;
                            auto read = answer.and_then(targetsFromJson);
                            if (read)
                                m_targets = std::move(*read);
                            else
                                m_error = read.error();
                            m_state = read ? ModelState::Ready : ModelState::Failed;
                            emit changed();
                            if (m_again)
                                refresh();
                        });
}

void TargetsModel::install()
{
    if (!m_client || isInstalling())
        return;
    m_installError.reset();
    m_stopping = false;
    const int generation = m_generation;
    m_request = m_client->callAsync(
        QStringLiteral("certificate.installTargets"), {}, this,
        [this, generation](const Result<QJsonObject>& answer) {
            if (generation != m_generation)
                return;
            m_request = -1;
            // Who stopped it himself need not be told that something went wrong.
            if (!answer && !(m_stopping && answer.error().kind == core::ErrorKind::Cancelled))
                m_installError = answer.error();
            m_stopping = false;
            emit changed();
            refresh(); // the results are kept with the targets
        });
    emit changed();
}

void TargetsModel::stop()
{
    if (!m_client || !isInstalling() || m_stopping)
        return;
    m_stopping = true;
    m_client->cancel(m_request);
    emit changed();
}

void TargetsModel::dismiss()
{
    m_installError.reset();
    emit changed();
}

} // namespace mailstead::certificates
