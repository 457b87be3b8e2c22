#include "platform/db/migrate/drift/remedies.hpp"

#include "platform/db/migrate/drift/rule_remedies.hpp"

#include <algorithm>
#include <cctype>

namespace foyer::migrate {

namespace {

std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return text;
}

// The C++ type of a column that is defined like this.
std::string member_type(const std::string& definition) {
    const auto type = lower_case(definition);
    const auto starts = [&](std::string_view with) { return type.starts_with(with); };
    std::string out = "std::string";
    if (starts("bool")) out = "bool";
    if (starts("int")) out = "int";
    if (starts("bigint")) out = "std::int64_t";
    if (starts("json")) out = "json_value";
    if (starts("timestamp") || starts("datetime")) out = "timestamp";
    if (starts("numeric") || starts("decimal")) {
        const auto comma = type.find(',');
        const auto scale = comma == std::string::npos ? "0" : type.substr(comma + 1, 1);
        out = "decimal<" + scale + ">";
    }
    if (definition.starts_with("\""))
        out = "the enum " + definition.substr(0, definition.find(' '));
    const bool nullable = definition.find(" NOT NULL") == std::string::npos;
    return nullable ? "std::optional<" + out + ">" : out;
}

std::string model_of(const schema::database_schema& code, const std::string& table) {
    const auto* t = code.find_table(table);
    return t == nullptr ? table : t->model;
}

// "plot_id, variety" -> "&tree::plot_id, &tree::variety"; empty when one is no plain column.
std::string members_of(const std::string& model, const std::string& columns) {
    std::string out;
    for (std::size_t at = 0; at < columns.size();) {
        const auto end = std::min(columns.find(", ", at), columns.size());
        const auto column = columns.substr(at, end - at);
        if (column.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
            return {};
        out += (out.empty() ? "&" : ", &") + model + "::" + column;
        at = end + 2;
    }
    return out;
}

// What no builder says stands in the files of a migration.
constexpr std::string_view by_file = "write into the up files of an empty version: ";

std::string column_text(const finding& f, const object_name& o, const std::string& model) {
    const auto member = "`" + member_type(f.found) + " " + o.name + ";`";
    const auto pointer = "&" + model + "::" + o.name;
    if (f.is_missing()) return "take `" + o.name + "` out of struct " + model;
    std::string defaults;
    if (f.found.find(" DEFAULT ") != std::string::npos)
        defaults = " and `.defaults(" + pointer + ")`";
    if (f.is_extra())
        return "add " + member + " to struct " + model + ", `.additions(" + pointer + ")`" +
               defaults + " to its builder";
    return "write the member as " + member + " in struct " + model +
           (defaults.empty() ? "" : ", with" + defaults.substr(4));
}

std::string index_text(const finding& f, const object_name& o, const std::string& model) {
    if (f.is_missing()) return "take the index out of the builder of " + model;
    const bool unique = f.found.starts_with("unique ");
    const auto open = f.found.find('(');
    const auto close = f.found.rfind(')');
    const bool plain = open == (unique ? 7U : 0U) && close == f.found.size() - 1;
    const auto members = plain ? members_of(model, f.found.substr(open + 1, close - open - 1)) : "";
    if (members.empty())
        return std::string(by_file) +
               (std::string("CREATE ") + (unique ? "UNIQUE " : "") + "INDEX IF NOT EXISTS " +
                schema::quoted(o.name) + " ON " + schema::quoted(o.table) + " " +
                f.found.substr(std::min(open, f.found.size())));
    if (unique) return "add `.unique(" + members + ")` to the builder of " + model;
    return "add `.index(\"" + o.name + "\", " + members + ")` to the builder of " + model;
}

std::string absorb_text(const finding& f, const object_name& o, const std::string& model) {
    if (o.kind == "column") return column_text(f, o, model);
    if (o.kind == "index") return index_text(f, o, model);
    if (o.kind == "table")
        return f.is_extra() ? "describe it as a struct with a builder and name it in all_tables()"
                            : "take struct " + model + " out of all_tables()";
    if (o.kind == "enum")
        return "give the enum these values in its BOOST_DESCRIBE_ENUM: " + f.found;
    if (o.kind == "primary key")
        return "say `.primary_key(" + members_of(model, f.found.substr(1, f.found.size() - 2)) +
               ")` in the builder of " + model;
    if (f.is_missing()) return std::string(by_file) + "the DROP of it";
    return std::string(by_file) + "the statement that makes it, with IF NOT EXISTS";
}

// "absorb_trees_colour", in snake_case and short enough for a file.
std::string version_name(const object_name& o) {
    std::string out = "absorb";
    for (const auto* part : {&o.table, &o.name}) {
        if (part == &o.name && o.name.starts_with(o.table)) out = "absorb";
        if (!part->empty()) out += "_" + lower_case(*part);
    }
    std::erase_if(out, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_';
    });
    return out.substr(0, 60);
}

std::string absorb_steps(
    const finding& f, const object_name& o, const schema::database_schema& code
) {
    const auto draft = "foyer migrate dev --name " + version_name(o);
    rule_edit edit;
    if (o.kind == "check" || o.kind == "foreign key") {
        edit = edit_for_rule(f, o, code);
    } else {
        edit.text = absorb_text(f, o, model_of(code, o.table));
        edit.by_hand = edit.text.starts_with(by_file);
    }
    if (edit.text.empty()) return "not possible: the type of the member makes this rule";
    if (edit.by_hand) return "`" + draft + " --by-hand`, then " + edit.text;
    return edit.text + ", then `" + draft + "`" +
           (edit.afterwards.empty() ? "" : ", then " + edit.afterwards);
}

}

remedies remedies_for(const finding& f, const schema::database_schema& code) {
    const auto o = parse_object(f.object);
    return {
        absorb_steps(f, o, code),
        "foyer migrate repair --dry-run \"" + f.object + "\"",
        "foyer migrate ignore \"" + f.object + "\" --reason \"...\"",
    };
}

}
