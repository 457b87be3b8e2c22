#include "care/sample/sample_files.hpp"

#include "platform/base/assert.hpp"
#include "platform/base/assets.hpp"
#include "platform/json/decode.hpp"

#include <iterator>

namespace foyer::sample {

namespace {

template <class T>
std::vector<T> read_list(std::string_view path) {
    const auto text = assets::find(path);
    FOYER_ASSERT(text.has_value(), "the file is embedded: " + std::string(path));
    auto list = json::read<std::vector<T>>(*text);
    if (list.has_error()) {
        const auto& fields = list.error().fields;
        const auto where = fields.empty() ? std::string() : fields[0].field + " " + fields[0].code;
        FOYER_ASSERT(fields.empty(), std::string(path) + ": " + where);
    }
    FOYER_ASSERT(list.has_value(), std::string(path) + " is a list in JSON");
    return *std::move(list);
}

std::vector<setting> read_settings() {
    const auto text = assets::find("data/settings.json");
    FOYER_ASSERT(text.has_value(), "the default settings are embedded");
    const auto document = json::document::parse(*text);
    FOYER_ASSERT(document.has_value(), "the default settings are JSON");
    std::vector<setting> rows;
    const auto root = document->root();
    for (std::size_t i = 0; i < root.size(); ++i) {
        const auto key = root.key(i);
        rows.push_back({std::string(key), json_value{root.find(key)->to_text()}, {}});
    }
    return rows;
}

}

sample_files read_sample_files() {
    sample_files files;
    files.zones = read_list<zone_entry>("data/wilayas.json");
    files.categories = read_list<category_entry>("data/sample/categories.json");
    files.manufacturers = read_list<manufacturer_entry>("data/sample/manufacturers.json");
    for (const auto path : assets::list("data/sample/products/")) {
        auto some = read_list<product_entry>(path);
        std::ranges::move(some, std::back_inserter(files.products));
    }
    files.service_types = read_list<service_type_entry>("data/sample/service_types.json");
    files.settings = read_settings();
    return files;
}

}
