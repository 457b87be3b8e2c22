#include "platform/db/migrate/lone_statement.hpp"

#include <regex>

namespace foyer::migrate {

namespace {

enum class index_state { missing, invalid, valid };

constexpr db::query find_index{
    "migrate.find_index", "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($1)",
    "SELECT TRUE FROM sqlite_master WHERE type = 'index' AND name = trim($1, '\"')"
};

index_state state_of(db::session& s, const std::string& index) {
    const auto valid = s.first<bool>(find_index, index);
    if (!valid) return index_state::missing;
    return *valid ? index_state::valid : index_state::invalid;
}

// What the statement does to an index, if that is what it does.
struct index_statement {
    bool creates{};
    std::string name; // as it is written, with quotes and schema
};

std::optional<index_statement> index_of(const std::string& statement) {
    static const std::regex words(
        R"re((create\s+(?:unique\s+)?|drop\s+)index\s+(?:concurrently\s+)?)re"
        R"re((?:if\s+(?:not\s+)?exists\s+)?((?:"[^"]+"|[\w.])+))re",
        std::regex::icase
    );
    std::smatch found;
    if (!std::regex_search(statement, found, words)) return std::nullopt;
    const char first = found[1].str().front();
    return index_statement{first == 'c' || first == 'C', found[2]};
}

bool is_concurrent(const std::string& statement) {
    static const std::regex word("\\bconcurrently\\b", std::regex::icase);
    return std::regex_search(statement, word);
}

// Whether the statement was done by the run that was interrupted.
bool is_done(statement_runner& r, const std::string& statement) {
    const auto index = index_of(statement);
    if (!index) return false;
    const auto state = state_of(r.session(), index->name);
    return state == (index->creates ? index_state::valid : index_state::missing);
}

void drop_invalid_index(statement_runner& r, const std::string& statement) {
    const auto index = index_of(statement);
    if (index && index->creates && state_of(r.session(), index->name) == index_state::invalid)
        r.run("DROP INDEX CONCURRENTLY " + index->name);
}

}

result<> run_alone(statement_runner& r, const part& p, bool was_begun) {
    const auto& statement = p.statements.front();
    if (was_begun && is_done(r, statement)) return {};
    // What is concurrent waits for all that came before it and makes nobody wait.
    using std::chrono::milliseconds;
    r.limit_lock_waits(is_concurrent(statement) ? milliseconds(0) : r.how().lock_timeout);
    return r.retried([&]() -> result<> {
        drop_invalid_index(r, statement);
        r.run(statement);
        return {};
    });
}

}
