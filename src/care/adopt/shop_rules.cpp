#include "care/adopt/shop_rules.hpp"

#include <algorithm>
#include <array>

namespace foyer::adopt {

namespace {

struct place {
    std::string_view table;
    std::string_view column;

    friend bool operator==(const place&, const place&) = default;
};

constexpr std::array tokens{
    place{"user_sessions", "session_token"}, place{"password_resets", "token"}
};

struct word {
    std::string_view enum_type;
    std::string_view theirs;
    std::string_view ours;
};

// Words that the present system's code writes although its schema does not have them.
constexpr std::array words{
    word{"UserRole", "SUPER_ADMIN", "ADMIN"},
    word{"PaymentMethod", "DAHABIA_CARD", "EDAHABIA"},
    word{"InventoryLogType", "STOCK_IN", "PURCHASE"},
    word{"InventoryLogType", "STOCK_OUT", "SALE"},
};

}

bool is_token(std::string_view table, std::string_view column) {
    return std::ranges::find(tokens, place{table, column}) != tokens.end();
}

bool is_sign_in_name(std::string_view table, std::string_view column) {
    return place{table, column} == place{"users", "email"};
}

std::optional<std::string_view> word_for(std::string_view enum_type, std::string_view theirs) {
    for (const auto& w : words)
        if (w.enum_type == enum_type && w.theirs == theirs) return w.ours;
    return std::nullopt;
}

std::optional<std::string_view> computed_from(std::string_view table, std::string_view column) {
    if (place{table, column} == place{"products", "search_text"})
        return "name, number and maker, folded";
    if (table == "products" && column.starts_with("name_key_"))
        return "name, as its language sorts it";
    return std::nullopt;
}

// The delivery form asks for a wilaya; its number and three zeros stand for an unknown code.
std::optional<std::string_view> stand_in(std::string_view table, std::string_view column) {
    if (place{table, column} == place{"addresses", "postal_code"}) return "00000";
    return std::nullopt;
}

}
