-- create table category_translations
CREATE TABLE "category_translations" (
    "category_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    CONSTRAINT "category_translations_pkey" PRIMARY KEY ("category_id", "language"),
    CONSTRAINT "category_translations_category_id_fkey" FOREIGN KEY ("category_id")
        REFERENCES "categories" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "category_translations_language_check" CHECK (language IN ('fr', 'ar', 'en'))
);

-- create table product_translations
CREATE TABLE "product_translations" (
    "product_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_description" TEXT,
    "description" TEXT,
    "image_alt" TEXT,
    CONSTRAINT "product_translations_pkey" PRIMARY KEY ("product_id", "language"),
    CONSTRAINT "product_translations_product_id_fkey" FOREIGN KEY ("product_id")
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "product_translations_language_check" CHECK (language IN ('fr', 'ar', 'en'))
);

-- create table delivery_zones
CREATE TABLE "delivery_zones" (
    "slug" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "parent_slug" TEXT,
    "name_fr" TEXT NOT NULL,
    "name_ar" TEXT NOT NULL,
    "rate" NUMERIC(14,2) NOT NULL,
    "valid_from" TIMESTAMPTZ(3),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "delivery_days_min" INTEGER NOT NULL,
    "delivery_days_max" INTEGER NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "delivery_zones_pkey" PRIMARY KEY ("slug"),
    CONSTRAINT "delivery_zones_rate_check" CHECK (rate >= 0),
    CONSTRAINT "delivery_zones_delivery_days_min_check" CHECK (delivery_days_min >= 0),
    CONSTRAINT "delivery_zones_delivery_days_max_check" CHECK (delivery_days_max >= delivery_days_min)
);

-- create index delivery_zones_code_key
CREATE UNIQUE INDEX "delivery_zones_code_key" ON "delivery_zones" ("code");

-- create table order_status_changes
CREATE TABLE "order_status_changes" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "status" "OrderStatus" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by" TEXT NOT NULL,
    "note" TEXT,
    CONSTRAINT "order_status_changes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "order_status_changes_order_id_fkey" FOREIGN KEY ("order_id")
        REFERENCES "orders" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

-- create index order_status_changes_order_id_changed_at_idx
CREATE INDEX "order_status_changes_order_id_changed_at_idx" ON "order_status_changes" ("order_id", "changed_at");

-- create table settings
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- create table service_type_translations
CREATE TABLE "service_type_translations" (
    "service_type_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    CONSTRAINT "service_type_translations_pkey" PRIMARY KEY ("service_type_id", "language"),
    CONSTRAINT "service_type_translations_service_type_id_fkey" FOREIGN KEY ("service_type_id")
        REFERENCES "service_types" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "service_type_translations_language_check" CHECK (language IN ('fr', 'ar', 'en'))
);

-- create table outbox_events
CREATE TABLE "outbox_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "claimed_until" TIMESTAMPTZ(3),
    "processed_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "outbox_events_attempts_check" CHECK (attempts >= 0)
);

-- create index outbox_events_processed_at_available_at_idx
CREATE INDEX "outbox_events_processed_at_available_at_idx" ON "outbox_events" ("processed_at", "available_at");

-- create table idempotency_keys
CREATE TABLE "idempotency_keys" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("scope", "key")
);

-- create index idempotency_keys_created_at_idx
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");

-- add column users.two_factor_backup_codes
ALTER TABLE "users" ADD COLUMN "two_factor_backup_codes" TEXT;

-- add column customers.guest_phone
ALTER TABLE "customers" ADD COLUMN "guest_phone" TEXT;

-- add column customers.cart_token_hash
ALTER TABLE "customers" ADD COLUMN "cart_token_hash" TEXT;

-- add column customers.language
ALTER TABLE "customers" ADD COLUMN "language" TEXT, ADD CONSTRAINT "customers_language_check" CHECK (language IN ('fr', 'ar', 'en'));

-- add column addresses.wilaya
ALTER TABLE "addresses" ADD COLUMN "wilaya" TEXT;

-- add column products.search_text
ALTER TABLE "products" ADD COLUMN "search_text" TEXT;

-- add column products.tax_rate
ALTER TABLE "products" ADD COLUMN "tax_rate" NUMERIC(5,2) NOT NULL DEFAULT 19, ADD CONSTRAINT "products_tax_rate_check" CHECK (tax_rate >= 0);

-- add column products.warranty_months
ALTER TABLE "products" ADD COLUMN "warranty_months" INTEGER, ADD CONSTRAINT "products_warranty_months_check" CHECK (warranty_months >= 0);

-- add column cart_items.seen_price
ALTER TABLE "cart_items" ADD COLUMN "seen_price" NUMERIC(14,2), ADD CONSTRAINT "cart_items_seen_price_check" CHECK (seen_price >= 0);

-- add column orders.currency
ALTER TABLE "orders" ADD COLUMN "currency" TEXT NOT NULL DEFAULT 'DZD';

-- add column orders.recipient_name
ALTER TABLE "orders" ADD COLUMN "recipient_name" TEXT;

-- add column orders.recipient_phone
ALTER TABLE "orders" ADD COLUMN "recipient_phone" TEXT;

-- add column orders.recipient_email
ALTER TABLE "orders" ADD COLUMN "recipient_email" TEXT;

-- add column orders.shipping_street
ALTER TABLE "orders" ADD COLUMN "shipping_street" TEXT;

-- add column orders.shipping_city
ALTER TABLE "orders" ADD COLUMN "shipping_city" TEXT;

-- add column orders.shipping_postal_code
ALTER TABLE "orders" ADD COLUMN "shipping_postal_code" TEXT;

-- add column orders.shipping_wilaya
ALTER TABLE "orders" ADD COLUMN "shipping_wilaya" TEXT;

-- add column orders.terms_version
ALTER TABLE "orders" ADD COLUMN "terms_version" TEXT;

-- add column orders.access_token_hash
ALTER TABLE "orders" ADD COLUMN "access_token_hash" TEXT;

-- add column orders.placed_from
ALTER TABLE "orders" ADD COLUMN "placed_from" TEXT;

-- add column orders.confirmed_at
ALTER TABLE "orders" ADD COLUMN "confirmed_at" TIMESTAMPTZ(3);

-- add column orders.cancelled_at
ALTER TABLE "orders" ADD COLUMN "cancelled_at" TIMESTAMPTZ(3);

-- add column orders.cancel_reason
ALTER TABLE "orders" ADD COLUMN "cancel_reason" TEXT;

-- add column orders.language
ALTER TABLE "orders" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'fr', ADD CONSTRAINT "orders_language_check" CHECK (language IN ('fr', 'ar', 'en'));

-- add column orders.stamp_duty_added
ALTER TABLE "orders" ADD COLUMN "stamp_duty_added" NUMERIC(14,2), ADD CONSTRAINT "orders_stamp_duty_added_check" CHECK (stamp_duty_added >= 0 AND total_amount = subtotal + shipping_amount - discount_amount + stamp_duty_added);

-- add column order_items.product_name
ALTER TABLE "order_items" ADD COLUMN "product_name" TEXT;

-- add column order_items.product_sku
ALTER TABLE "order_items" ADD COLUMN "product_sku" TEXT;

-- add column order_items.tax_rate
ALTER TABLE "order_items" ADD COLUMN "tax_rate" NUMERIC(5,2), ADD CONSTRAINT "order_items_tax_rate_check" CHECK (tax_rate >= 0);

-- add column order_items.tax_amount
ALTER TABLE "order_items" ADD COLUMN "tax_amount" NUMERIC(14,2), ADD CONSTRAINT "order_items_tax_amount_check" CHECK (tax_amount >= 0);

-- create index user_sessions_user_id_idx
CREATE INDEX "user_sessions_user_id_idx" ON "user_sessions" ("user_id");

-- create index user_sessions_expires_at_idx
CREATE INDEX "user_sessions_expires_at_idx" ON "user_sessions" ("expires_at");

-- create index password_resets_user_id_idx
CREATE INDEX "password_resets_user_id_idx" ON "password_resets" ("user_id");

-- create index customers_guest_phone_key
CREATE UNIQUE INDEX "customers_guest_phone_key" ON "customers" ("guest_phone");

-- create index customers_cart_token_hash_key
CREATE UNIQUE INDEX "customers_cart_token_hash_key" ON "customers" ("cart_token_hash");

-- create index customers_is_guest_updated_at_idx
CREATE INDEX "customers_is_guest_updated_at_idx" ON "customers" ("is_guest", "updated_at");

-- create index customers_phone_idx
CREATE INDEX "customers_phone_idx" ON "customers" ("phone");

-- create index customers_last_order_at_idx
CREATE INDEX "customers_last_order_at_idx" ON "customers" ("last_order_at");

-- create index addresses_customer_id_idx
CREATE INDEX "addresses_customer_id_idx" ON "addresses" ("customer_id");

-- create index categories_parent_id_sort_order_idx
CREATE INDEX "categories_parent_id_sort_order_idx" ON "categories" ("parent_id", "sort_order");

-- create index products_manufacturer_id_idx
CREATE INDEX "products_manufacturer_id_idx" ON "products" ("manufacturer_id");

-- create index products_is_active_is_featured_created_at_id_idx
CREATE INDEX "products_is_active_is_featured_created_at_id_idx" ON "products" ("is_active", "is_featured", "created_at", "id");

-- create index products_is_active_created_at_id_idx
CREATE INDEX "products_is_active_created_at_id_idx" ON "products" ("is_active", "created_at", "id");

-- create index product_images_product_id_sort_order_idx
CREATE INDEX "product_images_product_id_sort_order_idx" ON "product_images" ("product_id", "sort_order");

-- create index inventory_logs_product_id_created_at_idx
CREATE INDEX "inventory_logs_product_id_created_at_idx" ON "inventory_logs" ("product_id", "created_at");

-- create index inventory_logs_reference_idx
CREATE INDEX "inventory_logs_reference_idx" ON "inventory_logs" ("reference");

-- create index cart_items_product_id_idx
CREATE INDEX "cart_items_product_id_idx" ON "cart_items" ("product_id");

-- create index orders_access_token_hash_key
CREATE UNIQUE INDEX "orders_access_token_hash_key" ON "orders" ("access_token_hash");

-- create index orders_order_date_idx
CREATE INDEX "orders_order_date_idx" ON "orders" ("order_date");

-- create index orders_status_order_date_idx
CREATE INDEX "orders_status_order_date_idx" ON "orders" ("status", "order_date");

-- create index orders_recipient_phone_order_date_idx
CREATE INDEX "orders_recipient_phone_order_date_idx" ON "orders" ("recipient_phone", "order_date");

-- create index orders_placed_from_order_date_idx
CREATE INDEX "orders_placed_from_order_date_idx" ON "orders" ("placed_from", "order_date");

-- create index order_items_order_id_idx
CREATE INDEX "order_items_order_id_idx" ON "order_items" ("order_id");

-- create index order_items_product_id_idx
CREATE INDEX "order_items_product_id_idx" ON "order_items" ("product_id");

-- create index payments_order_id_idx
CREATE INDEX "payments_order_id_idx" ON "payments" ("order_id");

-- create index payments_status_idx
CREATE INDEX "payments_status_idx" ON "payments" ("status");

-- create index payments_provider_payment_id_idx
CREATE INDEX "payments_provider_payment_id_idx" ON "payments" ("provider_payment_id");

-- create index reviews_product_id_is_published_idx
CREATE INDEX "reviews_product_id_is_published_idx" ON "reviews" ("product_id", "is_published");

-- create index service_requests_customer_id_idx
CREATE INDEX "service_requests_customer_id_idx" ON "service_requests" ("customer_id");

-- create index service_requests_technician_id_scheduled_date_idx
CREATE INDEX "service_requests_technician_id_scheduled_date_idx" ON "service_requests" ("technician_id", "scheduled_date");

-- create index service_requests_status_requested_date_idx
CREATE INDEX "service_requests_status_requested_date_idx" ON "service_requests" ("status", "requested_date");

-- create index service_requests_service_type_id_idx
CREATE INDEX "service_requests_service_type_id_idx" ON "service_requests" ("service_type_id");

-- create index page_analytics_user_id_idx
CREATE INDEX "page_analytics_user_id_idx" ON "page_analytics" ("user_id");

-- create index page_analytics_page_path_idx
CREATE INDEX "page_analytics_page_path_idx" ON "page_analytics" ("page_path");

-- create index page_analytics_created_at_idx
CREATE INDEX "page_analytics_created_at_idx" ON "page_analytics" ("created_at");

-- create index ecommerce_events_session_id_idx
CREATE INDEX "ecommerce_events_session_id_idx" ON "ecommerce_events" ("session_id");

-- create index ecommerce_events_user_id_idx
CREATE INDEX "ecommerce_events_user_id_idx" ON "ecommerce_events" ("user_id");

-- create index ecommerce_events_product_id_idx
CREATE INDEX "ecommerce_events_product_id_idx" ON "ecommerce_events" ("product_id");

-- create index ecommerce_events_created_at_idx
CREATE INDEX "ecommerce_events_created_at_idx" ON "ecommerce_events" ("created_at");

-- create index performance_metrics_session_id_idx
CREATE INDEX "performance_metrics_session_id_idx" ON "performance_metrics" ("session_id");

-- create index performance_metrics_page_path_idx
CREATE INDEX "performance_metrics_page_path_idx" ON "performance_metrics" ("page_path");

-- create index performance_metrics_metric_type_idx
CREATE INDEX "performance_metrics_metric_type_idx" ON "performance_metrics" ("metric_type");

-- create index performance_metrics_created_at_idx
CREATE INDEX "performance_metrics_created_at_idx" ON "performance_metrics" ("created_at");

-- create index traffic_sources_session_id_idx
CREATE INDEX "traffic_sources_session_id_idx" ON "traffic_sources" ("session_id");

-- create index traffic_sources_source_idx
CREATE INDEX "traffic_sources_source_idx" ON "traffic_sources" ("source");

-- create index traffic_sources_medium_idx
CREATE INDEX "traffic_sources_medium_idx" ON "traffic_sources" ("medium");

-- create index traffic_sources_created_at_idx
CREATE INDEX "traffic_sources_created_at_idx" ON "traffic_sources" ("created_at");

-- create index analytics_sessions_user_id_idx
CREATE INDEX "analytics_sessions_user_id_idx" ON "analytics_sessions" ("user_id");

-- create index analytics_sessions_started_at_idx
CREATE INDEX "analytics_sessions_started_at_idx" ON "analytics_sessions" ("started_at");

-- create index error_logs_level_idx
CREATE INDEX "error_logs_level_idx" ON "error_logs" ("level");

-- create index error_logs_user_id_idx
CREATE INDEX "error_logs_user_id_idx" ON "error_logs" ("user_id");

-- create index error_logs_created_at_idx
CREATE INDEX "error_logs_created_at_idx" ON "error_logs" ("created_at");

-- create index cache_entries_expires_at_idx
CREATE INDEX "cache_entries_expires_at_idx" ON "cache_entries" ("expires_at");
