#include "platform/db/migrate/drift/script_objects.hpp"

#include <algorithm>
#include <regex>
#include <set>

namespace foyer::migrate {

namespace {

constexpr auto create_index =
    R"re(CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?:CONCURRENTLY\s+)?(?:IF\s+NOT\s+EXISTS\s+)?)re"
    R"re("?(\w+)"?\s+ON\s+"?(\w+)"?)re";
constexpr auto create_trigger =
    R"re(CREATE\s+(?:OR\s+REPLACE\s+)?TRIGGER\s+(?:IF\s+NOT\s+EXISTS\s+)?)re"
    R"re("?(\w+)"?\s[^;]*?\sON\s+"?(\w+)"?)re";
constexpr auto create_view =
    R"re(CREATE\s+(?:OR\s+REPLACE\s+)?VIEW\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?)re";

std::vector<std::smatch> matches(const std::string& text, const char* pattern) {
    const std::regex expression(pattern, std::regex::icase);
    return {std::sregex_iterator(text.begin(), text.end(), expression), {}};
}

// Comments aside; those of drafted files name what a rebuild does.
std::string without_comments(std::string_view script) {
    static const std::regex comment("--[^\n]*");
    return std::regex_replace(std::string(script), comment, "");
}

std::set<std::string> replaced_tables(const std::string& text) {
    std::set<std::string> out;
    for (const auto& m : matches(text, R"re(RENAME\s+TO\s+"?(\w+)"?)re")) out.insert(m[1]);
    return out;
}

std::string index_object(const std::smatch& m) { return "index " + m.str(1) + " of " + m.str(2); }

std::string trigger_object(const std::smatch& m) {
    return "trigger " + m.str(1) + " of " + m.str(2);
}

// The statement that begins at the match: to its semicolon, of a trigger on SQLite to its END.
std::string statement_at(const std::string& text, const std::smatch& m) {
    const auto begin = static_cast<std::size_t>(m.position());
    const auto semicolon = std::min(text.find(';', begin), text.size());
    static const std::regex body(R"re(\sBEGIN\s)re", std::regex::icase);
    static const std::regex end(R"re(\bEND\s*;)re", std::regex::icase);
    const auto head = text.substr(begin, semicolon - begin);
    std::smatch closing;
    const auto rest = text.substr(begin);
    if (std::regex_search(head, body) && std::regex_search(rest, closing, end))
        return rest.substr(0, static_cast<std::size_t>(closing.position()) + 3);
    return head;
}

}

std::vector<std::string> objects_made_by(std::string_view script) {
    const auto text = without_comments(script);
    const std::string drafted(script);
    const auto replaced = replaced_tables(text);
    std::vector<std::string> out;
    const auto add = [&](std::string object) {
        if (std::ranges::find(out, object) == out.end()) out.push_back(std::move(object));
    };
    for (const auto& m : matches(text, R"re(CREATE\s+TYPE\s+"?(\w+)"?\s+AS\s+ENUM)re"))
        add("enum " + m.str(1));
    for (const auto& m :
         matches(text, R"re(CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?)re"))
        if (!m.str(1).starts_with("new_") || !replaced.contains(m.str(1).substr(4)))
            add("table " + m.str(1));
    for (const auto& m : matches(
             text,
             R"re(ALTER\s+TABLE\s+"?(\w+)"?\s+ADD\s+COLUMN\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?)re"
         ))
        add("column " + m.str(1) + "." + m.str(2));
    for (const auto& m : matches(drafted, R"re(--\s*add column (\w+)\.(\w+))re"))
        add("column " + m.str(1) + "." + m.str(2));
    for (const auto& m : matches(text, create_index))
        if (!replaced.contains(m.str(2)) ||
            drafted.find("-- create index " + m.str(1) + "\n") != std::string::npos)
            add(index_object(m));
    for (const auto& m : matches(text, create_trigger)) add(trigger_object(m));
    for (const auto& m : matches(text, create_view)) add("view " + m.str(1));
    return out;
}

std::vector<std::string> objects_new_in(std::string_view script) {
    static const std::regex careful(
        R"re((CREATE|ADD)(\s+\w+)+?\s+IF\s+NOT\s+EXISTS)re", std::regex::icase
    );
    return objects_made_by(std::regex_replace(std::string(script), careful, ""));
}

std::vector<std::string> row_changes_in(std::string_view script) {
    const auto text = without_comments(script);
    std::vector<std::string> out;
    for (const auto& m :
         matches(text, R"re((?:^|;)\s*((?:UPDATE|DELETE\s+FROM|INSERT\s+INTO)\s+"?(\w+)[^;]*))re"))
        if (!m.str(2).starts_with("new_")) out.push_back(m.str(1));
    return out;
}

std::map<std::string, std::string> made_by_hand(
    std::span<const migration> history, const facts& expected
) {
    std::map<std::string, std::string> out;
    for (const auto& step : history) {
        const auto text = without_comments(step.up);
        for (const auto& m : matches(text, R"re(DROP\s+(INDEX|TRIGGER|VIEW)\s+"?(\w+)"?)re"))
            std::erase_if(out, [&](const auto& made) {
                return parse_object(made.first).name == m.str(2);
            });
        const auto add = [&](std::string object, const std::smatch& m) {
            if (!expected.contains(object)) out[std::move(object)] = statement_at(text, m);
        };
        for (const auto& m : matches(text, create_index)) add(index_object(m), m);
        for (const auto& m : matches(text, create_trigger)) add(trigger_object(m), m);
        for (const auto& m : matches(text, create_view)) add("view " + m.str(1), m);
    }
    return out;
}

}
