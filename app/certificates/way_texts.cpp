#include "certificates/way_texts.h"

namespace mailstead::certificates
{

QString WayTexts::title(Way way)
{
    switch (way) {
    case Way::Http:
        return tr("Port 80, for a moment");
    case Way::WebRoot:
        return tr("Web root");
    case Way::Nginx:
        return tr("Through nginx");
    case Way::TlsAlpn:
        return tr("TLS on port 443");
    case Way::Dns:
        return tr("DNS, written by this server");
    case Way::DnsByHand:
        return tr("DNS by hand");
    }
    return {};
}

QString WayTexts::reason(const ProposedWay& way)
{
    const QString program = way.program.isEmpty() ? tr("another program") : way.program;
    const QString port = way.way == Way::TlsAlpn ? QStringLiteral("443") : QStringLiteral("80");
    switch (way.cause) {
    case Cause::PortFree:
        return way.way == Way::TlsAlpn
                   ? tr("Port 443 is free: the daemon answers there by itself.")
                   : tr("Nothing else listens there. Opened for a few seconds, then closed.");
    case Cause::PortTaken:
        return tr("Port %1 belongs to %2.").arg(port, program);
    case Cause::Wildcard:
        return tr("A wildcard name can only be proved by DNS.");
    case Cause::Credentials:
        return tr("Works without ports and for wildcards. The provider's credentials are stored.");
    case Cause::NoCredentials:
        return tr("No credentials of the DNS provider are stored. Add them on the DNS page.");
    case Cause::Nginx:
        return tr("nginx has port 80: it answers for a moment, then its settings are put back.");
    case Cause::NoNginx:
        return tr("No nginx was found on port 80.");
    case Cause::NginxUnknown:
        return tr("Whether it is nginx that has port 80 was not looked at: that needs root.");
    case Cause::NginxUnfit:
        return tr("nginx cannot be used: %1").arg(way.program);
    case Cause::WebServer:
        return tr("%1 has port 80 and can serve the file, when the daemon may write into its root.")
            .arg(program);
    case Cause::NoWebServer:
        return tr("No web server was found on port 80.");
    case Cause::ByHand:
        return tr("Always works, but you would have to do it at each renewal.");
    case Cause::Other:
        break;
    }
    return way.reason;
}

} // namespace mailstead::certificates
