// The start image: what waits in the queue as one compact file, read from end to end when the
// daemon starts, where the database's own rows lie scattered between contents. It is a copy of
// what the database has: one that is missing or damaged costs time and nothing else. Private to
// this folder.
//
// A file is a magic number, then frames: length of the payload and its checksum (32 and 64 bits,
// little-endian), then the payload. It begins with its kind: 'r' rows, 'm' messages whose rows the
// image has not, 'e' the end with the number of rows. Numbers are varints of 7 bits an octet, the
// lowest first.
#pragma once

#include "core/result.h"
#include "queue/backlog.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace mailstead::queue
{

/// Texts that many rows share are written once and named by their number from then on.
class StartImageWriter
{
public:
    /// Makes the file (mode 0600), which must not exist.
    static core::Result<StartImageWriter> create(const std::string& path);
    StartImageWriter(StartImageWriter&& other) noexcept;
    StartImageWriter& operator=(StartImageWriter&&) = delete;
    ~StartImageWriter(); ///< removes a file that was not finished

    void addRow(const BacklogRow& row);
    void addMissing(std::int64_t message);
    /// Writes what was added, when that is much. Asks the disk.
    core::Result<void> flush();
    /// Writes all and syncs file and folder.
    core::Result<void> finish();
    std::uint64_t rows() const { return m_rows; }

private:
    using Known = std::unordered_map<std::string, std::uint64_t>;

    StartImageWriter(int file, std::string path);
    void shared(Known& known, std::string_view text);
    core::Result<void> writeFrame(std::string& payload);

    int m_file = -1;
    std::string m_path;
    std::string m_payload;
    std::string m_missing;
    std::uint64_t m_rows = 0;
    Known m_senders, m_domains, m_causes, m_replies, m_hosts;
};

/// Reads what StartImageWriter wrote. Any octet may be wrong.
class StartImageReader
{
public:
    static core::Result<StartImageReader> open(const std::string& path);
    StartImageReader(StartImageReader&& other) noexcept;
    StartImageReader& operator=(StartImageReader&&) = delete;
    ~StartImageReader();

    /// The next row; its texts live until the next call. False at the end. Corrupt when the file is
    /// damaged.
    core::Result<bool> next(BacklogRow& row);
    /// Messages to look up in the database; complete after the last row.
    const std::vector<std::int64_t>& missing() const { return m_missing; }

private:
    using Known = std::vector<std::string>;

    StartImageReader(int file, std::string path);
    core::Result<bool> readFrame();
    bool readRow(BacklogRow& row);
    bool number(std::uint64_t& value);
    bool text(std::string_view& value);
    bool shared(Known& known, std::string_view& value);
    bool readAll(char* to, std::size_t size);
    core::Result<bool> damaged(const char* how) const;

    int m_file = -1;
    std::string m_path;
    std::string m_payload;
    std::string_view m_rest; ///< of the payload
    std::string m_recipient;
    std::uint64_t m_rows = 0;
    std::vector<std::int64_t> m_missing;
    Known m_senders, m_domains, m_causes, m_replies, m_hosts;
};

} // namespace mailstead::queue
