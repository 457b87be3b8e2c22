// What stands in an old shop, written by its Prisma Client.

const at = (text) => new Date(text)
export const session_token = 'a-session-token-in-clear'
export const reset_token = 'a-reset-token-in-clear'

async function people(shop) {
  const { client, shape } = shop
  const user = await client.user.create({ data: {
    email: 'amina@example.dz', firstName: 'Amina', lastName: 'Benali', phone: '0555 12 34 56', role: 'CUSTOMER',
    password: '$2b$12$abcdefghijklmnopqrstuuR0O6pY8aT1aYQ0mDq7o9T1l6s8O3u2m', isVerified: true,
    emailVerified: at('2025-03-01T08:15:30.123Z'), createdAt: at('2025-03-01T08:00:00.000Z'),
    sessions: { create: { sessionToken: session_token, ipAddress: '41.100.1.2', expiresAt: at('2031-01-01T00:00:00.000Z') } },
    passwordResets: { create: { token: reset_token, expiresAt: at('2025-03-02T08:00:00.000Z') } },
  } })
  const customer = await client.customer.create({ data: {
    userId: user.id, customerType: 'B2B', companyName: 'Chauffage d’Oran', totalSpent: '290001.25', orderCount: 1,
    lastOrderAt: at('2025-04-10T10:00:00.000Z'), ...(shape.extras ? { profession: 'technicien' } : {}),
  } })
  const address = await client.address.create({ data: {
    customerId: customer.id, type: 'SHIPPING', street: '12 rue Larbi Ben M’hidi', city: 'Oran', postalCode: '31000', isDefault: true,
  } })
  const technician = await client.user.create({ data: { email: 'tech@example.dz', firstName: 'Karim', lastName: 'كريم', role: 'TECHNICIAN' } })
  await client.technician.create({ data: { userId: technician.id, employeeId: 'T-01', specialties: shop.list(['gaz', 'plomberie']) } })
  if (shape.extras) await client.wishlist.create({ data: { userId: user.id, note: 'plus tard' } })
  return { user, customer, address }
}

async function goods(shop) {
  const { client } = shop
  const child = await client.category.create({ data: {
    name: 'Chaudières', slug: 'chaudieres', parent: { create: { name: 'Chauffage', slug: 'chauffage', sortOrder: 1 } },
  } })
  const maker = await client.manufacturer.create({ data: { name: 'Saunier Duval', slug: 'saunier-duval' } })
  const product = (sku, price, bought, sold) => client.product.create({ data: {
    name: `Chaudière ${sku}`, slug: `chaudiere-${sku.toLowerCase()}`, sku, price, costPrice: '99999.99', stockQuantity: bought - sold,
    categoryId: child.id, manufacturerId: maker.id, weight: '32.125', features: shop.list(['24 kW', 'مكثف']),
    dimensions: shop.json({ width: 400, height: 700.5 }), specifications: shop.json({ power: { value: 24, unit: 'kW' } }),
    images: { create: { url: '/uploads/1.webp', altText: 'vue de face' } },
    inventoryLogs: { create: [
      { type: 'PURCHASE', quantity: bought, oldQuantity: 0, newQuantity: bought, createdAt: at('2025-03-01T08:00:00.000Z') },
      {
        type: 'SALE', quantity: -sold, reference: 'ORD-2025-1', oldQuantity: bought, newQuantity: bought - sold,
        createdAt: at('2025-04-10T10:00:00.000Z'),
      },
    ] },
  } })
  return [await product('CH-24', '145000.5', 7, 2), await product('CH-28', '20', 8, 1)]
}

/** Two users, a company, two products, an order with two lines, and a row in most other tables. */
export async function fillOldShop(shop) {
  const { client } = shop
  const { user, customer, address } = await people(shop)
  const [first, second] = await goods(shop)
  await client.order.create({ data: {
    orderNumber: 'ORD-2025-1', customerId: customer.id, addressId: address.id, status: 'DELIVERED', paymentStatus: 'COMPLETED',
    subtotal: '290021', taxAmount: '46305.87', shippingAmount: '0', discountAmount: '19.75', totalAmount: '290001.25',
    orderDate: at('2025-04-10T10:00:00.000Z'), deliveredAt: at('2025-04-12T15:30:00.500Z'),
    items: { create: [
      { productId: first.id, quantity: 2, unitPrice: '145000.5', totalPrice: '290001' },
      { productId: second.id, quantity: 1, unitPrice: '20', totalPrice: '20' },
    ] },
    payments: { create: { method: 'CASH_ON_DELIVERY', provider: 'cash', amount: '290001.25', status: 'COMPLETED' } },
  } })
  await client.cartItem.create({ data: { customerId: customer.id, productId: first.id, quantity: 3 } })
  await client.review.create({ data: { customerId: customer.id, productId: first.id, rating: 5, comment: 'Très bien' } })
  const type = await client.serviceType.create({ data: { name: 'Entretien', duration: 90, price: '4500' } })
  await client.serviceRequest.create({ data: {
    customerId: customer.id, serviceTypeId: type.id, description: 'bruit', requestedDate: at('2025-05-01T08:00:00.000Z'),
    equipmentDetails: shop.json({ model: 'ThemaFast', year: 2012 }), actualCost: '4500',
  } })
  await client.analyticsSession.create({ data: { sessionId: 's-1', userId: user.id } })
  await client.errorLog.create({ data: { level: 'error', message: 'boom', metadata: shop.json({ at: [1, 2] }) } })
  await client.cacheEntry.create({ data: { key: 'settings', value: '{}' } })
}
