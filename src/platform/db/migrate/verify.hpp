#pragma once

#include "platform/base/result.hpp"
#include "platform/schema/database_schema.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// `migrate verify`: whether a folder of migrations is sound in itself and what the code needs,
// without a database.
namespace foyer::migrate {

struct fault {
    std::string_view code; // stable, one of those below
    std::string what;      // names the file
};

// files_incomplete: a number, a half or an engine is missing, or the engines name a version
//     differently
// edited: a file is not the one that was sealed
// not_sealed: a version whose files are not in `checksums`
// checksums: the file itself is damaged
// parts: directives that the runner would refuse
// does_not_run: SQLite in memory refuses a file
// way_back: a version and its way back do not leave the schema as it was
// lock: lock.json cannot be read, or the files make another schema
// code: the tables in code are not those of lock.json
struct verification {
    int versions{};
    int sealed{};
    std::vector<fault> faults; // empty: all is well
};

verification verify(const std::filesystem::path& folder, const schema::database_schema& code);

// Puts the versions that are not sealed yet into `checksums`. Refused with errc::conflict
// "migration.unsound" and the faults as fields while there is any other fault than that.
result<verification> seal(const std::filesystem::path& folder, const schema::database_schema& code);

}
