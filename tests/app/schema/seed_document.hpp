#pragma once

#include <string_view>

// The tables of the seed document, as the document has them: name, columns with their types ("?"
// may be null), unique columns and the defaults that it states. A line that begins at the margin is
// a table.
namespace foyer::seed {

inline constexpr std::string_view tables = R"(
users
    id String
    email String unique
    first_name String
    last_name String
    password String?
    phone String?
    avatar String?
    role UserRole = CUSTOMER
    is_active Boolean = true
    is_verified Boolean = false
    email_verified DateTime?
    last_login_at DateTime?
    google_id String?
    two_factor_enabled Boolean
    two_factor_secret String?
    created_at DateTime
    updated_at DateTime
user_sessions
    id String
    user_id String
    session_token String unique
    ip_address String?
    user_agent String?
    expires_at DateTime
    created_at DateTime
password_resets
    id String
    user_id String
    token String unique
    expires_at DateTime
    used_at DateTime?
    created_at DateTime
customers
    id String
    user_id String?
    company_name String?
    customer_type CustomerType = B2C
    vat_number String?
    is_guest Boolean
    first_name String?
    last_name String?
    email String?
    phone String?
    total_spent Decimal
    order_count Int
    last_order_at DateTime?
    created_at DateTime
    updated_at DateTime
addresses
    id String
    customer_id String
    type AddressType
    label String?
    street String
    city String
    postal_code String
    region String?
    country String = Algeria
    is_default Boolean
    created_at DateTime
    updated_at DateTime
categories
    id String
    name String unique
    slug String unique
    description String?
    image String?
    parent_id String?
    is_active Boolean
    sort_order Int
    created_at DateTime
    updated_at DateTime
products
    id String
    name String
    slug String unique
    sku String unique
    description String?
    short_description String?
    category_id String
    manufacturer_id String?
    price Decimal
    cost_price Decimal?
    sale_price Decimal?
    stock_quantity Int
    min_stock Int
    max_stock Int?
    weight Decimal?
    dimensions Json?
    specifications Json?
    features String?
    is_active Boolean
    is_featured Boolean
    is_digital Boolean
    meta_title String?
    meta_description String?
    created_at DateTime
    updated_at DateTime
product_images
    id String
    product_id String
    url String
    alt_text String?
    sort_order Int
    created_at DateTime
manufacturers
    id String
    name String unique
    slug String unique
    description String?
    website String?
    logo String?
    is_active Boolean
    created_at DateTime
    updated_at DateTime
orders
    id String
    order_number String unique
    customer_id String
    address_id String
    status OrderStatus
    payment_status PaymentStatus
    subtotal Decimal
    tax_amount Decimal
    shipping_amount Decimal
    discount_amount Decimal
    total_amount Decimal
    notes String?
    tracking_number String?
    shipping_carrier String?
    order_date DateTime
    shipped_at DateTime?
    delivered_at DateTime?
    estimated_delivery DateTime?
    created_at DateTime
    updated_at DateTime
order_items
    id String
    order_id String
    product_id String
    quantity Int
    unit_price Decimal
    total_price Decimal
payments
    id String
    order_id String
    method PaymentMethod
    provider String
    provider_payment_id String?
    amount Decimal
    currency String = DZD
    status PaymentStatus
    paid_at DateTime?
    failure_reason String?
    created_at DateTime
    updated_at DateTime
service_types
    id String
    name String unique
    description String?
    duration Int
    price Decimal
    is_active Boolean
    created_at DateTime
    updated_at DateTime
technicians
    id String
    user_id String
    employee_id String unique
    specialties String?
    is_active Boolean
    created_at DateTime
    updated_at DateTime
service_requests
    id String
    customer_id String
    service_type_id String
    technician_id String?
    description String
    priority ServicePriority
    status ServiceStatus
    requested_date DateTime
    scheduled_date DateTime?
    completed_at DateTime?
    equipment_details Json?
    completion_notes String?
    customer_rating Int?
    customer_feedback String?
    estimated_cost Decimal?
    actual_cost Decimal?
    created_at DateTime
    updated_at DateTime
reviews
    id String
    customer_id String
    product_id String
    rating Int
    title String?
    comment String?
    is_verified Boolean
    is_published Boolean
    created_at DateTime
    updated_at DateTime
cart_items
    id String
    customer_id String
    product_id String
    quantity Int
    created_at DateTime
    updated_at DateTime
inventory_logs
    id String
    product_id String
    type InventoryLogType
    quantity Int
    reason String?
    reference String?
    old_quantity Int
    new_quantity Int
    created_at DateTime
page_analytics
    id String
    session_id String
    user_id String?
    page_path String
    page_title String?
    referrer String?
    user_agent String?
    device_type String?
    browser String?
    os String?
    country String?
    city String?
    duration_seconds Int?
    bounce Boolean
    created_at DateTime
ecommerce_events
    id String
    session_id String
    user_id String?
    event_type String
    product_id String?
    category_id String?
    value Decimal?
    currency String
    quantity Int?
    metadata Json?
    created_at DateTime
performance_metrics
    id String
    session_id String
    page_path String
    metric_type String
    value Decimal
    unit String
    device_type String?
    connection String?
    created_at DateTime
)";

// Named by the document without columns.
inline constexpr std::string_view appendix_tables[] = {
    "traffic_sources", "analytics_sessions", "cache_entries", "error_logs"
};

// The indexes it recommends, with table and columns.
inline constexpr std::string_view indexes[] = {
    "idx_products_category: products (category_id)",
    "idx_products_active: products (is_active)",
    "idx_orders_customer: orders (customer_id)",
    "idx_orders_status: orders (status)",
    "idx_page_analytics_session: page_analytics (session_id)",
    "idx_ecommerce_events_type: ecommerce_events (event_type)",
    "idx_products_category_active: products (category_id, is_active)",
    "idx_orders_customer_status: orders (customer_id, status)",
};

// The five enums it lists and the four it leaves open; the last two payment methods are Algerian
// cards.
inline constexpr std::string_view enums[] = {
    "AddressType: BILLING, SHIPPING",
    "CustomerType: B2C, B2B",
    "InventoryLogType: PURCHASE, SALE, ADJUSTMENT, RETURN, DAMAGE, TRANSFER",
    "OrderStatus: PENDING, CONFIRMED, PROCESSING, SHIPPED, DELIVERED, CANCELLED, REFUNDED",
    "PaymentMethod: CREDIT_CARD, DEBIT_CARD, BANK_TRANSFER, CASH_ON_DELIVERY, PAYPAL, STRIPE, "
    "CIB, EDAHABIA",
    "PaymentStatus: PENDING, PROCESSING, COMPLETED, FAILED, CANCELLED, REFUNDED",
    "ServicePriority: LOW, NORMAL, HIGH, URGENT",
    "ServiceStatus: PENDING, SCHEDULED, IN_PROGRESS, COMPLETED, CANCELLED",
    "UserRole: ADMIN, CUSTOMER, TECHNICIAN",
};

}
