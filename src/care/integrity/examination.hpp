#pragma once

#include "care/integrity/check.hpp"
#include "platform/base/timestamp.hpp"
#include "platform/db/session.hpp"
#include "platform/schema/table.hpp"

#include <functional>
#include <string>
#include <vector>

namespace foyer::integrity {

// A rule that does not hold.
struct finding {
    std::string check; // "orders.total"
    severity level{};
    std::int64_t count{};              // rows that break it
    std::vector<std::string> examples; // the first of them, at most max_examples
    std::string wrong;                 // what is wrong
    std::string why;                   // why it matters
    std::string remedy;                // what to do
};

constexpr std::size_t max_examples = 5;

struct report {
    int checks{}; // how many rules were looked at
    std::vector<finding> findings;

    // No rule is broken; warnings may be there.
    bool is_sound() const;
};

// Looks at every rule. `tables` are all tables of the program, for the keys between them; `at` is
// the present. `on_check` hears the name of each rule before it is looked at. Throws db::failure.
report examine(
    db::session& s, std::span<const schema::table_def* const> tables, timestamp at,
    const std::function<void(std::string_view)>& on_check = {}
);

// Every query but those of the keys between tables (foreign_keys.hpp).
std::vector<const db::query*> queries();

}
