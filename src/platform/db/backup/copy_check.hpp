#pragma once

#include "platform/base/result.hpp"
#include "platform/db/query.hpp"

#include <filesystem>

namespace foyer::backup {

// Whether a copy that was made by this engine can be used, without changing it. Error:
// "backup.damaged" with the faults as fields.
result<void> check_copy(db::engine e, const std::filesystem::path& file);

}
