#include "platform/db/migrate/drift/script_objects.hpp"

#include "platform/db/statement_text.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace foyer::migrate {

namespace {

// The words of a statement, without quotes and comments: CREATE, INDEX, products_sku_key, ON, ...
std::vector<std::string> words_of(std::string_view sql) {
    const auto is_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    };
    std::vector<std::string> out;
    for (std::size_t at = 0; at < sql.size();) {
        auto end = at + 1;
        if (sql.substr(at, 2) == "--") {
            end = std::min(sql.find('\n', at), sql.size());
        } else if (sql[at] == '\'' || sql[at] == '"') {
            end = std::min(sql.find(sql[at], at + 1), sql.size() - 1) + 1;
            if (sql[at] == '"') out.emplace_back(sql.substr(at + 1, end - at - 2));
        } else if (is_word(sql[at])) {
            while (end < sql.size() && is_word(sql[end])) ++end;
            out.emplace_back(sql.substr(at, end - at));
        }
        at = end;
    }
    return out;
}

bool is(const std::string& word, std::string_view keyword) {
    return std::ranges::equal(word, keyword, [](char a, char b) {
        return std::toupper(static_cast<unsigned char>(a)) == b;
    });
}

// Reads one statement word after word; past the end it reads empty words.
struct reader {
    std::vector<std::string> words;
    std::size_t at{};

    std::string next() { return at < words.size() ? words[at++] : std::string{}; }
    bool skip(std::string_view keyword) {
        const bool found = at < words.size() && is(words[at], keyword);
        if (found) ++at;
        return found;
    }
    bool skip_to(std::string_view keyword) {
        while (at < words.size())
            if (is(words[at++], keyword)) return true;
        return false;
    }
    bool skip_if_not_exists() { return skip("IF") && skip("NOT") && skip("EXISTS"); }
};

std::string_view trimmed(std::string_view text) {
    for (bool again = true; again;) {
        while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
            text.remove_prefix(1);
        again = text.starts_with("--");
        if (again) text.remove_prefix(std::min(text.find('\n'), text.size()));
    }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0)
        text.remove_suffix(1);
    return text;
}

// The statements without leading comments.
std::vector<std::string> statements_of(std::string_view script) {
    std::vector<std::string> out;
    for (const auto& part : db::split_script(script))
        if (const auto text = trimmed(part); !text.empty()) out.emplace_back(text);
    return out;
}

struct made_object {
    std::string object;
    std::string statement;
    bool careful{}; // IF NOT EXISTS
};

struct script_reading {
    std::vector<made_object> made;
    std::vector<std::string> dropped; // names of indexes, triggers and views
    std::vector<std::string> row_changes;
    std::set<std::string> replaced; // tables that a rebuild makes again

    void read(const std::string& statement) {
        reader r{words_of(statement)};
        if (r.skip("CREATE")) return read_create(r, statement);
        if (r.skip("ALTER") && r.skip("TABLE")) return read_alter(r, statement);
        if (r.skip("DROP") && (r.skip("INDEX") || r.skip("TRIGGER") || r.skip("VIEW"))) {
            if (r.skip("IF")) r.skip("EXISTS");
            dropped.push_back(r.next());
        }
        const bool changes = r.skip("UPDATE") || (r.skip("DELETE") && r.skip("FROM")) ||
                             (r.skip("INSERT") && r.skip("INTO"));
        if (changes && !r.next().starts_with("new_")) row_changes.push_back(statement);
    }

    void read_create(reader& r, const std::string& statement) {
        if (r.skip("OR")) r.skip("REPLACE");
        r.skip("UNIQUE");
        const auto kind = r.next();
        r.skip("CONCURRENTLY");
        const bool careful = r.skip_if_not_exists();
        const auto name = r.next();
        if (is(kind, "TABLE")) made.push_back({"table " + name, statement, careful});
        if (is(kind, "VIEW")) made.push_back({"view " + name, statement, careful});
        if (is(kind, "TYPE") && r.skip("AS") && r.skip("ENUM"))
            made.push_back({"enum " + name, statement, careful});
        if (is(kind, "INDEX") && r.skip("ON"))
            made.push_back({"index " + name + " of " + r.next(), statement, careful});
        if (is(kind, "TRIGGER") && r.skip_to("ON"))
            made.push_back({"trigger " + name + " of " + r.next(), statement, careful});
    }

    void read_alter(reader& r, const std::string& statement) {
        const auto table = r.next();
        if (r.skip("RENAME") && r.skip("TO")) replaced.insert(r.next());
        while (r.at < r.words.size()) {
            if (!r.skip("ADD")) {
                ++r.at;
                continue;
            }
            if (!r.skip("COLUMN")) continue;
            const bool careful = r.skip_if_not_exists();
            made.push_back({"column " + table + "." + r.next(), statement, careful});
        }
    }
};

script_reading read_script(std::string_view script) {
    script_reading out;
    for (const auto& statement : statements_of(script)) out.read(statement);
    // Comments of drafted files name what a rebuild adds.
    constexpr std::string_view added = "-- add column ";
    for (auto at = script.find(added); at != std::string_view::npos; at = script.find(added, at)) {
        at += added.size();
        const auto end = std::min(script.find('\n', at), script.size());
        out.made.push_back({"column " + std::string(script.substr(at, end - at)), {}, false});
    }
    std::erase_if(out.made, [&](const made_object& m) {
        const auto o = parse_object(m.object);
        if (o.kind == "table")
            return o.name.starts_with("new_") && out.replaced.contains(o.name.substr(4));
        return o.kind == "index" && out.replaced.contains(o.table) &&
               script.find("-- create index " + o.name + "\n") == std::string_view::npos;
    });
    return out;
}

std::vector<std::string> objects_of(std::string_view script, bool also_careful) {
    std::vector<std::string> out;
    for (auto& m : read_script(script).made)
        if ((also_careful || !m.careful) && std::ranges::find(out, m.object) == out.end())
            out.push_back(std::move(m.object));
    return out;
}

}

std::vector<std::string> objects_made_by(std::string_view script) {
    return objects_of(script, true);
}

std::vector<std::string> objects_new_in(std::string_view script) {
    return objects_of(script, false);
}

std::vector<std::string> row_changes_in(std::string_view script) {
    return read_script(script).row_changes;
}

std::map<std::string, std::string> made_by_hand(
    std::span<const migration> history, const facts& expected
) {
    std::map<std::string, std::string> out;
    for (const auto& step : history) {
        const auto reading = read_script(step.up);
        std::erase_if(out, [&](const auto& made) {
            return std::ranges::count(reading.dropped, parse_object(made.first).name) != 0;
        });
        for (const auto& m : reading.made) {
            const auto kind = parse_object(m.object).kind;
            if ((kind == "index" || kind == "trigger" || kind == "view") &&
                !expected.contains(m.object))
                out[m.object] = m.statement;
        }
    }
    return out;
}

}
