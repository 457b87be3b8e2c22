#include "platform/db/migrate/parts.hpp"

#include "platform/db/migrate/directive.hpp"
#include "platform/db/statement_text.hpp"

#include <algorithm>
#include <array>
#include <regex>

namespace foyer::migrate {

namespace {

// A directive and the text up to the next one.
struct section {
    std::string_view directive; // the whole line; empty before the first one
    std::string_view body;
    int line{1};
};

bool begins_line(std::string_view script, std::size_t at) {
    const auto before = script.find_last_not_of(" \t", at == 0 ? 0 : at - 1);
    return at == 0 || before == std::string_view::npos || script[before] == '\n';
}

std::vector<section> sections_of(std::string_view script) {
    std::vector<section> out{{{}, script, 1}};
    for (const auto at : db::line_comments(script)) {
        const auto comment = script.substr(at);
        if (!comment.starts_with(directive_mark) || !begins_line(script, at)) continue;
        if (comment.starts_with(allowance_mark)) continue;
        auto& before = out.back();
        const auto body_begin = static_cast<std::size_t>(before.body.data() - script.data());
        before.body = script.substr(body_begin, at - body_begin);
        const auto end = std::min(script.find('\n', at), script.size());
        const auto line =
            1 + std::count(script.begin(), script.begin() + static_cast<long>(at), '\n');
        out.push_back({script.substr(at, end - at), script.substr(end), static_cast<int>(line)});
    }
    return out;
}

result<> check_statements(const part& p) {
    constexpr std::array<std::string_view, 8> forbidden{
        "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release"
    };
    for (const auto& s : p.statements)
        if (std::ranges::find(forbidden, db::first_word(s)) != forbidden.end())
            return bad_directive(
                "a migration opens and closes no transactions (" + db::first_word(s) +
                "); -- foyer:transaction begins one"
            );
    if (p.kind == part_kind::transaction) return {};
    if (p.statements.size() != 1)
        return bad_directive(
            "exactly one statement must follow, here are " + std::to_string(p.statements.size())
        );
    if (p.kind == part_kind::batches &&
        !std::regex_search(
            p.statements[0], std::regex("\\b" + std::to_string(p.batch_rows) + "\\b")
        ))
        return bad_directive(
            "the statement does not limit itself to rows=" + std::to_string(p.batch_rows)
        );
    return {};
}

result<part> part_of(const section& s, bool is_last) {
    part out;
    if (!s.directive.empty()) {
        FOYER_TRY(out, read_directive(s.directive));
    }
    out.line = s.line;
    out.statements = db::split_script(s.body);
    if (!is_last && db::ends_open(s.body))
        return bad_directive("the statement before the next directive lacks its semicolon");
    FOYER_CHECK(check_statements(out));
    return out;
}

}

result<std::vector<part>> parts_of(std::string_view script, std::string_view file) {
    const auto sections = sections_of(script);
    std::vector<part> out;
    for (const auto& s : sections) {
        auto made = part_of(s, &s == &sections.back());
        if (made.has_error())
            return bad_directive(
                std::string(file) + ":" + std::to_string(s.line) + ": " + made.error().message
            );
        // What stands before the first directive is mostly a comment.
        const bool is_preface = s.directive.empty() && sections.size() > 1;
        if (!is_preface || !made->statements.empty()) out.push_back(*std::move(made));
    }
    return out;
}

result<both_ways> parts_of(const migration& m) {
    const auto stem = file_stem(m.version, m.name);
    FOYER_TRY(auto up, parts_of(m.up, stem + ".up.sql"));
    FOYER_TRY(auto down, parts_of(m.down, stem + ".down.sql"));
    const bool at_once = down.size() == 1 && down[0].kind == part_kind::transaction;
    if (up.size() != down.size() && !at_once)
        return error{
            errc::invalid, "migration.unmatched_parts",
            stem + ".down.sql has " + std::to_string(down.size()) + " parts and the way up " +
                std::to_string(up.size()) +
                ": it must be one transaction or undo them part by part, the last one first (a "
                "part where nothing is to be undone is an empty -- foyer:transaction)"
        };
    return both_ways{std::move(up), std::move(down)};
}

}
