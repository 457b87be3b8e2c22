#include "platform/http/coding.hpp"

#include "platform/http/made_request.hpp"

#include <gtest/gtest.h>

namespace foyer::http {

namespace {

coding chosen(std::string_view accepted, bool has_brotli = true) {
    return choose_coding(get("/").with("Accept-Encoding", accepted), has_brotli);
}

}

TEST(http_coding, is_what_the_client_likes_best) {
    EXPECT_EQ(chosen("gzip, deflate, br"), coding::brotli);
    EXPECT_EQ(chosen("gzip;q=0.9, br;q=0.8"), coding::gzip);
    EXPECT_EQ(chosen("br;q=0.8,gzip;q=0.799"), coding::brotli);
    EXPECT_EQ(chosen("GZIP"), coding::gzip);
    EXPECT_EQ(chosen("x-gzip"), coding::gzip);
    EXPECT_EQ(chosen("*"), coding::brotli);
    EXPECT_EQ(chosen("*;q=0.1, br;q=0"), coding::gzip);
    EXPECT_EQ(chosen("gzip;q=0.5, identity"), coding::identity);
    EXPECT_EQ(chosen("gzip ; Q=0.5, identity;q=0.4"), coding::gzip);
}

TEST(http_coding, is_gzip_as_long_as_brotli_is_not_made) {
    EXPECT_EQ(chosen("gzip, deflate, br", false), coding::gzip);
    EXPECT_EQ(chosen("br", false), coding::identity);
}

TEST(http_coding, is_none_for_who_does_not_ask_or_refuses) {
    EXPECT_EQ(choose_coding(get("/"), true), coding::identity);
    for (const auto* refusal : {"", "identity", "gzip;q=0, br;q=0.0", "xgzip, brotli", "*;q=0"})
        EXPECT_EQ(chosen(refusal), coding::identity) << refusal;
    for (const auto* unreadable : {"gzip;q=high", "br;q=2", "br;q=0.5000", "br;q=0x1", "br;q="})
        EXPECT_EQ(chosen(unreadable), coding::identity) << unreadable;
}

}
