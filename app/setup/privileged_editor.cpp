#include "setup/privileged_editor.h"

namespace mailstead::setup
{

using core::Result;

PrivilegedEditor::~PrivilegedEditor()
{
    m_cancel.cancel();
    if (m_thread)
        m_thread->wait();
}

void PrivilegedEditor::setHost(std::shared_ptr<ssh::Host> host)
{
    if (host == m_host)
        return;
    m_host = std::move(host);
    m_cancel.cancel();
    ++m_generation;
    m_running = false;
}

void PrivilegedEditor::add(const InstallTarget& target)
{
    start([target](PrivilegedSettings& settings) -> Result<> {
        if (auto added = settings.addTarget(target); !added)
            return added;
        const QString action = QStringLiteral("targets");
        if (settings.actions().contains(action))
            return {};
        return settings.setActions(settings.actions() + QStringList{action});
    });
}

void PrivilegedEditor::remove(const QString& name)
{
    start([name](PrivilegedSettings& settings) { return settings.removeTarget(name); });
}

void PrivilegedEditor::start(const Change& change)
{
    if (!m_host || m_running)
        return;
    // One that was cancelled with its host may still be on its way out.
    if (m_thread)
        m_thread->wait();
    m_running = true;
    m_cancel = {};
    const int generation = ++m_generation;
    m_thread.reset(QThread::create([this, host = m_host, cancel = m_cancel, change, generation] {
        const auto done = readPrivilegedSettings(*host, cancel)
                              .and_then([&](const PrivilegedSettings& before) -> Result<> {
                                  PrivilegedSettings after = before;
                                  if (auto fits = change(after); !fits)
                                      return fits;
                                  return writePrivilegedSettings(*host, before, after, cancel);
                              });
        // The destructor waits for this thread: the editor is there.
        QMetaObject::invokeMethod(
            this,
            [this, done, generation] {
                if (generation != m_generation)
                    return;
                m_running = false;
                if (done)
                    emit changed();
                else
                    emit failed(done.error());
            },
            Qt::QueuedConnection);
    }));
    m_thread->start();
    emit started();
}

} // namespace mailstead::setup
