#pragma once

#include "platform/base/result.hpp"
#include "platform/db/migrate/migration.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// migrations/checksums: the files that are final. `sha256sum --check` reads it too; its comment
// lines carry a chain, of which each link covers all versions up to its own.
namespace foyer::migrate {

struct checksums {
    std::map<std::string, std::string> files; // "sqlite/0001_seed.up.sql" -> SHA-256
    std::vector<std::string> chain;           // of version 1, 2, ...

    int sealed_version() const { return static_cast<int>(chain.size()); }
};

// Of both histories, which must be equally long, up to `version`.
checksums checksums_of(
    const std::vector<migration>& sqlite, const std::vector<migration>& postgres, int version
);

std::string to_text(const checksums& c);

// errc::invalid "migration.checksums_unreadable" when a line is neither. A folder without the file
// has nothing sealed.
result<checksums> read_checksums(const std::filesystem::path& folder);

}
