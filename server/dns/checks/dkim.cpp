// DKIM keys: the one that is published must be ours, whole, in force and strong enough.
#include "core/base64.h"
#include "dns/checks/context.h"
#include "dns/tag_list.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace mailstead::dns::checks
{

namespace
{

constexpr int leastBits = 2048;

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

/// Bits of an RSA key in a record; 0 for other kinds and for what is no key.
int rsaBits(const std::string& record)
{
    const std::string kind = lowered(tagValue(record, "k"));
    if (!kind.empty() && kind != "rsa")
        return 0;
    const auto bytes = core::fromBase64(tagValue(record, "p"));
    if (!bytes)
        return 0;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes->data());
    const std::unique_ptr<EVP_PKEY, FreeKey> key(
        d2i_PUBKEY(nullptr, &data, static_cast<long>(bytes->size())));
    return key && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA ? EVP_PKEY_get_bits(key.get())
                                                                  : 0;
}

bool isRevoked(const std::string& record)
{
    for (const std::string& part : splitList(record, ';')) {
        if (part == "p=" || part == "p =")
            return true;
    }
    return false;
}

bool isTest(const std::string& record)
{
    for (const std::string& flag : splitList(tagValue(record, "t"), ':')) {
        if (flag == "y")
            return true;
    }
    return false;
}

Verdict judge(const WantedRecord& wanted, const Answer& answer)
{
    if (answer.values.empty())
        return {RecordState::Missing, "missing", {}};
    if (answer.values.size() > 1)
        return {RecordState::Wrong, "duplicate", answer.values[1]};
    const std::string& seen = answer.values.front();
    if (isRevoked(seen))
        return {RecordState::Wrong, "revoked", seen};
    const std::string key = tagValue(seen, "p");
    const std::string ours = tagValue(wanted.value, "p");
    if (key != ours) {
        // Web forms cut texts over 255 characters.
        if (!key.empty() && ours.starts_with(key))
            return {RecordState::Wrong, "truncated", seen};
        return {RecordState::Wrong, "wrong", seen};
    }
    const int bits = rsaBits(seen);
    if (bits > 0 && bits < leastBits)
        return {RecordState::Wrong, "weak", seen, {{"bits", std::to_string(bits)}}};
    if (isTest(seen))
        return {RecordState::Ok, "testing", seen};
    return {RecordState::Ok, "ok", seen};
}

asio::awaitable<void> checkOne(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    const Asked asked = co_await askEverywhere(context, wanted.name, Type::TXT);
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judge(wanted, answer));
    settle(context, index, asked, verdicts);
}

} // namespace

asio::awaitable<void> checkDkim(Context& context)
{
    co_await forEachRecord(context, "dkim", checkOne);
}

} // namespace mailstead::dns::checks
