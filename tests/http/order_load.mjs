// Buyers who order as fast as they can and do not give up, whatever happens to the shop meanwhile.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { succeed } from '../e2e/program.mjs'
import { Visitor, draftOf, newPhone, products } from './visitor.mjs'

const client_count = 8

/** Repeats a request until the program does it, as a browser's reload button would. */
export async function persist(send, heard = () => {}) {
  for (;;) {
    try {
      const answer = await send()
      heard(answer.status)
      if (![429, 503, 507].includes(answer.status)) return answer
      const seconds = Number(answer.headers['retry-after'])
      assert.ok(seconds >= 1, 'who is sent away is told when to come back')
      // Orders of one address are limited, refused ones too: who comes back too soon is told so.
      await pause(answer.status === 429 ? seconds * 1000 : 500)
    } catch (error) {
      if (error.code === 'ERR_ASSERTION') throw error
    }
    await pause(30)
  }
}

const lines = (file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line))

export class OrderLoad {
  /** Starts the buyers. */
  static async begin(shop) {
    const load = new OrderLoad()
    load.shop = shop
    load.orders = [] // every one that was acknowledged
    load.going = true
    load.heard = {} // how often which status
    load.goods = (await products(new Visitor(shop))).filter((product) => product.stockQuantity >= 5)
    load.clients = Array.from({ length: client_count }, () => load.keepBuying())
    load.failed = Promise.race(load.clients) // a client only ends early when it fails
    return load
  }

  persist(send) {
    return persist(send, (status) => (this.heard[status] = (this.heard[status] ?? 0) + 1))
  }

  /** Waits until so many more answers of this status came. */
  async answers(status, count) {
    const wanted = (this.heard[status] ?? 0) + count
    while ((this.heard[status] ?? 0) < wanted) await Promise.race([pause(5), this.failed])
  }

  /** Buys one piece at a time until it is told to stop. */
  async keepBuying() {
    while (this.going) {
      const buyer = new Visitor(this.shop)
      const phone = newPhone()
      const product = this.goods[Math.floor(Math.random() * this.goods.length)]
      const added = await this.persist(() => buyer.send('POST', '/api/v1/cart/items', {
        json: { productId: product.id, quantity: 1 },
      }))
      if (added.status === 409) continue // sold out
      const quote = await this.persist(() => buyer.send('POST', '/api/v1/checkout/quote', { json: { wilaya: 'alger' } }))
      assert.equal(quote.status, 200, quote.text)
      const json = draftOf(quote.json, phone)
      // The same key each time: an order that was stored before the kill is not placed again.
      const headers = { 'Idempotency-Key': `buyer-${phone}` }
      const placed = await this.persist(() => buyer.send('POST', '/api/v1/orders', { json, headers }))
      if (placed.status === 409) continue // sold out in the meantime
      assert.equal(placed.status, 201, placed.text)
      this.orders.push({ phone, product, ...placed.json })
    }
  }

  /** Waits until so many more orders are acknowledged. */
  async more(count) {
    const wanted = this.orders.length + count
    while (this.orders.length < wanted) await Promise.race([pause(5), this.failed])
  }

  /** Lets every buyer finish what it is at. */
  async end() {
    this.going = false
    await Promise.all(this.clients)
  }

  /** What buyers were told is what the shop has, once, and the books are in order. */
  async check() {
    const { shop, orders } = this
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
  }
}
