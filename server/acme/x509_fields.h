// What a certificate's fields say, as our types. Internal to acme.
#pragma once

#include <chrono>
#include <openssl/x509.h>
#include <string>

namespace mailstead::acme
{

/// The epoch when the time cannot be read.
std::chrono::system_clock::time_point fromAsn1(const ASN1_TIME* time);

/// The common name, else the organisation; UTF-8, may be empty.
std::string shortName(const X509_NAME* name);

/// SHA-256 of the certificate in lower-case hexadecimal; empty when it cannot be made.
std::string fingerprintOf(const X509* certificate);

std::string hexadecimal(const unsigned char* bytes, unsigned int length); ///< lower-case

} // namespace mailstead::acme
