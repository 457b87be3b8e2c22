#include "platform/db/migrate/lint/allowance.hpp"

#include "platform/db/migrate/directive.hpp"

#include <algorithm>
#include <sstream>

namespace foyer::migrate {

namespace {

struct allowance {
    std::string rule;
    int line{};
    int statement_line{}; // of the statement below; 0 when there is none
};

int statement_below(const linted_file& file, int line) {
    const auto found =
        std::ranges::find_if(file.statements, [&](const auto& s) { return s.line > line; });
    return found == file.statements.end() ? 0 : found->line;
}

}

void apply_allowances(
    const linted_file& file, std::vector<lint_finding>& findings, std::size_t first
) {
    std::istringstream lines{std::string(file.text)};
    std::string text;
    std::vector<allowance> allowed;
    for (int line = 1; std::getline(lines, text); ++line) {
        if (!text.starts_with(allowance_mark)) continue;
        std::istringstream words(text.substr(allowance_mark.size()));
        allowance a{{}, line, statement_below(file, line)};
        std::string reason;
        words >> a.rule >> reason;
        if (find_rule(a.rule) == nullptr || reason.empty())
            lint_report(findings).add(
                file, line, "allow-malformed", severity::error,
                find_rule(a.rule) == nullptr ? "no rule is called " + a.rule
                                             : a.rule + " without a reason"
            );
        else
            allowed.push_back(a);
    }
    const auto is_allowed = [&](const lint_finding& f) {
        return f.file == file.name && std::ranges::any_of(allowed, [&](const allowance& a) {
                   return a.rule == f.rule && (f.line == 0 || f.line == a.statement_line);
               });
    };
    findings.erase(
        std::remove_if(
            findings.begin() + static_cast<std::ptrdiff_t>(first), findings.end(), is_allowed
        ),
        findings.end()
    );
}

}
