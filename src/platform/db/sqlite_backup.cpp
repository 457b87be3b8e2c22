#include "platform/db/sqlite_backup.hpp"

#include "platform/db/sqlite_database.hpp"
#include "platform/db/sqlite_error.hpp"

#include <sqlite3.h>

#include <filesystem>

namespace foyer::db {

void copy_sqlite(sqlite3* from, const std::string& file) {
    sqlite3* opened = nullptr;
    int code = sqlite3_open(file.c_str(), &opened);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> to(opened, &sqlite3_close);
    if (code != SQLITE_OK) throw_sqlite_error(opened, code, "cannot write " + file);
    auto* backup = sqlite3_backup_init(opened, "main", from, "main");
    if (backup == nullptr)
        throw_sqlite_error(opened, sqlite3_errcode(opened), "cannot copy to " + file);
    code = sqlite3_backup_step(backup, -1); // one snapshot, one pass
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) throw_sqlite_error(opened, code, "cannot copy to " + file);
    // A copy is one file, also when somebody opens it read-only.
    sqlite3_exec(opened, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
}

void sqlite_database::backup_to(const std::string& file) {
    const auto unfinished = file + ".part";
    runtime::offload([&] {
        const spare reader(*this);
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        copy_sqlite((*reader).handle(), unfinished);
        std::error_code fault;
        std::filesystem::rename(unfinished, file, fault);
        if (fault) throw failure("cannot name " + file + ": " + fault.message());
    });
}

}
