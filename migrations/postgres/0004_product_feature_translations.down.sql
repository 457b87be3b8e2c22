-- drop column product_translations.features
ALTER TABLE "product_translations" DROP COLUMN "features";
