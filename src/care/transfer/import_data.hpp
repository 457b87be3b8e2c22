#pragma once

#include "care/transfer/export_data.hpp"

namespace foyer::transfer {

enum class existing_rows : std::uint8_t { refuse, keep };
enum class edited_files : std::uint8_t { refuse, accept };

struct import_options {
    std::filesystem::path folder;
    int schema_version{}; // of the last migration that was applied
    // What to do when the tables have rows: refuse, or add to them.
    existing_rows existing{existing_rows::refuse};
    // What to do when a file is not the one that was exported.
    edited_files edited{edited_files::refuse};
    progress_function on_progress{};
};

// Loads an export into the tables. Everything is checked before the first row is written; a failure
// after that takes out again what had come into empty tables. Errors, with a field for each fault
// ("products.jsonl:17:price", at most 20):
// "transfer.no_export", "transfer.other_schema" (export and database are of different versions),
// "transfer.not_empty" (the fields name the tables), "transfer.bad_rows", "transfer.file_changed",
// "transfer.row_refused" (by a constraint of the database). Throws db::failure and
// std::system_error.
result<manifest> import_data(db::database& db, table_list tables, const import_options& o);

}
