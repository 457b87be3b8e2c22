#include "platform/http/house.hpp"

#include <gtest/gtest.h>

namespace foyer::http {

using namespace house;

TEST(http_page, gets_faults_and_what_was_typed_so_that_it_can_show_both) {
    program p;
    auto out = p.ask(post("/fr/letter").form("name=Amel+B&telephone=12&utm_source=x"));
    EXPECT_EQ(out.status, 422);
    EXPECT_EQ(body_of(std::move(out)), "again Amel B bad_format");
}

TEST(http_page, answers_a_good_form_with_see_other) {
    program p;
    const auto out = p.ask(post("/fr/letter").form("name=Amel&telephone=0555123456"));
    EXPECT_EQ(out.status, 303);
    EXPECT_EQ(header_of(out, "Location"), "/sent");
}

TEST(http_page, gets_raw_pairs_when_it_asks_for_a_form) {
    program p;
    EXPECT_EQ(body_of(p.ask(post("/fr/echo").form("x=%3Cb%3E"))), "<b>");
}

TEST(http_page, shows_failures_as_pages) {
    program p;
    const auto out = p.ask(get("/fr/rooms/NO"));
    EXPECT_EQ(out.status, 404);
    EXPECT_EQ(out.content_type, "text/html; charset=utf-8");
}

TEST(http_page, reads_a_form_again_for_a_later_step) {
    const form fields({{"name", "Amel"}, {"telephone", "0555123456"}});
    const auto in = read_form<letter>(fields);
    EXPECT_TRUE(in.ok());
    EXPECT_EQ(in.value.telephone.value, "+213555123456");
}

}
