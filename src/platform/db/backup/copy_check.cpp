#include "platform/db/backup/copy_check.hpp"

#include "platform/db/database.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/postgres_program.hpp"
#include "platform/schema/ddl.hpp"

namespace foyer::backup {

namespace {

constexpr std::size_t max_faults = 10;

// Only SQLite has files to ask for.
constexpr db::query damage{
    "backup.damage", "SELECT name FROM pg_settings WHERE 1 = 0",
    "SELECT integrity_check FROM pragma_integrity_check "
    "WHERE schema = 'copied' AND integrity_check <> 'ok'"
};

error damaged() { return error{errc::conflict, "backup.damaged", "the copy cannot be used"}; }

// The copy is attached to a database that is nowhere: opened by itself it would be switched to a
// write-ahead log, and a backup is one file.
result<void> check_sqlite(const std::filesystem::path& file) {
    auto bad = damaged();
    try {
        const auto nowhere = db::database::open({.url = "sqlite::memory:", .create = true});
        nowhere->execute_script("ATTACH " + schema::literal(file.string()) + " AS copied");
        nowhere->transaction([&](db::transaction& tx) {
            bad.fields.clear();
            for (const auto& fault : tx.all<std::string>(damage))
                if (bad.fields.size() < max_faults)
                    bad.fields.push_back({"file", "damaged", fault});
        });
    } catch (const db::failure& e) {
        bad.fields.push_back({"file", "damaged", e.what()});
    }
    if (!bad.fields.empty()) return bad;
    return {};
}

// Reads the whole table of contents.
result<void> check_postgres(const std::filesystem::path& file) {
    try {
        db::run_postgres_program("pg_restore", {"--list", file.string()}, {});
        return {};
    } catch (const db::failure& e) {
        auto bad = damaged();
        bad.fields.push_back({"file", "damaged", e.what()});
        return bad;
    }
}

}

result<void> check_copy(db::engine e, const std::filesystem::path& file) {
    return e == db::engine::sqlite ? check_sqlite(file) : check_postgres(file);
}

}
