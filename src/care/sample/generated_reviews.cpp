#include "care/sample/generation.hpp"
#include "people/customers/customer.hpp"
#include "shop/reviews/review.hpp"

#include <array>
#include <unordered_set>

namespace foyer::sample {

namespace {

constexpr int reviews_per_transaction = 1000;

struct opinion {
    int rating;
    const char* title;
    const char* comment;
};

constexpr std::array opinions{
    opinion{5, "Très bien", "Conforme à la description, livré vite."},
    opinion{5, "ممتاز", "منتج جيد ووصل في الوقت."},
    opinion{5, "Parfait", "Posé par mon installateur, rien à redire."},
    opinion{5, "أنصح به", "سعر معقول ونوعية جيدة."},
    opinion{4, "Bon produit", "Bonne qualité, notice en français seulement."},
    opinion{4, "جيد", "يعمل جيدا منذ شهرين."},
    opinion{4, "Satisfait", "Emballage un peu abîmé, produit intact."},
    opinion{3, "Correct", "Fait le travail, un peu bruyant."},
    opinion{2, "Moyen", "Délai trop long."},
    opinion{1, "Déçu", "Ne convenait pas à ma chaudière, repris sans problème."},
};

std::uint64_t pair_key(int customer, int product) {
    return static_cast<std::uint64_t>(customer) << 32 | static_cast<std::uint32_t>(product);
}

review review_row(const generation& g, int index, int customer, int product, const opinion& what) {
    review row{};
    row.id = {fixed_id('r', index)};
    row.customer_id = g.customer_id(customer);
    row.product_id = g.products[static_cast<std::size_t>(product)].id;
    row.rating = what.rating;
    row.title = what.title;
    row.comment = what.comment;
    const auto after_sales = generated_from + generated_preparation_ms + generated_sales_ms;
    row.created_at = row.updated_at =
        generation::moment(after_sales, days_ms(5), index, g.size.reviews);
    return row;
}

}

// First of those who were delivered the product, then of any pair that is left.
void generate_reviews(generation& g) {
    fixed_sequence numbers(4);
    row_batch batch;
    std::unordered_set<std::uint64_t> taken;
    std::size_t next_delivered = 0;
    for (int i = 0; i < g.size.reviews;) {
        const bool verified = next_delivered < g.delivered.size();
        const auto [customer, product] =
            verified ? g.delivered[next_delivered++]
                     : std::pair{numbers.below(g.size.customers), numbers.below(g.size.products)};
        if (!taken.insert(pair_key(customer, product)).second) continue;
        auto row =
            review_row(g, i, customer, product, numbers.one_of(std::span<const opinion>(opinions)));
        row.is_verified = verified;
        row.is_published = numbers.chance(90);
        batch.insert(review_table(), row);
        ++i;
        if (i % reviews_per_transaction != 0 && i != g.size.reviews) continue;
        batch.commit(g.db);
        g.on_progress("reviews", i, g.size.reviews);
    }
}

}
