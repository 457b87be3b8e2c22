#include "shop/payments/payment.hpp"

#include "platform/schema/builder.hpp"

namespace foyer {

const schema::table_def& payment_table() {
    static const auto table =
        schema::table<payment>("payments")
            .index(&payment::order_id)
            .index(&payment::status)
            .index(&payment::provider_payment_id)
            .check(&payment::amount, "amount >= 0")
            .max_length(&payment::provider, 50)
            .max_length(&payment::provider_payment_id, 200)
            .max_length(&payment::currency, 3)
            .max_length(&payment::failure_reason, 500)
            .defaults(&payment::currency, &payment::status, &payment::created_at)
            .build();
    return table;
}

}
