#include "notify/mail/mail_file.hpp"

#include "notify/mail/mailer.hpp"
#include "notify/smtp_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace foyer::notify {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

message filed_mail() {
    return {
        .id = "c123",
        .date = {1764252303004},
        .from = {"boutique@example.dz"},
        .to = {"amine@example.dz"},
        .subject = "Commande",
        .text = "text",
        .html = "<p>text</p>"
    };
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

TEST(mail_file, is_what_a_mail_becomes_without_a_server) {
    const test::temporary_folder home;
    const auto folder = home.path() / "data" / "outbox";
    mailer({.server = {}, .folder = folder}).send(filed_mail());
    EXPECT_THAT(names_in(folder), ElementsAre("20251127T140503004Z-c123.eml"));
    EXPECT_THAT(
        test::read_file(folder / "20251127T140503004Z-c123.eml"),
        HasSubstr("To: amine@example.dz\r\n")
    );
}

TEST(mail_file, is_one_file_when_the_same_mail_is_written_again) {
    const test::temporary_folder home;
    const auto path = write_mail_file(home.path(), filed_mail());
    EXPECT_EQ(write_mail_file(home.path(), filed_mail()), path);
    EXPECT_EQ(names_in(home.path()).size(), 1U);
}

TEST(mail_file, can_be_read_by_its_owner_only) {
    const test::temporary_folder home;
    const auto folder = home.path() / "outbox";
    const auto path = write_mail_file(folder, filed_mail());
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(path).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(std::filesystem::status(folder).permissions(), perms::owner_all);
}

TEST(mail_file, says_what_is_wrong_with_the_folder) {
    const test::temporary_folder home;
    std::ofstream(home.path() / "file") << "x";
    EXPECT_THAT(
        [&] { write_mail_file(home.path() / "file" / "outbox", filed_mail()); },
        testing::ThrowsMessage<mail_failure>(HasSubstr("outbox"))
    );
}

}
}
