#include "app/queries.hpp"

#include "care/integrity/examination.hpp"
#include "care/maintenance/purge.hpp"
#include "care/sample/generate_sample.hpp"
#include "care/sample/load_sample.hpp"
#include "care/sample/reference_data.hpp"
#include "field/services/service_store.hpp"
#include "people/identity/administrators.hpp"
#include "platform/db/events.hpp"
#include "platform/db/idempotency.hpp"
#include "shop/cart/cart.hpp"
#include "shop/catalog/derived_columns.hpp"
#include "shop/catalog/product_filter.hpp"
#include "shop/catalog/product_store.hpp"
#include "shop/checkout/order_rows.hpp"
#include "shop/checkout/place_order.hpp"
#include "shop/delivery/zones.hpp"
#include "shop/inventory/ledger.hpp"
#include "shop/orders/order_desk.hpp"
#include "shop/orders/order_store.hpp"
#include "shop/settings/shop_settings.hpp"

#include <span>

namespace foyer::app {

std::vector<const db::query*> all_queries() {
    const std::span<const db::query* const> modules[] = {
        identity::queries(),        settings::queries(),        catalog::queries(),
        inventory::queries(),       delivery::queries(),        cart::queries(),
        orders::queries(),          orders::desk_queries(),     checkout::queries(),
        checkout::row_queries(),    services::queries(),        sample::load_queries(),
        sample::generate_queries(), maintenance::queries(),     db::events::queries(),
        db::idempotency_queries(),  catalog::derived_queries(), sample::reference_queries(),
    };
    auto all = catalog::every_list_query();
    for (const auto& module : modules) all.insert(all.end(), module.begin(), module.end());
    const auto checks = integrity::queries();
    all.insert(all.end(), checks.begin(), checks.end());
    return all;
}

}
