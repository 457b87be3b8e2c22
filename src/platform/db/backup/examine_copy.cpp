#include "platform/db/backup/examine_copy.hpp"

#include "platform/db/failure.hpp"
#include "platform/db/postgres_program.hpp"
#include "platform/db/postgres_scratch.hpp"

namespace foyer::backup {

namespace {

namespace fs = std::filesystem;

error not_examined(std::string why) {
    return error{
        errc::conflict, "backup.not_examined", "the copy was not examined: " + std::move(why)
    };
}

error damaged(const db::failure& e) {
    return error{
        errc::conflict,
        "backup.damaged",
        "no database can be made of the copy",
        {{"file", "damaged", e.what()}}
    };
}

// Gone with the object, and so is what a killed program left under the name.
class scratch_folder {
public:
    explicit scratch_folder(fs::path folder) : folder_(std::move(folder)) {
        fs::remove_all(folder_);
        fs::create_directory(folder_);
        fs::permissions(folder_, fs::perms::owner_all);
    }
    ~scratch_folder() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    scratch_folder(const scratch_folder&) = delete;
    scratch_folder& operator=(const scratch_folder&) = delete;

    fs::path file() const { return folder_ / "copy"; }

private:
    const fs::path folder_;
};

// Opening a database writes to it, so it is not the copy that is opened.
result<std::vector<std::string>> examine_sqlite(const fs::path& file, const examination& examine) {
    try {
        const scratch_folder scratch(file.string() + ".examined");
        fs::copy_file(file, scratch.file());
        const auto db = db::database::open({.url = "sqlite:" + scratch.file().string()});
        return examine(*db);
    } catch (const fs::filesystem_error& e) {
        return not_examined(e.what());
    } catch (const db::failure& e) {
        return damaged(e);
    }
}

std::optional<error> restore_into(const std::string& url, const fs::path& file) {
    try {
        db::run_postgres_program(
            "pg_restore",
            {"--no-owner", "--no-privileges", "--no-password", "--single-transaction",
             "--exit-on-error", file.string()},
            url
        );
        return std::nullopt;
    } catch (const db::failure& e) {
        return damaged(e);
    }
}

result<std::vector<std::string>> examine_postgres(
    const fs::path& file, const std::string& url, const examination& examine
) {
    try {
        const db::postgres_scratch scratch(url, "foyer_examined_");
        if (auto fault = restore_into(scratch.url(), file)) return *std::move(fault);
        const auto db = db::database::open({.url = scratch.url()});
        return examine(*db);
    } catch (const db::postgres_not_allowed& e) {
        return not_examined(
            std::string(e.what()) +
            "; an administrator of the cluster grants it with: ALTER ROLE <this role> CREATEDB"
        );
    }
}

}

result<std::vector<std::string>> examine_copy(
    db::engine e, const fs::path& file, const std::string& url, const examination& examine
) {
    return e == db::engine::sqlite ? examine_sqlite(file, examine)
                                   : examine_postgres(file, url, examine);
}

}
