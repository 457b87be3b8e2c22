#include "notify/orders/order_mails.hpp"

#include "app/tables.hpp"
#include "care/sample/load_sample.hpp"
#include "notify/smtp_server.hpp"
#include "shop/checkout/place_order.hpp"
#include "shop/orders/order_desk.hpp"
#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace foyer::notify {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr timestamp order_noon{1764244800000};

constexpr db::query find_product{
    "test.find_product",
    "SELECT id FROM products WHERE is_active AND stock_quantity > 5 ORDER BY sku LIMIT 1"
};

struct buyer {
    std::string first_name{"Amine"};
    std::optional<std::string> email{"amine@example.dz"};
    std::string language{"fr"};
};

struct sold_product {
    std::string name;
    std::string arabic;
};
BOOST_DESCRIBE_STRUCT(sold_product, (), (name, arabic))

class order_mails_test : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        create_tables(all_tables());
        sample::load_sample(database(), order_noon);
    }

    // Two pieces of a product, to Algiers, by the way every order takes.
    std::string place(const buyer& who = {}) {
        const auto settings = settings::current(database());
        const auto placed = database().transaction([&](db::transaction& tx) {
            const auto owner = cart::open_cart(tx, who.language, order_noon).customer_id;
            const auto sold = tx.first<id_of<product>>(find_product);
            const auto added = cart::add_item(tx, owner, sold.value(), 2, order_noon);
            EXPECT_TRUE(added.has_value());
            const auto zone = delivery::find_zone(tx, "alger", order_noon);
            const auto lines = cart::list_lines(tx, owner, who.language);
            const auto total = checkout::quote(lines, zone, *settings).total;
            return checkout::place_order(
                tx,
                {.first_name = who.first_name,
                 .last_name = "Benali",
                 .phone = "+213555123456",
                 .email = who.email,
                 .street = "12 rue Didouche",
                 .city = "Alger-Centre",
                 .wilaya = "alger",
                 .postal_code = {},
                 .notes = "Sonner deux fois",
                 .terms_version = settings->terms_version,
                 .expected_total = total},
                {owner, who.language, "test", order_noon, "secret"}, *settings
            );
        });
        return placed.value().order_number;
    }

    void deliver(timestamp at = now()) {
        const mailer m({.server = {server.url()}, .folder = {}});
        deliver_due(
            database(),
            order_mail_handlers(
                m, {.sender = "boutique@example.dz",
                    .owner = "owner@example.dz",
                    .public_url = "https://foyer.example",
                    .tracking_path = "/track"}
            ),
            at
        );
    }

    // The mails to that address, in the order of arrival.
    std::vector<test::received_mail> mails_to(const std::string& address) const {
        auto all = server.mails();
        std::erase_if(all, [&](const auto& mail) { return mail.to.at(0) != address; });
        return all;
    }

    test::smtp_server server;
};

FOYER_ON_BOTH_ENGINES(order_mails_test);

TEST_P(order_mails_test, tells_the_owner_who_ordered_what) {
    const auto number = place();
    deliver();
    const auto mails = mails_to("owner@example.dz");
    ASSERT_THAT(mails, SizeIs(1));
    const auto& mail = mails[0];
    EXPECT_THAT(mail.headers.at("subject"), AllOf(HasSubstr(number), HasSubstr("Alger")));
    EXPECT_THAT(mail.headers.at("reply-to"), HasSubstr("amine@example.dz"));
    for (const auto& form : {mail.text, mail.html}) {
        EXPECT_THAT(form, HasSubstr("Amine Benali"));
        EXPECT_THAT(form, HasSubstr("12 rue Didouche, Alger-Centre, Alger"));
        EXPECT_THAT(form, HasSubstr("Sonner deux fois"));
        EXPECT_THAT(form, HasSubstr("2 × "));
        EXPECT_THAT(form, HasSubstr("Total à payer"));
    }
    EXPECT_THAT(mail.html, HasSubstr("tel:+213555123456"));
}

TEST_P(order_mails_test, confirms_to_the_buyer_in_the_language_of_the_order) {
    const auto number = place({.language = "ar"});
    deliver();
    const auto mails = mails_to("amine@example.dz");
    ASSERT_THAT(mails, SizeIs(1));
    EXPECT_THAT(mails[0].headers.at("subject"), AllOf(HasSubstr("طلبيتك"), HasSubstr(number)));
    EXPECT_THAT(mails[0].html, HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
    EXPECT_THAT(
        mails[0].html, HasSubstr("href=\"https://foyer.example/ar/track?orderNumber=" + number)
    );
    EXPECT_THAT(mails[0].text, HasSubstr("شكرًا، تم تسجيل طلبيتك"));
}

TEST_P(order_mails_test, names_products_in_the_language_of_the_order_where_they_have_such_a_name) {
    const db::query sold_names{"test.sold_names", R"sql(
        SELECT p.name, t.name AS arabic FROM order_items i JOIN products p ON p.id = i.product_id
        JOIN product_translations t ON t.product_id = p.id AND t.language = 'ar')sql"};
    place({.language = "ar"});
    const auto names = database().first<sold_product>(sold_names);
    ASSERT_TRUE(names.has_value());
    deliver();
    database().execute_script("DELETE FROM product_translations");
    place({.language = "ar"});
    deliver();
    const auto buyers = mails_to("amine@example.dz");
    ASSERT_THAT(buyers, SizeIs(2));
    EXPECT_THAT(buyers[0].text, HasSubstr(names->arabic));
    EXPECT_THAT(buyers[0].html, HasSubstr("<bdi>" + names->arabic + "</bdi>"));
    EXPECT_THAT(buyers[1].text, HasSubstr(names->name));
    EXPECT_THAT(buyers[1].html, HasSubstr("<bdi lang=\"fr\">"));
    EXPECT_THAT(mails_to("owner@example.dz").at(0).text, HasSubstr(names->name));
}

TEST_P(order_mails_test, writes_to_the_owner_only_when_the_buyer_gave_no_address) {
    place({.email = std::nullopt});
    deliver();
    EXPECT_THAT(server.mails(), SizeIs(1));
}

TEST_P(order_mails_test, tells_the_buyer_that_the_order_is_confirmed_and_cancelled) {
    const auto number = place({.language = "en"});
    deliver();
    const auto step = [&](auto&& operation, timestamp at) {
        const auto done = database().transaction([&](db::transaction& tx) {
            return operation(tx, orders::step{number, "owner", "", at});
        });
        EXPECT_TRUE(done.has_value());
    };
    step(&orders::confirm, order_noon + minutes_ms(1));
    deliver();
    step(&orders::cancel, order_noon + minutes_ms(2));
    deliver();
    const auto mails = mails_to("amine@example.dz");
    ASSERT_THAT(mails, SizeIs(3));
    EXPECT_THAT(mails[1].headers.at("subject"), HasSubstr("confirmed"));
    EXPECT_THAT(mails[2].headers.at("subject"), HasSubstr("cancelled"));
    EXPECT_THAT(mails_to("owner@example.dz"), SizeIs(1));
}

TEST_P(order_mails_test, tries_each_mail_again_on_its_own) {
    place();
    server.refuse_recipient("amine@example.dz");
    deliver();
    EXPECT_THAT(mails_to("owner@example.dz"), SizeIs(1));
    EXPECT_THAT(mails_to("amine@example.dz"), IsEmpty());
    server.refuse_recipient("");
    deliver(now() + minutes_ms(1));
    EXPECT_THAT(mails_to("owner@example.dz"), SizeIs(1));
    EXPECT_THAT(mails_to("amine@example.dz"), SizeIs(1));
}

TEST_P(order_mails_test, waits_for_a_server_that_takes_no_mail) {
    place();
    server.refuse("451 later");
    deliver();
    EXPECT_THAT(server.mails(), IsEmpty());
    server.refuse("");
    deliver(now() + minutes_ms(1));
    EXPECT_THAT(server.mails(), SizeIs(2));
}

TEST_P(order_mails_test, takes_markup_and_headers_in_a_name_for_a_name) {
    place({.first_name = "<b>Bcc: thief@example.dz\r\nBcc: thief@example.dz"});
    deliver();
    ASSERT_THAT(server.mails(), SizeIs(2));
    for (const auto& mail : server.mails()) {
        EXPECT_THAT(mail.to, SizeIs(1));
        EXPECT_EQ(mail.headers.count("bcc"), 0U);
        EXPECT_THAT(mail.html, Not(HasSubstr("<b>Bcc")));
    }
}

TEST_P(order_mails_test, is_done_with_an_order_that_is_gone) {
    database().transaction([&](db::transaction& tx) {
        const json_value gone{R"({"orderId":"x","orderNumber":"FY-GONE"})"};
        db::events::append(tx, "order.confirmed", gone);
    });
    deliver();
    EXPECT_THAT(server.mails(), IsEmpty());
    EXPECT_EQ(db::events::count_backlog(database()).waiting, 0);
}

TEST(order_mail_handlers, refuse_a_sender_that_is_no_address) {
    const mailer m({});
    EXPECT_THROW(order_mail_handlers(m, {.sender = "Foyer"}), std::invalid_argument);
}

}
}
