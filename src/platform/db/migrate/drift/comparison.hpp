#pragma once

#include "platform/base/result.hpp"
#include "platform/db/migrate/drift/ignored.hpp"
#include "platform/db/migrate/inspection.hpp"
#include "platform/db/migrate/migration.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

// What stands between a database and this program: `migrate diff`, `repair` and `serve` ask here.
namespace foyer::migrate {

enum class weight : std::uint8_t {
    harmless,   // the program works beside it: an extra index or table, a CHECK that says more
    restorable, // a CHECK or trigger that another tool dropped: put back at the start of serve
    blocking,   // a query of the program could fail or break a promise
};

weight weight_of(const finding& f);

struct drift {
    std::vector<finding> open;
    std::vector<finding> ignored;

    std::vector<finding> of_weight(weight w) const;
};

// Compares the database with the code and with what migrations made by hand (script_objects.hpp),
// whatever the history says. What was ignored and has not changed since is kept apart.
drift compare_all(
    db::database& db, std::span<const migration> history, const schema::database_schema& code,
    depth how = depth::full
);

// The same after a look at the history: the errors of check_history; "migration.pending" when a
// version waits; "migration.history_ahead" when the history names a last version of which nothing
// is there.
result<drift> examine(
    db::database& db, std::span<const migration> history, const schema::database_schema& code,
    depth how = depth::full
);

// The differences as one error "migration.drift" with a field each, at most `shown`.
error drift_error(const std::vector<finding>& findings, std::size_t shown = 3);

}
