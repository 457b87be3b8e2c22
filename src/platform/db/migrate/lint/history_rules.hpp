#pragma once

#include "platform/db/migrate/lint/rule.hpp"
#include "platform/db/migrate/lint/scratch.hpp"

// What only shows when both files of a version, or both engines, are looked at together.
namespace foyer::migrate {

struct linted_version {
    linted_file up{};
    linted_file down{};
    schema_sketch undone{};             // forward and back
    const replayed_version* replayed{}; // on SQLite; none when an earlier version did not run
};

void lint_version(const linted_version& v, lint_report& report);

}
