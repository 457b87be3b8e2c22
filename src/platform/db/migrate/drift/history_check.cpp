#include "platform/db/migrate/drift/history_check.hpp"

#include "platform/db/migrate/drift/engine_facts.hpp"
#include "platform/db/migrate/drift/script_objects.hpp"
#include "platform/db/migrate/journal.hpp"
#include "platform/db/migrate/push.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace foyer::migrate {

namespace {

constexpr std::string_view journal = "foyer_migrations";

constexpr db::query journal_columns{
    "migrate.journal_columns", R"sql(
    SELECT attname FROM pg_attribute
    WHERE attrelid = to_regclass('foyer_migrations') AND attnum > 0 AND NOT attisdropped)sql",
    "SELECT name FROM pragma_table_info('foyer_migrations')"
};

// As texts, so that a row that makes no sense can be read too.
constexpr db::query journal_rows{"migrate.journal_rows", R"sql(
    SELECT CAST(version AS TEXT) AS version, CAST(name AS TEXT) AS name,
        CAST(up_sha256 AS TEXT) AS up_sha256, CAST(down_sha256 AS TEXT) AS down_sha256,
        CAST(applied_at AS TEXT) AS applied_at FROM foyer_migrations)sql"};

struct journal_row {
    int version{};
    std::string name;
    std::string up_sha256;
    std::string down_sha256;
};

error conflict(std::string_view code, std::string message) {
    return {errc::conflict, code, std::move(message)};
}

error unreadable(const std::string& what) {
    return conflict(
        "migration.history_unreadable",
        "the history in foyer_migrations cannot be trusted: " + what +
            ". Restore that table from a backup; without one, rename it (ALTER TABLE"
            " foyer_migrations RENAME TO unreadable_migrations) and run `foyer migrate adopt`,"
            " which compares the tables and writes the history anew"
    );
}

bool is_hash(std::string_view text) {
    return text.size() == 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

result<journal_row> read_row(const db::row& r) {
    for (int column = 0; column < 5; ++column)
        if (r.is_null(column)) return unreadable("a row has no " + std::string(r.name(column)));
    journal_row out{0, std::string(r.text(1)), std::string(r.text(2)), std::string(r.text(3))};
    const auto version = r.text(0);
    const auto* const end = version.data() + version.size();
    const auto [last, fault] = std::from_chars(version.data(), end, out.version);
    if (fault != std::errc{} || last != end || out.version < 1)
        return unreadable("\"" + std::string(version) + "\" is no version");
    if (!is_hash(out.up_sha256) || !is_hash(out.down_sha256))
        return unreadable("version " + std::to_string(out.version) + " has no hash of its files");
    if (!parse_timestamp(r.text(4)))
        return unreadable("version " + std::to_string(out.version) + " has no time");
    return out;
}

result<std::vector<journal_row>> read_rows(db::database& db) {
    std::set<std::string, std::less<>> columns;
    db.each(journal_columns, [&](const db::row& r) { columns.emplace(r.text(0)); });
    for (const auto* name :
         {"version", "name", "up_sha256", "down_sha256", "applied_at", "duration_ms",
          "broken_references"})
        if (!columns.contains(name)) return unreadable("it has no column " + std::string(name));
    std::vector<journal_row> rows;
    std::optional<error> fault;
    db.each(journal_rows, [&](const db::row& r) {
        auto row = read_row(r);
        if (row)
            rows.push_back(*std::move(row));
        else if (!fault)
            fault = std::move(row).error();
    });
    if (fault) return *std::move(fault);
    std::ranges::sort(rows, {}, &journal_row::version);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto version = std::to_string(rows[i].version);
        if (i > 0 && rows[i].version == rows[i - 1].version)
            return unreadable("version " + version + " is there twice");
        if (rows[i].version != static_cast<int>(i) + 1)
            return unreadable("versions are missing before " + version);
    }
    return rows;
}

std::string first_of(const std::vector<std::string>& objects) {
    constexpr std::size_t shown = 3;
    const auto end = std::min(shown, objects.size());
    const auto more = objects.size() - end;
    return listed({objects.begin(), objects.begin() + static_cast<std::ptrdiff_t>(end)}) +
           (more == 0 ? "" : " and " + std::to_string(more) + " more");
}

// Those of the objects that are in the database.
std::vector<std::string> present(const facts& found, const std::vector<std::string>& objects) {
    std::vector<std::string> out;
    for (const auto& o : objects)
        if (found.contains(o)) out.push_back(o);
    return out;
}

result<int> without_journal(db::database& db, std::span<const migration> history) {
    const auto found = read_facts(db);
    std::vector<std::string> ours;
    for (const auto& m : history)
        for (auto& o : present(found, objects_made_by(m.up)))
            if (o.starts_with("table ")) ours.push_back(o.substr(6));
    if (ours.empty()) return 0;
    return conflict(
        "migration.no_history",
        "the database has tables of ours (" + first_of(ours) +
            ") but no history of migrations: run `foyer migrate adopt`, which looks at what is"
            " there and writes the history, or restore foyer_migrations from a backup"
    );
}

result<> check_behind(db::database& db, const migration& next, int version) {
    const auto there = present(read_facts(db), objects_new_in(next.up));
    if (there.empty()) return {};
    return conflict(
        "migration.history_behind",
        "the history ends at version " + std::to_string(version) +
            ", but the database already has " + first_of(there) + " of " +
            file_stem(next.version, next.name) +
            ": `foyer migrate diff` shows what else it lacks, `foyer migrate repair` makes that,"
            " and `foyer migrate absorb` then notes the version without running its file"
    );
}

}

result<int> recorded_version(db::database& db, std::span<const migration> history) {
    const int known = static_cast<int>(history.size());
    if (was_pushed(db)) return known;
    if (!has_table(db, journal)) return without_journal(db, history);
    FOYER_TRY(const auto rows, read_rows(db));
    for (const auto& row : rows) {
        if (row.version > known)
            return conflict(
                "migration.unknown_version",
                "the database has " + file_stem(row.version, row.name) +
                    ", which this program does not know: it is newer. Install the newer program; to"
                    " keep this one, go back with the newer one first (`foyer migrate rollback"
                    " --to " +
                    std::to_string(known) + "`)"
            );
        const auto& m = history[static_cast<std::size_t>(row.version) - 1];
        const bool up_edited = row.up_sha256 != m.up_sha256();
        if (up_edited || row.down_sha256 != m.down_sha256())
            return conflict(
                "migration.edited", file_stem(m.version, m.name) +
                                        (up_edited ? ".up.sql" : ".down.sql") +
                                        " is not the file that was applied: restore it, and put "
                                        "the change into a new migration"
            );
    }
    return static_cast<int>(rows.size());
}

result<int> check_history(db::database& db, std::span<const migration> history) {
    FOYER_TRY(const int version, recorded_version(db, history));
    if (version < static_cast<int>(history.size()))
        FOYER_CHECK(check_behind(db, history[static_cast<std::size_t>(version)], version));
    return version;
}

}
