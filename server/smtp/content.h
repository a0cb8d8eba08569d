// A message's content as it travels through the daemon: with CRLF line ends, not dot-stuffed.
#pragma once

#include "core/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mailstead::smtp
{

/// A file of the spool, open for reading. Removed from the disk when its last owner goes, unless
/// keep() was called: whoever has made the message durable says so.
class SpoolFile
{
public:
    /// Takes over `fd`; `path` is removed in the end.
    SpoolFile(std::string path, int fd, std::uint64_t size);
    ~SpoolFile();
    SpoolFile(const SpoolFile&) = delete;
    SpoolFile& operator=(const SpoolFile&) = delete;

    /// Opens a file that stays when we go.
    static core::Result<std::shared_ptr<SpoolFile>> open(const std::string& path);

    const std::string& path() const { return m_path; }
    std::uint64_t size() const { return m_size; }
    void keep() { m_kept = true; }
    /// Brings the file and its name to the disk.
    core::Result<void> sync() const;
    /// Reads exactly `count` octets at `offset`; Corrupt when the file has become shorter.
    core::Result<void> read(std::uint64_t offset, char* buffer, std::size_t count) const;

private:
    const std::string m_path;
    const int m_fd;
    const std::uint64_t m_size;
    bool m_kept = false;
};

/// Small contents are held in memory, large ones in a spool file with some text in front of it.
/// Immutable and cheap to copy; copies may be read by several threads.
class Content
{
public:
    /// Larger ones belong into a file.
    static constexpr std::size_t largestInMemory = 128UL * 1024;

    Content() = default; ///< empty
    explicit Content(std::string text);
    /// `front` comes before what the file holds. `header` is a copy of the file's beginning, at
    /// least its header section, for those who want to see it without reading the disk.
    /// The first `from` octets of the file are not part of the content.
    Content(std::string front, std::shared_ptr<SpoolFile> file, std::string header = {},
            std::uint64_t from = 0);

    std::uint64_t size() const;
    /// All of it, when it is in memory; else only what stands in front of the file.
    std::string_view text() const
    {
        return m_text ? std::string_view(*m_text) : std::string_view();
    }
    const std::shared_ptr<SpoolFile>& file() const { return m_file; }
    bool isInMemory() const { return !m_file; }
    /// How many octets of the file are left out.
    std::uint64_t fileFrom() const { return m_from; }

    /// The header section with its empty line, at most `most` octets of it.
    core::Result<std::string> header(std::size_t most = largestInMemory) const;
    /// Everything as one string: for tests and for what is known to be small.
    core::Result<std::string> whole() const;
    /// The same content with `text` in front.
    Content withFront(std::string_view text) const;

private:
    std::shared_ptr<const std::string> m_text;
    std::shared_ptr<SpoolFile> m_file;
    std::shared_ptr<const std::string> m_header; ///< beginning of the file; may be missing
    std::uint64_t m_from = 0;
};

/// Reads a content from its beginning to its end. One thread.
class ContentReader
{
public:
    static constexpr std::size_t pieceSize = 65536;

    explicit ContentReader(Content content);

    /// The next piece, at most 64 KiB; empty at the end. Valid until
    /// the next call and while the reader lives.
    core::Result<std::string_view> next();
    /// Nothing is left.
    bool atEnd() const { return m_at == m_content.size(); }
    void rewind() { m_at = 0; }

private:
    Content m_content;
    std::uint64_t m_at = 0;
    std::unique_ptr<std::array<char, pieceSize>> m_buffer;
};

} // namespace mailstead::smtp
