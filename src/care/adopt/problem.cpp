#include "care/adopt/problem.hpp"

#include "platform/base/assert.hpp"

#include <array>

namespace foyer::adopt {

namespace {

using enum problem_kind;
using enum policy;

constexpr std::array rules{
    problem_rule{duplicate, "duplicate", blocks, "two rows have a value that must be unique"},
    problem_rule{missing_value, "missing_value", blocks, "a value that must be there is empty"},
    problem_rule{orphan, "orphan", blocks, "a key leads to a row that does not exist"},
    problem_rule{unknown_value, "unknown_value", blocks, "a word that the list does not have"},
    problem_rule{unreadable_date, "unreadable_date", blocks, "a text that is no date"},
    problem_rule{not_a_number, "not_a_number", blocks, "a text that is no number"},
    problem_rule{out_of_range, "out_of_range", blocks, "a number that is too large"},
    problem_rule{unreadable, "unreadable", blocks, "a value of a kind the column cannot hold"},
    problem_rule{broken_rule, "broken_rule", blocks, "a value that a rule of the table forbids"},
    problem_rule{filled, "filled", mended, "an empty value gets the column's default"},
    problem_rule{detached, "detached", mended, "a key that leads nowhere becomes empty"},
    problem_rule{parentless, "parentless", mended, "the row of a parent that is gone is set aside"},
    problem_rule{rounded, "rounded", mended, "more decimals than the column has: rounded"},
    problem_rule{renamed_value, "renamed_value", mended, "an old word becomes the list's word"},
    problem_rule{lower_cased, "lower_cased", mended, "an e-mail address is kept in small letters"},
    problem_rule{not_json, "not_json", mended, "a text that is no JSON becomes a JSON string"},
    problem_rule{
        merged_line, "merged_line", mended, "a second cart line of a product joins the first"
    },
    problem_rule{empty_line, "empty_line", mended, "a cart line of nothing is set aside"},
    problem_rule{
        mended_ledger, "mended_ledger", mended,
        "the quantity of a stock line becomes new minus old quantity"
    },
    problem_rule{
        doubtful_date, "doubtful_date", noted, "a date before 2000: seconds taken for milliseconds?"
    },
    problem_rule{total_differs, "total_differs", noted, "a total is not the sum of its parts"},
    problem_rule{too_long, "too_long", noted, "a text is longer than our forms allow"},
};

}

std::span<const problem_rule> problem_rules() { return rules; }

const problem_rule& rule_of(problem_kind kind) {
    const auto& rule = rules.at(static_cast<std::size_t>(kind));
    FOYER_ASSERT(rule.kind == kind, "the rules stand in the order of the kinds");
    return rule;
}

std::string_view policy_name(policy p) {
    switch (p) {
        case blocks: return "blocks";
        case mended: return "mended";
        case noted: break;
    }
    return "noted";
}

}
