#include "app/commands/migration_source.hpp"

#include "platform/db/migrate/checksums.hpp"

#include <filesystem>

namespace foyer::app {

namespace {

std::string chosen_folder(const std::string& folder) {
    if (!folder.empty()) return folder;
    return std::filesystem::exists("migrations/lock.json") ? "migrations" : "";
}

}

migration_source::migration_source(const std::string& folder) : folder_(chosen_folder(folder)) {}

result<std::vector<migrate::migration>> migration_source::history(db::engine e) const {
    return is_embedded() ? migrate::embedded_migrations(e) : migrate::read_migrations(folder_, e);
}

result<int> migration_source::sealed_version() const {
    if (is_embedded()) {
        FOYER_TRY(const auto all, migrate::embedded_migrations(db::engine::sqlite));
        return static_cast<int>(all.size());
    }
    FOYER_TRY(const auto sealed, migrate::read_checksums(folder_));
    return sealed.sealed_version();
}

}
