// The API's inputs and outputs. Made by `foyer schema export --format typescript-api`.
// Decimals are exact texts ("145000.00"), moments are ISO 8601 texts in UTC.

export interface CartAnswer {
  items: CartLine[]
  count: number
  subtotal: string
}

export interface CartLine {
  id: string
  productId: string
  slug: string
  sku: string
  name: string
  language: string
  quantity: number
  unitPrice: string
  totalPrice: string
  previousPrice?: string
  stockQuantity: number
  available: boolean
  imageUrl?: string
}

export interface CategoryItem {
  id: string
  parentId?: string
  slug: string
  name: string
  language: string
  description?: string
  image?: string
  sortOrder: number
  productCount: number
}

export interface CategoryList {
  items: CategoryItem[]
}

export interface ListPageOfProductCard {
  items: ProductCard[]
  total: number
  totalIsExact: boolean
  page: number
  limit: number
  nextCursor?: string
}

export interface ManufacturerList {
  items: ManufacturerView[]
}

export interface ManufacturerView {
  id: string
  slug: string
  name: string
  description?: string
  website?: string
  logo?: string
  productCount: number
}

export interface OrderAnswer {
  orderNumber: string
  accessToken: string
  totalAmount: string
  currency: string
}

export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  code: string
  requestId: string
  errors?: ({
  field: string
  code: string
  detail?: string
})[]
}

export interface ProductAnswer {
  product: ProductDetail
  images: ProductImageView[]
}

export interface ProductCard {
  id: string
  slug: string
  sku: string
  name: string
  language: string
  shortDescription?: string
  price: string
  salePrice?: string
  stockQuantity: number
  isFeatured: boolean
  specifications?: unknown
  manufacturerName?: string
  manufacturerSlug?: string
  categorySlug: string
  imageUrl?: string
  imageAlt: string
}

export interface ProductDetail {
  id: string
  slug: string
  sku: string
  name: string
  language: string
  shortDescription?: string
  description?: string
  price: string
  salePrice?: string
  taxRate: string
  stockQuantity: number
  isFeatured: boolean
  weight?: string
  dimensions?: unknown
  specifications?: unknown
  features?: string
  featuresLanguage: string
  warrantyMonths?: number
  manufacturerName?: string
  manufacturerSlug?: string
  categoryId: string
  categorySlug: string
  metaTitle?: string
  metaDescription?: string
  imageAlt: string
  updatedAt: string
}

export interface ProductImageView {
  url: string
  altText?: string
}

export interface QuoteAnswer {
  subtotal: string
  shippingAmount: string
  discountAmount: string
  stampDuty: string
  taxAmount: string
  totalAmount: string
  currency: string
  termsVersion: string
  deliveryDaysMin: number
  deliveryDaysMax: number
}

export interface Readiness {
  ready: boolean
  checks: ReadinessAnswer[]
}

export interface ReadinessAnswer {
  name: string
  ready: boolean
}

export interface TrackingAnswer {
  orderNumber: string
  status: 'PENDING' | 'CONFIRMED' | 'PROCESSING' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'REFUNDED'
  orderDate: string
  estimatedDelivery?: string
  shippingCarrier?: string
  trackingNumber?: string
  totalAmount: string
  steps: TrackingStep[]
}

export interface TrackingStep {
  status: 'PENDING' | 'CONFIRMED' | 'PROCESSING' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'REFUNDED'
  at: string
}

export interface Zone {
  slug: string
  code: string
  nameFr: string
  nameAr: string
  rate: string
  deliveryDaysMin: number
  deliveryDaysMax: number
}

export interface ZoneList {
  items: Zone[]
  freeFrom: string
}

/** GET /api/v1/cart: The visitor's cart (cookie or X-Cart-Token). */
export interface GetCartInput {
  lang?: 'fr' | 'ar' | 'en'
}
export type GetCartOutput = CartAnswer

/** GET /api/v1/cart/items: The same as the cart. */
export interface GetItemsInput {
  lang?: 'fr' | 'ar' | 'en'
}
export type GetItemsOutput = CartAnswer

/** POST /api/v1/cart/items: Adds pieces of a product; takes Idempotency-Key. */
export interface PostItemInput {
  lang?: 'fr' | 'ar' | 'en'
  productId: string
  quantity: number
}
export type PostItemOutput = CartAnswer

/** PATCH /api/v1/cart/items/{id}: Sets the quantity of a line. */
export interface PatchItemInput {
  id: string
  lang?: 'fr' | 'ar' | 'en'
  quantity: number
}
export type PatchItemOutput = CartAnswer

/** DELETE /api/v1/cart/items/{id}: Takes a line out. */
export interface DeleteItemInput {
  id: string
  lang?: 'fr' | 'ar' | 'en'
}
export type DeleteItemOutput = CartAnswer

/** GET /api/v1/categories: Lists the active categories. */
export interface GetCategoriesInput {
  lang?: 'fr' | 'ar' | 'en'
}
export type GetCategoriesOutput = CategoryList

/** POST /api/v1/checkout/quote: What the cart costs delivered to a wilaya. */
export interface PostQuoteInput {
  lang?: 'fr' | 'ar' | 'en'
  wilaya: string
}
export type PostQuoteOutput = QuoteAnswer

/** GET /api/v1/delivery/wilayas: Where we deliver and what it costs. */
export interface GetWilayasInput {
  lang?: 'fr' | 'ar' | 'en'
}
export type GetWilayasOutput = ZoneList

/** GET /api/v1/manufacturers: Lists the active manufacturers. */
export interface GetManufacturersInput {
  lang?: 'fr' | 'ar' | 'en'
}
export type GetManufacturersOutput = ManufacturerList

/** GET /api/v1/openapi.json: Describes this API. */
export interface GetOpenapiInput {
  lang?: 'fr' | 'ar' | 'en'
}

/** POST /api/v1/orders: Orders the cart, to be paid in cash at the door; takes Idempotency-Key. */
export interface PostOrderInput {
  lang?: 'fr' | 'ar' | 'en'
  firstName: string
  lastName: string
  phone: string
  email?: string
  street: string
  city: string
  wilaya: string
  postalCode?: string
  notes?: string
  termsVersion: string
  expectedTotal: string
}
export type PostOrderOutput = OrderAnswer

/** GET /api/v1/orders/track: Where an order is, by number and phone. */
export interface TrackOrderInput {
  orderNumber: string
  phone: string
  lang?: 'fr' | 'ar' | 'en'
}
export type TrackOrderOutput = TrackingAnswer

/** GET /api/v1/products: Lists products with filters, sorted and in pages. */
export interface GetProductsInput {
  page?: number
  limit?: number
  q?: string
  category?: string
  manufacturer?: string
  minPrice?: string
  maxPrice?: string
  inStock?: boolean
  featured?: boolean
  sort?: 'featured' | 'newest' | 'price_asc' | 'price_desc' | 'name'
  lang?: 'fr' | 'ar' | 'en'
}
export type GetProductsOutput = ListPageOfProductCard

/** GET /api/v1/products/{slug}: One product with its pictures. */
export interface GetProductInput {
  slug: string
  lang?: 'fr' | 'ar' | 'en'
}
export type GetProductOutput = ProductAnswer

/** GET /healthz: Says that the program runs. */
export interface GetHealthInput {
  lang?: 'fr' | 'ar' | 'en'
}

/** GET /metrics: Shows figures for Prometheus, to neighbours only. */
export interface GetMetricsInput {
  lang?: 'fr' | 'ar' | 'en'
}

/** GET /readyz: Says whether to send visitors here. */
export interface GetReadinessInput {
  lang?: 'fr' | 'ar' | 'en'
}
export type GetReadinessOutput = Readiness
