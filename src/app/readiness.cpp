#include "app/readiness.hpp"

#include "platform/db/address.hpp"
#include "platform/db/failure.hpp"
#include "platform/db/migrate/drift/history_check.hpp"
#include "platform/db/migrate/runner.hpp"
#include "platform/db/write_fault.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace foyer::app {

namespace {

constexpr std::uintmax_t disk_reserve_bytes = std::uintmax_t{100} << 20;

constexpr db::query ping{"readiness.ping", "SELECT 1 AS one"};

std::string database_problem(db::database& db) {
    try {
        return db.first<int>(ping) == 1 ? "" : "the database answers strangely";
    } catch (const db::failure& e) {
        return e.what();
    }
}

std::string disk_problem(const configuration& c) {
    std::error_code failure;
    auto folder = c.data;
    if (db::engine_of(c.database) == db::engine::sqlite)
        folder = std::filesystem::path(db::sqlite_path(c.database)).parent_path();
    if (folder.empty()) folder = ".";
    const auto space = std::filesystem::space(folder, failure);
    if (failure) return fmt::format("{}: {}", folder.string(), failure.message());
    if (space.available < disk_reserve_bytes)
        return fmt::format("{}: less than 100 MB are free", folder.string());
    if (const int why = db::write_fault(folder); why != 0)
        return fmt::format(
            "{}: cannot be written: {}", folder.string(), std::generic_category().message(why)
        );
    return "";
}

}

std::string schema_problem(db::database& db) {
    const auto history = migrate::embedded_migrations(db.which());
    if (history.has_error()) return history.error().message;
    const auto recorded = migrate::recorded_version(db, *history);
    if (recorded.has_error()) return recorded.error().message;
    for (const auto& step : migrate::status(db, *history)) {
        switch (step.state) {
            case migrate::state::pending:
                return fmt::format(
                    "migration {} {} is not applied: run `foyer migrate deploy`", step.version,
                    step.name
                );
            case migrate::state::partial:
                return fmt::format(
                    "migration {} {} was begun and not finished, {} of {} parts are done: run "
                    "`foyer migrate deploy` to go on or `foyer migrate rollback` to go back",
                    step.version, step.name, step.parts_done, step.parts
                );
            case migrate::state::applied:
            case migrate::state::edited:
            case migrate::state::unknown: break; // recorded_version has told
        }
    }
    return "";
}

std::vector<api::readiness_check> readiness_checks(db::database& db, const configuration& c) {
    const auto schema = [&db]() -> std::string {
        try {
            return schema_problem(db);
        } catch (const db::failure& e) {
            return e.what();
        }
    };
    return {
        {"database", [&db] { return database_problem(db); }},
        {"migrations", schema},
        {"disk", [c] { return disk_problem(c); }},
    };
}

}
