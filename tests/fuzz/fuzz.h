// What the fuzz targets share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// The target: returns 0, or does not return when a promise is broken.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace mailstead::fuzz
{

/// Ends the process when a promise of the code under test does not hold; the fuzzer keeps the
/// input.
inline void promise(bool held, const char* what)
{
    if (held)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

} // namespace mailstead::fuzz
