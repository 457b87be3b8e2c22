#include "care/adopt/conversion.hpp"

#include "platform/base/crypto.hpp"
#include "platform/base/timestamp.hpp"

#include <gtest/gtest.h>

namespace foyer::adopt {

namespace {

using enum problem_kind;

schema::table_def table_called(std::string name) {
    schema::table_def t;
    t.name = std::move(name);
    return t;
}

conversion convert_as(schema::kind kind, const cell& c) {
    schema::column_def column;
    column.name = "value";
    column.type = kind;
    column.precision = 14;
    column.scale = 2;
    column.enum_type = "UserRole";
    column.enum_values = {"ADMIN", "CUSTOMER"};
    return convert(table_called("things"), column, c);
}

cell text(std::string_view t) { return {storage::text, t}; }
cell integer(std::string_view t) { return {storage::integer, t}; }
cell real(std::string_view t) { return {storage::real, t}; }

std::optional<problem_kind> problem_of(const conversion& c) {
    if (!c.found) return std::nullopt;
    return c.found->kind;
}

}

TEST(adopt_conversion, reads_every_date_that_prisma_has_written) {
    const auto moment = parse_timestamp("2025-03-01T08:15:30.123Z")->milliseconds;
    for (const auto& c :
         {text("2025-03-01T08:15:30.123Z"), text("2025-03-01T08:15:30.123+00:00"),
          text("2025-03-01T09:15:30.123+01:00"), text("2025-03-01 08:15:30.123"),
          integer("1740816930123"), real("1740816930123.0"), text("1740816930123")}) {
        const auto read = convert_as(schema::kind::timestamp, c);
        EXPECT_EQ(read.value.number, moment) << c.text;
        EXPECT_FALSE(read.found) << c.text;
    }
}

TEST(adopt_conversion, says_which_dates_cannot_be_read_or_look_like_seconds) {
    const auto date = [](const cell& c) {
        return problem_of(convert_as(schema::kind::timestamp, c));
    };
    EXPECT_EQ(date(text("hier")), unreadable_date);
    EXPECT_EQ(date(integer("-5")), unreadable_date);
    EXPECT_EQ(date(text("999999999999999999")), unreadable_date);
    EXPECT_EQ(date(integer("1740816930")), doubtful_date);
}

TEST(adopt_conversion, keeps_decimals_exact_and_rounds_half_away_from_zero) {
    const auto amount = [](const cell& c) { return convert_as(schema::kind::decimal, c); };
    EXPECT_EQ(amount(real("1254.66")).value.number, 125466);
    EXPECT_EQ(amount(integer("20")).value.number, 2000);
    EXPECT_EQ(amount(text("145000.500000000000000000000000000000")).value.number, 14500050);
    EXPECT_EQ(amount(real("1.5e+06")).value.number, 150000000);
    EXPECT_FALSE(amount(real("1.5e+06")).found);
    EXPECT_EQ(amount(real("19.995")).value.number, 2000);
    EXPECT_EQ(amount(real("-19.995")).value.number, -2000);
    EXPECT_EQ(amount(real("1.0e-05")).value.number, 0);
    EXPECT_EQ(problem_of(amount(real("19.995"))), rounded);
    EXPECT_EQ(amount(real("19.995")).found->detail, "\"19.995\" -> \"20.00\"");
}

TEST(adopt_conversion, refuses_what_is_no_number_or_too_large) {
    const auto amount = [](const cell& c) {
        return problem_of(convert_as(schema::kind::decimal, c));
    };
    for (const auto* wrong : {"cher", "", "12,50", "1.2.3", "1.2x", "NaN", "Inf", "1e99"})
        EXPECT_EQ(amount(text(wrong)), not_a_number) << wrong;
    EXPECT_EQ(amount(text("1000000000000")), out_of_range);
    EXPECT_EQ(problem_of(convert_as(schema::kind::integer, text("1.5"))), not_a_number);
    EXPECT_EQ(problem_of(convert_as(schema::kind::integer, integer("3000000000"))), out_of_range);
    EXPECT_EQ(convert_as(schema::kind::bigint, integer("3000000000")).value.number, 3000000000);
}

TEST(adopt_conversion, knows_words_in_other_letters_and_old_words) {
    const auto role = [](std::string_view t) {
        return convert_as(schema::kind::enumeration, text(t));
    };
    EXPECT_FALSE(role("ADMIN").found);
    EXPECT_EQ(role("admin").value.text, "ADMIN");
    EXPECT_EQ(role("SUPER_ADMIN").value.text, "ADMIN");
    EXPECT_EQ(problem_of(role("SUPER_ADMIN")), renamed_value);
    EXPECT_EQ(problem_of(role("GOD")), unknown_value);
}

TEST(adopt_conversion, makes_json_of_texts_that_are_none) {
    const auto json = [](std::string_view t) { return convert_as(schema::kind::json, text(t)); };
    EXPECT_EQ(json("{ \"a\" : [1, 2] }").value.text, R"({"a":[1,2]})");
    EXPECT_EQ(json("say \"hi\"").value.text, R"("say \"hi\"")");
    EXPECT_EQ(problem_of(json("say \"hi\"")), not_json);
}

TEST(adopt_conversion, hashes_tokens_and_makes_sign_in_names_small) {
    const auto read = [](const char* table, const char* column, std::string_view t) {
        schema::column_def c;
        c.name = column;
        return convert(table_called(table), c, text(t));
    };
    EXPECT_EQ(read("user_sessions", "session_token", "abc").value.text, sha256_hex("abc"));
    EXPECT_EQ(read("password_resets", "token", "abc").value.text, sha256_hex("abc"));
    EXPECT_EQ(read("users", "password", "$2a$12$x").value.text, "$2a$12$x");
    EXPECT_EQ(read("users", "email", " Amina@Example.dz").value.text, "amina@example.dz");
    EXPECT_EQ(problem_of(read("users", "email", "Amina@Example.dz")), lower_cased);
    EXPECT_FALSE(read("users", "email", "amina@example.dz").found);
}

TEST(adopt_conversion, refuses_bytes_where_a_text_belongs) {
    EXPECT_EQ(problem_of(convert_as(schema::kind::text, {storage::blob, "FF00"})), unreadable);
    EXPECT_EQ(problem_of(convert_as(schema::kind::boolean, text("peut-être"))), unreadable);
    EXPECT_EQ(convert_as(schema::kind::boolean, text("true")).value.number, 1);
    EXPECT_EQ(convert_as(schema::kind::boolean, integer("0")).value.number, 0);
}

TEST(adopt_conversion, leaves_empty_what_is_empty) {
    const auto read = convert_as(schema::kind::timestamp, {});
    EXPECT_EQ(read.value.kind, db::value::type::null);
    EXPECT_FALSE(read.found);
}

}
