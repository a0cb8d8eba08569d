// What the disk can do at most: 4 KiB appended and fdatasync'ed, by some writers at once, each to a
// file of its own (as a queue with one file a message does), and by one writer that syncs for
// many (as group commit does). Prints one line of JSON.
//
//   bench_smtp_disk DIRECTORY SECONDS
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace
{

constexpr std::size_t blockSize = 4096;
using Clock = std::chrono::steady_clock;

class File
{
public:
    explicit File(std::string path)
        : m_path(std::move(path))
        , m_descriptor(::open(m_path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_APPEND, 0600))
    {
        if (m_descriptor < 0) {
            std::perror(m_path.c_str());
            std::exit(1);
        }
    }
    ~File()
    {
        ::close(m_descriptor);
        ::unlink(m_path.c_str());
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    void append(std::size_t blocks) const
    {
        static const std::array<char, blockSize> block = [] {
            std::array<char, blockSize> bytes{};
            bytes.fill('x');
            return bytes;
        }();
        for (std::size_t done = 0; done < blocks; ++done) {
            if (::write(m_descriptor, block.data(), block.size()) !=
                static_cast<ssize_t>(block.size())) {
                std::perror("write");
                std::exit(1);
            }
        }
        if (::fdatasync(m_descriptor) != 0) {
            std::perror("fdatasync");
            std::exit(1);
        }
    }

private:
    std::string m_path;
    int m_descriptor;
};

/// Blocks made durable each second.
double measure(const std::string& directory, double seconds, std::size_t writers,
               std::size_t blocksPerSync)
{
    std::atomic<std::size_t> blocks{0};
    const auto begin = Clock::now();
    const auto end =
        begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    std::vector<std::thread> threads;
    for (std::size_t index = 0; index < writers; ++index) {
        threads.emplace_back([&, index] {
            const File file(directory + "/disk-" + std::to_string(index));
            while (Clock::now() < end) {
                file.append(blocksPerSync);
                blocks += blocksPerSync;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    return static_cast<double>(blocks) /
           std::chrono::duration<double>(Clock::now() - begin).count();
}

} // namespace

int main(int argc, char** argv)
{
    const double seconds = argc == 3 ? std::atof(argv[2]) : 0;
    if (seconds <= 0) {
        std::fputs("usage: bench_smtp_disk DIRECTORY SECONDS\n", stderr);
        return 2;
    }
    const std::string directory = argv[1];
    std::printf("{\"one\": %.0f, \"fifty\": %.0f, \"group\": %.0f}\n",
                measure(directory, seconds, 1, 1), measure(directory, seconds, 50, 1),
                measure(directory, seconds, 1, 50));
    return 0;
}
