-- drop index products_is_active_sale_price_price_id_idx
DROP INDEX "products_is_active_sale_price_price_id_idx";

-- drop index products_is_active_name_key_fr_id_idx
DROP INDEX "products_is_active_name_key_fr_id_idx";

-- drop index products_is_active_name_key_ar_id_idx
DROP INDEX "products_is_active_name_key_ar_id_idx";

-- drop index products_is_active_name_key_en_id_idx
DROP INDEX "products_is_active_name_key_en_id_idx";

-- drop column products.name_key_fr
ALTER TABLE "products" DROP COLUMN "name_key_fr";

-- drop column products.name_key_ar
ALTER TABLE "products" DROP COLUMN "name_key_ar";

-- drop column products.name_key_en
ALTER TABLE "products" DROP COLUMN "name_key_en";
