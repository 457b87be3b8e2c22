#include "app/tables.hpp"

#include "care/maintenance/cache_entry.hpp"
#include "field/services/service_request.hpp"
#include "field/services/service_type.hpp"
#include "field/services/service_type_translation.hpp"
#include "field/technicians/technician.hpp"
#include "insight/analytics/analytics_session.hpp"
#include "insight/analytics/ecommerce_event.hpp"
#include "insight/analytics/page_analytics.hpp"
#include "insight/analytics/performance_metric.hpp"
#include "insight/analytics/traffic_source.hpp"
#include "insight/errors/error_log.hpp"
#include "people/customers/address.hpp"
#include "people/customers/customer.hpp"
#include "people/identity/password_reset.hpp"
#include "people/identity/user.hpp"
#include "people/identity/user_session.hpp"
#include "platform/db/idempotency_key.hpp"
#include "platform/db/outbox_event.hpp"
#include "shop/cart/cart_item.hpp"
#include "shop/catalog/category.hpp"
#include "shop/catalog/category_translation.hpp"
#include "shop/catalog/manufacturer.hpp"
#include "shop/catalog/product.hpp"
#include "shop/catalog/product_image.hpp"
#include "shop/catalog/product_translation.hpp"
#include "shop/delivery/delivery_zone.hpp"
#include "shop/inventory/inventory_log.hpp"
#include "shop/orders/order.hpp"
#include "shop/orders/order_item.hpp"
#include "shop/orders/order_status_change.hpp"
#include "shop/payments/payment.hpp"
#include "shop/reviews/review.hpp"
#include "shop/settings/setting.hpp"

namespace foyer {

const std::vector<schema::table_group>& tables_by_wing() {
    static const std::vector<schema::table_group> wings{
        {"People",
         {
             &user_table(),
             &user_session_table(),
             &password_reset_table(),
             &customer_table(),
             &address_table(),
         }},
        {"Shop",
         {
             &category_table(),
             &category_translation_table(),
             &manufacturer_table(),
             &product_table(),
             &product_translation_table(),
             &product_image_table(),
             &inventory_log_table(),
             &cart_item_table(),
             &delivery_zone_table(),
             &order_table(),
             &order_item_table(),
             &order_status_change_table(),
             &payment_table(),
             &review_table(),
             &setting_table(),
         }},
        {"Field",
         {
             &service_type_table(),
             &service_type_translation_table(),
             &technician_table(),
             &service_request_table(),
         }},
        {"Insight",
         {
             &page_analytics_table(),
             &ecommerce_event_table(),
             &performance_metric_table(),
             &traffic_source_table(),
             &analytics_session_table(),
             &error_log_table(),
         }},
        {"Care",
         {
             &cache_entry_table(),
         }},
        {"Platform",
         {
             &db::outbox_event_table(),
             &db::idempotency_key_table(),
         }},
    };
    return wings;
}

const std::vector<const schema::table_def*>& all_tables() {
    static const auto tables = [] {
        std::vector<const schema::table_def*> list;
        for (const auto& wing : tables_by_wing())
            list.insert(list.end(), wing.tables.begin(), wing.tables.end());
        return list;
    }();
    return tables;
}

}
