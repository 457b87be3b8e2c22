#include "shop/reviews/review.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& review_table() {
    static const auto table =
        schema::table<review>("reviews")
            .unique(&review::customer_id, &review::product_id)
            .index(&review::product_id, &review::is_published)
            .check(&review::rating, "rating BETWEEN 1 AND 5")
            .max_length(&review::title, 100)
            .max_length(&review::comment, 1000)
            .defaults(&review::is_verified, &review::is_published, &review::created_at)
            .build();
    return table;
}

}
