// Public keys made for these tests; nobody has their private halves any more.
#pragma once

inline constexpr const char* rsa2048 =
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwGjQ4QfQ3yOfEdf5SIqJGoH6G5sN+r/i"
    "UUUASGcoubpeZU3wGpIMSP1uq50K24eAJm14TZ5draQig/aqS+p8BdvHovUr4LJJH3HI2WOP7PMv"
    "NtKROmxnApm+pE111zLQEUDWBOhLQv7JHLcv5daFRJiPyd7SrzZ3vwhpdo+8jq1kDvWwiKX7hVSW"
    "uvsVKBRxN/NDXRpIOQ+/Lqp4tYbDUF5HaU46iQk9lr44gidXB351+5rtJKCesNf7eKPZpHlmbifS"
    "0QVFp7HqQykiGBbrxLj74bZzMlu59icgApnpzC0pJe52sxrfoGSns97OmaG1zsxu64jPa7hvgicq"
    "Da0kJwIDAQAB";
inline constexpr const char* rsa1024 =
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDFWn3wOJYIpmzjUkjpVl6PgWuVouZpw16fcHXU"
    "UW0rk6ETAcz6wf7XFGm3fJqboQJzNK2NsczzCHLby6ehJra/1dk+GnouW6MXXBHZSnN4gQlAzNgF"
    "u1kKl6rkj76kYI2vzU7hjyC//Jf2JnXHHxSDpXo9YkdpuoDFD5T3Z2Lv6wIDAQAB";
inline constexpr const char* ed25519 = "L+OgnKNixIjk9uOOF3xB4UFhOm7BWllQlRYpagCVXA4=";

/// The test entry of a list of IPv6 addresses (RFC 5782 section 5).
inline constexpr const char* blocklistTest6 =
    "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.bl.example";
