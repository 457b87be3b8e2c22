#include "notify/mail/mailer.hpp"
#include "notify/smtp_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace foyer::notify {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::Not;
using testing::SizeIs;
using testing::ThrowsMessage;

message sent_mail() {
    return {
        .id = "c123",
        .date = {1764252303000},
        .from = {"boutique@example.dz", "Foyer Chauffage"},
        .to = {"amine@example.dz", "أمين بن علي"},
        .subject = "طلبكم FY-2345 مسجّل، شكرا لثقتكم بنا وإلى اللقاء قريبا في متجرنا",
        .text = "الهاتف: 0555 12 34 56\r\n.\r\n..نقطة في بداية السطر\r\n",
        .html = "<p>سخّان ماء</p>"
    };
}

message with_name(const std::string& name) {
    auto m = sent_mail();
    m.to.name = name;
    return m;
}

// A port that stays taken, and on which nobody listens.
class closed_port {
public:
    closed_port() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address_;
        auto* const where = reinterpret_cast<sockaddr*>(&address_);
        EXPECT_EQ(::bind(socket_, where, size), 0);
        EXPECT_EQ(::getsockname(socket_, where, &size), 0);
    }
    ~closed_port() { ::close(socket_); }
    closed_port(const closed_port&) = delete;
    closed_port& operator=(const closed_port&) = delete;

    int number() const { return ntohs(address_.sin_port); }

private:
    sockaddr_in address_{};
    const int socket_;
};

TEST(smtp, brings_arabic_through_unharmed) {
    const test::smtp_server server;
    mailer({.server = {server.url()}, .folder = {}}).send(sent_mail());
    ASSERT_THAT(server.mails(), SizeIs(1));
    const auto mail = server.mails().front();
    EXPECT_EQ(mail.from, "boutique@example.dz");
    EXPECT_THAT(mail.to, ElementsAre("amine@example.dz"));
    EXPECT_EQ(mail.headers.at("subject"), sent_mail().subject);
    EXPECT_THAT(mail.headers.at("to"), HasSubstr("أمين بن علي"));
    EXPECT_EQ(mail.headers.at("message-id"), "<c123@example.dz>");
    EXPECT_THAT(mail.text, HasSubstr("\n..نقطة في بداية السطر"));
    EXPECT_THAT(mail.html, HasSubstr("<p>سخّان ماء</p>"));
}

TEST(smtp, takes_a_name_with_a_header_in_it_for_a_name) {
    const test::smtp_server server;
    mailer({.server = {server.url()}, .folder = {}}
    ).send(with_name("Amine\r\nBcc: thief@example.dz\r\n\r\nNew body"));
    ASSERT_THAT(server.mails(), SizeIs(1));
    const auto mail = server.mails().front();
    EXPECT_THAT(mail.to, ElementsAre("amine@example.dz"));
    EXPECT_THAT(mail.headers, Not(Contains(Key("bcc"))));
    EXPECT_THAT(mail.headers.at("to"), HasSubstr("Bcc: thief@example.dz"));
    EXPECT_THAT(mail.html, HasSubstr("سخّان ماء"));
}

TEST(smtp, tells_when_the_server_refuses) {
    const test::smtp_server server;
    const mailer m({.server = {server.url()}, .folder = {}});
    server.refuse("451 try again later");
    EXPECT_THAT([&] { m.send(sent_mail()); }, ThrowsMessage<mail_failure>(HasSubstr("451")));
    server.refuse("");
    server.refuse_recipient("amine@example.dz");
    EXPECT_THAT([&] { m.send(sent_mail()); }, ThrowsMessage<mail_failure>(HasSubstr("550")));
    EXPECT_THAT(server.mails(), IsEmpty());
}

TEST(smtp, tells_when_nobody_answers) {
    const closed_port nobody;
    const auto url = "smtp://127.0.0.1:" + std::to_string(nobody.number());
    EXPECT_THROW(mailer({.server = {url}, .folder = {}}).send(sent_mail()), mail_failure);
}

TEST(smtp, signs_in_where_a_password_is_wanted) {
    const test::smtp_server server({"--password", "shop:right"});
    EXPECT_THROW(
        mailer({.server = {server.url(), "shop", "wrong"}, .folder = {}}).send(sent_mail()),
        mail_failure
    );
    EXPECT_THROW(mailer({.server = {server.url()}, .folder = {}}).send(sent_mail()), mail_failure);
    mailer({.server = {server.url(), "shop", "right"}, .folder = {}}).send(sent_mail());
    EXPECT_THAT(server.mails(), SizeIs(1));
}

TEST(smtp, trusts_no_certificate_that_nobody_vouches_for) {
    const test::smtp_server server({"--tls"});
    const mailer m({.server = {server.url("smtps")}, .folder = {}});
    EXPECT_THAT(
        [&] { m.send(sent_mail()); }, ThrowsMessage<mail_failure>(HasSubstr("certificate"))
    );
    EXPECT_THAT(server.mails(), IsEmpty());
}

TEST(smtp, gives_up_when_the_program_stops) {
    const test::smtp_server server;
    std::stop_source stop;
    stop.request_stop();
    const mailer m({.server = {server.url()}, .folder = {}});
    EXPECT_THROW(m.send(sent_mail(), stop.get_token()), mail_failure);
    EXPECT_THAT(server.mails(), IsEmpty());
}

TEST(smtp, sends_no_password_over_an_open_line) {
    EXPECT_EQ(encryption_for({"smtp://mail.example.dz:587", "shop", "x"}), encryption::required);
    EXPECT_EQ(encryption_for({"smtp://mail.example.dz:25"}), encryption::if_offered);
    EXPECT_EQ(encryption_for({"smtp://localhost.example.dz", "shop", "x"}), encryption::required);
    EXPECT_EQ(encryption_for({"smtp://localhost:25"}), encryption::none);
    EXPECT_EQ(encryption_for({"smtp://[::1]:25"}), encryption::none);
}

TEST(smtp, refuses_an_address_of_another_kind) {
    EXPECT_THROW(mailer({.server = {"http://x"}, .folder = {}}), std::invalid_argument);
}

}
}
