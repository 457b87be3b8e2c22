#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace foyer::backup {

struct copy_made {
    std::uintmax_t bytes{};
    std::int64_t copy_ms{};
    std::int64_t check_ms{};
};

// Copies the database into `file` and checks the copy. Errors: "backup.exists" (there is such a
// file; it stays as it is), "backup.no_folder", "backup.damaged" (the copy cannot be used and is
// removed; each field tells one fault). Throws db::failure when the copy cannot be made.
result<copy_made> back_up(db::database& db, const std::filesystem::path& file);

// The same for who has no db::database at hand: `copy` writes the file that it is given.
result<copy_made> make_checked_copy(
    db::engine e, const std::filesystem::path& file,
    const std::function<void(const std::string&)>& copy
);

}
