#pragma once

#include <cstdint>
#include <string_view>

namespace foyer::db {

enum class engine : std::uint8_t { sqlite, postgres };

// An SQL text with a name, beside the function that uses it. Parameters are $1, $2... on both
// engines. `sqlite` is a second text for the rare query that must differ. Members point to
// literals.
struct query {
    std::string_view name; // "catalog.find_product", for metrics, the log and the prepare-all test
    std::string_view text;
    std::string_view sqlite{};
    bool may_run_long{}; // reports and exports: PostgreSQL gives it minutes, SQLite the pool
    bool scans{}; // may look at a whole large table: on SQLite it runs on the pool, not the core

    std::string_view text_for(engine e) const {
        return e == engine::sqlite && !sqlite.empty() ? sqlite : text;
    }
};

}
