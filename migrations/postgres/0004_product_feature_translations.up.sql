-- add column product_translations.features
ALTER TABLE "product_translations" ADD COLUMN "features" TEXT;
