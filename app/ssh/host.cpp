#include "ssh/host.h"

#include <QCoreApplication>

namespace mailstead::ssh
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::ssh::Host)
};

} // namespace

core::Result<CommandResult> Host::runChecked(const RemoteCommand& command,
                                             const OutputHandler& onOutput,
                                             core::CancelToken cancel)
{
    auto result = run(command, onOutput, std::move(cancel));
    if (result && result->exitCode != 0) {
        const QByteArray& said =
            result->errors.trimmed().isEmpty() ? result->output : result->errors;
        return core::fail(core::ErrorKind::CommandFailed,
                          Texts::tr("“%1” ended with exit code %2")
                              .arg(command.display().left(300))
                              .arg(result->exitCode),
                          QString::fromUtf8(said).trimmed().right(1000));
    }
    return result;
}

} // namespace mailstead::ssh
