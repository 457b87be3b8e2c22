#include "notify/orders/order_mails.hpp"

#include "notify/mail/address.hpp"
#include "notify/orders/order_letters.hpp"
#include "platform/base/log.hpp"
#include "platform/json/decode.hpp"
#include "shop/orders/order_events.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace foyer::notify {

namespace {

constexpr std::string_view for_owner = "mail.order_for_owner";
constexpr std::string_view for_buyer = "mail.order_for_buyer";

// Somebody to write to, if the text is an address.
std::optional<mailbox> mailbox_of(const std::string& address, const std::string& name) {
    if (!is_mail_address(address)) return std::nullopt;
    return mailbox{address, name};
}

class order_mails {
public:
    order_mails(const mailer& m, order_mail_options options)
        : mailer_(m), options_(std::move(options)) {}

    // One event a mail, so that each is tried again on its own.
    void split(const errand& e) const {
        e.database.transaction([&](db::transaction& tx) {
            db::events::append(tx, for_owner, e.event.payload, e.at);
            db::events::append(tx, for_buyer, e.event.payload, e.at);
            db::events::mark_done(tx, e.event.id, e.at);
        });
    }

    void to_owner(const errand& e) const {
        const auto facts = find_facts(e);
        if (!facts) return;
        const auto& seller = facts->settings->seller;
        const auto owner = mailbox_of(options_.owner.empty() ? seller.email : options_.owner, "");
        if (!owner) throw std::runtime_error("the owner has no mail address");
        send(e, letter_to_owner(*facts), *owner, buyer_of(*facts), seller.trade_name);
    }

    void to_buyer(const errand& e, buyer_news news) const {
        const auto facts = find_facts(e);
        if (!facts) return;
        const auto buyer = buyer_of(*facts);
        if (!buyer) return;
        const auto& seller = facts->settings->seller;
        const auto answers_to = mailbox_of(seller.email, seller.trade_name);
        send(e, letter_to_buyer(*facts, news), *buyer, answers_to, seller.trade_name);
    }

private:
    // Nothing, and a line in the log, when the order is gone.
    std::optional<order_facts> find_facts(const errand& e) const {
        const auto event =
            json::read<orders::order_event>(e.event.payload.text, json::unknown_fields::ignored);
        if (event.has_error()) throw std::runtime_error("the event names no order");
        auto file = orders::find_by_number(e.database, event->order_number);
        if (!file) {
            spdlog::warn("event {} is about an order that is gone", e.event.id.value);
            return std::nullopt;
        }
        order_facts facts{*std::move(file), settings::current(e.database), {}, {}, {}};
        const auto& o = facts.file.head;
        facts.names = orders::line_names(e.database, facts.file, o.language);
        if (o.shipping_wilaya)
            facts.zone = delivery::find_zone(e.database, *o.shipping_wilaya, e.at);
        if (!options_.public_url.empty()) facts.tracking_url = tracking_url(o);
        return facts;
    }

    // The tracking form with the number filled in; the phone is the buyer's secret.
    std::string tracking_url(const order& o) const {
        return options_.public_url + "/" + o.language + options_.tracking_path +
               "?orderNumber=" + boost::urls::encode(o.order_number, boost::urls::unreserved_chars);
    }

    static std::optional<mailbox> buyer_of(const order_facts& facts) {
        const auto& o = facts.file.head;
        return mailbox_of(o.recipient_email.value_or(""), o.recipient_name.value_or(""));
    }

    void send(
        const errand& e, const titled_letter& content, const mailbox& to,
        const std::optional<mailbox>& reply_to, const std::string& shop
    ) const {
        mailer_.send(
            {.id = e.event.id.value,
             .date = e.event.created_at,
             .from = {options_.sender, shop},
             .to = to,
             .reply_to = reply_to,
             .subject = content.subject,
             .text = letter_text(content.letter),
             .html = letter_html(content.letter)},
            e.stop
        );
    }

    const mailer& mailer_;
    const order_mail_options options_;
};

}

std::vector<handler> order_mail_handlers(const mailer& m, order_mail_options options) {
    if (!is_mail_address(options.sender))
        throw std::invalid_argument("the sender of mails is no mail address");
    if (!options.owner.empty() && !is_mail_address(options.owner))
        throw std::invalid_argument("the owner's mail address is none");
    const auto mails = std::make_shared<const order_mails>(m, std::move(options));
    const auto news = [&](std::string_view type, buyer_news what) {
        return handler{std::string(type), [=](const errand& e) { mails->to_buyer(e, what); }};
    };
    return {
        {std::string(orders::order_placed), [=](const errand& e) { mails->split(e); }},
        {std::string(for_owner), [=](const errand& e) { mails->to_owner(e); }},
        news(for_buyer, buyer_news::placed),
        news(orders::order_confirmed, buyer_news::confirmed),
        news(orders::order_cancelled, buyer_news::cancelled),
    };
}

}
