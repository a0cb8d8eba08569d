// A server that is a list of replies, for the sending session.
#pragma once

#include "smtp/sending_session.h"

#include <QTest>
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace mailstead::smtp::test
{

/// Answers each command with the next reply; "-" closes the connection. Notes what it was told.
struct Server {
    std::deque<std::string> replies;
    std::string heard = {};
    std::string content = {};
    bool tlsWorks = true;
};

inline SendingRequest request(std::vector<std::string> recipients = {"ada@example.org"})
{
    SendingRequest made;
    made.heloName = "mail.example.net";
    made.sender = "x@example.net";
    made.recipients = std::move(recipients);
    made.content = Content("Subject: hi\r\n\r\n.dot\r\n");
    return made;
}

/// Lets them talk until the session is done. Replies go one by one as the session waits for them.
inline void talk(SendingSession& session, Server& server)
{
    SendingStep step;
    for (int guard = 0; guard < 1000; ++guard) {
        server.heard += step.output;
        if (step.action == SendingAction::Close)
            return;
        if (step.action == SendingAction::StartTls) {
            if (!server.tlsWorks)
                return session.tlsFailed("the TLS handshake failed", true);
            step = session.tlsStarted("TLSv1.3 TEST");
            continue;
        }
        if (step.action == SendingAction::SendContent) {
            while (*session.contentChunk(server.content))
                ;
            step = session.feed({});
            continue;
        }
        if (session.stage() == SendingSession::Stage::Finished)
            return;
        if (session.stage() == SendingSession::Stage::Ready) {
            step = session.quit();
            continue;
        }
        if (server.replies.empty() || server.replies.front() == "-")
            return session.connectionLost("the server closed the connection");
        const std::string reply = server.replies.front();
        server.replies.pop_front();
        step = session.feed(reply);
    }
    QFAIL("the talk does not end");
}

inline constexpr const char* greeting = "220 mx.example.org ESMTP\r\n";
inline constexpr const char* plainHello = "250 mx.example.org\r\n";
inline constexpr const char* fullHello =
    "250-mx.example.org\r\n250-PIPELINING\r\n250-SIZE 1000000\r\n"
    "250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n";
inline constexpr const char* tlsHello = "250-mx.example.org\r\n250 STARTTLS\r\n";
inline constexpr const char* ok = "250 2.0.0 Ok\r\n";
inline constexpr const char* goAhead = "354 Go\r\n";
inline constexpr const char* bye = "221 Bye\r\n";

} // namespace mailstead::smtp::test
