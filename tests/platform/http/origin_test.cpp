#include "platform/http/origin.hpp"

#include "platform/http/made_request.hpp"

#include <gtest/gtest.h>

namespace foyer::http {

TEST(http_origin, our_own_pages_may_send_forms) {
    EXPECT_TRUE(comes_from_us(
        post("/").with("Origin", "https://foyer.example").with("Sec-Fetch-Site", "same-origin")
    ));
    EXPECT_TRUE(comes_from_us(post("/").with("Sec-Fetch-Site", "none")));
    EXPECT_TRUE(comes_from_us(post("/").with("Origin", "http://foyer.example")));
    EXPECT_TRUE(comes_from_us(post("/").by_https().with("Origin", "https://foyer.example")));
    EXPECT_TRUE(comes_from_us(
        post("/").with("Origin", "https://behind.a.proxy").with("Sec-Fetch-Site", "same-origin")
    ));
    EXPECT_TRUE(comes_from_us(post("/").with("Origin", "null").with("Sec-Fetch-Site", "same-origin")
    ));
}

TEST(http_origin, programs_that_are_no_browsers_may_too) { EXPECT_TRUE(comes_from_us(post("/"))); }

TEST(http_origin, the_other_scheme_is_another_site) {
    EXPECT_FALSE(comes_from_us(post("/").with("Origin", "https://foyer.example")));
    EXPECT_FALSE(comes_from_us(post("/").by_https().with("Origin", "http://foyer.example")));
    EXPECT_FALSE(comes_from_us(post("/").by_https().with("Origin", "ftp://foyer.example")));
}

TEST(http_origin, other_sites_may_not_whatever_they_look_like) {
    for (const auto* origin :
         {"https://evil.example", "null", "https://foyer.example.evil", "https://foyer.example:444",
          ""})
        EXPECT_FALSE(comes_from_us(post("/").with("Origin", origin))) << origin;
    for (const auto* site : {"cross-site", "same-site", "x"})
        EXPECT_FALSE(comes_from_us(post("/").with("Sec-Fetch-Site", site))) << site;
}

}
