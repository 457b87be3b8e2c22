-- add column products.name_key_fr
ALTER TABLE "products" ADD COLUMN "name_key_fr" TEXT NOT NULL DEFAULT '' CHECK (typeof("name_key_fr") = 'text');

-- add column products.name_key_ar
ALTER TABLE "products" ADD COLUMN "name_key_ar" TEXT NOT NULL DEFAULT '' CHECK (typeof("name_key_ar") = 'text');

-- add column products.name_key_en
ALTER TABLE "products" ADD COLUMN "name_key_en" TEXT NOT NULL DEFAULT '' CHECK (typeof("name_key_en") = 'text');

-- create index products_is_active_sale_price_price_id_idx
CREATE INDEX "products_is_active_sale_price_price_id_idx" ON "products" ("is_active", "sale_price", "price", "id");

-- create index products_is_active_name_key_fr_id_idx
CREATE INDEX "products_is_active_name_key_fr_id_idx" ON "products" ("is_active", "name_key_fr", "id");

-- create index products_is_active_name_key_ar_id_idx
CREATE INDEX "products_is_active_name_key_ar_id_idx" ON "products" ("is_active", "name_key_ar", "id");

-- create index products_is_active_name_key_en_id_idx
CREATE INDEX "products_is_active_name_key_en_id_idx" ON "products" ("is_active", "name_key_en", "id");
