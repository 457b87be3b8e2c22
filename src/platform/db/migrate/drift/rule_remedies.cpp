#include "platform/db/migrate/drift/rule_remedies.hpp"

#include <algorithm>
#include <cctype>

namespace foyer::migrate {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool names(std::string_view condition, std::string_view column) {
    for (auto at = condition.find(column); at != std::string_view::npos;
         at = condition.find(column, at + 1)) {
        const auto end = at + column.size();
        const bool begins = at == 0 || !is_word(condition[at - 1]);
        if (begins && (end == condition.size() || !is_word(condition[end]))) return true;
    }
    return false;
}

// Where the builder says the rule: the column after which it is named, else the first of the table
// that the condition names.
const schema::column_def* column_of(
    const schema::table_def& t, const std::string& name, const std::string& condition
) {
    const auto has_its_name = [&](const auto& c) { return check_name(t, c) == name; };
    const auto is_named = [&](const auto& c) { return names(condition, c.name); };
    auto found = std::ranges::find_if(t.columns, has_its_name);
    if (found == t.columns.end()) found = std::ranges::find_if(t.columns, is_named);
    return found == t.columns.end() ? nullptr : &*found;
}

// As C++ spells a text.
std::string literal(const std::string& text) {
    return text.find_first_of("\"\\") == std::string::npos ? '"' + text + '"'
                                                           : "R\"sql(" + text + ")sql\"";
}

std::string check_call(
    const schema::table_def& t, const schema::column_def& c, const std::string& condition
) {
    return "`.check(&" + t.model + "::" + c.name + ", " + literal(condition) + ")`";
}

// SQLite has no statement for it, and a comparison with the code does not know it.
rule_edit by_hand(const object_name& o, const std::string& rule) {
    const auto name = o.name.starts_with("(") ? "" : "CONSTRAINT " + schema::quoted(o.name) + " ";
    return {
        "write into its up file for PostgreSQL `ALTER TABLE " + schema::quoted(o.table) + " ADD " +
            name + rule +
            ";` (SQLite: into the table, built anew), and ignore the difference, for"
            " no builder says it",
        true
    };
}

rule_edit check_edit(const finding& f, const object_name& o, const schema::table_def* t) {
    const bool nameless = o.name.starts_with("(");
    if (nameless && f.is_missing()) return {}; // the type of the member makes it
    const auto inner = nameless ? o.name.substr(1, o.name.size() - 2) : std::string();
    auto condition = nameless ? inner : f.is_missing() ? f.expected : f.found;
    const auto* column = t == nullptr ? nullptr : column_of(*t, o.name, condition);
    if (column == nullptr) return by_hand(o, "CHECK (" + condition + ")");
    if (f.is_missing())
        return {
            "take " + check_call(*t, *column, condition) + " out of the builder of " + t->model
        };
    const auto builders_name = check_name(*t, *column);
    if (o.name == builders_name)
        return {"say " + check_call(*t, *column, condition) + " in the builder of " + t->model};
    // A column has one condition in its builder.
    if (!column->check.empty()) condition = "(" + column->check + ") AND (" + condition + ")";
    rule_edit out{"say " + check_call(*t, *column, condition) + " in the builder of " + t->model};
    if (!nameless)
        out.afterwards = "add `ALTER TABLE " + schema::quoted(o.table) +
                         " DROP CONSTRAINT IF EXISTS " + schema::quoted(o.name) +
                         ";` to its file for PostgreSQL, for it is named " + builders_name + " now";
    return out;
}

// "FOREIGN KEY (plot_id) REFERENCES plots(id) ON UPDATE CASCADE ON DELETE SET NULL"
struct reference {
    std::string columns;
    std::string table;
    std::string target_columns;
    std::string actions;
};

std::string between(std::string_view text, std::string_view from, std::string_view to) {
    const auto begin = text.find(from);
    if (begin == std::string_view::npos) return {};
    const auto rest = text.substr(begin + from.size());
    return std::string(rest.substr(0, rest.find(to)));
}

reference parse_reference(const std::string& text) {
    const auto target = between(text, " REFERENCES ", ")");
    const auto open = std::min(target.find('('), target.size());
    const auto actions = text.find(')', text.find(" REFERENCES "));
    return {
        between(text, "FOREIGN KEY (", ")"), target.substr(0, open),
        target.substr(std::min(open + 1, target.size())),
        actions == std::string::npos ? "" : text.substr(actions + 1)
    };
}

// Nothing for what no builder says: another action on update, or none on delete.
std::string_view action_of(const std::string& actions) {
    constexpr std::string_view prefix = " ON UPDATE CASCADE ON DELETE ";
    if (!actions.starts_with(prefix)) return {};
    const auto action = std::string_view(actions).substr(prefix.size());
    if (action == "RESTRICT") return "restrict";
    if (action == "SET NULL") return "set_null";
    return action == "CASCADE" ? "cascade" : "";
}

rule_edit foreign_key_edit(
    const finding& f, const object_name& o, const schema::table_def* t,
    const schema::database_schema& code
) {
    const auto there = parse_reference(f.is_missing() ? f.expected : f.found);
    const auto* column = t == nullptr ? nullptr : t->find_column(there.columns);
    const auto* target = code.find_table(there.table);
    const auto action = action_of(there.actions);
    const bool can_say = column != nullptr && target != nullptr && !action.empty() &&
                         target->primary_key == std::vector{there.target_columns};
    if (!can_say) return by_hand(o, f.is_missing() ? f.expected : f.found);
    const auto member = [&](std::string type) {
        if (column->nullable) type = "std::optional<" + type + ">";
        return "write the member as `" + type + " " + column->name + ";` in struct " + t->model;
    };
    if (f.is_missing()) return {member("std::string")};
    const auto call = "say `.on_target_deleted(&" + t->model + "::" + column->name +
                      ", on_delete::" + std::string(action) + ")` in the builder of " + t->model;
    if (column->references == target->model) return {call};
    return {member("id_of<" + target->model + ">") + ", " + call};
}

}

rule_edit edit_for_rule(
    const finding& f, const object_name& o, const schema::database_schema& code
) {
    const auto* table = code.find_table(o.table);
    return o.kind == "check" ? check_edit(f, o, table) : foreign_key_edit(f, o, table, code);
}

}
