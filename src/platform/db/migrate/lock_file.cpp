#include "platform/db/migrate/lock_file.hpp"

#include "platform/base/assets.hpp"
#include "platform/schema/soundness.hpp"

#include <boost/json.hpp>

#include <fstream>
#include <iterator>

namespace foyer::migrate {

namespace {

namespace json = boost::json;

json::array strings(const std::vector<std::string>& list) {
    return json::array(list.begin(), list.end());
}

// What a column does not have is left out.
json::object to_object(const schema::column_def& c) {
    json::object o;
    o["name"] = c.name;
    o["kind"] = std::string(schema::kind_name(c.type));
    if (c.nullable) o["nullable"] = true;
    if (c.type == schema::kind::decimal) {
        o["precision"] = c.precision;
        o["scale"] = c.scale;
    }
    if (!c.enum_type.empty()) {
        o["enum"] = c.enum_type;
        o["values"] = strings(c.enum_values);
    }
    if (!c.references.empty()) {
        o["references"] = c.references;
        o["on_delete"] = std::string(schema::on_delete_name(c.on_target_deleted));
    }
    if (c.default_value) o["default"] = *c.default_value;
    if (!c.check.empty()) o["check"] = c.check;
    return o;
}

json::object to_object(const schema::index_def& i) {
    json::object o;
    o["name"] = i.name;
    o["columns"] = strings(i.columns);
    if (i.unique) o["unique"] = true;
    return o;
}

template <class List>
std::string lines(const List& list) {
    std::string out;
    for (const auto& item : list)
        out += (out.empty() ? "\n        " : ",\n        ") + json::serialize(to_object(item));
    return out.empty() ? "[]" : "[" + out + "\n      ]";
}

std::string to_text(const schema::table_def& t) {
    const auto quoted = [](const std::string& s) { return json::serialize(json::string(s)); };
    return "    {\n      \"name\": " + quoted(t.name) + ",\n      \"model\": " + quoted(t.model) +
           ",\n      \"primary_key\": " + json::serialize(strings(t.primary_key)) +
           ",\n      \"columns\": " + lines(t.columns) +
           ",\n      \"indexes\": " + lines(t.indexes) + "\n    }";
}

std::vector<std::string> read_strings(const json::value& v) {
    std::vector<std::string> list;
    for (const auto& item : v.as_array()) list.emplace_back(item.as_string());
    return list;
}

std::string text_or_empty(const json::object& o, std::string_view key) {
    const auto* v = o.if_contains(key);
    return v == nullptr ? std::string{} : std::string(v->as_string());
}

bool flag(const json::object& o, std::string_view key) {
    const auto* v = o.if_contains(key);
    return v != nullptr && v->as_bool();
}

int number_or_zero(const json::object& o, std::string_view key) {
    const auto* v = o.if_contains(key);
    return v == nullptr ? 0 : v->to_number<int>();
}

schema::column_def read_column(const json::object& o) {
    schema::column_def c;
    c.name = text_or_empty(o, "name");
    const auto kind = schema::parse_kind(text_or_empty(o, "kind"));
    if (!kind) throw std::invalid_argument("column " + c.name + " is of no known kind");
    c.type = *kind;
    c.nullable = flag(o, "nullable");
    c.precision = number_or_zero(o, "precision");
    c.scale = number_or_zero(o, "scale");
    c.enum_type = text_or_empty(o, "enum");
    if (const auto* values = o.if_contains("values")) c.enum_values = read_strings(*values);
    c.references = text_or_empty(o, "references");
    if (!c.references.empty()) {
        const auto action = schema::parse_on_delete(text_or_empty(o, "on_delete"));
        if (!action) throw std::invalid_argument("column " + c.name + " has no known on_delete");
        c.on_target_deleted = *action;
    }
    if (o.contains("default")) c.default_value = text_or_empty(o, "default");
    c.check = text_or_empty(o, "check");
    return c;
}

schema::table_def read_table(const json::object& o) {
    schema::table_def t;
    t.name = text_or_empty(o, "name");
    t.model = text_or_empty(o, "model");
    t.primary_key = read_strings(o.at("primary_key"));
    for (const auto& c : o.at("columns").as_array())
        t.columns.push_back(read_column(c.as_object()));
    for (const auto& i : o.at("indexes").as_array()) {
        const auto& index = i.as_object();
        t.indexes.push_back(
            {text_or_empty(index, "name"), read_strings(index.at("columns")), flag(index, "unique"),
             false}
        );
    }
    return t;
}

error unreadable(std::string_view why) {
    return {errc::invalid, "migration.lock_unreadable", "lock.json: " + std::string(why)};
}

}

std::string to_json(const lock_file& lock) {
    std::string tables;
    for (const auto& t : lock.schema.tables) tables += (tables.empty() ? "" : ",\n") + to_text(t);
    return "{\n  \"version\": " + std::to_string(lock.version) + ",\n  \"tables\": [\n" + tables +
           "\n  ]\n}\n";
}

result<lock_file> parse_lock_file(std::string_view text) {
    try {
        const auto parsed = json::parse({text.data(), text.size()});
        const auto& o = parsed.as_object();
        lock_file lock;
        lock.version = o.at("version").to_number<int>();
        for (const auto& t : o.at("tables").as_array()) {
            lock.schema.tables.push_back(read_table(t.as_object()));
            if (const auto fault = schema::fault_of(lock.schema.tables.back()))
                return unreadable(*fault);
        }
        if (const auto fault = schema::fault_between(lock.schema.tables)) return unreadable(*fault);
        return lock;
    } catch (const std::exception& e) {
        return unreadable(e.what());
    }
}

result<lock_file> read_lock(const std::filesystem::path& folder) {
    std::ifstream in(folder / "lock.json", std::ios::binary);
    if (!in) return lock_file{};
    return parse_lock_file(std::string(std::istreambuf_iterator<char>(in), {}));
}

result<> write_file(const std::filesystem::path& file, std::string_view text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    out.flush();
    if (!out)
        return error{errc::unavailable, "migration.not_written", "cannot write " + file.string()};
    return {};
}

result<lock_file> embedded_lock_file() {
    const auto text = assets::find("migrations/lock.json");
    if (!text) return lock_file{};
    return parse_lock_file(*text);
}

}
