#include "core/secret_box.h"

#include "core/file.h"

#include <memory>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/stat.h>

namespace mailstead::core
{

namespace
{

constexpr std::size_t keySize = 32;
constexpr std::size_t nonceSize = 12;
constexpr std::size_t tagSize = 16;
constexpr std::string_view magic = "MSB1";

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* octets(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* octets(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

Result<std::string> randomOctets(std::size_t count)
{
    std::string bytes(count, '\0');
    if (RAND_bytes(octets(bytes), static_cast<int>(count)) != 1)
        return fail(ErrorKind::Internal, "the system gave no random numbers");
    return bytes;
}

} // namespace

Result<SecretBox> SecretBox::loadOrCreate(const std::string& path)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0 && errno == ENOENT) {
        auto key = randomOctets(keySize);
        if (!key)
            return tl::unexpected(key.error());
        const auto written = writeFileAtomically(path, *key, 0600);
        if (!written)
            return tl::unexpected(written.error());
        return SecretBox(std::move(*key));
    }
    if ((info.st_mode & 077U) != 0)
        return fail(ErrorKind::PermissionDenied, "others may read the key file " + path, {},
                    "make it readable for the daemon's user alone: chmod 600 " + path);
    auto key = readFile(path, 1024);
    if (!key)
        return tl::unexpected(key.error());
    if (key->size() != keySize)
        return fail(ErrorKind::Corrupt, "the key file " + path + " is damaged",
                    "it has " + std::to_string(key->size()) + " bytes",
                    "restore it from a backup, or remove it and enter the secrets again");
    return SecretBox(std::move(*key));
}

SecretBox::~SecretBox()
{
    OPENSSL_cleanse(m_key.data(), m_key.size());
}

Result<std::string> SecretBox::seal(std::string_view plain, std::string_view purpose) const
{
    const auto nonce = randomOctets(nonceSize);
    if (!nonce)
        return tl::unexpected(nonce.error());
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    std::string cipher(plain.size(), '\0');
    std::string tag(tagSize, '\0');
    int length = 0;
    const bool done =
        context != nullptr &&
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, octets(m_key),
                           octets(*nonce)) == 1 &&
        EVP_EncryptUpdate(context.get(), nullptr, &length, octets(purpose),
                          static_cast<int>(purpose.size())) == 1 &&
        EVP_EncryptUpdate(context.get(), octets(cipher), &length, octets(plain),
                          static_cast<int>(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(context.get(), octets(tag), &length) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagSize, octets(tag)) == 1;
    if (!done)
        return fail(ErrorKind::Internal, "cannot encrypt");
    return std::string(magic) + *nonce + tag + cipher;
}

Result<std::string> SecretBox::open(std::string_view sealed, std::string_view purpose) const
{
    const auto corrupt = [] {
        return fail(ErrorKind::Corrupt, "the encrypted data cannot be read",
                    "it was changed, or belongs to another key");
    };
    if (sealed.size() < magic.size() + nonceSize + tagSize ||
        sealed.substr(0, magic.size()) != magic)
        return corrupt();
    sealed.remove_prefix(magic.size());
    const std::string_view nonce = sealed.substr(0, nonceSize);
    std::string tag(sealed.substr(nonceSize, tagSize));
    const std::string_view cipher = sealed.substr(nonceSize + tagSize);
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    std::string plain(cipher.size(), '\0');
    std::string rest(tagSize, '\0');
    int length = 0;
    const bool done =
        context != nullptr &&
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, octets(m_key),
                           octets(nonce)) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &length, octets(purpose),
                          static_cast<int>(purpose.size())) == 1 &&
        EVP_DecryptUpdate(context.get(), octets(plain), &length, octets(cipher),
                          static_cast<int>(cipher.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagSize, octets(tag)) == 1 &&
        EVP_DecryptFinal_ex(context.get(), octets(rest), &length) == 1;
    if (!done)
        return corrupt();
    return plain;
}

} // namespace mailstead::core
