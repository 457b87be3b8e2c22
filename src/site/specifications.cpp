#include "site/specifications.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/assets.hpp"
#include "platform/i18n/format.hpp"
#include "platform/i18n/messages.hpp"
#include "platform/json/node.hpp"
#include "site/words.hpp"

#include <cmath>
#include <cstdlib>

namespace foyer::site {

using namespace i18n;

namespace {

constexpr int number_scale = 4;
constexpr double number_factor = 10'000;

const json::document& definitions() {
    static const auto document = [] {
        const auto bytes = assets::find("data/specifications.json");
        FOYER_ASSERT(bytes.has_value(), "the specifications are built in");
        auto parsed = json::document::parse(*bytes);
        FOYER_ASSERT(parsed.has_value(), "the specifications are valid JSON");
        return *std::move(parsed);
    }();
    return document;
}

std::optional<std::string> text_in(const std::optional<json::node>& words, language lang) {
    if (!words || words->type() != json::node::kind::object) return std::nullopt;
    const auto found = words->find(code(lang));
    if (!found || found->type() != json::node::kind::text) return std::nullopt;
    return std::string(found->text());
}

// "24,6 kW"; the unit of a number may be empty.
std::string number_words(language lang, const json::node& number, const json::node& definition) {
    // Measures, not money: four digits after the point are more than any of them has.
    const double measure = std::strtod(number.to_text().c_str(), nullptr);
    auto written = format_decimal(lang, std::llround(measure * number_factor), number_scale);
    const auto unit = definition.find("unit");
    if (!unit || unit->type() != json::node::kind::text || unit->text().empty()) return written;
    return written + "\u00a0" + std::string(unit->text());
}

std::optional<std::string> value_words(
    language lang, const json::node& value, const json::node& definition
) {
    using kind = json::node::kind;
    switch (value.type()) {
        case kind::boolean:
            return std::string(
                value.boolean() ? i18n::text(lang, "specification.yes"_msg)
                                : i18n::text(lang, "specification.no"_msg)
            );
        case kind::integer:
        case kind::number: return number_words(lang, value, definition);
        case kind::text: {
            const auto values = definition.find("values");
            if (!values || values->type() != kind::object) return std::string(value.text());
            const auto words = text_in(values->find(value.text()), lang);
            return words ? words : std::string(value.text());
        }
        default: return std::nullopt;
    }
}

// Whether a value tells products apart on a card: a "yes" without its name does not, nor does what
// the definition keeps from cards.
bool decides(const json::node& value, const json::node& definition) {
    if (value.type() == json::node::kind::boolean) return false;
    const auto on_cards = definition.find("onCards");
    return !on_cards || on_cards->type() != json::node::kind::boolean || on_cards->boolean();
}

template <class Wanted>
std::vector<specification_view> rows_of(
    language lang, const json_value& values, const Wanted& is_wanted
) {
    std::vector<specification_view> rows;
    const auto parsed = json::document::parse(values.text);
    if (parsed.has_error() || parsed->root().type() != json::node::kind::object) return rows;
    const auto all = parsed->root();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto definition = definitions().root().find(all.key(i));
        if (!definition || !is_wanted(all.at(i), *definition)) continue;
        auto name = text_in(definition->find("label"), lang);
        auto words = value_words(lang, all.at(i), *definition);
        if (name && words) rows.push_back({*std::move(name), *std::move(words)});
    }
    return rows;
}

}

std::vector<specification_view> specification_rows(language lang, const json_value& values) {
    return rows_of(lang, values, [](const json::node&, const json::node&) { return true; });
}

std::optional<std::string> deciding_specifications(language lang, const json_value& values) {
    const auto rows = rows_of(lang, values, decides);
    if (rows.empty()) return std::nullopt;
    auto words = isolated(rows[0].specification_value);
    if (rows.size() > 1) words += " · " + isolated(rows[1].specification_value);
    return words;
}

}
