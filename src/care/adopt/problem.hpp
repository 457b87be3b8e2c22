#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// What can be wrong with a row of the shop, and what is done about it.
namespace foyer::adopt {

enum class problem_kind : std::uint8_t {
    duplicate,
    missing_value,
    orphan,
    unknown_value,
    unreadable_date,
    not_a_number,
    out_of_range,
    unreadable,
    broken_rule,
    filled,
    detached,
    parentless,
    rounded,
    renamed_value,
    lower_cased,
    not_json,
    merged_line,
    empty_line,
    mended_ledger,
    doubtful_date,
    total_differs,
    too_long,
};

enum class policy : std::uint8_t {
    blocks, // nothing is adopted while there is one
    mended, // carried with the change that `what` says; the original row is kept in the side file
    noted,  // carried as it is
};

struct problem_rule {
    problem_kind kind;
    std::string_view name; // stable: "unknown_value"
    adopt::policy policy;
    std::string_view what; // one sentence for the report
};

// Every kind, in the order of the report.
std::span<const problem_rule> problem_rules();
const problem_rule& rule_of(problem_kind kind);
std::string_view policy_name(policy p);

// One finding. `detail` shows the value and, when it was mended, what became of it.
struct problem {
    problem_kind kind{};
    std::string table;  // ours
    std::string key;    // of the row
    std::string column; // ours; empty for the whole row
    std::string detail;
};

}
