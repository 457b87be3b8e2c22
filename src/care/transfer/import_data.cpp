#include "care/transfer/import_data.hpp"

#include "care/transfer/line_file.hpp"
#include "care/transfer/load_rows.hpp"
#include "care/transfer/row_check.hpp"
#include "care/transfer/table_statements.hpp"
#include "platform/schema/database_schema.hpp"

namespace foyer::transfer {

namespace {

constexpr std::size_t max_faults = 20;
constexpr std::int64_t progress_rows = 1000;

result<void> check_manifest(
    const manifest& m, const schema::database_schema& schema, const import_options& o
) {
    error other{
        errc::conflict, "transfer.other_schema", "the export and this database have other tables"
    };
    if (m.schema_version != o.schema_version) {
        other.message = "the export has version " + std::to_string(m.schema_version) +
                        " of the schema, this database version " + std::to_string(o.schema_version);
        return other;
    }
    for (const auto& t : schema.tables)
        if (m.find(t.name) == nullptr) other.fields.push_back({t.name, "missing"});
    for (const auto& t : m.tables)
        if (schema.find_table(t.table) == nullptr) other.fields.push_back({t.table, "unknown"});
    if (!other.fields.empty()) return other;
    return {};
}

result<void> check_empty(db::database& db, const schema::database_schema& schema) {
    error filled{
        errc::conflict, "transfer.not_empty", "the database has rows; an import wants empty tables"
    };
    for (const auto& t : schema.tables)
        if (*db.first<bool>(statements_of(t).has_rows))
            filled.fields.push_back({t.name, "not_empty"});
    if (!filled.fields.empty()) return filled;
    return {};
}

// The pass over all files before anything is written.
class checking {
public:
    checking(const schema::database_schema& schema, const manifest& m, const import_options& o)
        : schema_(schema), manifest_(m), options_(o) {}

    result<void> run() {
        for (const auto& table : schema_.tables) {
            check_file(table, *manifest_.find(table.name));
            if (bad_rows_.fields.size() >= max_faults) break;
        }
        if (!bad_rows_.fields.empty()) return bad_rows_;
        if (!changed_.fields.empty()) return changed_;
        return {};
    }

private:
    void check_file(const schema::table_def& table, const table_file& expected) {
        const row_check check(table);
        line_reader lines(data_file(options_.folder, table.name));
        std::vector<row_fault> faults;
        while (const auto line = lines.next()) {
            if (!check.read(*line, faults)) report(table, lines.number(), faults);
            if (bad_rows_.fields.size() >= max_faults) return;
            if (++rows_ % progress_rows == 0) show(table);
        }
        show(table);
        if (options_.edited == edited_files::accept) return;
        if (lines.number() != expected.rows || lines.sha256() != expected.sha256)
            changed_.fields.push_back(
                {table.name + ".jsonl", "changed", "is not the file that was exported"}
            );
    }

    void report(const schema::table_def& table, std::int64_t row, std::vector<row_fault>& faults) {
        for (const auto& f : faults) {
            if (bad_rows_.fields.size() >= max_faults) break;
            const auto place = table.name + ".jsonl:" + std::to_string(row);
            bad_rows_.fields.push_back(
                {f.column.empty() ? place : place + ':' + f.column, std::string(f.code), f.detail}
            );
        }
        faults.clear();
    }

    void show(const schema::table_def& table) const {
        if (options_.on_progress)
            options_.on_progress({"checking", table.name, rows_, manifest_.total_rows()});
    }

    const schema::database_schema& schema_;
    const manifest& manifest_;
    const import_options& options_;
    error bad_rows_{errc::invalid, "transfer.bad_rows", "the files hold values that do not fit"};
    error changed_{errc::conflict, "transfer.file_changed", "files were changed after the export"};
    std::int64_t rows_{0};
};

void take_out(db::database& db, const schema::database_schema& schema) {
    db.transaction([&](db::transaction& tx) {
        for (auto t = schema.tables.rbegin(); t != schema.tables.rend(); ++t) {
            const auto s = statements_of(*t);
            if (parent_column(*t) != nullptr) tx.run(s.clear_parents);
            tx.run(s.clear);
        }
    });
}

result<void> load_all(
    db::database& db, const schema::database_schema& schema, const manifest& m,
    const import_options& o
) {
    std::int64_t rows = 0;
    const auto total = m.total_rows();
    for (const auto& table : schema.tables) {
        const auto on_rows = [&](std::int64_t more) {
            rows += more;
            if (o.on_progress) o.on_progress({"loading", table.name, rows, total});
        };
        FOYER_CHECK(load_rows(db, table, data_file(o.folder, table.name), on_rows));
    }
    return {};
}

}

result<manifest> import_data(db::database& db, table_list tables, const import_options& o) {
    const auto schema = schema::make_schema(tables);
    FOYER_TRY(auto m, read_manifest(o.folder));
    FOYER_CHECK(check_manifest(m, schema, o));
    if (o.existing == existing_rows::refuse) FOYER_CHECK(check_empty(db, schema));
    FOYER_CHECK(checking(schema, m, o).run());
    auto loaded = load_all(db, schema, m, o);
    if (loaded.has_error()) {
        if (o.existing == existing_rows::refuse) take_out(db, schema);
        return std::move(loaded).error();
    }
    return m;
}

}
