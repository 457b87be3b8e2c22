#include "care/sample/generate_sample.hpp"

#include "care/sample/generation.hpp"

namespace foyer::sample {

namespace {

constexpr int most_rows = 10'000'000;

constexpr db::query has_generated{"sample.has_generated", R"sql(
    SELECT EXISTS (SELECT 1 FROM products WHERE sku >= 'GEN-' AND sku < 'GEN.')
        OR EXISTS (SELECT 1 FROM customers WHERE guest_phone = '+213500000000') AS present)sql"};

constexpr db::query list_leaf_categories{"sample.list_leaf_categories", R"sql(
    SELECT c.id FROM categories c
    WHERE NOT EXISTS (SELECT 1 FROM categories child WHERE child.parent_id = c.id)
    ORDER BY c.slug)sql"};

constexpr db::query list_makers{"sample.list_makers", R"sql(
    SELECT id, name FROM manufacturers ORDER BY slug)sql"};

struct generated_presence {
    bool present{};
};
BOOST_DESCRIBE_STRUCT(generated_presence, (), (present))

bool is_possible(const sample_size& s) {
    for (const int n : {s.products, s.customers, s.orders, s.reviews})
        if (n < 0 || n > most_rows) return false;
    if (s.orders > 0 && (s.products == 0 || s.customers == 0)) return false;
    return s.reviews <= std::int64_t{s.products} * s.customers / 2;
}

}

BOOST_DESCRIBE_STRUCT(named_maker, (), (id, name))

result<void> generate_sample(
    db::database& db, const sample_size& size, const progress& on_progress
) {
    if (!is_possible(size))
        return error{errc::invalid, "sample.size", "these numbers of rows do not go together"};
    if (db.first<generated_presence>(has_generated)->present)
        return error{errc::conflict, "sample.exists", "generated rows are there already"};
    generation g(db, size, on_progress);
    g.categories = db.all<id_of<category>>(list_leaf_categories);
    g.makers = db.all<named_maker>(list_makers);
    g.zones = delivery::list_zones(db, generated_from);
    g.settings = settings::current(db);
    if (g.categories.empty() || g.zones.empty())
        return error{errc::conflict, "sample.no_catalogue", "load the sample shop first"};
    generate_products(g);
    generate_customers(g);
    generate_orders(g);
    generate_reviews(g);
    return {};
}

std::span<const db::query* const> generate_queries() {
    static const auto list = [] {
        std::vector<const db::query*> all{&has_generated, &list_leaf_categories, &list_makers};
        for (const auto* q : order_generation_queries()) all.push_back(q);
        return all;
    }();
    return list;
}

}
