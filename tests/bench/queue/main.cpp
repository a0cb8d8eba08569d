// bench_queue fill|look DIRECTORY [MESSAGES [DOMAINS]]
#include "phases.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>

namespace bench
{

void fail(const std::string& what)
{
    std::fprintf(stderr, "bench_queue: %s\n", what.c_str());
    std::exit(1);
}

std::size_t memoryBytes()
{
    std::ifstream file("/proc/self/smaps_rollup");
    for (std::string word; file >> word;) {
        std::size_t kib = 0;
        if (word == "Pss:" && file >> kib)
            return kib * 1024;
    }
    fail("no PSS in /proc/self/smaps_rollup");
}

} // namespace bench

int main(int argc, char** argv)
{
    const std::string_view phase = argc > 2 ? argv[1] : "";
    bench::Size size;
    if (argc > 3)
        size.messages = std::strtoul(argv[3], nullptr, 10);
    if (argc > 4)
        size.domains = std::strtoul(argv[4], nullptr, 10);
    if ((phase != "fill" && phase != "look") || size.domains == 0 || size.messages < 1000) {
        std::fputs("usage: bench_queue fill|look DIRECTORY [MESSAGES [DOMAINS]]\n", stderr);
        return 2;
    }
    if (phase == "fill")
        bench::fill(argv[2], size);
    else
        bench::look(argv[2], size);
    return 0;
}
