#pragma once

namespace mailstead::vault
{

/// Makes QCA's locked memory, in which every Secret lives. First thing in main(), once. It stays
/// until the process ends: a thread that still closes its connection then may hold a secret.
void startSecureMemory();

} // namespace mailstead::vault
