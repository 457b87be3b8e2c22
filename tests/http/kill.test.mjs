// The program is killed while it takes orders: what a buyer was told is true, and nothing else is.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Shop, engines, succeed } from '../e2e/program.mjs'
import { Visitor, newPhone, products } from './visitor.mjs'

const client_count = 8
const kill_count = 4
const orders_between_kills = 12

/** Repeats a request until the program answers it, as a browser's reload button would. */
async function persist(send) {
  for (;;) {
    try {
      return await send()
    } catch (error) {
      if (error.code === 'ERR_ASSERTION') throw error
      await pause(30)
    }
  }
}

/** Buys one piece at a time until it is told to stop; every acknowledged order goes into `orders`. */
async function keepBuying(shop, goods, orders, going) {
  while (going()) {
    const buyer = new Visitor(shop)
    const phone = newPhone()
    const product = goods[Math.floor(Math.random() * goods.length)]
    const added = await persist(() => buyer.send('POST', '/api/v1/cart/items', {
      json: { productId: product.id, quantity: 1 },
    }))
    if (added.status === 409) continue // sold out
    const json = await persist(() => buyer.draft(phone))
    // The same key each time: an order that was stored before the kill is not placed again.
    const headers = { 'Idempotency-Key': `buyer-${phone}` }
    const placed = await persist(() => buyer.send('POST', '/api/v1/orders', { json, headers }))
    if (placed.status === 409) continue // sold out in the meantime
    assert.equal(placed.status, 201, placed.text)
    orders.push({ phone, product, ...placed.json })
  }
}

const lines = (file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line))

for (const engine of engines) {
  describe(`${engine}: kill -9 during orders`, () => {
    test('leaves every acknowledged order, once, and the books in order', async () => {
      const shop = await Shop.open(engine)
      const goods = (await products(new Visitor(shop))).filter((p) => p.stockQuantity >= 5)
      const orders = []
      let going = true
      const clients = Array.from({ length: client_count }, () => keepBuying(shop, goods, orders, () => going))
      const failed = Promise.race(clients) // a client only ends early when it fails
      for (let kill = 1; kill <= kill_count; ++kill) {
        while (orders.length < kill * orders_between_kills) await Promise.race([pause(5), failed])
        await shop.kill()
        await shop.start()
      }
      going = false
      await Promise.all(clients)

      assert.equal(new Set(orders.map((order) => order.orderNumber)).size, orders.length)
      for (const { orderNumber, phone, totalAmount } of orders) {
        const query = { orderNumber, phone }
        const found = await new Visitor(shop).get(200, 'GET', '/api/v1/orders/track', { query })
        assert.equal(found.totalAmount, totalAmount)
      }
      for (const { orderNumber, product } of orders.filter((_, n) => n % 8 === 0))
        assert.ok(shop.command('order', 'show', orderNumber).includes(product.sku))

      const folder = join(shop.database.folder, 'export')
      shop.command('data', 'export', folder)
      const kept = lines(join(folder, 'orders.jsonl')).map((order) => order.orderNumber).sort()
      assert.deepEqual(kept, orders.map((order) => order.orderNumber).sort(), 'none lost, none twice')
      succeed(shop.database, 'doctor')
      await shop.close()
    })
  })
}
