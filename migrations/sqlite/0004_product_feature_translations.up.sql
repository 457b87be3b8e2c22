-- add column product_translations.features
ALTER TABLE "product_translations" ADD COLUMN "features" TEXT CHECK (typeof("features") IN ('text', 'null'));
