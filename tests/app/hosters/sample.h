// What the daemon says about one address, as PROTOCOL.md has it.
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace mailstead::test
{

inline QJsonObject hosterJson(const QString& id, const QString& label, const QString& way,
                              const QString& api = {},
                              const QString& port25 = QStringLiteral("unknown"))
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("label"), label},
            {QStringLiteral("way"), way},
            {QStringLiteral("url"), QStringLiteral("https://panel.example/")},
            {QStringLiteral("api"), api.isEmpty() ? QJsonValue() : QJsonValue(api)},
            {QStringLiteral("port25"), port25}};
}

inline QJsonObject stepJson(const QString& id, const QJsonObject& parameters = {})
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("parameters"), parameters}};
}

inline QJsonObject addressJson(const QString& address = QStringLiteral("192.0.2.1"),
                               const QString& grade = QStringLiteral("missing"))
{
    const bool named = grade != QLatin1String("missing") && grade != QLatin1String("unknown");
    const QString wanted = QStringLiteral("mail.example.org");
    return {
        {QStringLiteral("address"), address},
        {QStringLiteral("seen"), named ? QJsonValue(wanted) : QJsonValue()},
        {QStringLiteral("names"), QJsonArray()},
        {QStringLiteral("wanted"), wanted},
        {QStringLiteral("grade"), grade},
        {QStringLiteral("forward"), true},
        {QStringLiteral("hoster"),
         hosterJson(QStringLiteral("hetzner-cloud"), QStringLiteral("Hetzner Cloud"),
                    QStringLiteral("api"), QStringLiteral("hetzner-cloud"),
                    QStringLiteral("on-request"))},
        {QStringLiteral("confidence"), QStringLiteral("certain")},
        {QStringLiteral("chosen"), false},
        {QStringLiteral("evidence"),
         QJsonArray{QJsonObject{
             {QStringLiteral("source"), QStringLiteral("dmi")},
             {QStringLiteral("text"), QStringLiteral("Hetzner")},
             {QStringLiteral("hosters"), QJsonArray{QStringLiteral("hetzner-cloud")}}}}},
        {QStringLiteral("others"), QJsonArray()},
        {QStringLiteral("way"), QStringLiteral("api")},
        {QStringLiteral("steps"),
         QJsonArray{stepJson(QStringLiteral("sign-in"),
                             {{QStringLiteral("url"), QStringLiteral("https://panel.example/")},
                              {QStringLiteral("hoster"), QStringLiteral("Hetzner Cloud")}}),
                    stepJson(QStringLiteral("enter-name"), {{QStringLiteral("name"), wanted},
                                                            {QStringLiteral("address"), address}}),
                    stepJson(QStringLiteral("of-the-future")), stepJson(QStringLiteral("wait"))}},
        {QStringLiteral("credentials"), QJsonArray{QStringLiteral("home")}}};
}

inline QJsonObject hostersJson()
{
    return {{QStringLiteral("hosters"),
             QJsonArray{hosterJson(QStringLiteral("hetzner-cloud"), QStringLiteral("Hetzner Cloud"),
                                   QStringLiteral("api"), QStringLiteral("hetzner-cloud")),
                        hosterJson(QStringLiteral("racknerd"), QStringLiteral("RackNerd"),
                                   QStringLiteral("ticket"))}},
            {QStringLiteral("interfaces"),
             QJsonArray{QJsonObject{
                 {QStringLiteral("id"), QStringLiteral("hetzner-cloud")},
                 {QStringLiteral("label"), QStringLiteral("Hetzner Cloud")},
                 {QStringLiteral("rights"), QStringLiteral("A token with Read & Write")},
                 {QStringLiteral("page"), QStringLiteral("https://console.example/")},
                 {QStringLiteral("renames"), false},
                 {QStringLiteral("fields"),
                  QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("token")},
                                         {QStringLiteral("label"), QStringLiteral("API token")},
                                         {QStringLiteral("secret"), true},
                                         {QStringLiteral("required"), true},
                                         {QStringLiteral("hint"), QString()},
                                         {QStringLiteral("values"), QJsonArray()}}}}}}}};
}

inline QJsonObject changeJson(bool changed)
{
    return {{QStringLiteral("address"), QStringLiteral("192.0.2.1")},
            {QStringLiteral("api"), QStringLiteral("hetzner-cloud")},
            {QStringLiteral("subject"), QStringLiteral("server mail")},
            {QStringLiteral("before"), QStringLiteral("static.1.2.0.192.clients.your-server.de")},
            {QStringLiteral("after"), QStringLiteral("mail.example.org")},
            {QStringLiteral("renames"), false},
            {QStringLiteral("forward"), true},
            {QStringLiteral("leadsTo"), QJsonArray{QStringLiteral("192.0.2.1")}},
            {QStringLiteral("changed"), changed},
            {QStringLiteral("journal"), changed ? QJsonValue(QStringLiteral("j1")) : QJsonValue()}};
}

} // namespace mailstead::test
