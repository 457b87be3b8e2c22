#include "app/commands/restore_shown.hpp"

#include "app/commands/migrate_careful.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

result<migrate::restored> restore(migrate::restore_options& o) {
    progress_line line;
    o.on_progress = line.count("restoring");
    return migrate::restore(o);
}

}

result<migrate::restored> restore_shown(migrate::restore_options o) {
    FOYER_TRY(auto done, restore(o));
    fmt::print("the state before is restore point {}\n", done.before.name);
    fmt::print(
        "restored {}: the database is at version {:04}\n", o.file ? o.file->string() : done.to.name,
        done.to.version
    );
    print_removed(done.removed);
    return done;
}

}
