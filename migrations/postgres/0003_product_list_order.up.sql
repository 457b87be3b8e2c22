-- foyer:transaction
-- add column products.name_key_fr
ALTER TABLE "products" ADD COLUMN "name_key_fr" TEXT NOT NULL DEFAULT '';

-- add column products.name_key_ar
ALTER TABLE "products" ADD COLUMN "name_key_ar" TEXT NOT NULL DEFAULT '';

-- add column products.name_key_en
ALTER TABLE "products" ADD COLUMN "name_key_en" TEXT NOT NULL DEFAULT '';

-- foyer:alone
CREATE INDEX CONCURRENTLY "products_is_active_sale_price_price_id_idx" ON "products" ("is_active", "sale_price", "price", "id");

-- foyer:alone
CREATE INDEX CONCURRENTLY "products_is_active_name_key_fr_id_idx" ON "products" ("is_active", "name_key_fr", "id");

-- foyer:alone
CREATE INDEX CONCURRENTLY "products_is_active_name_key_ar_id_idx" ON "products" ("is_active", "name_key_ar", "id");

-- foyer:alone
CREATE INDEX CONCURRENTLY "products_is_active_name_key_en_id_idx" ON "products" ("is_active", "name_key_en", "id");
