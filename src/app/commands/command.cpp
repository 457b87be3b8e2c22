#include "app/commands/command.hpp"

#include "platform/db/address.hpp"
#include "platform/db/database.hpp"

#include <filesystem>

namespace foyer::app {

std::unique_ptr<db::database> open_database(const configuration& c, bool create) {
    if (create && db::engine_of(c.database) == db::engine::sqlite) {
        const std::filesystem::path file = db::sqlite_path(c.database);
        if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    }
    return db::database::open({.url = c.database, .cores = 1, .create = create});
}

}
