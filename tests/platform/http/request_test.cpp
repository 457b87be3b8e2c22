#include "platform/http/made_request.hpp"

#include <gtest/gtest.h>

namespace foyer::http {

TEST(http_request, splits_its_target) {
    const auto r = get("/a/b?x=1?y");
    EXPECT_EQ(r.get().path(), "/a/b");
    EXPECT_EQ(r.get().query(), "x=1?y");
    EXPECT_EQ(get("http://host:80/a?b").get().path(), "/a");
    EXPECT_EQ(get("http://host").get().path(), "/");
    EXPECT_EQ(get("*").get().path(), "*");
}

TEST(http_request, finds_headers_whatever_their_case) {
    const auto r = get("/").with("X-Thing", "1").with("x-thing", "2");
    EXPECT_EQ(r.get().header_value("x-THING"), "1");
    EXPECT_FALSE(r.get().header_value("X-Thin").has_value());
}

TEST(http_request, knows_whether_gzip_is_welcome) {
    EXPECT_TRUE(get("/").with("Accept-Encoding", "br, gzip").get().accepts_gzip());
    EXPECT_TRUE(get("/").with("Accept-Encoding", "gzip;q=0.5").get().accepts_gzip());
    EXPECT_FALSE(get("/").with("Accept-Encoding", "gzip; q=0, br").get().accepts_gzip());
    EXPECT_FALSE(get("/").with("Accept-Encoding", "gzip;Q=0.0").get().accepts_gzip());
    EXPECT_FALSE(get("/").with("Accept-Encoding", "xgzip").get().accepts_gzip());
    EXPECT_FALSE(get("/").get().accepts_gzip());
}

TEST(http_request, reads_cookies) {
    const auto r = get("/").with("Cookie", "a=1; cart=\"x=y\";b=").with("Cookie", "c=3");
    EXPECT_EQ(cookie_value(r, "cart"), "x=y");
    EXPECT_EQ(cookie_value(r, "b"), "");
    EXPECT_EQ(cookie_value(r, "c"), "3");
    EXPECT_FALSE(cookie_value(r, "car").has_value());
}

TEST(http_request, decodes_forms_and_queries) {
    const auto pairs = parse_pairs("a=1&b=x+y%20z&&c&%D8%B4=%&a=2");
    ASSERT_EQ(pairs.size(), 5U);
    EXPECT_EQ(pairs[1].second, "x y z");
    EXPECT_EQ(pairs[2], (std::pair<std::string, std::string>("c", "")));
    EXPECT_EQ(pairs[3], (std::pair<std::string, std::string>("ش", "%")));
}

TEST(http_request, reads_no_more_than_200_pairs) {
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "a=1&";
    EXPECT_EQ(parse_pairs(many).size(), 200U);
}

TEST(http_request, decodes_path_segments_strictly) {
    EXPECT_EQ(decode_segment("a%2Fb+c"), "a/b+c");
    EXPECT_FALSE(decode_segment("a%zz").has_value());
    EXPECT_FALSE(decode_segment("a%2").has_value());
}

TEST(http_request, encodes_what_it_decodes) {
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    EXPECT_EQ(decode_segment(encode_component(all)), all);
}

TEST(http_request, knows_the_methods_by_their_exact_names) {
    EXPECT_EQ(parse_method("DELETE"), method::delete_);
    EXPECT_EQ(parse_method("get"), method::other);
    EXPECT_EQ(parse_method("OTHER"), method::other);
    EXPECT_EQ(name_of(method::patch), "PATCH");
}

}
