// /etc/mailstead/privileged.toml as the console changes it: what root lets the daemon have done,
// and for which services each certificate is installed too. The daemon itself cannot write it.
#pragma once

#include "certificates/install_target.h"
#include "core/cancel.h"
#include "core/result.h"
#include "ssh/host.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace mailstead::setup
{

inline const QString privilegedConfig = QStringLiteral("/etc/mailstead/privileged.toml");

using certificates::InstallTarget;

/// The file's text, changed in place: comments and what the console does not know stay.
class PrivilegedSettings
{
public:
    static core::Result<PrivilegedSettings> parse(const QByteArray& text);

    const QByteArray& text() const { return m_text; }
    const QStringList& names() const { return m_names; }
    const QStringList& actions() const { return m_actions; }
    const QList<InstallTarget>& targets() const { return m_targets; }

    /// InvalidInput when the daemon would not take it, AlreadyExists when there is one of the name.
    core::Result<> addTarget(const InstallTarget& target);
    core::Result<> removeTarget(const QString& name); ///< NotFound
    /// Does nothing when the name is there.
    core::Result<> addName(const QString& name);
    /// "port80", "nginx", "targets", "acme-sh".
    core::Result<> setActions(const QStringList& actions);

private:
    core::Result<> become(const QByteArray& text);
    core::Result<> setList(const char* key, const QStringList& values);

    QByteArray m_text;
    QStringList m_names, m_actions;
    QList<InstallTarget> m_targets;
    QList<int> m_targetLines; ///< of their headers, from 1
};

/// NotFound when the server has none: the step Install writes it. Blocking.
core::Result<PrivilegedSettings> readPrivilegedSettings(ssh::Host& host,
                                                        const core::CancelToken& cancel);

/// Writes it as root, 0644, unless somebody changed the file since `before` was read (Refused).
/// Takes effect with the daemon's next request. Blocking.
core::Result<> writePrivilegedSettings(ssh::Host& host, const PrivilegedSettings& before,
                                       const PrivilegedSettings& after,
                                       const core::CancelToken& cancel);

} // namespace mailstead::setup
