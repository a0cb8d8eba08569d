// A plan file opened in the window: the same file that mailstead-cli runs.
#include "main/main_window.h"
#include "pages/setup_page.h"
#include "setup/plan_file.h"

namespace mailstead::main
{

core::Result<> MainWindow::openPlan(const QString& path)
{
    const core::Result<setup::PlanFile> plan = setup::loadPlan(path);
    if (!plan)
        return tl::unexpected(plan.error());
    vault::ServerProfile profile;
    for (int row = 0; row < m_servers->rowCount(); ++row) {
        const vault::ServerProfile& known = m_servers->sessionAt(row)->profile();
        if (known.address == plan->address && known.port == plan->port && known.user == plan->user)
            profile = known;
    }
    profile.address = plan->address;
    profile.port = plan->port;
    profile.user = plan->user;
    profile.keyFile = plan->keyFile;
    profile.signIn = plan->keyFile.isEmpty() ? vault::SignIn::Password : vault::SignIn::KeyFile;
    const core::Result<QUuid> kept = m_servers->put(profile);
    if (!kept)
        return tl::unexpected(kept.error());
    profile.id = *kept;

    session::Credentials credentials;
    credentials.password = plan->password;
    credentials.passphrase = plan->keyPassphrase;
    onConnected(profile, credentials, plan->hostKey);
    choosePage(QStringLiteral("setup"));
    if (auto* page = qobject_cast<pages::SetupPage*>(currentPage()))
        page->setAnswers(pages::SetupAnswers::fromSettings(plan->settings));
    return {};
}

} // namespace mailstead::main
