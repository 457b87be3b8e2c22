#include "care/adopt/staging.hpp"

#include "care/adopt/made_query.hpp"
#include "care/transfer/table_statements.hpp"
#include "platform/base/id.hpp"
#include "platform/schema/ddl.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace foyer::adopt {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view problem_table = R"sql(
    CREATE TABLE adopt_problems (
        number INTEGER PRIMARY KEY, kind INTEGER, "table" TEXT, "key" TEXT, "column" TEXT,
        detail TEXT
    ))sql";
constexpr db::query insert_problem{"adopt.insert_problem", R"sql(
    INSERT INTO adopt_problems (kind, "table", "key", "column", detail)
    VALUES ($1, $2, $3, $4, $5))sql"};
constexpr db::query count_problems{
    "adopt.count_problems", "SELECT count(*) FROM adopt_problems WHERE kind = $1"
};
constexpr db::query list_problems{"adopt.list_problems", R"sql(
    SELECT "table", "key", "column", detail FROM adopt_problems WHERE kind = $1
    ORDER BY number LIMIT $2)sql"};
constexpr db::query list_mended{"adopt.list_mended", R"sql(
    SELECT DISTINCT "key", kind FROM adopt_problems WHERE "table" = $1 ORDER BY "key")sql"};

// Made before SQLite opens it, because SQLite would let others of the group read it.
fs::path new_file(const fs::path& folder) {
    fs::create_directories(folder);
    auto path = folder / (".adopt-" + new_cuid() + ".db");
    const int made = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (made >= 0) ::close(made);
    return path;
}

// Without types: a value stays as it is bound.
std::string table_sql(const schema::table_def& table) {
    std::vector<std::string> names;
    for (const auto& c : table.columns) names.push_back(c.name);
    return "CREATE TABLE " + schema::quoted(table.name) + " (" + schema::quoted_list(names) + ")";
}

std::string index_sql(const schema::table_def& table, const std::vector<std::string>& columns) {
    std::string name = table.name;
    for (const auto& c : columns) name += "_" + c;
    return "CREATE INDEX IF NOT EXISTS " + schema::quoted(name) + " ON " +
           schema::quoted(table.name) + " (" + schema::quoted_list(columns) + ")";
}

}

staging::staging(const fs::path& folder, const schema::database_schema& schema)
    : path_(new_file(folder)), file_(path_.string(), sqlite_file::use::scratch) {
    const auto make = [&](std::string text) {
        file_.run(made_query("make_staging", std::move(text)));
    };
    make(std::string(problem_table));
    make("CREATE INDEX adopt_problems_kind ON adopt_problems (kind)");
    for (const auto& table : schema.tables) {
        make(table_sql(table));
        inserts_.emplace(table.name, transfer::statements_of(table).insert);
        make(index_sql(table, table.primary_key));
        for (const auto& c : table.columns)
            if (!c.references.empty()) make(index_sql(table, {c.name}));
    }
}

staging::~staging() {
    std::error_code ignored;
    for (const auto* end : {"", "-wal", "-shm", "-journal"})
        fs::remove(path_.string() + end, ignored);
}

void staging::insert(const schema::table_def& table, std::span<const db::value> values) {
    file_.run_values(inserts_.find(table.name)->second, values);
}

void staging::set_aside(const schema::table_def& table, std::string_view key) {
    set_aside_[table.name] += file_.change(
        made_query(
            "set_aside." + table.name, "DELETE FROM " + schema::quoted(table.name) + " WHERE " +
                                           schema::quoted(table.primary_key.front()) + " = $1"
        ),
        key
    );
}

std::int64_t staging::set_aside_of(std::string_view table) const {
    const auto found = set_aside_.find(table);
    return found == set_aside_.end() ? 0 : found->second;
}

void staging::note(const problem& p) {
    file_.run(insert_problem, static_cast<int>(p.kind), p.table, p.key, p.column, p.detail);
}

std::int64_t staging::count(problem_kind kind) {
    return *file_.first<std::int64_t>(count_problems, static_cast<int>(kind));
}

void staging::each_problem(
    problem_kind kind, std::int64_t at_most, const std::function<void(const problem&)>& f
) {
    const auto show = [&](const db::row& r) {
        f({kind, std::string(r.text(0)), std::string(r.text(1)), std::string(r.text(2)),
           std::string(r.text(3))});
    };
    file_.each(list_problems, show, static_cast<int>(kind), at_most);
}

std::vector<std::string> staging::mended_keys(std::string_view table) {
    std::vector<std::string> keys;
    const auto take = [&](const db::row& r) {
        const auto kind = static_cast<problem_kind>(r.integer(1));
        if (rule_of(kind).policy != policy::mended) return;
        if (keys.empty() || keys.back() != r.text(0)) keys.emplace_back(r.text(0));
    };
    file_.each(list_mended, take, table);
    return keys;
}

bool staging::blocked() {
    for (const auto& rule : problem_rules())
        if (rule.policy == policy::blocks && count(rule.kind) > 0) return true;
    return false;
}

}
