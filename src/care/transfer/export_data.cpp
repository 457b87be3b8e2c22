#include "care/transfer/export_data.hpp"

#include "care/transfer/line_file.hpp"
#include "care/transfer/pages.hpp"
#include "care/transfer/row_text.hpp"
#include "care/transfer/table_statements.hpp"
#include "platform/schema/database_schema.hpp"

namespace foyer::transfer {

namespace {

namespace fs = std::filesystem;

constexpr db::query one_moment{
    "transfer.one_moment", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "SELECT 1 AS nothing_to_do"
};

// The copy of a SQLite file that is being exported; gone at the end, whatever happens.
class snapshot {
public:
    snapshot(db::database& db, const fs::path& folder) : file_((folder / ".snapshot").string()) {
        db.backup_to(file_);
        copy_ = db::database::open({.url = "sqlite:" + file_});
    }
    ~snapshot() {
        copy_.reset();
        std::error_code ignored;
        for (const auto* end : {"", "-wal", "-shm"}) fs::remove(file_ + end, ignored);
    }
    snapshot(const snapshot&) = delete;
    snapshot& operator=(const snapshot&) = delete;

    db::session& session() { return *copy_; }

private:
    std::string file_;
    std::unique_ptr<db::database> copy_;
};

class exporting {
public:
    exporting(db::session& from, const schema::database_schema& schema, const export_options& o)
        : from_(from), schema_(schema), options_(o) {}

    manifest run() {
        manifest m{1, options_.schema_version, options_.at, {}};
        for (const auto& table : schema_.tables)
            total_ += *from_.first<std::int64_t>(statements_of(table).count);
        for (const auto& table : schema_.tables) m.tables.push_back(write_table(table));
        return m;
    }

private:
    table_file write_table(const schema::table_def& table) {
        const auto file = data_file(options_.folder, table.name);
        fs::remove(file); // of a transaction that was run again
        line_writer out(file);
        table_file written{table.name, 0, {}};
        const auto write_row = [&](const db::row& r) { out.write(row_text(table, r)); };
        each_row(from_, table, write_row, [&](std::int64_t rows) {
            written.rows += rows;
            rows_ += rows;
            if (options_.on_progress) options_.on_progress({"writing", table.name, rows_, total_});
        });
        written.sha256 = out.finish();
        return written;
    }

    db::session& from_;
    const schema::database_schema& schema_;
    const export_options& options_;
    std::int64_t rows_{0};
    std::int64_t total_{0};
};

result<void> make_folder(const fs::path& folder) {
    if (fs::exists(folder) && (!fs::is_directory(folder) || !fs::is_empty(folder)))
        return error{
            errc::conflict, "transfer.folder_not_empty",
            folder.string() + " exists and is not an empty folder"
        };
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    return {};
}

}

result<manifest> export_data(db::database& db, table_list tables, const export_options& o) {
    FOYER_CHECK(make_folder(o.folder));
    const auto schema = schema::make_schema(tables);
    manifest m;
    if (db.which() == db::engine::sqlite) {
        snapshot copy(db, o.folder);
        m = exporting(copy.session(), schema, o).run();
    } else {
        m = db.transaction([&](db::transaction& tx) {
            tx.run(one_moment);
            return exporting(tx, schema, o).run();
        });
    }
    write_manifest(o.folder, m);
    return m;
}

}
