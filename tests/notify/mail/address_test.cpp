#include "notify/mail/address.hpp"

#include <gtest/gtest.h>

#include <string>

namespace foyer::notify {
namespace {

TEST(mail_address, accepts_what_people_have) {
    for (const auto* address :
         {"amine@example.dz", "a.b+shop@mail.example.com", "boutique@localhost", "o'neil@x-y.org"})
        EXPECT_TRUE(is_mail_address(address)) << address;
}

TEST(mail_address, refuses_what_could_end_a_command_or_hide_a_second_address) {
    for (const auto* address :
         {"", "amine", "@example.dz", "amine@", "a@b@c", "a b@c.dz", "a@c.dz>\r\nRCPT TO:<x@y.dz",
          "<a@c.dz>", "a@c.dz,b@c.dz", "\"a\"@c.dz", ".a@c.dz", "a..b@c.dz", "a@-c.dz", "a@c..dz",
          "أمين@example.dz", "a@[127.0.0.1]"})
        EXPECT_FALSE(is_mail_address(address)) << address;
}

TEST(mail_address, refuses_what_no_server_takes_by_its_length) {
    EXPECT_FALSE(is_mail_address(std::string(65, 'a') + "@c.dz"));
    EXPECT_FALSE(is_mail_address("a@" + std::string(260, 'c')));
}

}
}
