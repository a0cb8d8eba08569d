// Runs a fuzz target without libFuzzer: on every file of the folders that are named, and on changed
// copies of each. The changes are the same in every run.
#include "fuzz.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace
{

constexpr int copiesOfEach = 300;

std::string readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void run(const std::string& input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

/// One to four small changes: a byte replaced, removed or put in, a part repeated, cut out or taken
/// from another seed.
std::string changed(std::string input, const std::vector<std::string>& seeds, std::mt19937& random)
{
    const auto below = [&random](std::size_t limit) {
        return static_cast<std::size_t>(random() % std::max<std::size_t>(limit, 1));
    };
    static const std::string interesting("\r\n\0.- <>@:\"\\[]\xFF", 16);
    const std::size_t changes = 1 + below(4);
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = below(input.size() + 1);
        switch (below(6)) {
        case 0:
            if (at < input.size())
                input[at] = static_cast<char>(random());
            break;
        case 1:
            input.erase(at, 1);
            break;
        case 2:
            input.insert(at, 1, interesting[below(interesting.size())]);
            break;
        case 3:
            input.insert(at, input.substr(below(input.size()), below(200)));
            break;
        case 4:
            input.erase(at, below(50));
            break;
        default: {
            const std::string& other = seeds[below(seeds.size())];
            input.insert(at, other.substr(below(other.size()), below(200)));
        }
        }
    }
    return input;
}

} // namespace

int main(int count, char** arguments)
{
    std::vector<std::filesystem::path> paths;
    for (int i = 1; i < count; ++i) {
        if (!std::filesystem::is_directory(arguments[i])) {
            paths.emplace_back(arguments[i]);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(arguments[i]))
            paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    if (paths.empty()) {
        std::fprintf(stderr, "there are no seeds\n");
        return 1;
    }
    std::vector<std::string> seeds;
    for (const auto& path : paths)
        seeds.push_back(readFile(path));
    std::mt19937 random(20261124);
    run({});
    for (const std::string& seed : seeds) {
        run(seed);
        for (int i = 0; i < copiesOfEach; ++i)
            run(changed(seed, seeds, random));
    }
    std::printf("%zu seeds, %zu inputs\n", seeds.size(), 1 + seeds.size() * (copiesOfEach + 1));
    return 0;
}
