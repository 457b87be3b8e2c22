#include "care/transfer/canonical_json.hpp"
#include "care/transfer/row_check.hpp"
#include "fuzz/fuzz_input.hpp"
#include "platform/json/node.hpp"
#include "platform/schema/sample_tables.hpp"

#include <stdexcept>
#include <string>

// Lines of imported files: a row is accepted whole, or refused with its faults. The table has
// every kind of column.
namespace foyer::transfer {

namespace {

void check_row(const schema::table_def& table, std::string_view line) {
    std::vector<row_fault> faults;
    const auto values = row_check(table).read(line, faults);
    FOYER_ASSERT(values.has_value() == faults.empty(), "a row has values or faults");
    if (!values) return;
    FOYER_ASSERT(values->size() == table.columns.size(), "every column has its value");
}

void check_canonical(std::string_view line) {
    if (json::document::parse(line).has_error()) return;
    std::string text;
    try {
        text = canonical_json(line);
    } catch (const std::invalid_argument&) {
        return;
    }
    FOYER_ASSERT(canonical_json(text) == text, "one spelling stays as it is");
}

}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace foyer;
    static const auto table = schema::samples::bird_table();
    const auto line = fuzz::input(data, size).rest();
    transfer::check_row(table, line);
    transfer::check_canonical(line);
    return 0;
}
