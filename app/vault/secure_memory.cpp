#include "vault/secure_memory.h"

#include <QtCrypto>
#include <cstddef>
#include <new>

namespace mailstead::vault
{

void startSecureMemory()
{
    // Never destroyed: its end would pull the memory from under secrets that remain.
    alignas(QCA::Initializer) static std::byte place[sizeof(QCA::Initializer)];
    static const auto* const crypto = new (place) QCA::Initializer;
    Q_UNUSED(crypto)
}

} // namespace mailstead::vault
