#include "platform/db/migrate/restore/restore.hpp"

#include "platform/db/address.hpp"
#include "platform/db/backup/copy_check.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/rehearsal/room.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

result<restore_point> find_point(const restore_options& o, db::engine e) {
    const auto points = list_restore_points(o.folder, e);
    const auto found =
        o.name ? std::ranges::find(points, *o.name, &restore_point::name) : points.begin();
    if (found != points.end()) return *found;
    return error{
        errc::not_found, "restore.unknown",
        o.name ? "there is no restore point " + *o.name + " in " + o.folder.string()
               : "there is no restore point in " + o.folder.string()
    };
}

// A backup, as the point to go back to.
result<restore_point> point_of_file(const restore_options& o, db::engine e) {
    const auto& file = *o.file;
    if (!std::filesystem::is_regular_file(file))
        return error{errc::not_found, "restore.no_file", "there is no file " + file.string()};
    FOYER_CHECK(backup::check_copy(e, file));
    const auto version = e == db::engine::sqlite ? sqlite_backup_version(file)
                                                 : postgres_backup_version(file, o.url);
    if (!version)
        return error{
            errc::conflict, "restore.foreign",
            file.string() + " is no backup of this program: it holds no history of migrations"
        };
    if (*version > o.newest)
        return error{
            errc::conflict, "restore.newer",
            file.string() + " is of version " + std::to_string(*version) +
                ", which this program does not know"
        };
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
    return restore_point{file.filename().string(), file, *version, {}, bytes};
}

}

result<restored> restore(const restore_options& o) {
    const auto e = db::engine_of(o.url);
    FOYER_TRY(const auto to, o.file ? point_of_file(o, e) : find_point(o, e));
    if (!o.file) FOYER_CHECK(backup::check_copy(e, to.file));
    {
        const auto db = db::database::open({.url = o.url});
        FOYER_CHECK(check_room(*db, {.restore_folder = o.folder, .keep_free = o.keep_free}));
    }
    FOYER_TRY(
        const auto before, e == db::engine::sqlite ? restore_sqlite(o, to) : restore_postgres(o, to)
    );
    const auto db = db::database::open({.url = o.url});
    const auto applied = read_journal(*db);
    if ((applied.empty() ? 0 : applied.back().version) != to.version)
        throw db::failure("after the restore the database is not at the version of " + to.name);
    return restored{to, before, prune_restore_points(o.folder, e, o.old, now())};
}

}
