#include "notify/orders/order_letters.hpp"

#include "platform/i18n/format.hpp"
#include "platform/i18n/messages.hpp"

#include <utility>

namespace foyer::notify {

namespace {

using i18n::format_money;
using i18n::language;
using i18n::operator""_msg;

std::string word(language lang, i18n::message_key key) {
    return std::string(i18n::text(lang, key));
}

std::string wilaya_of(language lang, const order_facts& facts) {
    if (facts.zone) return lang == language::ar ? facts.zone->name_ar : facts.zone->name_fr;
    return facts.file.head.shipping_wilaya.value_or("");
}

std::string address_of(language lang, const order_facts& facts) {
    const auto& o = facts.file.head;
    std::string out;
    for (const auto& part :
         {o.shipping_street.value_or(""), o.shipping_city.value_or(""),
          o.shipping_postal_code.value_or(""), wilaya_of(lang, facts)}) {
        if (part.empty()) continue;
        if (!out.empty()) out += lang == language::ar ? "، " : ", ";
        out += part;
    }
    return out;
}

void add_fact(
    letter& l, i18n::message_key label, std::string value, std::optional<std::string> call = {}
) {
    if (!value.empty())
        l.facts.push_back({word(l.language, label), std::move(value), std::move(call)});
}

// What both readers see: the order, who it goes to and where.
void add_order_facts(letter& l, const order_facts& facts) {
    const auto& o = facts.file.head;
    const auto phone = o.recipient_phone.value_or("");
    add_fact(l, "mail.number"_msg, o.order_number);
    add_fact(l, "mail.ordered_at"_msg, i18n::format_date_time(l.language, o.order_date));
    add_fact(l, "mail.name"_msg, o.recipient_name.value_or(""));
    add_fact(l, "mail.phone"_msg, i18n::format_phone(phone), phone);
    add_fact(l, "mail.email"_msg, o.recipient_email.value_or(""));
    add_fact(l, "mail.address"_msg, address_of(l.language, facts));
    add_fact(l, "mail.note"_msg, o.notes.value_or(""));
    add_fact(l, "mail.payment"_msg, word(l.language, "mail.cash"_msg));
}

// With the names under which the products were sold, in French.
void add_lines(letter& l, const order_facts& facts) {
    for (const auto& item : facts.file.items)
        l.lines.push_back(
            {item.product_name.value_or(""), item.product_sku.value_or(""),
             i18n::format_integer(item.quantity) + " × " +
                 format_money(l.language, item.unit_price),
             format_money(l.language, item.total_price)}
        );
}

// With the names in the language of the order, as far as there are some.
void add_lines_for_buyer(letter& l, const order_facts& facts) {
    add_lines(l, facts);
    for (std::size_t i = 0; i < l.lines.size(); ++i) {
        const auto& [name, language] = facts.names[i];
        l.lines[i].name = name;
        if (language != i18n::code(l.language)) l.lines[i].name_language = language;
    }
}

void add_totals(letter& l, const order_facts& facts) {
    const auto& o = facts.file.head;
    const auto add = [&](i18n::message_key label, money amount) {
        l.totals.push_back({word(l.language, label), format_money(l.language, amount)});
    };
    add("mail.subtotal"_msg, o.subtotal);
    add("mail.delivery"_msg, o.shipping_amount);
    if (o.discount_amount > money{}) add("mail.discount"_msg, -o.discount_amount);
    if (const auto duty = o.stamp_duty_added.value_or(money{}); duty > money{})
        add("mail.stamp_duty"_msg, duty);
    l.grand_total =
        letter_total{word(l.language, "mail.total"_msg), format_money(l.language, o.total_amount)};
    l.contained_tax = i18n::text(
        l.language, "mail.contained_tax"_msg, {{"tax", format_money(l.language, o.tax_amount)}}
    );
}

void add_closing(letter& l, const order_facts& facts) {
    const auto& seller = facts.settings->seller;
    l.closing = {
        seller.trade_name, seller.address_text.in(i18n::code(l.language)),
        i18n::text(
            l.language, "mail.shop_phone"_msg, {{"phone", i18n::format_phone(seller.phone)}}
        ),
        facts.settings->opening_hours.in(i18n::code(l.language)),
        i18n::text(l.language, "mail.why"_msg, {{"shop", seller.trade_name}})
    };
}

struct news_words {
    i18n::message_key subject;
    i18n::message_key heading;
    i18n::message_key text;
};

news_words words_of(buyer_news news) {
    switch (news) {
        case buyer_news::confirmed:
            return {
                "mail.confirmed_subject"_msg, "mail.confirmed_heading"_msg,
                "mail.confirmed_text"_msg
            };
        case buyer_news::cancelled:
            return {
                "mail.cancelled_subject"_msg, "mail.cancelled_heading"_msg,
                "mail.cancelled_text"_msg
            };
        case buyer_news::placed: break;
    }
    return {"mail.placed_subject"_msg, "mail.placed_heading"_msg, "mail.placed_text"_msg};
}

}

titled_letter letter_to_owner(const order_facts& facts) {
    const auto lang = language::fr;
    const auto& o = facts.file.head;
    titled_letter out;
    out.subject = i18n::text(
        lang, "mail.owner_subject"_msg,
        {{"number", o.order_number},
         {"total", format_money(lang, o.total_amount)},
         {"wilaya", wilaya_of(lang, facts)}}
    );
    out.letter.language = lang;
    out.letter.heading = word(lang, "mail.owner_heading"_msg);
    out.letter.paragraphs = {word(lang, "mail.owner_text"_msg)};
    add_order_facts(out.letter, facts);
    add_lines(out.letter, facts);
    add_totals(out.letter, facts);
    return out;
}

titled_letter letter_to_buyer(const order_facts& facts, buyer_news news) {
    const auto& o = facts.file.head;
    const auto lang = i18n::parse_language(o.language).value_or(language::fr);
    const auto words = words_of(news);
    titled_letter out;
    out.subject = i18n::text(
        lang, words.subject,
        {{"shop", facts.settings->seller.trade_name}, {"number", o.order_number}}
    );
    out.letter.language = lang;
    out.letter.heading = word(lang, words.heading);
    out.letter.paragraphs = {word(lang, words.text)};
    if (news == buyer_news::placed)
        add_order_facts(out.letter, facts);
    else
        add_fact(out.letter, "mail.number"_msg, o.order_number);
    if (news != buyer_news::cancelled) {
        if (o.estimated_delivery)
            add_fact(
                out.letter, "mail.delivery_day"_msg, i18n::format_day(lang, *o.estimated_delivery)
            );
        add_lines_for_buyer(out.letter, facts);
        add_totals(out.letter, facts);
        if (!facts.tracking_url.empty())
            out.letter.link = letter_link{word(lang, "mail.track"_msg), facts.tracking_url};
    }
    add_closing(out.letter, facts);
    return out;
}

}
