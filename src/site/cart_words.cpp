#include "site/cart_words.hpp"

#include "platform/i18n/format.hpp"
#include "site/addresses.hpp"
#include "site/cards.hpp"
#include "site/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace foyer::site {

using namespace i18n;

namespace {

std::optional<std::string> line_notice(const frame& f, const cart::line& line) {
    if (!line.is_active) return std::string(f.say("cart.gone"_msg));
    if (line.quantity > line.stock_quantity)
        return f.say("cart.short"_msg, {{"count", std::max(line.stock_quantity, 0)}});
    return std::nullopt;
}

}

std::vector<cart_line_view> cart_lines(const frame& f, const std::vector<cart::line>& lines) {
    std::vector<cart_line_view> views;
    for (const auto& line : lines) {
        const int limit = std::clamp(line.stock_quantity, 1, cart::max_quantity_per_line);
        views.push_back({
            .item_id = line.id.value,
            .name = line.name,
            .text_language = foreign_language(f.lang, line.language),
            .product_url = product_address(f.lang, line.slug),
            .picture_url = picture_address(line.image_url),
            .reference = line.sku,
            .unit_price = format_money(f.lang, line.unit_price()),
            .line_total = format_money(f.lang, line.unit_price() * line.quantity),
            .quantity = line.quantity,
            .quantity_limit = limit,
            .reducible = line.quantity > 1,
            .increasable = line.quantity < limit,
            .update_url = address(f.lang, "/cart/items/" + line.id.value),
            .line_notice = line_notice(f, line),
        });
    }
    return views;
}

std::vector<notice_view> price_notices(const frame& f, const std::vector<cart::line>& lines) {
    std::vector<notice_view> notices;
    for (const auto& line : lines) {
        if (!line.seen_price || *line.seen_price == line.unit_price()) continue;
        notices.push_back(
            {"warn", f.say(
                         "cart.price_changed"_msg,
                         {{"name", isolated(line.name)},
                          {"now", isolated(format_money(f.lang, line.unit_price()))},
                          {"before", isolated(format_money(f.lang, *line.seen_price))}}
                     )}
        );
    }
    return notices;
}

void add_notice(const frame& f, std::string_view error_code, std::vector<notice_view>& notices) {
    constexpr std::array<std::pair<std::string_view, message_key>, 10> known{{
        {"cart.short_stock", "cart.notice_short_stock"_msg},
        {"cart.line_limit", "cart.notice_limit"_msg},
        {"cart.full", "cart.notice_limit"_msg},
        {"cart.product_not_found", "cart.notice_gone"_msg},
        {"cart.too_many", "cart.notice_busy"_msg},
        {"order.short_stock", "cart.notice_order_short"_msg},
        {"order.product_gone", "cart.notice_order_gone"_msg},
        {"order.cart_empty", "cart.notice_empty"_msg},
        {"order.not_orderable", "cart.notice_not_orderable"_msg},
        {"request.rate_limited", "cart.notice_busy"_msg},
    }};
    for (const auto& [code, key] : known)
        if (code == error_code) notices.push_back({"warn", std::string(f.say(key))});
}

std::int64_t piece_count(const std::vector<cart::line>& lines) {
    std::int64_t pieces = 0;
    for (const auto& line : lines) pieces += line.quantity;
    return pieces;
}

bool can_be_ordered(const std::vector<cart::line>& lines) {
    return std::all_of(lines.begin(), lines.end(), [](const auto& line) {
        return line.is_active && line.quantity <= line.stock_quantity;
    });
}

int quantity_typed(std::string_view typed, int otherwise) {
    int number = 0;
    const auto [end, failure] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    return failure == std::errc{} && end == typed.data() + typed.size() ? number : otherwise;
}

}
