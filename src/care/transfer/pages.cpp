#include "care/transfer/pages.hpp"

#include "care/transfer/row_text.hpp"
#include "care/transfer/table_statements.hpp"

namespace foyer::transfer {

namespace {

constexpr int page_rows = 1000;

}

void each_row(
    db::session& from, const schema::table_def& table, const db::row_function& f,
    const std::function<void(std::int64_t rows)>& after_page
) {
    const auto statements = statements_of(table);
    std::vector<db::value> last;
    const auto take = [&](const db::row& r) {
        f(r);
        last = key_of(table, r);
    };
    for (std::int64_t rows = page_rows; rows == page_rows;) {
        auto parameters = last;
        parameters.push_back(db::to_value(page_rows));
        const auto& page = last.empty() ? statements.first_page : statements.next_page;
        rows = from.execute_values(page, parameters, take);
        if (rows > 0) after_page(rows);
    }
}

}
