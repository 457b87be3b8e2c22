#include "field/services/service_store.hpp"
#include "platform/http/page.hpp"
#include "platform/i18n/format.hpp"
#include "site/addresses.hpp"
#include "site/delivery_choice.hpp"
#include "site/pages.hpp"
#include "site/render.hpp"
#include "site/service_words.hpp"
#include "site/structured_data.hpp"
#include "site/words.hpp"

namespace foyer::site {

using namespace i18n;

namespace {

std::vector<section_view> sections_of(const std::vector<settings::text_section>& texts) {
    std::vector<section_view> sections;
    for (const auto& each : texts) {
        section_view section;
        section.anchor = "part-" + std::to_string(sections.size() + 1);
        section.heading = each.heading;
        for (const auto& paragraph : each.paragraphs) section.paragraphs.push_back({paragraph});
        sections.push_back(std::move(section));
    }
    return sections;
}

// What law 18-05 wants known of who sells; what the shop has not is left out.
std::vector<specification_view> seller_facts(const frame& f) {
    const auto& s = f.settings->seller;
    std::vector<specification_view> facts;
    const auto add = [&](message_key name, const std::string& value) {
        if (!value.empty()) facts.push_back({std::string(f.say(name)), value});
    };
    add("seller.name"_msg, s.legal_name);
    add("seller.form"_msg, s.legal_form);
    if (s.share_capital > money{}) add("seller.capital"_msg, format_money(f.lang, s.share_capital));
    add("home.address"_msg, s.address_text.in(code(f.lang)));
    add("seller.phone"_msg, format_phone(s.phone));
    add("seller.email"_msg, s.email);
    add("home.hours"_msg, f.settings->opening_hours.in(code(f.lang)));
    add("layout.trade_register"_msg, s.rc);
    add("seller.nif"_msg, s.nif);
    add("seller.nis"_msg, s.nis);
    add("seller.ai"_msg, s.ai);
    return facts;
}

breadcrumb_view breadcrumb_of(const frame& f, const std::string& title) {
    return {{{std::string(f.say("layout.home"_msg)), home_address(f.lang), false}}, title};
}

// The page of this name, or nothing.
std::optional<text_page_view> text_page(const frame& f, std::string_view name) {
    const auto& texts = f.settings->texts;
    text_page_view v;
    if (name == "terms") {
        v.title = f.say("terms.title"_msg);
        v.version =
            f.say("checkout.terms_version"_msg, {{"version", isolated(f.settings->terms_version)}});
        v.sections = sections_of(texts.terms.in(code(f.lang)));
    } else if (name == "privacy") {
        v.title = f.say("privacy.title"_msg);
        v.sections = sections_of(texts.privacy.in(code(f.lang)));
    } else if (name == "delivery-returns") {
        v.title = f.say("delivery.title"_msg);
        v.sections = sections_of(texts.delivery_returns.in(code(f.lang)));
        v.rates = wilaya_options(f, delivery::list_zones(f.context.db, f.context.started_at), {});
    } else if (name == "seller") {
        v.title = f.say("seller.title"_msg);
        v.introduction = f.say("seller.introduction"_msg);
        v.facts = seller_facts(f);
    } else if (name == "about") {
        v.title = f.say("about.title"_msg);
        v.sections = sections_of(texts.about.in(code(f.lang)));
    } else {
        return std::nullopt;
    }
    v.breadcrumb = breadcrumb_of(f, v.title);
    return v;
}

result<http::response> show_text(api::context& c) {
    FOYER_CHECK(in_our_language(c));
    c.cache_for({"settings", "categories", "delivery"});
    const frame f(c);
    const auto name = c.path_parameter("page");
    const auto view = text_page(f, name);
    if (!view) return page_not_found();
    page_facts facts{.path = "/pages/" + std::string(name), .title = view->title};
    if (name == "seller" || name == "about") facts.structured_data = shop_data(f);
    return http::html(render_text(f.layout(std::move(facts)), *view));
}

result<http::response> show_services(api::context& c) {
    FOYER_CHECK(in_our_language(c));
    c.cache_for({"settings", "categories", "services", "delivery"});
    const frame f(c);
    services_view v;
    v.breadcrumb = breadcrumb_of(f, std::string(f.say("services.page"_msg)));
    v.technician_zones = technician_zones(f);
    for (const auto& offer : services::list_offers(c.db, code(f.lang)))
        v.services.push_back(service_words(f, offer));
    const auto layout =
        f.layout({.path = "/pages/services", .title = std::string(f.say("services.page"_msg))});
    return http::html(render_services(layout, v));
}

constexpr http::route text_route_table[] = {
    http::page<&show_services>(
        http::method::get, "/{lang}/pages/services", "The technicians' services"
    ),
    http::page<&show_text>(
        http::method::get, "/{lang}/pages/{page}", "Terms, privacy, delivery, seller, about us"
    ),
};

}

std::span<const http::route> text_routes() { return text_route_table; }

}
