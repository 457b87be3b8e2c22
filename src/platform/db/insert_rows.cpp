#include "platform/db/insert_rows.hpp"

#include "platform/base/assert.hpp"

#include <charconv>

namespace foyer::db {

namespace {

constexpr std::size_t max_parameters = 32'766;

// Appends the text with `shift` added to the number of each parameter.
void append_shifted(std::string& out, std::string_view text, int shift) {
    for (std::size_t i = 0; i < text.size();) {
        out += text[i++];
        if (out.back() != '$') continue;
        int number = 0;
        const auto end = std::from_chars(text.data() + i, text.data() + text.size(), number);
        i = static_cast<std::size_t>(end.ptr - text.data());
        out += std::to_string(number + shift);
    }
}

}

std::string insert_text(std::string_view one_row, int rows, int width) {
    constexpr std::string_view keyword = "VALUES";
    const auto at = one_row.find(keyword);
    FOYER_ASSERT(at != std::string_view::npos, "an INSERT of one row says VALUES (...)");
    const auto group = one_row.substr(at + keyword.size());
    std::string out(one_row);
    for (int row = 1; row < rows; ++row) {
        out += ',';
        append_shifted(out, group, row * width);
    }
    return out;
}

void insert_rows(session& tx, const query& one_row, const row_values& rows) {
    if (rows.rows() == 0) return;
    const auto& values = rows.values();
    FOYER_ASSERT(values.size() <= max_parameters, "an INSERT of too many parameters");
    const auto width = static_cast<int>(values.size()) / rows.rows();
    FOYER_ASSERT(width * rows.rows() == static_cast<int>(values.size()), "rows of one width");
    const auto text = insert_text(one_row.text, rows.rows(), width);
    tx.run_values(query{.name = one_row.name, .text = text}, values);
}

}
