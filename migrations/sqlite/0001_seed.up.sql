-- create table users
CREATE TABLE "users" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "email" TEXT NOT NULL CHECK (typeof("email") = 'text'),
    "first_name" TEXT NOT NULL CHECK (typeof("first_name") = 'text'),
    "last_name" TEXT NOT NULL CHECK (typeof("last_name") = 'text'),
    "password" TEXT CHECK (typeof("password") IN ('text', 'null')),
    "phone" TEXT CHECK (typeof("phone") IN ('text', 'null')),
    "avatar" TEXT CHECK (typeof("avatar") IN ('text', 'null')),
    "role" TEXT NOT NULL DEFAULT 'CUSTOMER' CHECK ("role" IN ('ADMIN', 'CUSTOMER', 'TECHNICIAN')),
    "is_active" BOOLEAN NOT NULL DEFAULT true CHECK ("is_active" IN (0, 1)),
    "is_verified" BOOLEAN NOT NULL DEFAULT false CHECK ("is_verified" IN (0, 1)),
    "email_verified" DATETIME CHECK (typeof("email_verified") IN ('text', 'null')),
    "last_login_at" DATETIME CHECK (typeof("last_login_at") IN ('text', 'null')),
    "google_id" TEXT CHECK (typeof("google_id") IN ('text', 'null')),
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false CHECK ("two_factor_enabled" IN (0, 1)),
    "two_factor_secret" TEXT CHECK (typeof("two_factor_secret") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index users_email_key
CREATE UNIQUE INDEX "users_email_key" ON "users" ("email");

-- create index users_google_id_key
CREATE UNIQUE INDEX "users_google_id_key" ON "users" ("google_id");

-- create table user_sessions
CREATE TABLE "user_sessions" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "user_id" TEXT NOT NULL CHECK (typeof("user_id") = 'text')
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "session_token" TEXT NOT NULL CHECK (typeof("session_token") = 'text'),
    "ip_address" TEXT CHECK (typeof("ip_address") IN ('text', 'null')),
    "user_agent" TEXT CHECK (typeof("user_agent") IN ('text', 'null')),
    "expires_at" DATETIME NOT NULL CHECK (typeof("expires_at") = 'text'),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index user_sessions_session_token_key
CREATE UNIQUE INDEX "user_sessions_session_token_key" ON "user_sessions" ("session_token");

-- create table password_resets
CREATE TABLE "password_resets" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "user_id" TEXT NOT NULL CHECK (typeof("user_id") = 'text')
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "token" TEXT NOT NULL CHECK (typeof("token") = 'text'),
    "expires_at" DATETIME NOT NULL CHECK (typeof("expires_at") = 'text'),
    "used_at" DATETIME CHECK (typeof("used_at") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index password_resets_token_key
CREATE UNIQUE INDEX "password_resets_token_key" ON "password_resets" ("token");

-- create table customers
CREATE TABLE "customers" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "user_id" TEXT CHECK (typeof("user_id") IN ('text', 'null'))
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "company_name" TEXT CHECK (typeof("company_name") IN ('text', 'null')),
    "customer_type" TEXT NOT NULL DEFAULT 'B2C' CHECK ("customer_type" IN ('B2C', 'B2B')),
    "vat_number" TEXT CHECK (typeof("vat_number") IN ('text', 'null')),
    "is_guest" BOOLEAN NOT NULL DEFAULT false CHECK ("is_guest" IN (0, 1)),
    "first_name" TEXT CHECK (typeof("first_name") IN ('text', 'null')),
    "last_name" TEXT CHECK (typeof("last_name") IN ('text', 'null')),
    "email" TEXT CHECK (typeof("email") IN ('text', 'null')),
    "phone" TEXT CHECK (typeof("phone") IN ('text', 'null')),
    "total_spent" BIGINT NOT NULL DEFAULT 0 CHECK (typeof("total_spent") = 'integer')
        CONSTRAINT "customers_total_spent_check" CHECK (total_spent >= 0),
    "order_count" INTEGER NOT NULL DEFAULT 0 CHECK (typeof("order_count") = 'integer')
        CONSTRAINT "customers_order_count_check" CHECK (order_count >= 0),
    "last_order_at" DATETIME CHECK (typeof("last_order_at") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index customers_user_id_key
CREATE UNIQUE INDEX "customers_user_id_key" ON "customers" ("user_id");

-- create table addresses
CREATE TABLE "addresses" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "customer_id" TEXT NOT NULL CHECK (typeof("customer_id") = 'text')
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "type" TEXT NOT NULL CHECK ("type" IN ('BILLING', 'SHIPPING')),
    "label" TEXT CHECK (typeof("label") IN ('text', 'null')),
    "street" TEXT NOT NULL CHECK (typeof("street") = 'text'),
    "city" TEXT NOT NULL CHECK (typeof("city") = 'text'),
    "postal_code" TEXT NOT NULL CHECK (typeof("postal_code") = 'text'),
    "region" TEXT CHECK (typeof("region") IN ('text', 'null')),
    "country" TEXT NOT NULL DEFAULT 'Algeria' CHECK (typeof("country") = 'text'),
    "is_default" BOOLEAN NOT NULL DEFAULT false CHECK ("is_default" IN (0, 1)),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create table categories
CREATE TABLE "categories" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "name" TEXT NOT NULL CHECK (typeof("name") = 'text'),
    "slug" TEXT NOT NULL CHECK (typeof("slug") = 'text'),
    "description" TEXT CHECK (typeof("description") IN ('text', 'null')),
    "image" TEXT CHECK (typeof("image") IN ('text', 'null')),
    "parent_id" TEXT CHECK (typeof("parent_id") IN ('text', 'null'))
        REFERENCES "categories" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true CHECK ("is_active" IN (0, 1)),
    "sort_order" INTEGER NOT NULL DEFAULT 0 CHECK (typeof("sort_order") = 'integer'),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index categories_name_key
CREATE UNIQUE INDEX "categories_name_key" ON "categories" ("name");

-- create index categories_slug_key
CREATE UNIQUE INDEX "categories_slug_key" ON "categories" ("slug");

-- create table manufacturers
CREATE TABLE "manufacturers" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "name" TEXT NOT NULL CHECK (typeof("name") = 'text'),
    "slug" TEXT NOT NULL CHECK (typeof("slug") = 'text'),
    "description" TEXT CHECK (typeof("description") IN ('text', 'null')),
    "website" TEXT CHECK (typeof("website") IN ('text', 'null')),
    "logo" TEXT CHECK (typeof("logo") IN ('text', 'null')),
    "is_active" BOOLEAN NOT NULL DEFAULT true CHECK ("is_active" IN (0, 1)),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index manufacturers_name_key
CREATE UNIQUE INDEX "manufacturers_name_key" ON "manufacturers" ("name");

-- create index manufacturers_slug_key
CREATE UNIQUE INDEX "manufacturers_slug_key" ON "manufacturers" ("slug");

-- create table products
CREATE TABLE "products" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "name" TEXT NOT NULL CHECK (typeof("name") = 'text'),
    "slug" TEXT NOT NULL CHECK (typeof("slug") = 'text'),
    "sku" TEXT NOT NULL CHECK (typeof("sku") = 'text'),
    "description" TEXT CHECK (typeof("description") IN ('text', 'null')),
    "short_description" TEXT CHECK (typeof("short_description") IN ('text', 'null')),
    "category_id" TEXT NOT NULL CHECK (typeof("category_id") = 'text')
        REFERENCES "categories" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "manufacturer_id" TEXT CHECK (typeof("manufacturer_id") IN ('text', 'null'))
        REFERENCES "manufacturers" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "price" BIGINT NOT NULL CHECK (typeof("price") = 'integer')
        CONSTRAINT "products_price_check" CHECK (price >= 0),
    "cost_price" BIGINT CHECK (typeof("cost_price") IN ('integer', 'null'))
        CONSTRAINT "products_cost_price_check" CHECK (cost_price >= 0),
    "sale_price" BIGINT CHECK (typeof("sale_price") IN ('integer', 'null'))
        CONSTRAINT "products_sale_price_check" CHECK (sale_price >= 0),
    "stock_quantity" INTEGER NOT NULL DEFAULT 0 CHECK (typeof("stock_quantity") = 'integer')
        CONSTRAINT "products_stock_quantity_check" CHECK (stock_quantity >= 0),
    "min_stock" INTEGER NOT NULL DEFAULT 0 CHECK (typeof("min_stock") = 'integer'),
    "max_stock" INTEGER CHECK (typeof("max_stock") IN ('integer', 'null')),
    "weight" BIGINT CHECK (typeof("weight") IN ('integer', 'null')),
    "dimensions" JSONB CHECK ("dimensions" IS NULL OR json_valid("dimensions")),
    "specifications" JSONB CHECK ("specifications" IS NULL OR json_valid("specifications")),
    "features" TEXT CHECK (typeof("features") IN ('text', 'null')),
    "is_active" BOOLEAN NOT NULL DEFAULT true CHECK ("is_active" IN (0, 1)),
    "is_featured" BOOLEAN NOT NULL DEFAULT false CHECK ("is_featured" IN (0, 1)),
    "is_digital" BOOLEAN NOT NULL DEFAULT false CHECK ("is_digital" IN (0, 1)),
    "meta_title" TEXT CHECK (typeof("meta_title") IN ('text', 'null')),
    "meta_description" TEXT CHECK (typeof("meta_description") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index products_slug_key
CREATE UNIQUE INDEX "products_slug_key" ON "products" ("slug");

-- create index products_sku_key
CREATE UNIQUE INDEX "products_sku_key" ON "products" ("sku");

-- create index idx_products_category
CREATE INDEX "idx_products_category" ON "products" ("category_id");

-- create index idx_products_active
CREATE INDEX "idx_products_active" ON "products" ("is_active");

-- create index idx_products_category_active
CREATE INDEX "idx_products_category_active" ON "products" ("category_id", "is_active");

-- create table product_images
CREATE TABLE "product_images" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "product_id" TEXT NOT NULL CHECK (typeof("product_id") = 'text')
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "url" TEXT NOT NULL CHECK (typeof("url") = 'text'),
    "alt_text" TEXT CHECK (typeof("alt_text") IN ('text', 'null')),
    "sort_order" INTEGER NOT NULL DEFAULT 0 CHECK (typeof("sort_order") = 'integer'),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create table inventory_logs
CREATE TABLE "inventory_logs" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "product_id" TEXT NOT NULL CHECK (typeof("product_id") = 'text')
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "type" TEXT NOT NULL CHECK ("type" IN ('PURCHASE', 'SALE', 'ADJUSTMENT', 'RETURN', 'DAMAGE', 'TRANSFER')),
    "quantity" INTEGER NOT NULL CHECK (typeof("quantity") = 'integer'),
    "reason" TEXT CHECK (typeof("reason") IN ('text', 'null')),
    "reference" TEXT CHECK (typeof("reference") IN ('text', 'null')),
    "old_quantity" INTEGER NOT NULL CHECK (typeof("old_quantity") = 'integer'),
    "new_quantity" INTEGER NOT NULL CHECK (typeof("new_quantity") = 'integer')
        CONSTRAINT "inventory_logs_new_quantity_check" CHECK (old_quantity + quantity = new_quantity),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create table cart_items
CREATE TABLE "cart_items" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "customer_id" TEXT NOT NULL CHECK (typeof("customer_id") = 'text')
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "product_id" TEXT NOT NULL CHECK (typeof("product_id") = 'text')
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    "quantity" INTEGER NOT NULL CHECK (typeof("quantity") = 'integer')
        CONSTRAINT "cart_items_quantity_check" CHECK (quantity > 0),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index cart_items_customer_id_product_id_key
CREATE UNIQUE INDEX "cart_items_customer_id_product_id_key" ON "cart_items" ("customer_id", "product_id");

-- create table orders
CREATE TABLE "orders" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "order_number" TEXT NOT NULL CHECK (typeof("order_number") = 'text'),
    "customer_id" TEXT NOT NULL CHECK (typeof("customer_id") = 'text')
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "address_id" TEXT NOT NULL CHECK (typeof("address_id") = 'text')
        REFERENCES "addresses" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "status" TEXT NOT NULL DEFAULT 'PENDING' CHECK ("status" IN ('PENDING', 'CONFIRMED', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED')),
    "payment_status" TEXT NOT NULL DEFAULT 'PENDING' CHECK ("payment_status" IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED', 'REFUNDED')),
    "subtotal" BIGINT NOT NULL CHECK (typeof("subtotal") = 'integer')
        CONSTRAINT "orders_subtotal_check" CHECK (subtotal >= 0),
    "tax_amount" BIGINT NOT NULL CHECK (typeof("tax_amount") = 'integer')
        CONSTRAINT "orders_tax_amount_check" CHECK (tax_amount >= 0),
    "shipping_amount" BIGINT NOT NULL CHECK (typeof("shipping_amount") = 'integer')
        CONSTRAINT "orders_shipping_amount_check" CHECK (shipping_amount >= 0),
    "discount_amount" BIGINT NOT NULL CHECK (typeof("discount_amount") = 'integer')
        CONSTRAINT "orders_discount_amount_check" CHECK (discount_amount >= 0),
    "total_amount" BIGINT NOT NULL CHECK (typeof("total_amount") = 'integer')
        CONSTRAINT "orders_total_amount_check" CHECK (total_amount >= 0),
    "notes" TEXT CHECK (typeof("notes") IN ('text', 'null')),
    "tracking_number" TEXT CHECK (typeof("tracking_number") IN ('text', 'null')),
    "shipping_carrier" TEXT CHECK (typeof("shipping_carrier") IN ('text', 'null')),
    "order_date" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("order_date") = 'text'),
    "shipped_at" DATETIME CHECK (typeof("shipped_at") IN ('text', 'null')),
    "delivered_at" DATETIME CHECK (typeof("delivered_at") IN ('text', 'null')),
    "estimated_delivery" DATETIME CHECK (typeof("estimated_delivery") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index orders_order_number_key
CREATE UNIQUE INDEX "orders_order_number_key" ON "orders" ("order_number");

-- create index idx_orders_customer
CREATE INDEX "idx_orders_customer" ON "orders" ("customer_id");

-- create index idx_orders_status
CREATE INDEX "idx_orders_status" ON "orders" ("status");

-- create index idx_orders_customer_status
CREATE INDEX "idx_orders_customer_status" ON "orders" ("customer_id", "status");

-- create table order_items
CREATE TABLE "order_items" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "order_id" TEXT NOT NULL CHECK (typeof("order_id") = 'text')
        REFERENCES "orders" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "product_id" TEXT NOT NULL CHECK (typeof("product_id") = 'text')
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "quantity" INTEGER NOT NULL CHECK (typeof("quantity") = 'integer')
        CONSTRAINT "order_items_quantity_check" CHECK (quantity > 0),
    "unit_price" BIGINT NOT NULL CHECK (typeof("unit_price") = 'integer')
        CONSTRAINT "order_items_unit_price_check" CHECK (unit_price >= 0),
    "total_price" BIGINT NOT NULL CHECK (typeof("total_price") = 'integer')
        CONSTRAINT "order_items_total_price_check" CHECK (total_price >= 0),
    PRIMARY KEY ("id")
);

-- create table payments
CREATE TABLE "payments" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "order_id" TEXT NOT NULL CHECK (typeof("order_id") = 'text')
        REFERENCES "orders" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "method" TEXT NOT NULL CHECK ("method" IN ('CREDIT_CARD', 'DEBIT_CARD', 'BANK_TRANSFER', 'CASH_ON_DELIVERY', 'PAYPAL', 'STRIPE', 'CIB', 'EDAHABIA')),
    "provider" TEXT NOT NULL CHECK (typeof("provider") = 'text'),
    "provider_payment_id" TEXT CHECK (typeof("provider_payment_id") IN ('text', 'null')),
    "amount" BIGINT NOT NULL CHECK (typeof("amount") = 'integer')
        CONSTRAINT "payments_amount_check" CHECK (amount >= 0),
    "currency" TEXT NOT NULL DEFAULT 'DZD' CHECK (typeof("currency") = 'text'),
    "status" TEXT NOT NULL DEFAULT 'PENDING' CHECK ("status" IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED', 'REFUNDED')),
    "paid_at" DATETIME CHECK (typeof("paid_at") IN ('text', 'null')),
    "failure_reason" TEXT CHECK (typeof("failure_reason") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create table reviews
CREATE TABLE "reviews" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "customer_id" TEXT NOT NULL CHECK (typeof("customer_id") = 'text')
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "product_id" TEXT NOT NULL CHECK (typeof("product_id") = 'text')
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "rating" INTEGER NOT NULL CHECK (typeof("rating") = 'integer')
        CONSTRAINT "reviews_rating_check" CHECK (rating BETWEEN 1 AND 5),
    "title" TEXT CHECK (typeof("title") IN ('text', 'null')),
    "comment" TEXT CHECK (typeof("comment") IN ('text', 'null')),
    "is_verified" BOOLEAN NOT NULL DEFAULT false CHECK ("is_verified" IN (0, 1)),
    "is_published" BOOLEAN NOT NULL DEFAULT true CHECK ("is_published" IN (0, 1)),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index reviews_customer_id_product_id_key
CREATE UNIQUE INDEX "reviews_customer_id_product_id_key" ON "reviews" ("customer_id", "product_id");

-- create table service_types
CREATE TABLE "service_types" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "name" TEXT NOT NULL CHECK (typeof("name") = 'text'),
    "description" TEXT CHECK (typeof("description") IN ('text', 'null')),
    "duration" INTEGER NOT NULL CHECK (typeof("duration") = 'integer')
        CONSTRAINT "service_types_duration_check" CHECK (duration >= 0),
    "price" BIGINT NOT NULL CHECK (typeof("price") = 'integer')
        CONSTRAINT "service_types_price_check" CHECK (price >= 0),
    "is_active" BOOLEAN NOT NULL DEFAULT true CHECK ("is_active" IN (0, 1)),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index service_types_name_key
CREATE UNIQUE INDEX "service_types_name_key" ON "service_types" ("name");

-- create table technicians
CREATE TABLE "technicians" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "user_id" TEXT NOT NULL CHECK (typeof("user_id") = 'text')
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "employee_id" TEXT NOT NULL CHECK (typeof("employee_id") = 'text'),
    "specialties" TEXT CHECK (typeof("specialties") IN ('text', 'null')),
    "is_active" BOOLEAN NOT NULL DEFAULT true CHECK ("is_active" IN (0, 1)),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index technicians_user_id_key
CREATE UNIQUE INDEX "technicians_user_id_key" ON "technicians" ("user_id");

-- create index technicians_employee_id_key
CREATE UNIQUE INDEX "technicians_employee_id_key" ON "technicians" ("employee_id");

-- create table service_requests
CREATE TABLE "service_requests" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "customer_id" TEXT NOT NULL CHECK (typeof("customer_id") = 'text')
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "service_type_id" TEXT NOT NULL CHECK (typeof("service_type_id") = 'text')
        REFERENCES "service_types" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    "technician_id" TEXT CHECK (typeof("technician_id") IN ('text', 'null'))
        REFERENCES "technicians" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "description" TEXT NOT NULL CHECK (typeof("description") = 'text'),
    "priority" TEXT NOT NULL DEFAULT 'NORMAL' CHECK ("priority" IN ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    "status" TEXT NOT NULL DEFAULT 'PENDING' CHECK ("status" IN ('PENDING', 'SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED')),
    "requested_date" DATETIME NOT NULL CHECK (typeof("requested_date") = 'text'),
    "scheduled_date" DATETIME CHECK (typeof("scheduled_date") IN ('text', 'null')),
    "completed_at" DATETIME CHECK (typeof("completed_at") IN ('text', 'null')),
    "equipment_details" JSONB CHECK ("equipment_details" IS NULL OR json_valid("equipment_details")),
    "completion_notes" TEXT CHECK (typeof("completion_notes") IN ('text', 'null')),
    "customer_rating" INTEGER CHECK (typeof("customer_rating") IN ('integer', 'null'))
        CONSTRAINT "service_requests_customer_rating_check" CHECK (customer_rating BETWEEN 1 AND 5),
    "customer_feedback" TEXT CHECK (typeof("customer_feedback") IN ('text', 'null')),
    "estimated_cost" BIGINT CHECK (typeof("estimated_cost") IN ('integer', 'null'))
        CONSTRAINT "service_requests_estimated_cost_check" CHECK (estimated_cost >= 0),
    "actual_cost" BIGINT CHECK (typeof("actual_cost") IN ('integer', 'null'))
        CONSTRAINT "service_requests_actual_cost_check" CHECK (actual_cost >= 0),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    "updated_at" DATETIME NOT NULL CHECK (typeof("updated_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create table page_analytics
CREATE TABLE "page_analytics" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "session_id" TEXT NOT NULL CHECK (typeof("session_id") = 'text'),
    "user_id" TEXT CHECK (typeof("user_id") IN ('text', 'null'))
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "page_path" TEXT NOT NULL CHECK (typeof("page_path") = 'text'),
    "page_title" TEXT CHECK (typeof("page_title") IN ('text', 'null')),
    "referrer" TEXT CHECK (typeof("referrer") IN ('text', 'null')),
    "user_agent" TEXT CHECK (typeof("user_agent") IN ('text', 'null')),
    "device_type" TEXT CHECK (typeof("device_type") IN ('text', 'null')),
    "browser" TEXT CHECK (typeof("browser") IN ('text', 'null')),
    "os" TEXT CHECK (typeof("os") IN ('text', 'null')),
    "country" TEXT CHECK (typeof("country") IN ('text', 'null')),
    "city" TEXT CHECK (typeof("city") IN ('text', 'null')),
    "duration_seconds" INTEGER CHECK (typeof("duration_seconds") IN ('integer', 'null')),
    "bounce" BOOLEAN NOT NULL DEFAULT false CHECK ("bounce" IN (0, 1)),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index idx_page_analytics_session
CREATE INDEX "idx_page_analytics_session" ON "page_analytics" ("session_id");

-- create table ecommerce_events
CREATE TABLE "ecommerce_events" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "session_id" TEXT NOT NULL CHECK (typeof("session_id") = 'text'),
    "user_id" TEXT CHECK (typeof("user_id") IN ('text', 'null'))
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "event_type" TEXT NOT NULL CHECK (typeof("event_type") = 'text'),
    "product_id" TEXT CHECK (typeof("product_id") IN ('text', 'null'))
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "category_id" TEXT CHECK (typeof("category_id") IN ('text', 'null'))
        REFERENCES "categories" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "value" BIGINT CHECK (typeof("value") IN ('integer', 'null')),
    "currency" TEXT NOT NULL DEFAULT 'DZD' CHECK (typeof("currency") = 'text'),
    "quantity" INTEGER CHECK (typeof("quantity") IN ('integer', 'null')),
    "metadata" JSONB CHECK ("metadata" IS NULL OR json_valid("metadata")),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index idx_ecommerce_events_type
CREATE INDEX "idx_ecommerce_events_type" ON "ecommerce_events" ("event_type");

-- create table performance_metrics
CREATE TABLE "performance_metrics" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "session_id" TEXT NOT NULL CHECK (typeof("session_id") = 'text'),
    "page_path" TEXT NOT NULL CHECK (typeof("page_path") = 'text'),
    "metric_type" TEXT NOT NULL CHECK (typeof("metric_type") = 'text'),
    "value" BIGINT NOT NULL CHECK (typeof("value") = 'integer'),
    "unit" TEXT NOT NULL CHECK (typeof("unit") = 'text'),
    "device_type" TEXT CHECK (typeof("device_type") IN ('text', 'null')),
    "connection" TEXT CHECK (typeof("connection") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create table traffic_sources
CREATE TABLE "traffic_sources" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "session_id" TEXT NOT NULL CHECK (typeof("session_id") = 'text'),
    "source" TEXT CHECK (typeof("source") IN ('text', 'null')),
    "medium" TEXT CHECK (typeof("medium") IN ('text', 'null')),
    "campaign" TEXT CHECK (typeof("campaign") IN ('text', 'null')),
    "utm_source" TEXT CHECK (typeof("utm_source") IN ('text', 'null')),
    "utm_medium" TEXT CHECK (typeof("utm_medium") IN ('text', 'null')),
    "utm_campaign" TEXT CHECK (typeof("utm_campaign") IN ('text', 'null')),
    "utm_term" TEXT CHECK (typeof("utm_term") IN ('text', 'null')),
    "utm_content" TEXT CHECK (typeof("utm_content") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create table analytics_sessions
CREATE TABLE "analytics_sessions" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "session_id" TEXT NOT NULL CHECK (typeof("session_id") = 'text'),
    "user_id" TEXT CHECK (typeof("user_id") IN ('text', 'null'))
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "ip_address" TEXT CHECK (typeof("ip_address") IN ('text', 'null')),
    "user_agent" TEXT CHECK (typeof("user_agent") IN ('text', 'null')),
    "device_type" TEXT CHECK (typeof("device_type") IN ('text', 'null')),
    "browser" TEXT CHECK (typeof("browser") IN ('text', 'null')),
    "os" TEXT CHECK (typeof("os") IN ('text', 'null')),
    "country" TEXT CHECK (typeof("country") IN ('text', 'null')),
    "city" TEXT CHECK (typeof("city") IN ('text', 'null')),
    "started_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("started_at") = 'text'),
    "ended_at" DATETIME CHECK (typeof("ended_at") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create index analytics_sessions_session_id_key
CREATE UNIQUE INDEX "analytics_sessions_session_id_key" ON "analytics_sessions" ("session_id");

-- create table error_logs
CREATE TABLE "error_logs" (
    "id" TEXT NOT NULL CHECK (typeof("id") = 'text'),
    "level" TEXT NOT NULL CHECK (typeof("level") = 'text'),
    "message" TEXT NOT NULL CHECK (typeof("message") = 'text'),
    "stack_trace" TEXT CHECK (typeof("stack_trace") IN ('text', 'null')),
    "user_id" TEXT CHECK (typeof("user_id") IN ('text', 'null'))
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    "session_id" TEXT CHECK (typeof("session_id") IN ('text', 'null')),
    "url" TEXT CHECK (typeof("url") IN ('text', 'null')),
    "user_agent" TEXT CHECK (typeof("user_agent") IN ('text', 'null')),
    "metadata" JSONB CHECK ("metadata" IS NULL OR json_valid("metadata")),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("id")
);

-- create table cache_entries
CREATE TABLE "cache_entries" (
    "key" TEXT NOT NULL CHECK (typeof("key") = 'text'),
    "value" TEXT NOT NULL CHECK (typeof("value") = 'text'),
    "expires_at" DATETIME CHECK (typeof("expires_at") IN ('text', 'null')),
    "created_at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (typeof("created_at") = 'text'),
    PRIMARY KEY ("key")
);
