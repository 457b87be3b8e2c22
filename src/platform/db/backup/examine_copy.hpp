#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace foyer::backup {

// Looks at a database and says what is wrong with it, a line each.
using examination = std::function<std::vector<std::string>(db::database&)>;

// Makes a database of the copy and looks at it; the copy is not touched. SQLite: a second copy in a
// folder beside it. PostgreSQL: restored into a scratch database of the cluster at `url`, whole.
// Both are gone afterwards. Errors: "backup.damaged" (no database can be made of the copy),
// "backup.not_examined" (this role or disk does not allow it). Throws db::failure where the cluster
// fails.
result<std::vector<std::string>> examine_copy(
    db::engine e, const std::filesystem::path& file, const std::string& url,
    const examination& examine
);

}
