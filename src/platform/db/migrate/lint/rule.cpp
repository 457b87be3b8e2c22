#include "platform/db/migrate/lint/rule.hpp"

#include <algorithm>
#include <array>

namespace foyer::migrate {

namespace {

constexpr std::array rules{
    lint_rule{
        "allow-malformed",
        "an exception names a rule and says why, so that the next reader can judge it"
    },
    lint_rule{
        "backfill-in-one-transaction",
        "one UPDATE or DELETE of a whole table holds its row locks until the commit, keeps "
        "every old row on disk, and begins again from nothing after a crash"
    },
    lint_rule{
        "check-without-not-valid", "the table is read from end to end while nobody can write to it"
    },
    lint_rule{
        "column-still-used", "a named query of this program reads a column that is no longer there"
    },
    lint_rule{
        "concurrent-index-in-transaction",
        "PostgreSQL refuses CREATE INDEX CONCURRENTLY inside a transaction"
    },
    lint_rule{
        "does-not-run",
        "SQLite refuses the file on an empty database that has the versions before it"
    },
    lint_rule{"down-is-not-inverse", "after the way back the schema is not what it was"},
    lint_rule{"drop-without-down", "what the version drops does not come back with the way back"},
    lint_rule{
        "enum-value-removed",
        "rows that hold the value make the step fail, and a running program may still write "
        "it"
    },
    lint_rule{
        "expression-not-filled-in",
        "the draft leaves a value to the developer: replace FILL_IN by an expression"
    },
    lint_rule{
        "foreign-key-without-not-valid", "both tables refuse writes while every row is looked up"
    },
    lint_rule{"index-blocks-writes", "nobody can write to the table until the index is built"},
    lint_rule{
        "lock-timeout-absent",
        "a statement that waits for its lock makes everybody behind it wait too; with a "
        "timeout it gives up and is tried again"
    },
    lint_rule{"mixed-engines-differ", "the files of the two engines make different schemas"},
    lint_rule{
        "not-null-scans-table",
        "every row is read while nobody can read or write the table, unless a valid CHECK "
        "already says that none is NULL"
    },
    lint_rule{
        "not-null-without-default",
        "the rows that are there have no value for it: the statement fails"
    },
    lint_rule{"parts-malformed", "the runner refuses a file whose directives it cannot read"},
    lint_rule{
        "rebuild-copies-table",
        "SQLite changes the table by copying it: the write lock is held and the disk holds it"
        " twice until the commit"
    },
    lint_rule{
        "rename-breaks-running-program",
        "the program that runs until the restart knows the old name only"
    },
    lint_rule{
        "table-still-used", "a named query of this program reads a table that is no longer there"
    },
    lint_rule{
        "type-change-rewrites",
        "the table and its indexes are written anew while nobody can read or write it"
    },
    lint_rule{
        "unique-builds-index",
        "the constraint builds its index while nobody can read or write the table"
    },
    lint_rule{
        "validate-in-same-transaction",
        "the lock of ADD CONSTRAINT is held while every row is read, which NOT VALID was to "
        "avoid"
    },
    lint_rule{
        "volatile-default-rewrites",
        "a default that differs from row to row writes the whole table anew while nobody can "
        "read or write it"
    },
};
static_assert(std::ranges::is_sorted(rules, {}, &lint_rule::id));

}

std::string_view severity_name(severity s) {
    switch (s) {
        case severity::note: return "note";
        case severity::warning: return "warning";
        case severity::error: return "error";
    }
    return {};
}

severity severity_of(std::optional<std::int64_t> rows) {
    if (!rows) return severity::warning;
    if (*rows < small_table_rows) return severity::note;
    return *rows < large_table_rows ? severity::warning : severity::error;
}

std::span<const lint_rule> lint_rules() { return rules; }

const lint_rule* find_rule(std::string_view id) {
    const auto found = std::ranges::find(rules, id, &lint_rule::id);
    return found == rules.end() ? nullptr : &*found;
}

bool linted_file::has_rows_in(const std::string& table) const {
    return at_start.find_table(table) != nullptr;
}

std::optional<std::int64_t> linted_file::rows_of(const std::string& table) const {
    return count ? count(table, {}, {}) : std::nullopt;
}

std::vector<std::string> seen_action::table_key() const {
    const auto* t = before.find_table(what.table);
    return t == nullptr || t->primary_key.empty() ? std::vector<std::string>{"id"} : t->primary_key;
}

void lint_report::by_rows(
    const seen_action& a, std::string_view rule, std::string what, std::string rewrite
) {
    const auto rows = a.file.rows_of(a.what.table);
    add(a, rule, severity_of(rows), std::move(what), std::move(rewrite));
}

void lint_report::add(
    const seen_action& a, std::string_view rule, severity s, std::string what, std::string rewrite
) {
    out_.push_back(
        {std::string(rule), s, a.file.version, a.file.name, a.statement().line, std::move(what),
         a.what.table.empty() ? std::nullopt : a.file.rows_of(a.what.table), std::move(rewrite)}
    );
}

void lint_report::add(
    const linted_file& f, int line, std::string_view rule, severity s, std::string what
) {
    out_.push_back({std::string(rule), s, f.version, f.name, line, std::move(what), {}, {}});
}

}
