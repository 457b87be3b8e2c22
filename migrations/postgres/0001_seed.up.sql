-- create enum UserRole
CREATE TYPE "UserRole" AS ENUM ('ADMIN', 'CUSTOMER', 'TECHNICIAN');

-- create enum CustomerType
CREATE TYPE "CustomerType" AS ENUM ('B2C', 'B2B');

-- create enum AddressType
CREATE TYPE "AddressType" AS ENUM ('BILLING', 'SHIPPING');

-- create enum InventoryLogType
CREATE TYPE "InventoryLogType" AS ENUM ('PURCHASE', 'SALE', 'ADJUSTMENT', 'RETURN', 'DAMAGE', 'TRANSFER');

-- create enum OrderStatus
CREATE TYPE "OrderStatus" AS ENUM ('PENDING', 'CONFIRMED', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED');

-- create enum PaymentStatus
CREATE TYPE "PaymentStatus" AS ENUM ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED', 'REFUNDED');

-- create enum PaymentMethod
CREATE TYPE "PaymentMethod" AS ENUM ('CREDIT_CARD', 'DEBIT_CARD', 'BANK_TRANSFER', 'CASH_ON_DELIVERY', 'PAYPAL', 'STRIPE', 'CIB', 'EDAHABIA');

-- create enum ServicePriority
CREATE TYPE "ServicePriority" AS ENUM ('LOW', 'NORMAL', 'HIGH', 'URGENT');

-- create enum ServiceStatus
CREATE TYPE "ServiceStatus" AS ENUM ('PENDING', 'SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED');

-- create table users
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "password" TEXT,
    "phone" TEXT,
    "avatar" TEXT,
    "role" "UserRole" NOT NULL DEFAULT 'CUSTOMER',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_verified" BOOLEAN NOT NULL DEFAULT false,
    "email_verified" TIMESTAMPTZ(3),
    "last_login_at" TIMESTAMPTZ(3),
    "google_id" TEXT,
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "two_factor_secret" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- create index users_email_key
CREATE UNIQUE INDEX "users_email_key" ON "users" ("email");

-- create index users_google_id_key
CREATE UNIQUE INDEX "users_google_id_key" ON "users" ("google_id");

-- create table user_sessions
CREATE TABLE "user_sessions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "session_token" TEXT NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "user_sessions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "user_sessions_user_id_fkey" FOREIGN KEY ("user_id")
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

-- create index user_sessions_session_token_key
CREATE UNIQUE INDEX "user_sessions_session_token_key" ON "user_sessions" ("session_token");

-- create table password_resets
CREATE TABLE "password_resets" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id")
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

-- create index password_resets_token_key
CREATE UNIQUE INDEX "password_resets_token_key" ON "password_resets" ("token");

-- create table customers
CREATE TABLE "customers" (
    "id" TEXT NOT NULL,
    "user_id" TEXT,
    "company_name" TEXT,
    "customer_type" "CustomerType" NOT NULL DEFAULT 'B2C',
    "vat_number" TEXT,
    "is_guest" BOOLEAN NOT NULL DEFAULT false,
    "first_name" TEXT,
    "last_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "total_spent" NUMERIC(14,2) NOT NULL DEFAULT 0,
    "order_count" INTEGER NOT NULL DEFAULT 0,
    "last_order_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "customers_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "customers_user_id_fkey" FOREIGN KEY ("user_id")
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "customers_total_spent_check" CHECK (total_spent >= 0),
    CONSTRAINT "customers_order_count_check" CHECK (order_count >= 0)
);

-- create index customers_user_id_key
CREATE UNIQUE INDEX "customers_user_id_key" ON "customers" ("user_id");

-- create table addresses
CREATE TABLE "addresses" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "type" "AddressType" NOT NULL,
    "label" TEXT,
    "street" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "region" TEXT,
    "country" TEXT NOT NULL DEFAULT 'Algeria',
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "addresses_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "addresses_customer_id_fkey" FOREIGN KEY ("customer_id")
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

-- create table categories
CREATE TABLE "categories" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "image" TEXT,
    "parent_id" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "categories_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "categories_parent_id_fkey" FOREIGN KEY ("parent_id")
        REFERENCES "categories" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

-- create index categories_name_key
CREATE UNIQUE INDEX "categories_name_key" ON "categories" ("name");

-- create index categories_slug_key
CREATE UNIQUE INDEX "categories_slug_key" ON "categories" ("slug");

-- create table manufacturers
CREATE TABLE "manufacturers" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "website" TEXT,
    "logo" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "manufacturers_pkey" PRIMARY KEY ("id")
);

-- create index manufacturers_name_key
CREATE UNIQUE INDEX "manufacturers_name_key" ON "manufacturers" ("name");

-- create index manufacturers_slug_key
CREATE UNIQUE INDEX "manufacturers_slug_key" ON "manufacturers" ("slug");

-- create table products
CREATE TABLE "products" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "description" TEXT,
    "short_description" TEXT,
    "category_id" TEXT NOT NULL,
    "manufacturer_id" TEXT,
    "price" NUMERIC(14,2) NOT NULL,
    "cost_price" NUMERIC(14,2),
    "sale_price" NUMERIC(14,2),
    "stock_quantity" INTEGER NOT NULL DEFAULT 0,
    "min_stock" INTEGER NOT NULL DEFAULT 0,
    "max_stock" INTEGER,
    "weight" NUMERIC(10,3),
    "dimensions" JSONB,
    "specifications" JSONB,
    "features" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_featured" BOOLEAN NOT NULL DEFAULT false,
    "is_digital" BOOLEAN NOT NULL DEFAULT false,
    "meta_title" TEXT,
    "meta_description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "products_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "products_category_id_fkey" FOREIGN KEY ("category_id")
        REFERENCES "categories" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "products_manufacturer_id_fkey" FOREIGN KEY ("manufacturer_id")
        REFERENCES "manufacturers" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "products_price_check" CHECK (price >= 0),
    CONSTRAINT "products_cost_price_check" CHECK (cost_price >= 0),
    CONSTRAINT "products_sale_price_check" CHECK (sale_price >= 0),
    CONSTRAINT "products_stock_quantity_check" CHECK (stock_quantity >= 0)
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
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "alt_text" TEXT,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "product_images_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "product_images_product_id_fkey" FOREIGN KEY ("product_id")
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

-- create table inventory_logs
CREATE TABLE "inventory_logs" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "type" "InventoryLogType" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "reason" TEXT,
    "reference" TEXT,
    "old_quantity" INTEGER NOT NULL,
    "new_quantity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "inventory_logs_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "inventory_logs_product_id_fkey" FOREIGN KEY ("product_id")
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "inventory_logs_new_quantity_check" CHECK (old_quantity + quantity = new_quantity)
);

-- create table cart_items
CREATE TABLE "cart_items" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "cart_items_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "cart_items_customer_id_fkey" FOREIGN KEY ("customer_id")
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "cart_items_product_id_fkey" FOREIGN KEY ("product_id")
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT "cart_items_quantity_check" CHECK (quantity > 0)
);

-- create index cart_items_customer_id_product_id_key
CREATE UNIQUE INDEX "cart_items_customer_id_product_id_key" ON "cart_items" ("customer_id", "product_id");

-- create table orders
CREATE TABLE "orders" (
    "id" TEXT NOT NULL,
    "order_number" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "address_id" TEXT NOT NULL,
    "status" "OrderStatus" NOT NULL DEFAULT 'PENDING',
    "payment_status" "PaymentStatus" NOT NULL DEFAULT 'PENDING',
    "subtotal" NUMERIC(14,2) NOT NULL,
    "tax_amount" NUMERIC(14,2) NOT NULL,
    "shipping_amount" NUMERIC(14,2) NOT NULL,
    "discount_amount" NUMERIC(14,2) NOT NULL,
    "total_amount" NUMERIC(14,2) NOT NULL,
    "notes" TEXT,
    "tracking_number" TEXT,
    "shipping_carrier" TEXT,
    "order_date" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shipped_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "estimated_delivery" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id")
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "orders_address_id_fkey" FOREIGN KEY ("address_id")
        REFERENCES "addresses" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "orders_subtotal_check" CHECK (subtotal >= 0),
    CONSTRAINT "orders_tax_amount_check" CHECK (tax_amount >= 0),
    CONSTRAINT "orders_shipping_amount_check" CHECK (shipping_amount >= 0),
    CONSTRAINT "orders_discount_amount_check" CHECK (discount_amount >= 0),
    CONSTRAINT "orders_total_amount_check" CHECK (total_amount >= 0)
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
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price" NUMERIC(14,2) NOT NULL,
    "total_price" NUMERIC(14,2) NOT NULL,
    CONSTRAINT "order_items_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "order_items_order_id_fkey" FOREIGN KEY ("order_id")
        REFERENCES "orders" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "order_items_product_id_fkey" FOREIGN KEY ("product_id")
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "order_items_quantity_check" CHECK (quantity > 0),
    CONSTRAINT "order_items_unit_price_check" CHECK (unit_price >= 0),
    CONSTRAINT "order_items_total_price_check" CHECK (total_price >= 0)
);

-- create table payments
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "method" "PaymentMethod" NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_payment_id" TEXT,
    "amount" NUMERIC(14,2) NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'DZD',
    "status" "PaymentStatus" NOT NULL DEFAULT 'PENDING',
    "paid_at" TIMESTAMPTZ(3),
    "failure_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "payments_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id")
        REFERENCES "orders" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "payments_amount_check" CHECK (amount >= 0)
);

-- create table reviews
CREATE TABLE "reviews" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "title" TEXT,
    "comment" TEXT,
    "is_verified" BOOLEAN NOT NULL DEFAULT false,
    "is_published" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "reviews_customer_id_fkey" FOREIGN KEY ("customer_id")
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "reviews_product_id_fkey" FOREIGN KEY ("product_id")
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "reviews_rating_check" CHECK (rating BETWEEN 1 AND 5)
);

-- create index reviews_customer_id_product_id_key
CREATE UNIQUE INDEX "reviews_customer_id_product_id_key" ON "reviews" ("customer_id", "product_id");

-- create table service_types
CREATE TABLE "service_types" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "duration" INTEGER NOT NULL,
    "price" NUMERIC(14,2) NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "service_types_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "service_types_duration_check" CHECK (duration >= 0),
    CONSTRAINT "service_types_price_check" CHECK (price >= 0)
);

-- create index service_types_name_key
CREATE UNIQUE INDEX "service_types_name_key" ON "service_types" ("name");

-- create table technicians
CREATE TABLE "technicians" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "employee_id" TEXT NOT NULL,
    "specialties" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "technicians_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "technicians_user_id_fkey" FOREIGN KEY ("user_id")
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE RESTRICT
);

-- create index technicians_user_id_key
CREATE UNIQUE INDEX "technicians_user_id_key" ON "technicians" ("user_id");

-- create index technicians_employee_id_key
CREATE UNIQUE INDEX "technicians_employee_id_key" ON "technicians" ("employee_id");

-- create table service_requests
CREATE TABLE "service_requests" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "service_type_id" TEXT NOT NULL,
    "technician_id" TEXT,
    "description" TEXT NOT NULL,
    "priority" "ServicePriority" NOT NULL DEFAULT 'NORMAL',
    "status" "ServiceStatus" NOT NULL DEFAULT 'PENDING',
    "requested_date" TIMESTAMPTZ(3) NOT NULL,
    "scheduled_date" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "equipment_details" JSONB,
    "completion_notes" TEXT,
    "customer_rating" INTEGER,
    "customer_feedback" TEXT,
    "estimated_cost" NUMERIC(14,2),
    "actual_cost" NUMERIC(14,2),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "service_requests_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "service_requests_customer_id_fkey" FOREIGN KEY ("customer_id")
        REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "service_requests_service_type_id_fkey" FOREIGN KEY ("service_type_id")
        REFERENCES "service_types" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT "service_requests_technician_id_fkey" FOREIGN KEY ("technician_id")
        REFERENCES "technicians" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "service_requests_customer_rating_check" CHECK (customer_rating BETWEEN 1 AND 5),
    CONSTRAINT "service_requests_estimated_cost_check" CHECK (estimated_cost >= 0),
    CONSTRAINT "service_requests_actual_cost_check" CHECK (actual_cost >= 0)
);

-- create table page_analytics
CREATE TABLE "page_analytics" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "user_id" TEXT,
    "page_path" TEXT NOT NULL,
    "page_title" TEXT,
    "referrer" TEXT,
    "user_agent" TEXT,
    "device_type" TEXT,
    "browser" TEXT,
    "os" TEXT,
    "country" TEXT,
    "city" TEXT,
    "duration_seconds" INTEGER,
    "bounce" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "page_analytics_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "page_analytics_user_id_fkey" FOREIGN KEY ("user_id")
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

-- create index idx_page_analytics_session
CREATE INDEX "idx_page_analytics_session" ON "page_analytics" ("session_id");

-- create table ecommerce_events
CREATE TABLE "ecommerce_events" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "user_id" TEXT,
    "event_type" TEXT NOT NULL,
    "product_id" TEXT,
    "category_id" TEXT,
    "value" NUMERIC(14,2),
    "currency" TEXT NOT NULL DEFAULT 'DZD',
    "quantity" INTEGER,
    "metadata" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ecommerce_events_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ecommerce_events_user_id_fkey" FOREIGN KEY ("user_id")
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "ecommerce_events_product_id_fkey" FOREIGN KEY ("product_id")
        REFERENCES "products" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "ecommerce_events_category_id_fkey" FOREIGN KEY ("category_id")
        REFERENCES "categories" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

-- create index idx_ecommerce_events_type
CREATE INDEX "idx_ecommerce_events_type" ON "ecommerce_events" ("event_type");

-- create table performance_metrics
CREATE TABLE "performance_metrics" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "page_path" TEXT NOT NULL,
    "metric_type" TEXT NOT NULL,
    "value" NUMERIC(14,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "device_type" TEXT,
    "connection" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "performance_metrics_pkey" PRIMARY KEY ("id")
);

-- create table traffic_sources
CREATE TABLE "traffic_sources" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "source" TEXT,
    "medium" TEXT,
    "campaign" TEXT,
    "utm_source" TEXT,
    "utm_medium" TEXT,
    "utm_campaign" TEXT,
    "utm_term" TEXT,
    "utm_content" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "traffic_sources_pkey" PRIMARY KEY ("id")
);

-- create table analytics_sessions
CREATE TABLE "analytics_sessions" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "user_id" TEXT,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "device_type" TEXT,
    "browser" TEXT,
    "os" TEXT,
    "country" TEXT,
    "city" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "analytics_sessions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "analytics_sessions_user_id_fkey" FOREIGN KEY ("user_id")
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

-- create index analytics_sessions_session_id_key
CREATE UNIQUE INDEX "analytics_sessions_session_id_key" ON "analytics_sessions" ("session_id");

-- create table error_logs
CREATE TABLE "error_logs" (
    "id" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "stack_trace" TEXT,
    "user_id" TEXT,
    "session_id" TEXT,
    "url" TEXT,
    "user_agent" TEXT,
    "metadata" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "error_logs_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "error_logs_user_id_fkey" FOREIGN KEY ("user_id")
        REFERENCES "users" ("id") ON UPDATE CASCADE ON DELETE SET NULL
);

-- create table cache_entries
CREATE TABLE "cache_entries" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "cache_entries_pkey" PRIMARY KEY ("key")
);
