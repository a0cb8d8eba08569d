#include "senderauth/dkim_sign.h"

#include "core/base64.h"
#include "message/address.h"
#include "message/header.h"
#include "senderauth/canonical.h"

#include <array>

namespace mailstead::senderauth
{

namespace
{

struct SignedField {
    std::string_view name;
    bool sealed; ///< listed once more than it occurs, so that none can be added
};

/// What RFC 6376 §5.4.1 recommends. Fields that mailing lists and forwarders add or rewrite
/// without harm (Received, Sender, List-…) are signed only if they are there, or not at all.
constexpr std::array<SignedField, 16> signedFields = {{{"From", true},
                                                       {"To", true},
                                                       {"Cc", true},
                                                       {"Reply-To", true},
                                                       {"Subject", true},
                                                       {"Date", true},
                                                       {"Message-ID", true},
                                                       {"In-Reply-To", false},
                                                       {"References", false},
                                                       {"MIME-Version", true},
                                                       {"Content-Type", true},
                                                       {"Content-Transfer-Encoding", true},
                                                       {"List-Unsubscribe", false},
                                                       {"List-Unsubscribe-Post", false},
                                                       {"List-Id", false},
                                                       {"Auto-Submitted", false}}};

constexpr std::size_t maxLine = 78;
/// A header with more instances of one field is not mail; h= would grow without end.
constexpr std::size_t maxInstances = 50;

/// Appends `text` to a field, starting a new line before it when it would not fit.
void appendFolded(std::string& field, std::size_t& column, std::string_view text)
{
    if (column + text.size() > maxLine) {
        field += "\r\n ";
        column = 1;
        if (text.front() == ' ')
            text.remove_prefix(1);
    }
    field += text;
    column += text.size();
}

/// Base64 may be broken anywhere (RFC 6376 §3.2, FWS in the values of b= and bh=).
void appendBroken(std::string& field, std::size_t& column, std::string_view text)
{
    while (!text.empty()) {
        if (column >= maxLine) {
            field += "\r\n ";
            column = 1;
        }
        const std::string_view part = text.substr(0, maxLine - column);
        field += part;
        column += part.size();
        text.remove_prefix(part.size());
    }
}

struct Selection {
    std::vector<std::string> names; ///< for h=, in lower case
    std::string canonical;          ///< the fields that are there, relaxed, in the order of h=
};

core::Result<Selection> selectFields(const message::Header& header)
{
    Selection selection;
    for (const SignedField& wanted : signedFields) {
        std::size_t instances = 0;
        // From the last one upwards, as a verifier takes them (RFC 6376 §5.4.2).
        for (auto field = header.fields.rbegin(); field != header.fields.rend(); ++field) {
            if (!field->is(wanted.name))
                continue;
            if (++instances > maxInstances)
                return core::fail(core::ErrorKind::InvalidInput,
                                  "the message repeats a header field too often",
                                  std::string(wanted.name));
            selection.canonical += relaxedField(field->raw);
        }
        for (std::size_t i = 0; i < instances + (wanted.sealed ? 1 : 0); ++i)
            selection.names.push_back(message::lowerCase(wanted.name));
    }
    return selection;
}

std::string unsignedField(const Selection& selection, std::string_view domain,
                          const SelectedKey& key, std::string_view bodyHash,
                          std::chrono::system_clock::time_point now, std::size_t& column)
{
    std::string field = "DKIM-Signature: v=1;";
    column = field.size();
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    appendFolded(field, column, " a=" + std::string(toString(key.key.algorithm())) + ";");
    appendFolded(field, column, " c=relaxed/relaxed;");
    appendFolded(field, column, " d=" + std::string(domain) + ";");
    appendFolded(field, column, " s=" + key.selector + ";");
    appendFolded(field, column, " t=" + std::to_string(seconds) + ";");
    for (std::size_t i = 0; i < selection.names.size(); ++i) {
        const bool last = i + 1 == selection.names.size();
        appendFolded(field, column,
                     (i == 0 ? " h=" : "") + selection.names[i] + (last ? ";" : ":"));
    }
    appendFolded(field, column, " bh=" + core::base64(bodyHash) + ";");
    appendFolded(field, column, " b=");
    return field;
}

} // namespace

core::Result<std::string> dkimSignatures(std::string_view message, std::string_view domain,
                                         const std::vector<SelectedKey>& keys,
                                         std::chrono::system_clock::time_point now)
{
    const auto header = message::scanHeader(message);
    if (!header)
        return tl::unexpected(header.error());
    if (!header->find("From"))
        return core::fail(core::ErrorKind::InvalidInput, "a message without From cannot be signed");
    const auto selection = selectFields(*header);
    if (!selection)
        return tl::unexpected(selection.error());
    const std::string bodyHash = relaxedBodyHash(message.substr(header->bodyOffset));

    std::string result;
    for (const SelectedKey& key : keys) {
        std::size_t column = 0;
        std::string field = unsignedField(*selection, domain, key, bodyHash, now, column);
        std::string toSign = selection->canonical + relaxedField(field);
        toSign.resize(toSign.size() - 2); // the signature's own field goes without CRLF (§3.7)
        const auto signature = key.key.sign(toSign);
        if (!signature)
            return tl::unexpected(signature.error());
        appendBroken(field, column, core::base64(*signature));
        result += field + "\r\n";
    }
    return result;
}

} // namespace mailstead::senderauth
