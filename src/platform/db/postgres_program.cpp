#include "platform/db/postgres_program.hpp"

#include "platform/base/percent.hpp"
#include "platform/db/failure.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace foyer::db {

namespace {

constexpr std::size_t max_words = 2000;

using parsed_url = std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)>;

parsed_url parse(const std::string& url) {
    parsed_url parsed(PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
    if (!parsed) throw failure("the address of the database is no valid postgres:// URI");
    return parsed;
}

std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (auto& t : texts) out.push_back(t.data());
    out.push_back(nullptr);
    return out;
}

}

postgres_address::postgres_address(const std::string& url) {
    const auto parsed = parse(url);
    for (const auto* o = parsed.get(); o->keyword != nullptr; ++o) {
        if (o->val == nullptr) continue;
        const std::string_view keyword = o->keyword;
        if (keyword == "password")
            password = o->val;
        else
            text += std::string(keyword) + "='" + escaped(o->val) + "' ";
    }
}

std::string with_database(const std::string& url, std::string_view database) {
    const auto parsed = parse(url);
    std::string out = "postgres://?dbname=" + percent_encoded(database);
    for (const auto* o = parsed.get(); o->keyword != nullptr; ++o)
        if (o->val != nullptr && std::string_view(o->keyword) != "dbname")
            out += '&' + std::string(o->keyword) + '=' + percent_encoded(o->val);
    return out;
}

postgres_program::postgres_program(
    std::string name, std::vector<std::string> arguments, const std::string& url, ends e
)
    : name_(std::move(name)), words_(::memfd_create("words", MFD_CLOEXEC)) {
    arguments.insert(arguments.begin(), name_);
    std::vector<std::string> environment; // of two values the first one counts
    if (!url.empty()) {
        const postgres_address to(url);
        arguments.push_back("--dbname=" + to.text);
        if (!to.password.empty()) environment.push_back("PGPASSWORD=" + to.password);
    }
    for (char** v = environ; *v != nullptr; ++v) environment.emplace_back(*v);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const auto connect = [&](int given, int wanted, int flags) {
        if (given >= 0)
            posix_spawn_file_actions_adddup2(&actions, given, wanted);
        else
            posix_spawn_file_actions_addopen(&actions, wanted, "/dev/null", flags, 0);
    };
    connect(e.input, STDIN_FILENO, O_RDONLY);
    connect(e.output, STDOUT_FILENO, O_WRONLY);
    connect(words_, STDERR_FILENO, O_WRONLY);
    const int code = ::posix_spawnp(
        &child_, name_.c_str(), &actions, nullptr, pointers(arguments).data(),
        pointers(environment).data()
    );
    posix_spawn_file_actions_destroy(&actions);
    if (code == 0) return;
    ::close(words_);
    throw failure("cannot start " + name_ + ": " + std::strerror(code));
}

postgres_program::~postgres_program() {
    if (child_ > 0) {
        ::kill(child_, SIGTERM);
        while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {}
    }
    if (words_ >= 0) ::close(words_);
}

void postgres_program::finish() {
    int status = 0;
    while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {}
    child_ = -1;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw failure(name_ + " failed: " + complaint());
}

std::string postgres_program::complaint() const {
    std::string text(max_words, '\0');
    const auto got = ::pread(words_, text.data(), text.size(), 0);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    std::ranges::replace(text, '\n', ' ');
    while (text.ends_with(' ')) text.pop_back();
    return text.empty() ? "it did not say why" : text;
}

void run_postgres_program(
    std::string name, std::vector<std::string> arguments, const std::string& url
) {
    postgres_program(std::move(name), std::move(arguments), url, {}).finish();
}

}
