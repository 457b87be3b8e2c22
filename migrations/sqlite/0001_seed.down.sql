-- drop table cache_entries
DROP TABLE "cache_entries";

-- drop table error_logs
DROP TABLE "error_logs";

-- drop table analytics_sessions
DROP TABLE "analytics_sessions";

-- drop table traffic_sources
DROP TABLE "traffic_sources";

-- drop table performance_metrics
DROP TABLE "performance_metrics";

-- drop table ecommerce_events
DROP TABLE "ecommerce_events";

-- drop table page_analytics
DROP TABLE "page_analytics";

-- drop table service_requests
DROP TABLE "service_requests";

-- drop table technicians
DROP TABLE "technicians";

-- drop table service_types
DROP TABLE "service_types";

-- drop table reviews
DROP TABLE "reviews";

-- drop table payments
DROP TABLE "payments";

-- drop table order_items
DROP TABLE "order_items";

-- drop table orders
DROP TABLE "orders";

-- drop table cart_items
DROP TABLE "cart_items";

-- drop table inventory_logs
DROP TABLE "inventory_logs";

-- drop table product_images
DROP TABLE "product_images";

-- drop table products
DROP TABLE "products";

-- drop table manufacturers
DROP TABLE "manufacturers";

-- drop table categories
DROP TABLE "categories";

-- drop table addresses
DROP TABLE "addresses";

-- drop table customers
DROP TABLE "customers";

-- drop table password_resets
DROP TABLE "password_resets";

-- drop table user_sessions
DROP TABLE "user_sessions";

-- drop table users
DROP TABLE "users";
