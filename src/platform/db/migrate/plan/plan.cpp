#include "platform/db/migrate/plan/plan.hpp"

#include "platform/db/migrate/lint/sketch.hpp"
#include "platform/db/migrate/plan/table_size.hpp"
#include "platform/db/migrate/standing.hpp"

#include <algorithm>
#include <ranges>

namespace foyer::migrate {

namespace {

// A second of a small server with the table in memory; a disk that must be read first is slower.
constexpr std::int64_t rows_read_per_second = 4'000'000;
constexpr std::int64_t rows_indexed_per_second = 1'000'000;
constexpr std::int64_t rows_copied_per_second = 500'000;
constexpr std::int64_t rows_updated_per_second = 100'000;

// Of an index entry: key, pointer, and the space that a page leaves free.
constexpr std::int64_t index_entry_bytes = 40;

struct cost {
    std::int64_t rows{};
    std::int64_t milliseconds{};
    std::int64_t disk_bytes{};
};

cost at_rate(std::int64_t rows, std::int64_t rows_per_second, std::int64_t bytes = 0) {
    return {rows, rows * 1000 / rows_per_second, bytes};
}

cost reading(const table_size& t) { return at_rate(t.rows, rows_read_per_second); }

cost copying(const table_size& t) {
    return at_rate(t.rows, rows_copied_per_second, t.bytes + t.index_bytes);
}

bool is_checked(const action& a) {
    return std::ranges::any_of(a.columns, [](const auto& c) { return !c.constraints.empty(); });
}

cost cost_of_new_column(const action& a, const table_size& t, db::engine e) {
    const auto& c = a.columns.front();
    const bool computed = c.default_text && c.default_text->find('(') != std::string::npos;
    if (e == db::engine::postgres && computed) return copying(t);
    // SQLite looks at every row when the column has a check or must not be NULL.
    return is_checked(a) || (e == db::engine::sqlite && c.not_null) ? reading(t) : cost{};
}

cost cost_of_constraint(const constraint_text& c, const table_size& t) {
    if (c.not_valid) return {};
    if (c.kind == constraint_kind::check || c.kind == constraint_kind::foreign_key)
        return reading(t);
    if (c.columns.empty()) return {};
    return at_rate(t.rows, rows_indexed_per_second, t.rows * index_entry_bytes);
}

cost cost_of(const action& a, const part& p, table_sizes& sizes, db::engine e) {
    const auto& t = sizes.of(a.table);
    switch (a.what) {
        case action_kind::add_column: return cost_of_new_column(a, t, e);
        case action_kind::drop_column: return e == db::engine::sqlite ? copying(t) : cost{};
        case action_kind::drop_table: return {t.rows, 0, 0};
        case action_kind::change_type: return copying(t);
        case action_kind::set_not_null:
        case action_kind::validate_constraint: return reading(t);
        case action_kind::add_constraint: return cost_of_constraint(a.constraints.front(), t);
        case action_kind::create_index:
            return at_rate(t.rows, rows_indexed_per_second, t.rows * index_entry_bytes);
        case action_kind::insert: return copying(sizes.of(a.source));
        case action_kind::update:
        case action_kind::remove: {
            auto c = at_rate(t.rows, rows_updated_per_second, t.bytes);
            if (p.kind == part_kind::batches) c.milliseconds += t.rows / p.batch_rows * p.pause_ms;
            return c;
        }
        default: return {};
    }
}

struct planner {
    db::database& db;
    table_sizes sizes{db};
    plan out{};

    void add(const migration& m, int number, const part& p, const std::string& sql) {
        const auto statements = read_statements(sql);
        if (statements.empty()) return;
        const auto& s = statements.front();
        planned_statement planned{
            .version = m.version,
            .name = m.name,
            .part = number,
            .kind = p.kind,
            .sql = s.text,
            .table = {},
            .lock = lock_of(s, db.which())
        };
        for (const auto& a : s.actions) {
            const auto table = table_of(a);
            if (has_table(db, table)) planned.table = table;
            const auto c = cost_of(a, p, sizes, db.which());
            planned.rows = std::max(planned.rows, c.rows);
            planned.milliseconds += c.milliseconds;
            planned.disk_bytes += c.disk_bytes;
        }
        if (planned.table.empty() && db.which() == db::engine::postgres)
            planned.lock = lock_level::none; // what it works on is only made on the way
        out.push_back(std::move(planned));
    }

    // DROP INDEX does not say whose it is.
    std::string table_of(const action& a) {
        if (a.what != action_kind::drop_index) return a.table;
        constexpr db::query find{
            "migrate.table_of_index", R"sql(
            SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE i.indexrelid = to_regclass(quote_ident($1)))sql",
            "SELECT tbl_name FROM sqlite_master WHERE type = 'index' AND name = $1"
        };
        return db.first<std::string>(find, a.object).value_or("");
    }

    // All parts but the first `done`.
    void add(const migration& m, std::span<const part> parts, int done) {
        int number = done;
        for (const auto& p : parts.subspan(static_cast<std::size_t>(done))) {
            ++number;
            for (const auto& sql : p.statements) add(m, number, p, sql);
        }
    }
};

// The parts of the way back that there is nothing for: a single one undoes whatever is there.
int undone(const both_ways& parts, const standing& at, int version) {
    if (!at.partial || version != at.top() || parts.down.size() != parts.up.size()) return 0;
    return static_cast<int>(parts.up.size()) - *at.partial->parts_done;
}

}

result<plan> plan_deploy(db::database& db, std::span<const migration> history) {
    planner made{db};
    FOYER_TRY(const auto at, standing_of(read_journal(db), history));
    for (const auto& m : history) {
        if (m.version <= at.version) continue;
        FOYER_TRY(const auto parts, parts_of(m));
        const bool begun = at.partial && m.version == at.top();
        made.add(m, parts.up, begun ? *at.partial->parts_done : 0);
    }
    return std::move(made.out);
}

result<plan> plan_rollback(
    db::database& db, std::span<const migration> history, std::optional<int> to
) {
    FOYER_TRY(const auto at, standing_of(read_journal(db), history));
    const int target = to.value_or(at.top() - 1);
    if (target < 0 || target >= at.top())
        return error{
            errc::conflict, "migration.no_such_version",
            "the database is at version " + std::to_string(at.top())
        };
    planner made{db};
    for (const auto& m : history | std::views::reverse) {
        if (m.version > at.top() || m.version <= target) continue;
        FOYER_TRY(const auto parts, parts_of(m));
        made.add(m, parts.down, undone(parts, at, m.version));
    }
    return std::move(made.out);
}

}
