#include "platform/db/postgres_database.hpp"
#include "platform/db/postgres_program.hpp"

#include <filesystem>

namespace foyer::db {

void postgres_database::backup_to(const std::string& file) {
    const auto unfinished = file + ".part";
    runtime::offload([&] {
        run_postgres_program(
            "pg_dump", {"--format=custom", "--no-password", "--file=" + unfinished}, url_
        );
        std::error_code fault;
        std::filesystem::rename(unfinished, file, fault);
        if (fault) throw failure("cannot name " + file + ": " + fault.message());
    });
}

}
