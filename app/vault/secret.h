#pragma once

#include <QByteArray>
#include <QtCrypto>

namespace mailstead::vault
{

/// A password or passphrase in QCA's locked memory, wiped when the last copy goes. main()
/// begins with startSecureMemory().
class Secret
{
public:
    Secret() = default;
    explicit Secret(const QByteArray& value)
        : m_value(value)
    {
    }
    explicit Secret(const QString& value)
        : m_value(value.toUtf8())
    {
    }

    bool isEmpty() const { return m_value.isEmpty(); }
    /// For the one call that needs it; do not keep the pointer beyond the statement.
    const char* data() const { return m_value.constData(); }
    int size() const { return m_value.size(); }

private:
    QCA::SecureArray m_value;
};

} // namespace mailstead::vault
