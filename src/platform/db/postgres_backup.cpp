#include "platform/db/postgres_database.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace foyer::db {

namespace {

// The address without its password, which everybody on the machine could read among the arguments;
// it goes through the environment instead.
struct address {
    std::string text;
    std::string password;

    explicit address(const std::string& url) {
        const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> parsed(
            PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree
        );
        for (const auto* o = parsed.get(); o != nullptr && o->keyword != nullptr; ++o) {
            if (o->val == nullptr) continue;
            const std::string_view keyword = o->keyword;
            if (keyword == "password")
                password = o->val;
            else
                text += std::string(keyword) + "='" + escaped(o->val) + "' ";
        }
    }

    static std::string escaped(std::string_view value) {
        std::string out;
        for (const char c : value) {
            if (c == '\'' || c == '\\') out += '\\';
            out += c;
        }
        return out;
    }
};

void run_pg_dump(const std::string& url, const std::string& file) {
    const address to(url);
    const auto target = "--dbname=" + to.text;
    const auto output = "--file=" + file;
    const auto password = "PGPASSWORD=" + to.password;
    std::vector<char*> environment;
    for (char** e = environ; *e != nullptr; ++e) environment.push_back(*e);
    if (!to.password.empty()) environment.push_back(const_cast<char*>(password.c_str()));
    environment.push_back(nullptr);
    const char* const arguments[] = {"pg_dump",      "--format=custom", "--no-password",
                                     output.c_str(), target.c_str(),    nullptr};
    pid_t child = 0;
    const int code = ::posix_spawnp(
        &child, "pg_dump", nullptr, nullptr, const_cast<char* const*>(arguments), environment.data()
    );
    if (code != 0) throw failure(std::string("cannot start pg_dump: ") + std::strerror(code));
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw failure("pg_dump failed; it said why on standard error");
}

}

void postgres_database::backup_to(const std::string& file) {
    const auto unfinished = file + ".part";
    runtime::offload([&] {
        run_pg_dump(url_, unfinished);
        std::error_code fault;
        std::filesystem::rename(unfinished, file, fault);
        if (fault) throw failure("cannot name " + file + ": " + fault.message());
    });
}

}
