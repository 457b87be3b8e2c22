#pragma once

#include "care/transfer/manifest.hpp"
#include "platform/db/database.hpp"
#include "platform/schema/table.hpp"

#include <filesystem>
#include <functional>
#include <span>

namespace foyer::transfer {

// Where a transfer stands; called after each page or batch of rows.
struct progress {
    std::string_view doing; // "writing", "checking", "loading"
    std::string_view table;
    std::int64_t rows{};  // of all tables so far
    std::int64_t total{}; // of all tables
};
using progress_function = std::function<void(const progress&)>;

using table_list = std::span<const schema::table_def* const>;

struct export_options {
    std::filesystem::path folder; // made when it is missing; must be empty
    int schema_version{};         // of the last migration that was applied
    timestamp at;
    progress_function on_progress{};
};

// Writes every row of the tables as it is at one moment. Errors: "transfer.folder_not_empty".
// Throws db::failure, and std::system_error when the disk refuses; the folder then has no manifest.
result<manifest> export_data(db::database& db, table_list tables, const export_options& o);

}
