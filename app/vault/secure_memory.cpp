#include "vault/secure_memory.h"

#include <QtCrypto>

namespace mailstead::vault
{

void startSecureMemory()
{
    // Not destroyed on purpose: its end would pull the memory from under secrets that remain.
    static const auto* const crypto = new QCA::Initializer;
    Q_UNUSED(crypto)
}

} // namespace mailstead::vault
