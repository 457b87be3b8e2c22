#include "platform/db/row_mapping.hpp"

#include "platform/db/statement_text.hpp"

namespace foyer::db {

int column_of(const row& r, std::string_view name, int hint) {
    if (hint < r.size() && r.name(hint) == name) return hint;
    for (int c = 0; c < r.size(); ++c)
        if (r.name(c) == name) return c;
    throw failure("the result has no column " + std::string(name));
}

void read_cell(const row& r, int c, json_value& out) { out.text = compact_json(r.text(c)); }

}
