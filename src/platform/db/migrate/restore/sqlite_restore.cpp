#include "platform/db/address.hpp"
#include "platform/db/migrate/restore/restore.hpp"
#include "platform/db/sqlite_backup.hpp"
#include "platform/db/sqlite_error.hpp"

#include <sqlite3.h>

#include <memory>

namespace foyer::migrate {

namespace {

constexpr int pages_a_step = 256;

using connection = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;

connection open_file(const std::string& file, int flags) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    connection out(opened, &sqlite3_close);
    if (code != SQLITE_OK) db::throw_sqlite_error(opened, code, "cannot open " + file);
    return out;
}

int run(sqlite3* c, const char* sql) { return sqlite3_exec(c, sql, nullptr, nullptr, nullptr); }

// Takes the file for this connection alone, until it is closed. A database with a write-ahead log
// leaves it only when nobody else has it open.
bool take_alone(sqlite3* c) {
    run(c, "PRAGMA locking_mode = EXCLUSIVE");
    run(c, "PRAGMA synchronous = FULL");
    const int code = run(c, "PRAGMA journal_mode = DELETE");
    if (code == SQLITE_OK && run(c, "BEGIN EXCLUSIVE") == SQLITE_OK)
        return run(c, "COMMIT") == SQLITE_OK; // the lock stays
    return false;
}

// Nothing without the table.
std::optional<int> version_of(sqlite3* c) {
    std::optional<int> version;
    const auto read = [](void* out, int, char** cells, char**) {
        *static_cast<std::optional<int>*>(out) = cells[0] == nullptr ? 0 : std::atoi(cells[0]);
        return 0;
    };
    sqlite3_exec(c, "SELECT max(version) FROM foyer_migrations", read, &version, nullptr);
    return version;
}

void write_over(sqlite3* to, sqlite3* from, const restore_options& o) {
    auto* const backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr) db::throw_sqlite_error(to, sqlite3_errcode(to), "cannot restore");
    const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> open(
        backup, &sqlite3_backup_finish
    );
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(backup, pages_a_step);
        if (code == SQLITE_OK && o.on_progress)
            o.on_progress(
                sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup),
                sqlite3_backup_pagecount(backup)
            );
    }
    if (code != SQLITE_DONE) db::throw_sqlite_error(to, code, "cannot restore");
}

}

result<restore_point> restore_sqlite(const restore_options& o, const restore_point& to) {
    const auto live = open_file(db::sqlite_path(o.url), SQLITE_OPEN_READWRITE);
    if (!take_alone(live.get()))
        return error{
            errc::conflict, "restore.in_use",
            "another program has the database open: stop it first; nothing was changed"
        };
    const auto copy_present = [&](const std::string& file) { db::copy_sqlite(live.get(), file); };
    FOYER_TRY(
        auto before,
        keep_present(db::engine::sqlite, version_of(live.get()).value_or(0), o.folder, copy_present)
    );
    const auto copy = open_file(to.file.string(), SQLITE_OPEN_READONLY);
    write_over(live.get(), copy.get(), o);
    return before;
}

std::optional<int> sqlite_backup_version(const std::filesystem::path& file) {
    return version_of(open_file(file.string(), SQLITE_OPEN_READONLY).get());
}

}
