#include "notify/mail/mime.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace foyer::notify {
namespace {

using testing::HasSubstr;
using testing::Not;

message sample() {
    return {
        .id = "c123",
        .date = {1764252303000},
        .from = {"boutique@example.dz", "Foyer"},
        .to = {"amine@example.dz", "Amine B."},
        .subject = "Order FY-1",
        .text = "text",
        .html = "<p>text</p>"
    };
}

std::vector<std::string> lines_of(const std::string& mime) {
    std::vector<std::string> lines;
    std::istringstream in(mime);
    for (std::string line; std::getline(in, line);) {
        EXPECT_TRUE(line.ends_with('\r')) << line;
        lines.push_back(line.substr(0, line.size() - 1));
    }
    return lines;
}

TEST(mime, writes_the_headers_that_a_mail_needs) {
    const auto mime = to_mime(sample());
    EXPECT_THAT(mime, HasSubstr("Date: Thu, 27 Nov 2025 14:05:03 +0000\r\n"));
    EXPECT_THAT(mime, HasSubstr("From: Foyer <boutique@example.dz>\r\n"));
    EXPECT_THAT(mime, HasSubstr("To: \"Amine B.\" <amine@example.dz>\r\n"));
    EXPECT_THAT(mime, HasSubstr("Subject: Order FY-1\r\n"));
    EXPECT_THAT(mime, HasSubstr("Message-Id: <c123@example.dz>\r\n"));
    EXPECT_THAT(mime, Not(HasSubstr("Reply-To")));
}

TEST(mime, keeps_lines_short_and_in_ascii) {
    auto m = sample();
    for (int i = 0; i < 20; ++i) m.subject += "طلب جديد é ";
    m.to.name = m.subject;
    m.reply_to = mailbox{"amine@example.dz", m.subject};
    m.text = std::string(5000, 'x');
    for (const auto& line : lines_of(to_mime(m))) {
        EXPECT_LE(line.size(), 76U) << line;
        for (const unsigned char c : line) EXPECT_LT(c, 0x80) << line;
    }
}

TEST(mime, lets_no_value_start_a_header_of_its_own) {
    auto m = sample();
    m.to.name = "Amine\r\nBcc: thief@example.dz";
    m.subject = "Order\nBcc: thief@example.dz\r\n\r\nbody";
    m.from.name = "\"Foyer\" <thief@example.dz>\r";
    std::size_t empty_lines = 0;
    for (const auto& line : lines_of(to_mime(m))) {
        EXPECT_FALSE(line.starts_with("Bcc")) << line;
        if (line.empty()) ++empty_lines;
    }
    // After the headers of the mail and of its two parts, and before two of the three boundaries.
    EXPECT_EQ(empty_lines, 5U);
    EXPECT_THAT(to_mime(m), HasSubstr(R"(From: "\"Foyer\" <thief@example.dz>" <boutique@)"));
}

}
}
