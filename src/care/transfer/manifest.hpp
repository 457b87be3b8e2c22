#pragma once

#include "platform/base/result.hpp"
#include "platform/base/timestamp.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace foyer::transfer {

// A file of an export.
struct table_file {
    std::string table; // the file is <table>.jsonl
    std::int64_t rows{};
    std::string sha256;
};

// What an export holds; `manifest.json` in its folder.
struct manifest {
    int format{1};
    int schema_version{}; // of the last migration
    timestamp exported_at;
    std::vector<table_file> tables; // in the order in which they can be loaded

    std::int64_t total_rows() const;
    const table_file* find(std::string_view table) const;
};

std::filesystem::path data_file(const std::filesystem::path& folder, std::string_view table);

void write_manifest(const std::filesystem::path& folder, const manifest& m);

// Errors: "transfer.no_export" when there is no manifest or it cannot be understood.
result<manifest> read_manifest(const std::filesystem::path& folder);

}
