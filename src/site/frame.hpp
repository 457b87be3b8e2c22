#pragma once

#include "platform/api/context.hpp"
#include "platform/i18n/messages.hpp"
#include "shop/catalog/product_store.hpp"
#include "shop/settings/shop_settings.hpp"
#include "site/views/layout.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// What stands around each page, from the settings and the categories.
namespace foyer::site {

// What a page says of itself to its frame.
struct page_facts {
    std::string path;          // below the language, with the query: "/c/chaudieres?page=2"
    std::string title;         // the shop's name is added
    std::string description{}; // for search engines; empty: the shop's
    std::string category{};    // slug of the root category that is open
    std::string search_text{};
    std::string whatsapp_text{}; // what a message begins with
    bool unlisted{};
    std::optional<std::string> structured_data{};
};

// Says that a frame must do with what the process already knows.
struct without_database {};

// "https://shop.example.dz" and the path; without a setting the host that was asked.
std::string absolute_address(const api::context& c, std::string_view path);

// A page under way: its language, the settings in force and the categories. Reading them costs one
// query.
struct frame {
    explicit frame(api::context& c);
    frame(api::context& c, without_database); // no departments

    api::context& context;
    i18n::language lang;
    std::shared_ptr<const settings::shop_settings> settings;
    std::vector<catalog::category_view> categories;

    std::string_view say(i18n::message_key key) const { return i18n::text(lang, key); }
    std::string say(i18n::message_key key, std::initializer_list<i18n::argument> arguments) const {
        return i18n::text(lang, key, arguments);
    }

    layout_view layout(page_facts facts) const;

    // "https://shop.example.dz/fr/...": for search engines and structured data.
    std::string absolute(std::string_view path) const;

    const catalog::category_view* find_category(std::string_view slug) const;
    const catalog::category_view* root_of(const catalog::category_view& category) const;
    std::vector<const catalog::category_view*> children_of(const catalog::category_view& category
    ) const;
};

// Whether the address names one of our languages: the first thing each page asks. Error: not_found
// "page.not_found".
result<void> in_our_language(const api::context& c);

error page_not_found();

}
