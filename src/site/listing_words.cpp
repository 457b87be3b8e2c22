#include "site/listing_words.hpp"

#include "platform/i18n/format.hpp"
#include "shop/catalog/list_input.hpp"
#include "site/addresses.hpp"
#include "site/pagination.hpp"
#include "site/words.hpp"

#include <array>

namespace foyer::site {

using namespace i18n;

namespace {

std::string dinars(const std::optional<money>& amount) {
    return amount ? std::to_string(amount->units / 100) : std::string();
}

std::string_view sort_value(const list_state& s) {
    return s.sort == catalog::product_sort::featured ? std::string_view{}
                                                     : catalog::sort_name(s.sort);
}

// The fields of a list's address, in the order in which they stand there.
std::vector<hidden_field_view> fields_of(const list_state& s) {
    const auto& filter = s.filter;
    std::vector<hidden_field_view> all{
        {"q", s.words},
        {"category", s.category_is_filter ? filter.category.value_or("") : ""},
        {"manufacturer", filter.manufacturer.value_or("")},
        {"minPrice", dinars(filter.min_price)},
        {"maxPrice", dinars(filter.max_price)},
        {"inStock", filter.in_stock ? "true" : ""},
        {"sort", std::string(sort_value(s))},
    };
    std::erase_if(all, [](const auto& field) { return field.hidden_value.empty(); });
    return all;
}

std::vector<hidden_field_view> only(
    std::vector<hidden_field_view> fields, std::string_view a, std::string_view b
) {
    std::erase_if(fields, [&](const auto& field) {
        return field.hidden_name != a && field.hidden_name != b;
    });
    return fields;
}

std::vector<hidden_field_view> without(
    std::vector<hidden_field_view> fields, std::string_view name
) {
    std::erase_if(fields, [&](const auto& field) { return field.hidden_name == name; });
    return fields;
}

// A group in which one may be chosen; the first option is all of them.
filter_group_view group_of(
    const frame& f, message_key title, message_key any, std::string_view name,
    const std::vector<catalog::facet>& facets, const std::optional<std::string>& chosen
) {
    const std::string field(name);
    filter_group_view group{std::string(f.say(title)), {}};
    group.options.push_back(
        {field + "-all", "radio", field, "", std::string(f.say(any)), "", !chosen}
    );
    for (const auto& facet : facets) {
        const bool checked = chosen && *chosen == facet.slug;
        group.options.push_back(
            {field + "-" + facet.slug, "radio", field, facet.slug, facet.name,
             facet.count ? format_integer(*facet.count) : "", checked}
        );
    }
    return group;
}

std::string name_in(const filter_group_view& group) {
    for (const auto& option : group.options)
        if (option.checked) return option.option_label;
    return {};
}

class chips {
public:
    chips(const frame& f, const list_state& s) : frame_(f), state_(s) {}

    template <class Change>
    void add(std::string label, Change&& change) {
        auto rest = state_;
        rest.page = 1;
        change(rest.filter);
        list_.push_back({std::move(label), rest.address_in(frame_.lang)});
    }

    std::vector<chip_view> take() && { return std::move(list_); }

private:
    const frame& frame_;
    const list_state& state_;
    std::vector<chip_view> list_;
};

std::vector<chip_view> chips_of(
    const frame& f, const list_state& s, const std::string& brand, const std::string& category
) {
    using filter = catalog::product_filter;
    const auto amount = [&](message_key key, money value) {
        return f.say(key, {{"amount", isolated(format_money(f.lang, value))}});
    };
    chips all(f, s);
    if (s.filter.in_stock)
        all.add(std::string(f.say("listing.in_stock"_msg)), [](filter& rest) {
            rest.in_stock = false;
        });
    if (s.category_is_filter && s.filter.category)
        all.add(category.empty() ? *s.filter.category : category, [](filter& rest) {
            rest.category.reset();
        });
    if (s.filter.manufacturer)
        all.add(brand.empty() ? *s.filter.manufacturer : brand, [](filter& rest) {
            rest.manufacturer.reset();
        });
    if (s.filter.min_price)
        all.add(amount("listing.at_least"_msg, *s.filter.min_price), [](filter& rest) {
            rest.min_price.reset();
        });
    if (s.filter.max_price)
        all.add(amount("listing.at_most"_msg, *s.filter.max_price), [](filter& rest) {
            rest.max_price.reset();
        });
    return std::move(all).take();
}

std::vector<choice_view> sorts_of(const frame& f, catalog::product_sort chosen) {
    using catalog::product_sort;
    constexpr std::array<std::pair<product_sort, message_key>, 5> names{{
        {product_sort::featured, "listing.sort_featured"_msg},
        {product_sort::price_asc, "listing.sort_price_asc"_msg},
        {product_sort::price_desc, "listing.sort_price_desc"_msg},
        {product_sort::newest, "listing.sort_newest"_msg},
        {product_sort::name, "listing.sort_name"_msg},
    }};
    std::vector<choice_view> choices;
    for (const auto& [sort, key] : names)
        choices.push_back(
            {std::string(catalog::sort_name(sort)), std::string(f.say(key)), sort == chosen}
        );
    return choices;
}

}

int list_state::offset() const { return (page - 1) * api::default_page_size; }

bool list_state::is_filtered() const {
    return filter.manufacturer || filter.min_price || filter.max_price || filter.in_stock ||
           sort != catalog::product_sort::featured;
}

std::string list_state::address_in(language lang) const {
    auto url = address(lang, path);
    char mark = '?';
    auto fields = fields_of(*this);
    if (page > 1) fields.push_back({"page", std::to_string(page)});
    for (const auto& field : fields) {
        const auto pair = with_query("", {{field.hidden_name, field.hidden_value}});
        url += mark + pair.substr(1);
        mark = '&';
    }
    return url;
}

listing_view listing_words(
    const frame& f, const list_state& s, const catalog::product_page& products
) {
    auto& db = f.context.db;
    listing_view v;
    v.list_url = address(f.lang, s.path);
    v.kept_fields = only(fields_of(s), "q", "sort");
    v.sort_fields = without(fields_of(s), "sort");
    const auto brands = group_of(
        f, "listing.brand"_msg, "listing.any_brand"_msg, "manufacturer",
        catalog::count_by_manufacturer(db, s.filter), s.filter.manufacturer
    );
    filter_group_view categories;
    if (s.category_is_filter) {
        auto facets = catalog::count_by_category(db, s.filter);
        for (auto& facet : facets)
            if (const auto* known = f.find_category(facet.slug)) facet.name = known->name;
        categories = group_of(
            f, "listing.category"_msg, "listing.any_category"_msg, "category", facets,
            s.filter.category
        );
        v.groups.push_back(categories);
    }
    v.groups.push_back(brands);
    v.price_from = dinars(s.filter.min_price);
    v.price_to = dinars(s.filter.max_price);
    v.stock_only = s.filter.in_stock;
    v.chips = chips_of(f, s, name_in(brands), name_in(categories));
    list_state clear{.path = s.path, .words = s.words, .filter = {}, .sort = s.sort};
    v.clear_url = clear.address_in(f.lang);
    if (!v.chips.empty()) v.filter_count = std::to_string(v.chips.size());
    v.sorts = sorts_of(f, s.sort);
    v.result_count = f.say(
        products.total_is_exact ? "listing.count"_msg : "listing.count_more"_msg,
        {{"count", products.total}}
    );
    v.pagination = pagination_of(products, s.page, [&](int page) {
        auto other = s;
        other.page = page;
        return other.address_in(f.lang);
    });
    return v;
}

}
