// The rows of the database. Made by `foyer schema export --format typescript`.
// Decimals are exact texts ("145000.00"), moments are ISO 8601 texts in UTC.

export type UserRole = 'ADMIN' | 'CUSTOMER' | 'TECHNICIAN'

export type CustomerType = 'B2C' | 'B2B'

export type AddressType = 'BILLING' | 'SHIPPING'

export type InventoryLogType = 'PURCHASE' | 'SALE' | 'ADJUSTMENT' | 'RETURN' | 'DAMAGE' | 'TRANSFER'

export type OrderStatus = 'PENDING' | 'CONFIRMED' | 'PROCESSING' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'REFUNDED'

export type PaymentStatus = 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'REFUNDED'

export type PaymentMethod = 'CREDIT_CARD' | 'DEBIT_CARD' | 'BANK_TRANSFER' | 'CASH_ON_DELIVERY' | 'PAYPAL' | 'STRIPE' | 'CIB' | 'EDAHABIA'

export type ServicePriority = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT'

export type ServiceStatus = 'PENDING' | 'SCHEDULED' | 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED'

/** A row of users. */
export interface User {
  id: string
  /** personal data */
  email: string
  /** personal data */
  firstName: string
  /** personal data */
  lastName: string
  /** secret: never leaves the program */
  password: string | null
  /** personal data */
  phone: string | null
  /** personal data */
  avatar: string | null
  role: UserRole
  isActive: boolean
  isVerified: boolean
  emailVerified: string | null
  lastLoginAt: string | null
  /** personal data */
  googleId: string | null
  twoFactorEnabled: boolean
  /** secret: never leaves the program */
  twoFactorSecret: string | null
  createdAt: string
  updatedAt: string
  /** secret: never leaves the program */
  twoFactorBackupCodes: string | null
}

/** A row of user_sessions. */
export interface UserSession {
  id: string
  /** id of User */
  userId: string
  /** secret: never leaves the program */
  sessionToken: string
  /** personal data */
  ipAddress: string | null
  /** personal data */
  userAgent: string | null
  expiresAt: string
  createdAt: string
}

/** A row of password_resets. */
export interface PasswordReset {
  id: string
  /** id of User */
  userId: string
  /** secret: never leaves the program */
  token: string
  expiresAt: string
  usedAt: string | null
  createdAt: string
}

/** A row of customers. */
export interface Customer {
  id: string
  /** id of User */
  userId: string | null
  /** personal data */
  companyName: string | null
  customerType: CustomerType
  /** personal data */
  vatNumber: string | null
  isGuest: boolean
  /** personal data */
  firstName: string | null
  /** personal data */
  lastName: string | null
  /** personal data */
  email: string | null
  /** personal data */
  phone: string | null
  totalSpent: string
  orderCount: number
  lastOrderAt: string | null
  createdAt: string
  updatedAt: string
  /** personal data */
  guestPhone: string | null
  /** secret: never leaves the program */
  cartTokenHash: string | null
  language: string | null
}

/** A row of addresses. */
export interface Address {
  id: string
  /** id of Customer */
  customerId: string
  type: AddressType
  /** personal data */
  label: string | null
  /** personal data */
  street: string
  /** personal data */
  city: string
  /** personal data */
  postalCode: string
  region: string | null
  country: string
  isDefault: boolean
  createdAt: string
  updatedAt: string
  wilaya: string | null
}

/** A row of categories. */
export interface Category {
  id: string
  name: string
  slug: string
  description: string | null
  image: string | null
  /** id of Category */
  parentId: string | null
  isActive: boolean
  sortOrder: number
  createdAt: string
  updatedAt: string
}

/** A row of category_translations. */
export interface CategoryTranslation {
  /** id of Category */
  categoryId: string
  language: string
  name: string
  description: string | null
}

/** A row of manufacturers. */
export interface Manufacturer {
  id: string
  name: string
  slug: string
  description: string | null
  website: string | null
  logo: string | null
  isActive: boolean
  createdAt: string
  updatedAt: string
}

/** A row of products. */
export interface Product {
  id: string
  name: string
  slug: string
  sku: string
  description: string | null
  shortDescription: string | null
  /** id of Category */
  categoryId: string
  /** id of Manufacturer */
  manufacturerId: string | null
  price: string
  /** not for customers */
  costPrice: string | null
  salePrice: string | null
  stockQuantity: number
  /** not for customers */
  minStock: number
  /** not for customers */
  maxStock: number | null
  weight: string | null
  dimensions: unknown | null
  specifications: unknown | null
  features: string | null
  isActive: boolean
  isFeatured: boolean
  isDigital: boolean
  metaTitle: string | null
  metaDescription: string | null
  createdAt: string
  updatedAt: string
  taxRate: string
  /** not for customers */
  searchText: string | null
  warrantyMonths: number | null
  /** not for customers */
  nameKeyFr: string
  /** not for customers */
  nameKeyAr: string
  /** not for customers */
  nameKeyEn: string
}

/** A row of product_translations. */
export interface ProductTranslation {
  /** id of Product */
  productId: string
  language: string
  name: string
  shortDescription: string | null
  description: string | null
  imageAlt: string | null
  features: string | null
}

/** A row of product_images. */
export interface ProductImage {
  id: string
  /** id of Product */
  productId: string
  url: string
  altText: string | null
  sortOrder: number
  createdAt: string
}

/** A row of inventory_logs. */
export interface InventoryLog {
  id: string
  /** id of Product */
  productId: string
  type: InventoryLogType
  quantity: number
  reason: string | null
  reference: string | null
  oldQuantity: number
  newQuantity: number
  createdAt: string
}

/** A row of cart_items. */
export interface CartItem {
  id: string
  /** id of Customer */
  customerId: string
  /** id of Product */
  productId: string
  quantity: number
  createdAt: string
  updatedAt: string
  seenPrice: string | null
}

/** A row of delivery_zones. */
export interface DeliveryZone {
  slug: string
  code: string
  parentSlug: string | null
  nameFr: string
  nameAr: string
  rate: string
  validFrom: string | null
  isActive: boolean
  deliveryDaysMin: number
  deliveryDaysMax: number
  sortOrder: number
}

/** A row of orders. */
export interface Order {
  id: string
  orderNumber: string
  /** id of Customer */
  customerId: string
  /** id of Address */
  addressId: string
  status: OrderStatus
  paymentStatus: PaymentStatus
  subtotal: string
  taxAmount: string
  shippingAmount: string
  discountAmount: string
  totalAmount: string
  /** personal data */
  notes: string | null
  trackingNumber: string | null
  shippingCarrier: string | null
  orderDate: string
  shippedAt: string | null
  deliveredAt: string | null
  estimatedDelivery: string | null
  createdAt: string
  updatedAt: string
  currency: string
  language: string
  /** personal data */
  recipientName: string | null
  /** personal data */
  recipientPhone: string | null
  /** personal data */
  recipientEmail: string | null
  /** personal data */
  shippingStreet: string | null
  /** personal data */
  shippingCity: string | null
  /** personal data */
  shippingPostalCode: string | null
  shippingWilaya: string | null
  termsVersion: string | null
  /** secret: never leaves the program */
  accessTokenHash: string | null
  /** personal data */
  placedFrom: string | null
  stampDutyAdded: string | null
  confirmedAt: string | null
  cancelledAt: string | null
  cancelReason: string | null
}

/** A row of order_items. */
export interface OrderItem {
  id: string
  /** id of Order */
  orderId: string
  /** id of Product */
  productId: string
  quantity: number
  unitPrice: string
  totalPrice: string
  productName: string | null
  productSku: string | null
  taxRate: string | null
  taxAmount: string | null
}

/** A row of order_status_changes. */
export interface OrderStatusChange {
  id: string
  /** id of Order */
  orderId: string
  status: OrderStatus
  changedAt: string
  changedBy: string
  note: string | null
}

/** A row of payments. */
export interface Payment {
  id: string
  /** id of Order */
  orderId: string
  method: PaymentMethod
  provider: string
  providerPaymentId: string | null
  amount: string
  currency: string
  status: PaymentStatus
  paidAt: string | null
  failureReason: string | null
  createdAt: string
  updatedAt: string
}

/** A row of reviews. */
export interface Review {
  id: string
  /** id of Customer */
  customerId: string
  /** id of Product */
  productId: string
  rating: number
  title: string | null
  comment: string | null
  isVerified: boolean
  isPublished: boolean
  createdAt: string
  updatedAt: string
}

/** A row of settings. */
export interface Setting {
  key: string
  value: unknown
  updatedAt: string
}

/** A row of service_types. */
export interface ServiceType {
  id: string
  name: string
  description: string | null
  duration: number
  price: string
  isActive: boolean
  createdAt: string
  updatedAt: string
}

/** A row of service_type_translations. */
export interface ServiceTypeTranslation {
  /** id of ServiceType */
  serviceTypeId: string
  language: string
  name: string
  description: string | null
}

/** A row of technicians. */
export interface Technician {
  id: string
  /** id of User */
  userId: string
  employeeId: string
  specialties: string | null
  isActive: boolean
  createdAt: string
  updatedAt: string
}

/** A row of service_requests. */
export interface ServiceRequest {
  id: string
  /** id of Customer */
  customerId: string
  /** id of ServiceType */
  serviceTypeId: string
  /** id of Technician */
  technicianId: string | null
  /** personal data */
  description: string
  priority: ServicePriority
  status: ServiceStatus
  requestedDate: string
  scheduledDate: string | null
  completedAt: string | null
  equipmentDetails: unknown | null
  completionNotes: string | null
  customerRating: number | null
  /** personal data */
  customerFeedback: string | null
  estimatedCost: string | null
  actualCost: string | null
  createdAt: string
  updatedAt: string
}

/** A row of page_analytics. */
export interface PageAnalytics {
  id: string
  sessionId: string
  /** id of User */
  userId: string | null
  pagePath: string
  pageTitle: string | null
  referrer: string | null
  /** personal data */
  userAgent: string | null
  deviceType: string | null
  browser: string | null
  os: string | null
  country: string | null
  city: string | null
  durationSeconds: number | null
  bounce: boolean
  createdAt: string
}

/** A row of ecommerce_events. */
export interface EcommerceEvent {
  id: string
  sessionId: string
  /** id of User */
  userId: string | null
  eventType: string
  /** id of Product */
  productId: string | null
  /** id of Category */
  categoryId: string | null
  value: string | null
  currency: string
  quantity: number | null
  metadata: unknown | null
  createdAt: string
}

/** A row of performance_metrics. */
export interface PerformanceMetric {
  id: string
  sessionId: string
  pagePath: string
  metricType: string
  value: string
  unit: string
  deviceType: string | null
  connection: string | null
  createdAt: string
}

/** A row of traffic_sources. */
export interface TrafficSource {
  id: string
  sessionId: string
  source: string | null
  medium: string | null
  campaign: string | null
  utmSource: string | null
  utmMedium: string | null
  utmCampaign: string | null
  utmTerm: string | null
  utmContent: string | null
  createdAt: string
}

/** A row of analytics_sessions. */
export interface AnalyticsSession {
  id: string
  sessionId: string
  /** id of User */
  userId: string | null
  /** personal data */
  ipAddress: string | null
  /** personal data */
  userAgent: string | null
  deviceType: string | null
  browser: string | null
  os: string | null
  country: string | null
  city: string | null
  startedAt: string
  endedAt: string | null
  createdAt: string
}

/** A row of error_logs. */
export interface ErrorLog {
  id: string
  level: string
  message: string
  stackTrace: string | null
  /** id of User */
  userId: string | null
  sessionId: string | null
  /** personal data */
  url: string | null
  /** personal data */
  userAgent: string | null
  metadata: unknown | null
  createdAt: string
}

/** A row of cache_entries. */
export interface CacheEntry {
  key: string
  value: string
  expiresAt: string | null
  createdAt: string
}

/** A row of outbox_events. */
export interface OutboxEvent {
  id: string
  type: string
  payload: unknown
  createdAt: string
  availableAt: string
  attempts: number
  lastError: string | null
  claimedUntil: string | null
  processedAt: string | null
  failedAt: string | null
}

/** A row of idempotency_keys. */
export interface IdempotencyKey {
  scope: string
  key: string
  bodyHash: string
  answer: unknown | null
  createdAt: string
}
