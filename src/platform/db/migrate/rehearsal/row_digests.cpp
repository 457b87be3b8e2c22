#include "platform/db/migrate/rehearsal/row_digests.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/migrate/rehearsal/digest_file.hpp"
#include "platform/schema/ddl.hpp"

#include <algorithm>

namespace foyer::migrate {

namespace {

// Rows of (table, column, type, place in the primary key or 0), in the order of the columns.
constexpr db::query list_columns{
    "migrate.list_columns", R"sql(
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        coalesce((SELECT k.place FROM unnest(x.indkey) WITH ORDINALITY AS k(number, place)
                  WHERE k.number = a.attnum), 0)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    LEFT JOIN pg_index x ON x.indrelid = c.oid AND x.indisprimary
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
    AND a.attnum > 0 AND NOT a.attisdropped
    AND NOT starts_with(c.relname, 'foyer_') AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname, a.attnum)sql",
    R"sql(
    SELECT m.name, p.name, p.type, p.pk FROM sqlite_master m JOIN pragma_table_info(m.name) p
    WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_'
    AND substr(m.name, 1, 6) <> 'foyer_' AND m.name <> '_prisma_migrations'
    ORDER BY m.name, p.cid)sql"
};

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

// An expression by which both engines sort as bytes sort. SQLite's text keys are sorted by their
// index; everything else is sorted as text.
std::string in_byte_order(const table_shape& t, const std::string& column, db::engine e) {
    if (e == db::engine::postgres) return schema::quoted(column) + "::text COLLATE \"C\"";
    const auto at = std::ranges::find(t.columns, column) - t.columns.begin();
    if (t.types[static_cast<std::size_t>(at)] == "TEXT")
        return schema::quoted(column) + " COLLATE BINARY";
    return "CAST(" + schema::quoted(column) + " AS TEXT)";
}

// The key's columns first, then those of `columns`; NULL is "" for the columns that stand for a
// key that is missing.
std::string select_text(
    const table_shape& now, const std::vector<std::string>& key,
    const std::vector<std::string>& columns, db::engine e
) {
    std::string keys;
    std::string cells;
    std::string order;
    for (const auto& k : key) {
        const auto expression = in_byte_order(now, k, e);
        keys += (keys.empty() ? "" : ", ") + ("coalesce(" + expression + ", '')");
        order += (order.empty() ? "" : ", ") + expression + " NULLS FIRST";
    }
    for (const auto& c : columns) cells += ", " + schema::quoted(c);
    return "SELECT " + keys + cells + " FROM " + schema::quoted(now.name) + " ORDER BY " + order;
}

// Reads the rows of a table in order; the cells of columns that are not there are "missing".
void each_digest(
    db::database& db, const table_shape& now, const std::vector<std::string>& key,
    const std::vector<std::string>& columns, const std::function<void(const row_digest&)>& f
) {
    const auto text = select_text(now, key, columns, db.which());
    row_digest digest;
    digest.cells.resize(columns.size());
    db.each(db::query{"migrate.read_digests", text, {}, true}, [&](const db::row& r) {
        digest.key.clear();
        const int keys = static_cast<int>(key.size());
        for (int i = 0; i < keys; ++i) {
            if (i > 0) digest.key += '\0'; // sorts before every other byte
            digest.key += r.text(i);
        }
        for (int i = 0; i < static_cast<int>(columns.size()); ++i)
            digest.cells[static_cast<std::size_t>(i)] =
                r.is_null(keys + i) ? digest_of_null : digest_of(r.text(keys + i));
        f(digest);
    });
}

void add(std::vector<loss>& to, const std::string& table, std::string column, std::int64_t rows) {
    if (rows > 0) to.push_back({table, std::move(column), rows});
}

}

std::vector<table_shape> read_shapes(db::database& db) {
    std::vector<table_shape> out;
    std::vector<std::pair<std::int64_t, std::string>> key;
    const auto finish = [&] {
        if (out.empty()) return;
        std::ranges::sort(key);
        for (auto& [place, name] : key) out.back().key.push_back(std::move(name));
        if (key.empty()) out.back().key = out.back().columns;
        key.clear();
    };
    db.each(list_columns, [&](const db::row& r) {
        if (out.empty() || out.back().name != r.text(0)) {
            finish();
            out.push_back({std::string(r.text(0)), {}, {}, {}});
        }
        out.back().columns.emplace_back(r.text(1));
        out.back().types.emplace_back(r.text(2));
        if (r.integer(3) > 0) key.emplace_back(r.integer(3), r.text(1));
    });
    finish();
    return out;
}

row_digests::row_digests(db::database& db, const std::filesystem::path& folder)
    : file_(open_nameless_file(folder)) {
    for (auto& shape : read_shapes(db)) {
        tables_.push_back({std::move(shape), 0});
        write(db, tables_.back());
    }
}

void row_digests::write(db::database& db, stored& table) {
    const auto& shape = table.shape;
    each_digest(db, shape, shape.key, shape.columns, [&](const row_digest& d) {
        write_digest(file_.get(), d);
        ++table.rows;
    });
}

comparison row_digests::compare(db::database& db) const {
    std::rewind(file_.get());
    comparison out;
    const auto shapes = read_shapes(db);
    for (const auto& then : tables_) {
        const auto now = std::ranges::find(shapes, then.shape.name, &table_shape::name);
        const bool readable =
            now != shapes.end() && std::ranges::all_of(then.shape.key, [&](const auto& k) {
                return has(now->columns, k);
            });
        out.rows += then.rows;
        if (readable) {
            compare_table(db, *now, then, out);
            continue;
        }
        row_digest skipped;
        skipped.cells.resize(then.shape.columns.size());
        for (std::int64_t i = 0; i < then.rows; ++i) read_digest(file_.get(), skipped);
        add(out.losses, then.shape.name, {}, then.rows);
    }
    return out;
}

// Both sides come in the same order: what stands on one side alone is gone, or more.
void row_digests::compare_table(
    db::database& db, const table_shape& now, const stored& then, comparison& out
) const {
    const auto& columns = then.shape.columns;
    std::vector<std::string> common;
    std::vector<std::size_t> places; // of the common columns among those of then
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (has(now.columns, columns[i])) {
            common.push_back(columns[i]);
            places.push_back(i);
        }
    std::vector<std::int64_t> differing(columns.size());
    std::int64_t gone = 0;
    std::int64_t more = 0;
    std::int64_t left = then.rows;
    row_digest old;
    old.cells.resize(columns.size());
    bool waiting = false; // `old` has been read and not found yet
    const auto next = [&] {
        waiting = left > 0;
        if (waiting) read_digest(file_.get(), old);
        left -= waiting;
    };
    const auto note_cells = [&](const row_digest& present) {
        for (std::size_t i = 0, c = 0; i < columns.size(); ++i) {
            const bool there = c < places.size() && places[c] == i;
            const auto cell = there ? present.cells[c++] : digest_of_null;
            differing[i] += cell != old.cells[i];
        }
    };
    next();
    each_digest(db, now, then.shape.key, common, [&](const row_digest& present) {
        for (; waiting && old.key < present.key; next()) ++gone;
        if (!waiting || old.key != present.key) {
            ++more;
            return;
        }
        note_cells(present);
        next();
    });
    while (waiting) {
        ++gone;
        next();
    }
    add(out.losses, then.shape.name, {}, gone);
    for (std::size_t i = 0; i < columns.size(); ++i)
        add(out.losses, then.shape.name, columns[i], differing[i]);
    add(out.more, then.shape.name, {}, more);
}

}
