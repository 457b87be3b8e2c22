#pragma once

#include "platform/base/result.hpp"
#include "platform/db/query.hpp"
#include "platform/schema/ddl.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace foyer::migrate {

// A step of the database's history and the way back. Files: migrations/<engine>/NNNN_name.up.sql
// and .down.sql.
struct migration {
    int version{};
    std::string name;
    std::string up;
    std::string down;

    std::string up_sha256() const;
    std::string down_sha256() const;
};

schema::dialect dialect_of(db::engine e);

// "0002_additions"
std::string file_stem(int version, std::string_view name);

// The history for an engine as it was built into the program, oldest first. errc::invalid
// "migration.files_incomplete" when a number or one half of a pair is missing.
result<std::vector<migration>> embedded_migrations(db::engine e);

// The same from a folder like the source tree's migrations/.
result<std::vector<migration>> read_migrations(const std::filesystem::path& folder, db::engine e);

}
