// The server's side of SCRAM-SHA-256 and SCRAM-SHA-256-PLUS (RFC 5802, RFC 7677) without input and
// output: messages in, messages out.
#pragma once

#include "core/result.h"
#include "smtp/directory.h"
#include "smtp/receiving_session.h"

#include <functional>
#include <string>
#include <string_view>

namespace mailstead::smtp
{

inline constexpr std::uint32_t minScramIterations = 4096; // RFC 7677, section 4

/// What is kept of a password. The password is taken as it is given: SASLprep (RFC 4013) changes
/// nothing in ASCII, and other texts have to come in the form in which they were set.
core::Result<ScramCredentials> makeScramCredentials(std::string_view password, std::string salt,
                                                    std::uint32_t iterations);

/// "SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>" (RFC 5803). InvalidInput when a text
/// is not that.
std::string scramText(const ScramCredentials& credentials);
core::Result<ScramCredentials> parseScramText(std::string_view text);

/// What the server of the exchange knows before it.
struct ScramSettings {
    bool plus = false;        ///< the client chose SCRAM-SHA-256-PLUS
    bool plusOffered = false; ///< the server had offered it
    ChannelBindings bindings = {};
    std::string nonce; ///< the server's part: printable, no comma, different each time
    /// Asked once, with the user name of the client's first message.
    std::function<ScramCredentials(std::string_view user)> lookup;
};

/// One exchange. Not thread-safe.
class ScramServer
{
public:
    explicit ScramServer(ScramSettings settings)
        : m_settings(std::move(settings))
    {
    }

    struct Answer {
        enum class Kind {
            Challenge, ///< send `text`, the client answers
            Accepted,  ///< send `text`, the client answers with nothing
            Malformed, ///< not SCRAM: `text` says why
            Refused,   ///< wrong password, unknown user, wrong channel: `text` is for the log
            NotNow,    ///< `text` is for the client
        };
        Kind kind = Kind::Malformed;
        std::string text;
    };

    /// The client's next message. After anything but a Challenge the exchange is over.
    Answer step(std::string_view message);

    /// As the client wrote it; known after the first message.
    const std::string& user() const { return m_user; }
    const std::string& account() const { return m_credentials.account; }

private:
    Answer first(std::string_view message);
    Answer last(std::string_view message);
    Answer checkBinding(std::string_view flag);

    ScramSettings m_settings;
    enum class Expected { First, Last, Nothing };
    Expected m_expected = Expected::First;
    std::string m_user;
    ScramCredentials m_credentials;
    std::string m_gs2Header;
    std::string m_bindingData;
    std::string m_firstBare;
    std::string m_serverFirst;
    std::string m_nonce;
};

} // namespace mailstead::smtp
