#include "main/page_list.h"

#include "pages/certificate_page.h"
#include "pages/dns_page.h"
#include "pages/logs_page.h"
#include "pages/overview_page.h"
#include "pages/queue_page.h"
#include "pages/setup_page.h"

namespace mailstead::main
{

QList<widgets::Page*> makePages(QWidget* parent)
{
    return {new pages::OverviewPage(parent), new pages::SetupPage(parent),
            new pages::QueuePage(parent),    new pages::LogsPage(parent),
            new pages::DnsPage(parent),      new pages::CertificatePage(parent)};
}

} // namespace mailstead::main
