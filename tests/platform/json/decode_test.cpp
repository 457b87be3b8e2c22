#include "platform/json/decode.hpp"

#include "platform/json/samples.hpp"

#include <gtest/gtest.h>

namespace foyer {

using namespace json_samples;

namespace {

constexpr std::string_view good_order = R"({"name":" Amel ","telephone":"0555 12 34 56",
    "items":[{"articleId":"c1","pieces":2}],"expectedTotal":"1450.50","acceptsTerms":true})";

// "field:code" of every fault, in order.
template <class T>
std::vector<std::string> faults_of(const result<T>& r) {
    std::vector<std::string> out;
    if (r.has_error())
        for (const auto& f : r.error().fields) out.push_back(f.field + ":" + f.code);
    return out;
}

using list = std::vector<std::string>;

}

TEST(json_decode, reads_a_good_input_and_normalises_it) {
    const auto o = json::read<order>(good_order);
    ASSERT_TRUE(o.has_value());
    EXPECT_EQ(o->name.value, "Amel");
    EXPECT_EQ(o->telephone.value, "+213555123456");
    EXPECT_EQ(o->items.items.at(0).pieces, 2);
    EXPECT_EQ(o->expected_total.units, money{145050});
    EXPECT_TRUE(o->accepts_terms.value);
    EXPECT_FALSE(o->mail.has_value());
}

TEST(json_decode, reports_all_faults_at_once_with_their_places) {
    const auto o =
        json::read<order>(R"({"name":"","telephone":12,"mail":"x","shade":"GREEN","surprise":1,
        "items":[{"articleId":"c1","pieces":0},{"pieces":"2","more":null}],
        "expectedTotal":"1.234"})");
    EXPECT_EQ(
        faults_of(o),
        (list{
            "name:required", "telephone:wrong_type", "mail:bad_format", "shade:not_allowed",
            "items[0].pieces:out_of_range", "items[1].articleId:required",
            "items[1].pieces:wrong_type", "items[1].more:unknown_field", "expectedTotal:bad_format",
            "surprise:unknown_field"
        })
    );
    EXPECT_EQ(o.error().code, "input.invalid");
}

TEST(json_decode, says_which_limit_was_hit) {
    const auto o = json::read<order>(R"({"name":"123456789012345678901","telephone":"0555123456",
        "items":[{},{},{},{}],"expectedTotal":"-1"})");
    EXPECT_EQ(
        faults_of(o), (list{"name:too_long", "items:too_many", "expectedTotal:out_of_range"})
    );
    EXPECT_EQ(o.error().fields[0].detail, "20");
    EXPECT_EQ(o.error().fields[1].detail, "3");
}

TEST(json_decode, counts_characters_and_not_bytes) {
    text<1, 4> four;
    EXPECT_EQ(decltype(four)::accept("سخان", four).code, "");
    EXPECT_EQ(decltype(four)::accept("سخانة", four).code, "too_long");
}

TEST(json_decode, ignores_unknown_fields_only_when_told) {
    EXPECT_EQ(
        faults_of(json::read<picture>(R"({"url":"a","sortOrder":1,"x":{}})")),
        list{"x:unknown_field"}
    );
    EXPECT_TRUE(
        json::read<picture>(R"({"url":"a","sortOrder":1,"x":{}})", json::unknown_fields::ignored)
            .has_value()
    );
}

TEST(json_decode, refuses_null_where_a_value_must_be_but_takes_it_for_an_optional) {
    EXPECT_EQ(
        faults_of(json::read<picture>(R"({"url":null,"sortOrder":1})")), list{"url:wrong_type"}
    );
    std::string with_null(good_order);
    with_null.insert(1, R"("mail":null,)");
    EXPECT_TRUE(json::read<order>(with_null).has_value());
}

TEST(json_decode, refuses_broken_and_too_deep_documents) {
    for (const auto* text : {"", "{", "[1,]", "{\"a\":01}", "nul", "{} x", "\"\xff\""})
        EXPECT_TRUE(json::document::parse(text).has_error()) << text;
    EXPECT_TRUE(json::document::parse(std::string(40, '[') + std::string(40, ']')).has_error());
    EXPECT_EQ(json::document::parse("{").error().code, "body.malformed");
    EXPECT_EQ(json::document::parse(R"({"a":[1e400]})").error().code, "body.malformed");
    EXPECT_TRUE(json::document::parse(R"({"a":[1e300]})").has_value());
}

TEST(json_decode, refuses_numbers_that_are_not_whole_or_do_not_fit) {
    for (const auto* number : {"1.5", "1e2", "4294967296", "99999999999999999999", "\"1\""}) {
        const auto text = R"({"url":"a","sortOrder":)" + std::string(number) + "}";
        EXPECT_TRUE(json::read<picture>(text).has_error()) << number;
    }
}

TEST(json_decode, refuses_control_characters_in_texts) {
    EXPECT_EQ(
        faults_of(json::read<picture>(R"({"url":"a\u0000b","sortOrder":1})")), list{"url:unclean"}
    );
}

TEST(json_decode, reads_forms_where_every_value_is_a_text_and_empty_means_absent) {
    const auto form = json::document::from_pairs(
        {{"name", "Amel"},
         {"telephone", "0555123456"},
         {"mail", ""},
         {"expectedTotal", "12"},
         {"acceptsTerms", "on"},
         {"fbclid", "x"}}
    );
    const json::node roots[] = {form.root()};
    order o;
    json::faults faults;
    json::decode_object(roots, json::unknown_fields::ignored, o, faults);
    const auto all = std::move(faults).take();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].field + ":" + all[0].code, "items:required");
    EXPECT_TRUE(o.accepts_terms.value);
    EXPECT_FALSE(o.mail.has_value());
}

TEST(json_decode, stops_counting_faults_somewhere) {
    std::string many = "{";
    for (int i = 0; i < 500; ++i) many += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
    EXPECT_EQ(faults_of(json::read<picture>(many + "}")).size(), 50U);
}

TEST(json_decode, compacts_any_json_for_columns_that_keep_it) {
    EXPECT_EQ(json::compact(" { \"a\" : [ 1 , 2 ] } ").value(), R"({"a":[1,2]})");
    EXPECT_EQ(json::compact("[3.5, 0.1, -2.25, 7]").value(), "[3.5,0.1,-2.25,7]");
    EXPECT_TRUE(json::compact("{a:1}").has_error());
}

}
