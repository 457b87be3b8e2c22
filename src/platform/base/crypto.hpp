#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace foyer {

// Fills memory from the system's random source (OpenSSL). Ends the program if there is none.
void random_bytes(void* out, std::size_t size);

// A secret of 256 random bits, base64url, 43 characters. What is stored of it is sha256_hex.
std::string new_token();

// Lower-case hex of SHA-256, 64 characters.
std::string sha256_hex(std::string_view data);

// Lower-case hex of HMAC-SHA-256: who lacks the key can neither make it nor try out data against
// it.
std::string hmac_sha256_hex(std::string_view key, std::string_view data);

// A secret in the form of new_token that can be made again from the same key and data (HMAC-SHA-256
// too), so that it need not be kept.
std::string derived_token(std::string_view key, std::string_view data);

// bcrypt ($2b$, cost 12: about a quarter of a second of CPU). Call through runtime::offload.
std::string hash_password(std::string_view password);

// Whether the password has this hash; any crypt(3) bcrypt hash is understood. Call through
// runtime::offload.
bool check_password(std::string_view password, const std::string& hash);

// Compares in a time that does not depend on the content.
bool equal_constant_time(std::string_view a, std::string_view b);

}
