#include "site/frame.hpp"

#include "platform/i18n/format.hpp"
#include "site/addresses.hpp"

namespace foyer::site {

using namespace i18n;

namespace {

std::string_view name_in_itself(language lang) {
    switch (lang) {
        case language::ar: return "العربية";
        case language::en: return "EN";
        case language::fr: break;
    }
    return "FR";
}

std::string whatsapp_address(std::string_view e164, std::string_view message) {
    return with_query("https://wa.me/" + std::string(e164.substr(1)), {{"text", message}});
}

std::vector<link_view> information_links(language lang) {
    const auto to = [lang](message_key title, std::string_view path) {
        return link_view{std::string(i18n::text(lang, title)), address(lang, path), false};
    };
    return {
        to("delivery.title"_msg, "/pages/delivery-returns"),
        to("services.page"_msg, "/pages/services"),
        to("terms.title"_msg, "/pages/terms"),
        to("privacy.title"_msg, "/pages/privacy"),
        to("seller.title"_msg, "/pages/seller"),
        to("about.title"_msg, "/pages/about"),
    };
}

}

frame::frame(api::context& c)
    : context(c),
      lang(c.language),
      settings(settings::current(c.db)),
      categories(catalog::list_categories(c.db, code(c.language))) {}

frame::frame(api::context& c, without_database)
    : context(c), lang(c.language), settings(settings::current(c.db)) {}

std::string absolute_address(const api::context& c, std::string_view path) {
    return c.services.public_url + std::string(path);
}

layout_view frame::layout(page_facts facts) const {
    const auto& seller = settings->seller;
    layout_view v;
    v.language = code(lang);
    v.direction = direction(lang);
    v.page_title = say("title.page"_msg, {{"title", facts.title}, {"shop", seller.trade_name}});
    v.description =
        facts.description.empty() ? std::string(say("layout.description"_msg)) : facts.description;
    v.canonical_url = absolute(address(lang, facts.path));
    v.default_language_url = absolute(address(language::fr, facts.path));
    v.unlisted = facts.unlisted;
    for (const auto each : all_languages) {
        const auto url = address(each, facts.path);
        v.translations.push_back(
            {std::string(code(each)), std::string(name_in_itself(each)), url, absolute(url),
             each == lang}
        );
    }
    for (const auto& each : categories)
        if (!each.parent_id)
            v.categories.push_back(
                {each.name, category_address(lang, each.slug), each.slug == facts.category}
            );
    v.home_url = home_address(lang);
    v.search_url = address(lang, "/search");
    v.search_text = facts.search_text;
    v.cart_url = address(lang, "/cart");
    v.tracking_url = address(lang, "/track");
    v.delivery_url = address(lang, "/pages/delivery-returns");
    v.shop_name = seller.trade_name;
    v.phone_number = seller.phone;
    v.phone = format_phone(seller.phone);
    if (seller.whatsapp) v.whatsapp_url = whatsapp_address(*seller.whatsapp, facts.whatsapp_text);
    v.opening_hours = settings->opening_hours.in(code(lang));
    v.shop_address = seller.address_text.in(code(lang));
    v.trade_register = seller.rc;
    v.information = information_links(lang);
    v.year = to_iso(context.started_at).substr(0, 4);
    v.structured_data = std::move(facts.structured_data);
    return v;
}

std::string frame::absolute(std::string_view path) const { return absolute_address(context, path); }

const catalog::category_view* frame::find_category(std::string_view slug) const {
    for (const auto& each : categories)
        if (each.slug == slug) return &each;
    return nullptr;
}

const catalog::category_view* frame::root_of(const catalog::category_view& category) const {
    const auto* at = &category;
    for (std::size_t steps = 0; at->parent_id && steps < categories.size(); ++steps) {
        const catalog::category_view* parent = nullptr;
        for (const auto& each : categories)
            if (each.id == *at->parent_id) parent = &each;
        if (parent == nullptr) return at;
        at = parent;
    }
    return at;
}

std::vector<const catalog::category_view*> frame::children_of(const catalog::category_view& category
) const {
    std::vector<const catalog::category_view*> children;
    for (const auto& each : categories)
        if (each.parent_id && *each.parent_id == category.id) children.push_back(&each);
    return children;
}

result<void> in_our_language(const api::context& c) {
    if (!parse_language(c.path_parameter("lang"))) return page_not_found();
    return {};
}

error page_not_found() { return {errc::not_found, "page.not_found", "there is no such page"}; }

}
