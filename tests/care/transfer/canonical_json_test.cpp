#include "care/transfer/canonical_json.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace foyer::transfer {

TEST(canonical_json, sorts_keys_at_every_level_and_drops_white_space) {
    EXPECT_EQ(
        canonical_json(R"( { "b" : [ 1 , { "d":2 , "c":null } ] , "aa" : true } )"),
        R"({"aa":true,"b":[1,{"c":null,"d":2}]})"
    );
}

TEST(canonical_json, keeps_the_last_of_keys_that_stand_twice) {
    EXPECT_EQ(canonical_json(R"({"a":1,"a":2})"), R"({"a":2})");
}

TEST(canonical_json, keeps_digits_and_moves_the_point_instead_of_an_exponent) {
    EXPECT_EQ(canonical_json("130.50"), "130.50");
    EXPECT_EQ(canonical_json("4.5e1"), "45");
    EXPECT_EQ(canonical_json("1.50E1"), "15.0");
    EXPECT_EQ(canonical_json("1e2"), "100");
    EXPECT_EQ(canonical_json("12.5e-3"), "0.0125");
    EXPECT_EQ(canonical_json("-1E-2"), "-0.01");
    EXPECT_EQ(canonical_json("-0"), "0");
    EXPECT_EQ(
        canonical_json("123456789012345678901234567890.5"), "123456789012345678901234567890.5"
    );
}

TEST(canonical_json, writes_letters_that_need_no_escape_as_they_are) {
    EXPECT_EQ(canonical_json(R"("\u00e9\/\"\n")"), "\"é/\\\"\\n\"");
    EXPECT_EQ(canonical_json(R"({"\u0061":"مضخة"})"), R"({"a":"مضخة"})");
}

TEST(canonical_json, refuses_what_is_no_json_and_what_is_too_deep) {
    for (const auto* text : {"", "{", "[1,]", "{\"a\" 1}", "tru", "1 2", "\"a", "{a:1}"})
        EXPECT_THROW(canonical_json(text), std::invalid_argument) << text;
    EXPECT_THROW(canonical_json(std::string(200, '[')), std::invalid_argument);
}

}
