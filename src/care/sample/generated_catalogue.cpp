#include "care/sample/generation.hpp"
#include "people/customers/address.hpp"
#include "people/customers/customer.hpp"
#include "platform/base/text.hpp"
#include "shop/catalog/name_keys.hpp"
#include "shop/catalog/product_image.hpp"
#include "shop/catalog/product_translation.hpp"

#include <fmt/format.h>

#include <array>

namespace foyer::sample {

namespace {

constexpr int catalogue_rows_per_transaction = 500;

struct family {
    const char* fr;
    const char* ar;
    const char* en;
    const char* picture;
    int lowest_price; // dinars
    int price_range;
};

constexpr std::array families{
    family{"Circulateur", "مضخة تدوير", "Circulator", "circulator", 12'000, 40'000},
    family{"Chaudière murale", "سخان جداري", "Wall boiler", "wall-boiler", 95'000, 160'000},
    family{"Radiateur acier", "مشعاع فولاذي", "Steel radiator", "panel-radiator", 9'000, 45'000},
    family{"Vanne trois voies", "صمام ثلاثي", "Three-way valve", "three-way-valve", 2'500, 12'000},
    family{"Carte électronique", "بطاقة إلكترونية", "Control board", "main-board", 14'000, 36'000},
    family{"Vase d'expansion", "خزان تمدد", "Expansion vessel", "expansion-vessel", 3'500, 15'000},
    family{
        "Thermostat d'ambiance", "منظم حرارة", "Room thermostat", "thermostat-wired", 4'000, 22'000
    },
    family{"Sonde de température", "حساس حرارة", "Temperature sensor", "ntc-probe", 900, 4'000},
};

constexpr std::array first_names{"Amine", "Yasmine", "Karim",  "Nadia", "Sofiane", "Meriem",
                                 "محمد",  "فاطمة",   "Rachid", "Lynda", "Walid",   "Amel",
                                 "يوسف",  "خديجة",   "Mourad", "Samira"};
constexpr std::array last_names{"Benali", "Haddad", "Boudiaf",  "Khelifi", "Mansouri", "Saadi",
                                "بن عمر", "زروقي",  "Belkacem", "Cherif",  "Ouali",    "Rahmani",
                                "مداني",  "Taleb",  "Yahiaoui", "Ziani"};
constexpr std::array streets{"rue des Frères", "cité 200 logements, bât.",
                             "rue de la Gare", "lotissement El Amel, lot",
                             "حي النصر رقم",   "boulevard de l'Indépendance"};

// Prices are whole tens of dinars.
money price_of(const family& f, fixed_sequence& numbers) {
    return money{std::int64_t{f.lowest_price + numbers.below(f.price_range) / 10 * 10} * 100};
}

product product_row(generation& g, int index, const family& f, fixed_sequence& numbers) {
    product row{};
    row.id = {fixed_id('p', index)};
    row.name = fmt::format("{} {} n° {}", f.fr, 10 + numbers.below(90), index);
    row.slug = fmt::format("gen-{:08}", index);
    row.sku = fmt::format("GEN-{:08}", index);
    row.short_description = fmt::format("{} d'essai, fabriqué pour mesurer.", f.fr);
    row.category_id = g.categories[static_cast<std::size_t>(index) % g.categories.size()];
    std::string searched = row.name + " " + f.ar + " " + f.en + " " + row.sku;
    if (!g.makers.empty()) {
        const auto& maker =
            g.makers[static_cast<std::size_t>(numbers.below(static_cast<int>(g.makers.size())))];
        row.manufacturer_id = maker.id;
        searched += " " + maker.name;
    }
    row.search_text = fold(searched);
    catalog::set_name_keys(
        row, fmt::format("{} {}", f.ar, index), fmt::format("{} {}", f.en, index)
    );
    row.price = price_of(f, numbers);
    row.cost_price = money{row.price.units * 3 / 4};
    if (numbers.chance(15)) row.sale_price = money{row.price.units * 9 / 10};
    row.min_stock = 5;
    row.is_featured = numbers.chance(1);
    row.warranty_months = 24;
    row.created_at = row.updated_at =
        generation::moment(generated_from, generated_preparation_ms, index, g.size.products);
    return row;
}

void add_texts(row_batch& batch, const product& row, const family& f, int index) {
    const std::pair<const char*, const char*> translations[] = {{"ar", f.ar}, {"en", f.en}};
    for (const auto& [language, name] : translations)
        batch.insert(
            product_translation_table(),
            product_translation{row.id, language, fmt::format("{} {}", name, index), {}, {}, {}, {}}
        );
    batch.insert(
        product_image_table(),
        product_image{
            {fixed_id('i', index)},
            row.id,
            fmt::format("/static/pictures/{}.svg", f.picture),
            row.name,
            0,
            row.created_at
        }
    );
}

customer customer_row(const generated_customer& made, const id_of<customer>& id, timestamp at) {
    customer row{};
    row.id = id;
    row.is_guest = true;
    row.first_name = made.first_name;
    row.last_name = made.last_name;
    row.phone = row.guest_phone = made.phone;
    row.language = "fr";
    row.created_at = row.updated_at = at;
    return row;
}

}

void generate_products(generation& g) {
    fixed_sequence numbers(1);
    row_batch batch;
    g.products.reserve(static_cast<std::size_t>(g.size.products));
    for (int i = 0; i < g.size.products; ++i) {
        const auto& f = numbers.one_of(std::span<const family>(families));
        auto row = product_row(g, i, f, numbers);
        row.stock_quantity = 5 + numbers.below(200);
        batch.insert(product_table(), row);
        add_texts(batch, row, f, i);
        g.products.push_back({row.id, row.name, row.sku, row.sale_price.value_or(row.price), 0});
        add_movement(g, batch, i, row.stock_quantity, {}, row.created_at);
        if ((i + 1) % catalogue_rows_per_transaction != 0 && i + 1 != g.size.products) continue;
        batch.commit(g.db);
        g.on_progress("products", i + 1, g.size.products);
    }
    g.forget_touched();
}

void generate_customers(generation& g) {
    fixed_sequence numbers(2);
    row_batch batch;
    g.customers.reserve(static_cast<std::size_t>(g.size.customers));
    for (int i = 0; i < g.size.customers; ++i) {
        const auto at =
            generation::moment(generated_from, generated_preparation_ms, i, g.size.customers);
        generated_customer made{};
        made.first_name = numbers.one_of(std::span<const char* const>(first_names));
        made.last_name = numbers.one_of(std::span<const char* const>(last_names));
        made.phone = fmt::format("+2135{:08}", i);
        made.zone = numbers.below(static_cast<int>(g.zones.size()));
        const auto& zone = g.zones[static_cast<std::size_t>(made.zone)];
        made.street = fmt::format(
            "{} {}", numbers.one_of(std::span<const char* const>(streets)), 1 + numbers.below(300)
        );
        batch.insert(customer_table(), customer_row(made, g.customer_id(i), at));
        address home{};
        home.id = g.address_id(i);
        home.customer_id = g.customer_id(i);
        home.type = address_type::shipping;
        home.street = made.street;
        home.city = home.region.emplace(zone.name_fr);
        home.postal_code = zone.code + "000";
        home.wilaya = zone.slug;
        home.created_at = home.updated_at = at;
        batch.insert(address_table(), home);
        g.customers.push_back(std::move(made));
        if ((i + 1) % catalogue_rows_per_transaction != 0 && i + 1 != g.size.customers) continue;
        batch.commit(g.db);
        g.on_progress("customers", i + 1, g.size.customers);
    }
}

}
