#include "platform/base/crypto.hpp"

#include "platform/base/assert.hpp"

#include <crypt.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <memory>

namespace foyer {

namespace {

using secret_bytes = std::array<unsigned char, 32>;

// base64url without its padding.
std::string token_text(const secret_bytes& secret) {
    unsigned char text[45];
    EVP_EncodeBlock(text, secret.data(), static_cast<int>(secret.size()));
    std::string token(reinterpret_cast<const char*>(text), 43);
    for (auto& c : token) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return token;
}

std::string hex_text(const secret_bytes& digest) {
    static constexpr char hex[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const auto byte : digest) {
        text.push_back(hex[byte >> 4]);
        text.push_back(hex[byte & 15]);
    }
    return text;
}

secret_bytes hmac_sha256(std::string_view key, std::string_view data) {
    FOYER_ASSERT(!key.empty(), "a key that everybody knows is none");
    secret_bytes made;
    std::size_t size = 0;
    const auto* done = EVP_Q_mac(
        nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), key.size(),
        reinterpret_cast<const unsigned char*>(data.data()), data.size(), made.data(), made.size(),
        &size
    );
    FOYER_ASSERT(done != nullptr && size == made.size(), "HMAC-SHA-256 is always there");
    return made;
}

}

void random_bytes(void* out, std::size_t size) {
    const int ok = RAND_bytes(static_cast<unsigned char*>(out), static_cast<int>(size));
    FOYER_ASSERT(ok == 1, "the system has no random numbers");
}

std::string new_token() {
    secret_bytes secret;
    random_bytes(secret.data(), secret.size());
    return token_text(secret);
}

std::string sha256_hex(std::string_view data) {
    secret_bytes digest;
    std::size_t size = digest.size();
    const int ok =
        EVP_Q_digest(nullptr, "SHA256", nullptr, data.data(), data.size(), digest.data(), &size);
    FOYER_ASSERT(ok == 1 && size == digest.size(), "SHA-256 is always there");
    return hex_text(digest);
}

std::string hmac_sha256_hex(std::string_view key, std::string_view data) {
    return hex_text(hmac_sha256(key, data));
}

std::string derived_token(std::string_view key, std::string_view data) {
    return token_text(hmac_sha256(key, data));
}

std::string hash_password(std::string_view password) {
    constexpr int cost = 12;
    char random[16];
    random_bytes(random, sizeof random);
    const auto data = std::make_unique<crypt_data>();
    char setting[CRYPT_GENSALT_OUTPUT_SIZE];
    const auto* salted =
        crypt_gensalt_rn("$2b$", cost, random, sizeof random, setting, sizeof setting);
    FOYER_ASSERT(salted != nullptr, "libxcrypt knows bcrypt");
    const std::string terminated(password);
    const auto* hash = crypt_r(terminated.c_str(), setting, data.get());
    FOYER_ASSERT(hash != nullptr && hash[0] == '$', "bcrypt of a text cannot fail");
    return hash;
}

bool check_password(std::string_view password, const std::string& hash) {
    const auto data = std::make_unique<crypt_data>();
    const std::string terminated(password);
    const auto* made = crypt_r(terminated.c_str(), hash.c_str(), data.get());
    return made != nullptr && made[0] == '$' && equal_constant_time(made, hash);
}

bool equal_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}
