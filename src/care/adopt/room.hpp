#pragma once

#include "care/adopt/adopt.hpp"

namespace foyer::adopt {

// Whether the disks hold what an adoption writes, asked before it writes anything: the staged rows,
// in place a restore point and our tables beside theirs, else our tables at `place_of_new` (none: a
// report only; empty: unknown). Answers and errors of migrate::check_disks.
result<std::vector<std::string>> check_adoption_room(
    db::session& shop, const adopt_options& o, destination where,
    const std::optional<std::filesystem::path>& place_of_new
);

}
