#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// The file in which checksums of rows are kept until they are compared.
namespace foyer::migrate {

struct row_digest {
    std::string key;
    std::vector<std::uint64_t> cells;
};

constexpr std::uint64_t digest_of_null = 0;

std::uint64_t digest_of(std::string_view cell);

// A file without a name, gone when it is closed. Throws db::failure, also below.
std::FILE* open_nameless_file(const std::filesystem::path& folder);

void write_digest(std::FILE* to, const row_digest& d);

// Reads the next into `d`, whose cells have the number of those that were written.
void read_digest(std::FILE* from, row_digest& d);

}
