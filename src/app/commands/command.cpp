#include "app/commands/command.hpp"

#include "platform/db/database.hpp"

namespace foyer::app {

std::unique_ptr<db::database> open_database(const configuration& c, bool create) {
    return db::database::open({.url = c.database, .cores = 1, .create = create});
}

}
