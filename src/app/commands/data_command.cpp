#include "app/commands/command.hpp"
#include "app/commands/present_schema.hpp"
#include "app/commands/progress_line.hpp"
#include "app/tables.hpp"
#include "care/transfer/import_data.hpp"
#include "platform/db/database.hpp"
#include "shop/catalog/derived_columns.hpp"

#include <fmt/format.h>

namespace foyer::app {

namespace {

struct data_options {
    std::string folder;
    bool add{};
    bool accept_edited{};
};

int import_refused(const error& e) {
    fmt::print(stderr, "foyer: {}\n", e.message);
    for (const auto& f : e.fields)
        fmt::print(stderr, "  {}: {}\n", f.field, f.detail.empty() ? f.code : f.detail);
    return exit_refused;
}

result<transfer::manifest> write(db::database& db, const data_options& o) {
    progress_line line;
    FOYER_TRY(const int version, present_schema(db));
    return transfer::export_data(
        db, all_tables(),
        {.folder = o.folder, .schema_version = version, .at = now(), .on_progress = line.tables()}
    );
}

result<transfer::manifest> read(db::database& db, const data_options& o) {
    using enum transfer::existing_rows;
    progress_line line;
    FOYER_TRY(const int version, present_schema(db));
    auto done = transfer::import_data(
        db, all_tables(),
        {.folder = o.folder,
         .schema_version = version,
         .existing = o.add ? keep : refuse,
         .edited =
             o.accept_edited ? transfer::edited_files::accept : transfer::edited_files::refuse,
         .on_progress = line.tables()}
    );
    if (done.has_value()) catalog::rebuild_derived_columns(db);
    return done;
}

int run_export(const configuration& c, const data_options& o) {
    const auto db = open_database(c);
    const auto made = write(*db, o);
    if (made.has_error()) return import_refused(made.error());
    fmt::print("{:<28}{:>12}\n", "table", "rows");
    for (const auto& t : made->tables)
        if (t.rows > 0) fmt::print("{:<28}{:>12}\n", t.table, t.rows);
    fmt::print(
        "{} rows of {} tables are in {} (schema version {}). The files hold secrets: keep them "
        "safe.\n",
        made->total_rows(), made->tables.size(), o.folder, made->schema_version
    );
    return exit_done;
}

int run_import(const configuration& c, const data_options& o) {
    const auto db = open_database(c);
    const auto done = read(*db, o);
    if (done.has_error()) {
        const int code = import_refused(done.error());
        if (done.error().code == "transfer.file_changed")
            fmt::print(stderr, "If the change is meant, say --accept-edited.\n");
        return code;
    }
    fmt::print(
        "{} rows of {} tables were loaded, as they were exported at {}.\n", done->total_rows(),
        done->tables.size(), to_iso(done->exported_at)
    );
    return exit_done;
}

}

void add_data_commands(CLI::App& app, command& chosen) {
    auto* data = app.add_subcommand(
        "data", "The whole database as text files, to keep or to carry to the other engine"
    );
    data->require_subcommand(1);
    data->fallthrough();
    const auto o = std::make_shared<data_options>();
    auto* out = data->add_subcommand("export", "Writes every table as JSON lines into a folder");
    out->add_option("DIR", o->folder, "folder to make; must be empty when it exists")->required();
    out->callback([&chosen, o] {
        chosen = [o](const configuration& c) { return run_export(c, *o); };
    });
    auto* in = data->add_subcommand(
        "import", "Loads such a folder into an empty database, after checking every value"
    );
    in->add_option("DIR", o->folder, "folder that data export made")->required();
    in->add_flag("--add", o->add, "load although the tables have rows; theirs stay");
    in->add_flag(
        "--accept-edited", o->accept_edited, "load files that were changed after the export"
    );
    in->callback([&chosen, o] {
        chosen = [o](const configuration& c) { return run_import(c, *o); };
    });
}

}
