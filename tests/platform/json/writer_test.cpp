#include "platform/json/writer.hpp"

#include "platform/json/decode.hpp"
#include "platform/json/samples.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <random>

namespace foyer {

using namespace json_samples;

namespace {

article heater() {
    article a;
    a.id.value = "c1";
    a.name = "Chaudière \"X\"";
    a.price = money{14500000};
    a.tax_rate = percent{1900};
    a.is_active = true;
    a.view_count = -7;
    a.shade = colour::dark_red;
    a.created_at = timestamp{1705314030456};
    a.details.text = R"({"kw":24})";
    a.pictures = {{"/a.svg", 1}, {"/b.svg", 2}};
    return a;
}

std::string random_text(std::mt19937& source) {
    static const std::vector<std::string> pieces{
        "a",
        "Z",
        "\"",
        "\\",
        "\n",
        "\r",
        "\t",
        "\b",
        "\f",
        std::string(1, '\0'),
        "\x1f",
        "\x7f",
        "é",
        "ش",
        "😀",
        "</script>",
        "\xe2\x80\xa8",
        "0123456789abcdef"
    };
    std::string out;
    const auto count = source() % 60;
    for (unsigned i = 0; i < count; ++i) out += pieces[source() % pieces.size()];
    return out;
}

}

TEST(json_writer, writes_every_kind_of_member_as_the_api_promises) {
    EXPECT_EQ(
        json::to_json(heater()),
        R"({"id":"c1","name":"Chaudière \"X\"","price":"145000.00","taxRate":"19.00",)"
        R"("isActive":true,"viewCount":-7,)"
        R"("shade":"DARK_RED","createdAt":"2024-01-15T10:20:30.456Z","details":{"kw":24},)"
        R"("pictures":[{"url":"/a.svg","sortOrder":1},{"url":"/b.svg","sortOrder":2}]})"
    );
}

TEST(json_writer, leaves_empty_optionals_out_wherever_they_stand) {
    auto a = heater();
    EXPECT_EQ(json::to_json(a).find("shortText"), std::string::npos);
    a.short_text = "";
    a.sale_price = money{5};
    const auto text = json::to_json(a);
    EXPECT_NE(text.find(R"("shortText":"")"), std::string::npos);
    EXPECT_NE(text.find(R"("salePrice":"0.05")"), std::string::npos);
}

TEST(json_writer, writes_lists_of_optionals_with_null) {
    EXPECT_EQ(json::to_json(std::vector<std::optional<int>>{1, std::nullopt, 3}), "[1,null,3]");
    EXPECT_EQ(json::to_json(std::vector<int>{}), "[]");
}

TEST(json_writer, escapes_so_that_another_parser_reads_the_same_text) {
    std::mt19937 source(42);
    for (int i = 0; i < 5000; ++i) {
        const auto text = random_text(source);
        const auto parsed = boost::json::parse(json::to_json(text));
        ASSERT_EQ(std::string(parsed.as_string()), text);
        const auto safe = json::html_safe(json::to_json(text));
        ASSERT_EQ(safe.find('<'), std::string::npos);
        ASSERT_EQ(std::string(boost::json::parse(safe).as_string()), text);
    }
}

TEST(json_writer, grows_over_long_texts_full_of_escapes) {
    const std::string quotes(100'000, '"');
    EXPECT_EQ(json::to_json(quotes).size(), 200'002U);
    const std::string controls(10'000, '\1');
    EXPECT_EQ(json::to_json(controls).size(), 60'002U);
}

TEST(json_writer, can_be_driven_by_hand) {
    json::writer w;
    w.begin_object()
        .field("a b", 1)
        .key("list")
        .begin_array()
        .value("x")
        .begin_object()
        .end_object()
        .null();
    w.end_array().field("last", true).end_object();
    EXPECT_EQ(std::move(w).take(), R"({"a b":1,"list":["x",{},null],"last":true})");
}

TEST(json_writer, what_it_writes_the_decoder_reads_back) {
    const auto text = json::to_json(heater());
    const auto back = json::read<article>(text);
    ASSERT_TRUE(back.has_value()) << back.error().fields.front().field;
    EXPECT_EQ(json::to_json(*back), text);
}

}
