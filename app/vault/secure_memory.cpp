#include "vault/secure_memory.h"

#include <QtCrypto>
#include <array>
#include <cstddef>
#include <new>

namespace mailstead::vault
{

void startSecureMemory()
{
    // Never destroyed: its end would pull the memory from under secrets that remain. Two, because
    // QCA counts them and gives one back itself when the application object goes.
    struct Place {
        alignas(QCA::Initializer) std::byte bytes[sizeof(QCA::Initializer)];
    };
    static std::array<Place, 2> places;
    static bool started = false;
    if (started)
        return;
    started = true;
    for (Place& place : places)
        new (place.bytes) QCA::Initializer;
}

} // namespace mailstead::vault
