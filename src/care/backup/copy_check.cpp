#include "care/backup/copy_check.hpp"

#include "platform/db/database.hpp"
#include "platform/db/failure.hpp"
#include "platform/schema/ddl.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace foyer::backup {

namespace {

constexpr std::size_t max_faults = 10;

// Only SQLite has files to ask for.
constexpr db::query damage{
    "backup.damage", "SELECT name FROM pg_settings WHERE 1 = 0",
    "SELECT integrity_check FROM pragma_integrity_check "
    "WHERE schema = 'copied' AND integrity_check <> 'ok'"
};

error damaged() { return error{errc::conflict, "backup.damaged", "the copy cannot be used"}; }

// The copy is attached to a database that is nowhere: opened by itself it would be switched to a
// write-ahead log, and a backup is one file.
result<void> check_sqlite(const std::filesystem::path& file) {
    auto bad = damaged();
    try {
        const auto nowhere = db::database::open({.url = "sqlite::memory:", .create = true});
        nowhere->execute_script("ATTACH " + schema::literal(file.string()) + " AS copied");
        nowhere->transaction([&](db::transaction& tx) {
            bad.fields.clear();
            for (const auto& fault : tx.all<std::string>(damage))
                if (bad.fields.size() < max_faults)
                    bad.fields.push_back({"file", "damaged", fault});
        });
    } catch (const db::failure& e) {
        bad.fields.push_back({"file", "damaged", e.what()});
    }
    if (!bad.fields.empty()) return bad;
    return {};
}

// The exit status of `pg_restore --list`, which reads the whole table of contents.
int list_contents(const std::string& file) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const char* const arguments[] = {"pg_restore", "--list", file.c_str(), nullptr};
    pid_t child = 0;
    const int code = ::posix_spawnp(
        &child, "pg_restore", &actions, nullptr, const_cast<char* const*>(arguments), environ
    );
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0)
        throw db::failure(std::string("cannot start pg_restore: ") + std::strerror(code));
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

result<void> check_postgres(const std::filesystem::path& file) {
    if (list_contents(file.string()) == 0) return {};
    auto bad = damaged();
    bad.fields.push_back({"file", "damaged", "pg_restore cannot read it; it said why"});
    return bad;
}

}

result<void> check_copy(db::engine e, const std::filesystem::path& file) {
    return e == db::engine::sqlite ? check_sqlite(file) : check_postgres(file);
}

}
