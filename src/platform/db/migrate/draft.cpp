#include "platform/db/migrate/draft.hpp"

#include "platform/db/migrate/safe_draft.hpp"
#include "platform/schema/diff.hpp"

#include <algorithm>
#include <array>

namespace foyer::migrate {

namespace {

constexpr std::array engines{db::engine::sqlite, db::engine::postgres};

constexpr std::string_view by_hand_note = "-- by hand:\n";

bool is_snake_case(std::string_view name) {
    return !name.empty() && name.size() <= 60 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

result<> write_pair(
    const std::filesystem::path& folder, const migration& m, schema::dialect d, drafted& out
) {
    const auto stem = folder / schema::dialect_name(d) / file_stem(m.version, m.name);
    for (const auto& [suffix, text] :
         {std::pair{".up.sql", &m.up}, std::pair{".down.sql", &m.down}}) {
        const auto file = std::filesystem::path(stem.string() + suffix);
        FOYER_CHECK(write_file(file, *text));
        out.files.push_back(file);
    }
    return {};
}

}

migration draft(
    const schema::database_schema& before, const schema::database_schema& after, int version,
    std::string_view name, schema::dialect d
) {
    return {
        version, std::string(name), script_of(statements_for(before, after, d)),
        script_of(statements_for(after, before, d))
    };
}

std::vector<std::string> code_against_lock(
    const lock_file& lock, const schema::database_schema& code
) {
    std::vector<std::string> out;
    for (const auto& c : differences(lock.schema, code)) out.push_back(describe(c));
    return out;
}

result<drafted> draft_next(
    const std::filesystem::path& folder, const schema::database_schema& code, std::string_view name,
    bool by_hand
) {
    if (!is_snake_case(name))
        return error{errc::invalid, "migration.name", "a migration is named like add_tax_rate"};
    FOYER_TRY(const auto lock, read_lock(folder));
    drafted out{lock.version + 1, {}, {}};
    const auto target = out.version == 1 ? seed_only(code) : code;
    out.changes = code_against_lock(lock, target);
    if (out.changes.empty() && !by_hand)
        return error{errc::conflict, "migration.no_change", "the tables are as in lock.json"};
    for (const auto e : engines) {
        FOYER_TRY(const auto known, read_migrations(folder, e));
        if (static_cast<int>(known.size()) != lock.version)
            return error{
                errc::conflict, "migration.file_exists",
                "lock.json is at version " + std::to_string(lock.version) + ", the files are not"
            };
    }
    for (const auto e : engines) {
        const auto d = dialect_of(e);
        auto m = draft_safely(lock.schema, target, out.version, name, d);
        if (by_hand) {
            m.up += by_hand_note;
            m.down += by_hand_note;
        }
        FOYER_CHECK(write_pair(folder, m, d, out));
    }
    FOYER_CHECK(write_file(folder / "lock.json", to_json({out.version, target})));
    out.files.push_back(folder / "lock.json");
    return out;
}

}
