#pragma once

#include "platform/db/migrate/lint/sketch.hpp"
#include "platform/db/migrate/parts.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What a rule of the lint sees and says.
namespace foyer::migrate {

// Below: what it does is over before anybody waits. From `large_table_rows` on: people wait.
constexpr std::int64_t small_table_rows = 10'000;
constexpr std::int64_t large_table_rows = 200'000;

enum class severity : std::uint8_t {
    note,    // not worth a change on this database
    warning, // depends on rows that nobody has counted, or on a table of middle size
    error,   // not safe
};

std::string_view severity_name(severity s);

// Nothing known: a warning.
severity severity_of(std::optional<std::int64_t> rows);

struct lint_rule {
    std::string_view id; // stable: files and scripts name it
    std::string_view why;
};

// Every rule, sorted by id.
std::span<const lint_rule> lint_rules();
const lint_rule* find_rule(std::string_view id);

struct lint_finding {
    std::string rule;
    migrate::severity severity{};
    int version{};
    std::string file;                 // "postgres/0003_weights.up.sql"
    int line{};                       // 0: the file as a whole
    std::string what;                 // "index orders_phone_idx on orders"
    std::optional<std::int64_t> rows; // of the table, when a database was asked
    std::string rewrite;              // SQL to paste instead; empty when there is none
};

// Rows as the database has them; nothing when none was given or it has no such table. `value`
// empty: all rows; otherwise those whose column holds it.
using count_function = std::function<std::optional<std::int64_t>(
    const std::string& table, const std::string& column, const std::string& value
)>;

// A named query that stops working with a version.
struct broken_query {
    int version{};
    std::string query;
    std::string fault; // "no such column: note"
};

struct linted_file {
    db::engine engine{};
    int version{};
    std::string name{};
    bool is_up{};
    std::string_view text{};
    std::vector<sql_statement> statements{};
    std::vector<part> parts{};
    std::vector<std::size_t> part_of{}; // of each statement, into `parts`
    schema_sketch at_start{};           // before the file
    schema_sketch at_end{};
    std::vector<broken_query> broken_queries{}; // of this version
    count_function count{};

    const part& part_at(std::size_t statement) const { return parts[part_of[statement]]; }

    // Whether the table was there before the file, with the rows that it had.
    bool has_rows_in(const std::string& table) const;
    std::optional<std::int64_t> rows_of(const std::string& table) const;
};

// One action of one statement, and the schema before that statement.
struct seen_action {
    const linted_file& file;
    std::size_t index;
    const action& what;
    const schema_sketch& before;

    const sql_statement& statement() const { return file.statements[index]; }
    bool is_postgres() const { return file.engine == db::engine::postgres; }

    // Whether the action changes a table that was there before the file.
    bool on_old_table() const { return file.has_rows_in(what.table); }

    // The columns by which a row of the table is known.
    std::vector<std::string> table_key() const;
};

class lint_report {
public:
    explicit lint_report(std::vector<lint_finding>& out) : out_(out) {}

    // A finding about a table, as grave as its rows.
    void by_rows(
        const seen_action& a, std::string_view rule, std::string what, std::string rewrite
    );
    void add(
        const seen_action& a, std::string_view rule, severity s, std::string what,
        std::string rewrite = {}
    );
    void add(const linted_file& f, int line, std::string_view rule, severity s, std::string what);

private:
    std::vector<lint_finding>& out_;
};

// The rules, a file each group. Called for each action of a file, forward and back.
void lint_locks(const seen_action& a, lint_report& report);
void lint_constraints(const seen_action& a, lint_report& report);
void lint_changes(const seen_action& a, lint_report& report);

}
