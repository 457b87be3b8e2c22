#include "care/transfer/manifest.hpp"

#include "care/transfer/line_file.hpp"
#include "platform/json/node.hpp"
#include "platform/json/writer.hpp"

#include <boost/describe.hpp>

#include <algorithm>

namespace foyer::transfer {

BOOST_DESCRIBE_STRUCT(table_file, (), (table, rows, sha256))
BOOST_DESCRIBE_STRUCT(manifest, (), (format, schema_version, exported_at, tables))

namespace {

using kind = json::node::kind;

error not_understood(const std::string& why) {
    return error{errc::invalid, "transfer.no_export", "manifest.json: " + why};
}

std::optional<std::int64_t> integer_at(const json::node& from, std::string_view key) {
    const auto found = from.find(key);
    if (!found || found->type() != kind::integer) return std::nullopt;
    return found->integer();
}

std::optional<std::string> text_at(const json::node& from, std::string_view key) {
    const auto found = from.find(key);
    if (!found || found->type() != kind::text) return std::nullopt;
    return std::string(found->text());
}

std::optional<table_file> read_table(const json::node& from) {
    auto table = text_at(from, "table");
    const auto rows = integer_at(from, "rows");
    auto sha256 = text_at(from, "sha256");
    if (!table || !rows || !sha256) return std::nullopt;
    return table_file{*std::move(table), *rows, *std::move(sha256)};
}

std::string whole_text(const std::filesystem::path& file) {
    line_reader reader(file);
    std::string text;
    while (const auto line = reader.next()) text.append(*line) += '\n';
    return text;
}

}

std::int64_t manifest::total_rows() const {
    std::int64_t sum = 0;
    for (const auto& t : tables) sum += t.rows;
    return sum;
}

const table_file* manifest::find(std::string_view table) const {
    const auto found = std::ranges::find(tables, table, &table_file::table);
    return found == tables.end() ? nullptr : &*found;
}

std::filesystem::path data_file(const std::filesystem::path& folder, std::string_view table) {
    return folder / (std::string(table) + ".jsonl");
}

void write_manifest(const std::filesystem::path& folder, const manifest& m) {
    line_writer file(folder / "manifest.json");
    file.write(json::to_json(m));
    file.finish();
}

result<manifest> read_manifest(const std::filesystem::path& folder) {
    if (!std::filesystem::exists(folder / "manifest.json"))
        return not_understood("is missing; the folder holds no finished export");
    const auto parsed = json::document::parse(whole_text(folder / "manifest.json"));
    if (parsed.has_error()) return not_understood(parsed.error().message);
    const auto root = parsed->root();
    const auto format = integer_at(root, "format");
    const auto version = integer_at(root, "schemaVersion");
    const auto at = parse_timestamp(text_at(root, "exportedAt").value_or(""));
    const auto tables = root.find("tables");
    if (format != 1) return not_understood("is of another format than 1");
    if (!version || !at || !tables || tables->type() != kind::array)
        return not_understood("lacks schemaVersion, exportedAt or tables");
    manifest m{1, static_cast<int>(*version), *at, {}};
    for (std::size_t i = 0; i < tables->size(); ++i) {
        auto one = read_table(tables->at(i));
        if (!one) return not_understood("a table lacks its name, rows or sha256");
        m.tables.push_back(*std::move(one));
    }
    return m;
}

}
