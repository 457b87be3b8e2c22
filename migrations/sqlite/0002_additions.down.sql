-- drop index user_sessions_user_id_idx
DROP INDEX "user_sessions_user_id_idx";

-- drop index user_sessions_expires_at_idx
DROP INDEX "user_sessions_expires_at_idx";

-- drop index password_resets_user_id_idx
DROP INDEX "password_resets_user_id_idx";

-- drop index customers_guest_phone_key
DROP INDEX "customers_guest_phone_key";

-- drop index customers_cart_token_hash_key
DROP INDEX "customers_cart_token_hash_key";

-- drop index customers_is_guest_updated_at_idx
DROP INDEX "customers_is_guest_updated_at_idx";

-- drop index customers_phone_idx
DROP INDEX "customers_phone_idx";

-- drop index customers_last_order_at_idx
DROP INDEX "customers_last_order_at_idx";

-- drop index addresses_customer_id_idx
DROP INDEX "addresses_customer_id_idx";

-- drop index categories_parent_id_sort_order_idx
DROP INDEX "categories_parent_id_sort_order_idx";

-- drop index products_manufacturer_id_idx
DROP INDEX "products_manufacturer_id_idx";

-- drop index products_is_active_is_featured_created_at_id_idx
DROP INDEX "products_is_active_is_featured_created_at_id_idx";

-- drop index products_is_active_created_at_id_idx
DROP INDEX "products_is_active_created_at_id_idx";

-- drop index product_images_product_id_sort_order_idx
DROP INDEX "product_images_product_id_sort_order_idx";

-- drop index inventory_logs_product_id_created_at_idx
DROP INDEX "inventory_logs_product_id_created_at_idx";

-- drop index inventory_logs_reference_idx
DROP INDEX "inventory_logs_reference_idx";

-- drop index cart_items_product_id_idx
DROP INDEX "cart_items_product_id_idx";

-- drop index orders_access_token_hash_key
DROP INDEX "orders_access_token_hash_key";

-- drop index orders_order_date_idx
DROP INDEX "orders_order_date_idx";

-- drop index orders_status_order_date_idx
DROP INDEX "orders_status_order_date_idx";

-- drop index orders_recipient_phone_order_date_idx
DROP INDEX "orders_recipient_phone_order_date_idx";

-- drop index orders_placed_from_order_date_idx
DROP INDEX "orders_placed_from_order_date_idx";

-- drop index order_items_order_id_idx
DROP INDEX "order_items_order_id_idx";

-- drop index order_items_product_id_idx
DROP INDEX "order_items_product_id_idx";

-- drop index payments_order_id_idx
DROP INDEX "payments_order_id_idx";

-- drop index payments_status_idx
DROP INDEX "payments_status_idx";

-- drop index payments_provider_payment_id_idx
DROP INDEX "payments_provider_payment_id_idx";

-- drop index reviews_product_id_is_published_idx
DROP INDEX "reviews_product_id_is_published_idx";

-- drop index service_requests_customer_id_idx
DROP INDEX "service_requests_customer_id_idx";

-- drop index service_requests_technician_id_scheduled_date_idx
DROP INDEX "service_requests_technician_id_scheduled_date_idx";

-- drop index service_requests_status_requested_date_idx
DROP INDEX "service_requests_status_requested_date_idx";

-- drop index service_requests_service_type_id_idx
DROP INDEX "service_requests_service_type_id_idx";

-- drop index page_analytics_user_id_idx
DROP INDEX "page_analytics_user_id_idx";

-- drop index page_analytics_page_path_idx
DROP INDEX "page_analytics_page_path_idx";

-- drop index page_analytics_created_at_idx
DROP INDEX "page_analytics_created_at_idx";

-- drop index ecommerce_events_session_id_idx
DROP INDEX "ecommerce_events_session_id_idx";

-- drop index ecommerce_events_user_id_idx
DROP INDEX "ecommerce_events_user_id_idx";

-- drop index ecommerce_events_product_id_idx
DROP INDEX "ecommerce_events_product_id_idx";

-- drop index ecommerce_events_created_at_idx
DROP INDEX "ecommerce_events_created_at_idx";

-- drop index performance_metrics_session_id_idx
DROP INDEX "performance_metrics_session_id_idx";

-- drop index performance_metrics_page_path_idx
DROP INDEX "performance_metrics_page_path_idx";

-- drop index performance_metrics_metric_type_idx
DROP INDEX "performance_metrics_metric_type_idx";

-- drop index performance_metrics_created_at_idx
DROP INDEX "performance_metrics_created_at_idx";

-- drop index traffic_sources_session_id_idx
DROP INDEX "traffic_sources_session_id_idx";

-- drop index traffic_sources_source_idx
DROP INDEX "traffic_sources_source_idx";

-- drop index traffic_sources_medium_idx
DROP INDEX "traffic_sources_medium_idx";

-- drop index traffic_sources_created_at_idx
DROP INDEX "traffic_sources_created_at_idx";

-- drop index analytics_sessions_user_id_idx
DROP INDEX "analytics_sessions_user_id_idx";

-- drop index analytics_sessions_started_at_idx
DROP INDEX "analytics_sessions_started_at_idx";

-- drop index error_logs_level_idx
DROP INDEX "error_logs_level_idx";

-- drop index error_logs_user_id_idx
DROP INDEX "error_logs_user_id_idx";

-- drop index error_logs_created_at_idx
DROP INDEX "error_logs_created_at_idx";

-- drop index cache_entries_expires_at_idx
DROP INDEX "cache_entries_expires_at_idx";

-- drop column users.two_factor_backup_codes
ALTER TABLE "users" DROP COLUMN "two_factor_backup_codes";

-- drop column customers.language
ALTER TABLE "customers" DROP COLUMN "language";

-- drop column customers.guest_phone
ALTER TABLE "customers" DROP COLUMN "guest_phone";

-- drop column customers.cart_token_hash
ALTER TABLE "customers" DROP COLUMN "cart_token_hash";

-- drop column addresses.wilaya
ALTER TABLE "addresses" DROP COLUMN "wilaya";

-- drop column products.tax_rate
ALTER TABLE "products" DROP COLUMN "tax_rate";

-- drop column products.warranty_months
ALTER TABLE "products" DROP COLUMN "warranty_months";

-- drop column products.search_text
ALTER TABLE "products" DROP COLUMN "search_text";

-- drop column cart_items.seen_price
ALTER TABLE "cart_items" DROP COLUMN "seen_price";

-- drop column orders.language
ALTER TABLE "orders" DROP COLUMN "language";

-- drop column orders.stamp_duty_added
ALTER TABLE "orders" DROP COLUMN "stamp_duty_added";

-- drop column orders.currency
ALTER TABLE "orders" DROP COLUMN "currency";

-- drop column orders.recipient_name
ALTER TABLE "orders" DROP COLUMN "recipient_name";

-- drop column orders.recipient_phone
ALTER TABLE "orders" DROP COLUMN "recipient_phone";

-- drop column orders.recipient_email
ALTER TABLE "orders" DROP COLUMN "recipient_email";

-- drop column orders.shipping_street
ALTER TABLE "orders" DROP COLUMN "shipping_street";

-- drop column orders.shipping_city
ALTER TABLE "orders" DROP COLUMN "shipping_city";

-- drop column orders.shipping_postal_code
ALTER TABLE "orders" DROP COLUMN "shipping_postal_code";

-- drop column orders.shipping_wilaya
ALTER TABLE "orders" DROP COLUMN "shipping_wilaya";

-- drop column orders.terms_version
ALTER TABLE "orders" DROP COLUMN "terms_version";

-- drop column orders.access_token_hash
ALTER TABLE "orders" DROP COLUMN "access_token_hash";

-- drop column orders.placed_from
ALTER TABLE "orders" DROP COLUMN "placed_from";

-- drop column orders.confirmed_at
ALTER TABLE "orders" DROP COLUMN "confirmed_at";

-- drop column orders.cancelled_at
ALTER TABLE "orders" DROP COLUMN "cancelled_at";

-- drop column orders.cancel_reason
ALTER TABLE "orders" DROP COLUMN "cancel_reason";

-- drop column order_items.tax_rate
ALTER TABLE "order_items" DROP COLUMN "tax_rate";

-- drop column order_items.tax_amount
ALTER TABLE "order_items" DROP COLUMN "tax_amount";

-- drop column order_items.product_name
ALTER TABLE "order_items" DROP COLUMN "product_name";

-- drop column order_items.product_sku
ALTER TABLE "order_items" DROP COLUMN "product_sku";

-- drop table idempotency_keys
DROP TABLE "idempotency_keys";

-- drop table outbox_events
DROP TABLE "outbox_events";

-- drop table service_type_translations
DROP TABLE "service_type_translations";

-- drop table settings
DROP TABLE "settings";

-- drop table order_status_changes
DROP TABLE "order_status_changes";

-- drop table delivery_zones
DROP TABLE "delivery_zones";

-- drop table product_translations
DROP TABLE "product_translations";

-- drop table category_translations
DROP TABLE "category_translations";
