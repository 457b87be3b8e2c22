#include "site/words.hpp"

#include "platform/i18n/format.hpp"
#include "platform/i18n/messages.hpp"

namespace foyer::site {

using namespace i18n;

namespace {

// Up to here the number of pieces is said: it helps to decide, and no competitor learns the stock.
constexpr int few_pieces = 5;

}

std::string isolated(std::string_view words) { return "\u2068" + std::string(words) + "\u2069"; }

price_view price_words(language lang, money price, const std::optional<money>& sale_price) {
    if (!sale_price || *sale_price >= price) return {.amount = format_money(lang, price)};
    return {
        .amount = format_money(lang, *sale_price),
        .before = format_money(lang, price),
        .saving = i18n::text(
            lang, "price.saving"_msg,
            {{"amount", isolated(format_money(lang, price - *sale_price))}}
        ),
    };
}

stock_view stock_words(language lang, int pieces) {
    if (pieces <= 0) return {"order", std::string(i18n::text(lang, "stock.order"_msg))};
    if (pieces > few_pieces) return {"in", std::string(i18n::text(lang, "stock.in"_msg))};
    return {"few", i18n::text(lang, "stock.few"_msg, {{"count", pieces}})};
}

std::string delivery_days(language lang, int least, int most) {
    if (least >= most) return i18n::text(lang, "delivery.days"_msg, {{"max", most}});
    return i18n::text(lang, "delivery.days_range"_msg, {{"min", least}, {"max", most}});
}

std::string warranty_words(language lang, int months) {
    if (months % 12 == 0) return i18n::text(lang, "product.years"_msg, {{"count", months / 12}});
    return i18n::text(lang, "product.months"_msg, {{"count", months}});
}

std::optional<std::string> foreign_language(language page, std::string_view text_language) {
    if (text_language == code(page)) return std::nullopt;
    return std::string(text_language);
}

}
