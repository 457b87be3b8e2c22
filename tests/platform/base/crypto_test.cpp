#include "platform/base/crypto.hpp"

#include <gtest/gtest.h>

namespace foyer {
namespace {

TEST(crypto, hashes_as_the_standard_says) {
    EXPECT_EQ(
        sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

TEST(crypto, tokens_are_43_characters_that_an_address_can_carry) {
    const auto token = new_token();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(
        token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
        std::string::npos
    );
    EXPECT_NE(token, new_token());
}

TEST(crypto, hashes_under_a_key_as_the_standard_says) {
    EXPECT_EQ(
        hmac_sha256_hex("Jefe", "what do ya want for nothing?"), // RFC 4231, case 2
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
}

TEST(crypto, makes_the_same_token_again_from_the_same_key_and_data_only) {
    const auto token = derived_token("key", "data");
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(derived_token("key", "data"), token);
    EXPECT_NE(derived_token("other", "data"), token);
    EXPECT_NE(derived_token("key", "other"), token);
}

TEST(crypto, a_password_is_known_by_its_hash_and_no_other_is) {
    const auto hash = hash_password("étoile du matin");
    EXPECT_TRUE(hash.starts_with("$2b$12$"));
    EXPECT_TRUE(check_password("étoile du matin", hash));
    EXPECT_FALSE(check_password("etoile du matin", hash));
    EXPECT_FALSE(check_password("x", "not a hash"));
}

}
}
