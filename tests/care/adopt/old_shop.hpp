#pragma once

#include <string_view>

namespace foyer::test {

// A shop whose columns are all texts, as both engines can have them.
constexpr std::string_view old_shop = R"sql(
CREATE TABLE "User" ("id" TEXT NOT NULL PRIMARY KEY, "email" TEXT, "firstName" TEXT,
    "lastName" TEXT, "role" TEXT, "createdAt" TEXT, "loyalty" TEXT);
CREATE TABLE "Customer" ("id" TEXT NOT NULL PRIMARY KEY, "userId" TEXT, "createdAt" TEXT);
CREATE TABLE "Category" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT, "slug" TEXT, "parentId" TEXT,
    "createdAt" TEXT);
CREATE TABLE "Product" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT, "slug" TEXT, "sku" TEXT,
    "categoryId" TEXT, "manufacturerId" TEXT, "price" TEXT, "stockQuantity" TEXT, "dimensions" TEXT,
    "createdAt" TEXT);
CREATE TABLE "CartItem" ("id" TEXT NOT NULL PRIMARY KEY, "customerId" TEXT, "productId" TEXT,
    "quantity" TEXT, "createdAt" TEXT);
CREATE TABLE "InventoryLog" ("id" TEXT NOT NULL PRIMARY KEY, "productId" TEXT, "type" TEXT,
    "quantity" TEXT, "oldQuantity" TEXT, "newQuantity" TEXT, "createdAt" TEXT);
CREATE TABLE "Review" ("id" TEXT NOT NULL PRIMARY KEY, "customerId" TEXT, "productId" TEXT,
    "rating" TEXT, "createdAt" TEXT);
CREATE TABLE wishes (id INTEGER NOT NULL PRIMARY KEY, note TEXT);
INSERT INTO wishes VALUES (1, 'une vanne');
INSERT INTO "User" VALUES
    ('u1', 'amina@example.dz', 'Amina', 'Benali', 'CUSTOMER', '2025-03-01 08:00:00', 'or'),
    ('u2', 'karim@example.dz', 'Karim', 'Haddad', 'TECHNICIAN', '2025-03-01T08:00:00Z', NULL);
INSERT INTO "Customer" VALUES ('c1', 'u1', '1740816930123');
INSERT INTO "Category" VALUES
    ('a', 'Circulateurs', 'circulateurs', 'z', '2025-03-01 08:00:00'),
    ('z', 'Chauffage', 'chauffage', NULL, '2025-03-01 08:00:00');
INSERT INTO "Product" VALUES
    ('p1', 'Vanne', 'vanne', 'V-1', 'a', NULL, '850.50', '4', '{"width": 2}', '2025-03-01'),
    ('p2', 'Pompe', 'pompe', 'P-1', 'z', NULL, '24900', '0', NULL, '2025-03-01 08:00:00');
)sql";

// One of each kind that is mended.
constexpr std::string_view mended_rows = R"sql(
INSERT INTO "User" VALUES
    ('u3', 'Chef@Example.dz', 'Chef', 'Dz', 'SUPER_ADMIN', '2025-03-01', NULL);
INSERT INTO "Product" VALUES
    ('p3', 'Tube', 'tube', 'T-1', 'a', 'm0', '19.995', NULL, 'rond', '2025-03-01 08:00:00');
INSERT INTO "CartItem" VALUES
    ('k1', 'c1', 'p1', '1', '2025-03-01 08:00:00'), ('k2', 'c1', 'p1', '2', '2025-03-02 08:00:00'),
    ('k3', 'c1', 'p2', '0', '2025-03-01 08:00:00'), ('k4', 'c0', 'p2', '9', '2025-03-01 08:00:00');
INSERT INTO "InventoryLog" VALUES ('l1', 'p1', 'SALE', '3', '7', '4', '2025-03-01 08:00:00');
)sql";

// One of each kind that blocks.
constexpr std::string_view blocking_rows = R"sql(
INSERT INTO "User" VALUES
    ('b1', 'AMINA@example.dz', 'A', 'B', 'CUSTOMER', '2025-03-01', NULL),
    ('b2', 'b2@example.dz', NULL, 'B', 'GOD', 'hier', NULL);
INSERT INTO "Product" VALUES
    ('b3', 'X', 'x', 'X-1', 'none', NULL, 'cher', '-3', NULL, '2025-03-01'),
    ('b4', 'Y', 'y', 'Y-1', 'a', NULL, '9999999999999', '1', NULL, '2025-03-01');
INSERT INTO "Review" VALUES ('b5', 'c1', 'p1', '9', '2025-03-01');
)sql";

}
