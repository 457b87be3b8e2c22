#include "platform/db/migrate/condition_list.hpp"

#include <set>

namespace foyer::migrate {

namespace {

// The end of the text in brackets that begins at `at`, quotes respected.
std::size_t closing_bracket(std::string_view text, std::size_t at) {
    int depth = 0;
    char quote = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && --depth == 0) {
            return at;
        }
    }
    return text.size();
}

}

std::string conditions_in(std::string_view create_table) {
    constexpr std::string_view opening = "CHECK (";
    std::multiset<std::string> conditions;
    for (auto at = create_table.find(opening); at != std::string_view::npos;
         at = create_table.find(opening, at)) {
        const auto begin = at + opening.size();
        const auto end = closing_bracket(create_table, begin - 1);
        conditions.emplace(create_table.substr(begin, end - begin));
        at = end;
    }
    std::string out;
    for (const auto& c : conditions) out += c + "\n";
    return out;
}

}
