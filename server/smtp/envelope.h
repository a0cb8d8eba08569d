// What SMTP says about a message, apart from its content (RFC 5321, section 2.3.1).
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace mailstead::smtp
{

struct Recipient {
    std::string address; ///< as given at RCPT, without angle brackets
};

struct Envelope {
    std::string id;     ///< our message id, chosen when DATA begins; returned in the 250 reply
    std::string sender; ///< reverse-path without angle brackets; empty for the null sender
    std::vector<Recipient> recipients;
    std::string helo;              ///< what the client called itself
    std::string clientAddress;     ///< textual IP address
    std::string authenticatedUser; ///< account name, empty when not signed in
    std::string tlsDescription;    ///< "TLSv1.3 TLS_AES_256_GCM_SHA384" or empty
    bool eightBit = false;         ///< BODY=8BITMIME was given (RFC 6152)
    std::chrono::system_clock::time_point receivedAt;
};

} // namespace mailstead::smtp
