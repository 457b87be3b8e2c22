#pragma once

#include "platform/base/result.hpp"
#include "platform/db/migrate/migration.hpp"

#include <string>
#include <vector>

// The migrations that a verb works on: those of a folder, while they are being written, or those
// that were built into the program.
namespace foyer::app {

class migration_source {
public:
    // `folder` empty: "migrations" where it is there, as in the source tree, else the program's
    // own.
    explicit migration_source(const std::string& folder);

    bool is_embedded() const { return folder_.empty(); }
    const std::string& folder() const { return folder_; }

    result<std::vector<migrate::migration>> history(db::engine e) const;

    // The last version whose files are final.
    result<int> sealed_version() const;

private:
    std::string folder_;
};

}
