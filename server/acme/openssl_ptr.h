// Owning pointers for OpenSSL's objects and the reason of its last failure. Internal to acme.
#pragma once

#include <memory>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <string>

namespace mailstead::acme
{

template <auto Free> struct OpensslFree {
    template <class T> void operator()(T* object) const { Free(object); }
};
template <class T, auto Free> using OpensslPtr = std::unique_ptr<T, OpensslFree<Free>>;

using BioPtr = OpensslPtr<BIO, BIO_free_all>;
using CertificatePtr = OpensslPtr<X509, X509_free>;

inline std::string opensslReason()
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    if (code == 0)
        return "no reason given";
    const char* reason = ERR_reason_error_string(code);
    return reason == nullptr ? "error " + std::to_string(code) : reason;
}

inline BioPtr memoryBio(const std::string& text)
{
    return BioPtr(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

/// For PEM_read_bio_PrivateKey: keys with a passphrase are not asked for on the terminal.
inline int noPassphrase(char*, int, int, void*)
{
    return -1;
}

inline std::string textOf(const BioPtr& bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

} // namespace mailstead::acme
