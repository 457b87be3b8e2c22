// The program, its database and its disk are stopped in the middle of orders: what a buyer was told is
// true, and nothing else is.
import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'
import { Shop, createDatabase, deep, engines, executable, succeed } from '../e2e/program.mjs'
import { Cluster } from './cluster.mjs'
import { OrderLoad, persist } from './order_load.mjs'
import { Visitor, newPhone, products } from './visitor.mjs'

const kill_count = deep ? 20 : 2
const orders_between_kills = 12
const same_request_count = 50

/** In deep form the sample shop is sold out before the end. */
function stockUp(shop) {
  if (deep) shop.command('sample', 'generate', '--products', '300', '--customers', '1', '--orders', '0')
}

for (const engine of engines) {
  describe(`${engine}: kill -9 during orders`, () => {
    test('leaves every acknowledged order, once, and the books in order', async (t) => {
      const shop = await Shop.open(engine)
      t.after(() => shop.kill()) // when the test failed
      stockUp(shop)
      const load = await OrderLoad.begin(shop)
      for (let kill = 1; kill <= kill_count; ++kill) {
        await load.more(orders_between_kills)
        await shop.kill()
        await shop.start()
      }
      await load.end()
      await load.check()
      t.diagnostic(`${kill_count} kills, ${load.orders.length} orders`)
      await shop.close()
    })

    test('one key sent fifty times at once, and again after the crash, is one order', async (t) => {
      const shop = await Shop.open(engine)
      t.after(() => shop.kill()) // when the test failed
      const product = (await products(new Visitor(shop))).find((one) => one.stockQuantity >= 5)
      for (const when of ['after the answers', 'amid the answers']) {
        const buyer = new Visitor(shop)
        await buyer.add(product)
        const json = await buyer.draft(newPhone())
        const key = `fifty-times-${when.replaceAll(' ', '-')}`
        // From many addresses: one alone may not order so often.
        const send = () => {
          const headers = { 'Idempotency-Key': key, 'X-Forwarded-For': new Visitor(shop).address }
          return persist(() => buyer.send('POST', '/api/v1/orders', { json, headers }))
        }
        const many = () => Array.from({ length: same_request_count }, send)
        const answers = many()
        await (when === 'amid the answers' ? Promise.race(answers) : Promise.all(answers))
        await shop.kill()
        await shop.start()
        const all = await Promise.all([...answers, ...many()])
        for (const answer of all) assert.equal(answer.status, 201, answer.text)
        assert.equal(new Set(all.map((answer) => answer.text)).size, 1, when)
      }
      const path = { slug: product.slug }
      const left = await new Visitor(shop).get(200, 'GET', '/api/v1/products/{slug}', { path })
      assert.equal(left.product.stockQuantity, product.stockQuantity - 2)
      succeed(shop.database, 'doctor')
      await shop.close()
    })
  })
}

test('postgres: its own crash during orders loses no acknowledged one', {
  skip: !engines.includes('postgres'),
}, async (t) => {
  const cluster = new Cluster('--durable')
  t.after(() => cluster.remove())
  const shop = await Shop.open('postgres', cluster.database())
  t.after(() => shop.kill()) // when the test failed
  stockUp(shop)
  const load = await OrderLoad.begin(shop)
  for (let crash = 0; crash < (deep ? 10 : 1); ++crash) {
    await load.more(orders_between_kills)
    cluster.crash()
    cluster.start()
  }
  await load.more(orders_between_kills)
  await load.end()
  await load.check()
  await shop.close()
})

describe('sqlite: a disk that forgets what was not synced', () => {
  const disk = { LD_PRELOAD: join(dirname(executable), 'tests/http/libvolatile_disk.so') }

  test('loses no acknowledged order', async (t) => {
    const shop = await Shop.open('sqlite')
    t.after(() => shop.kill()) // when the test failed
    stockUp(shop) // by a program that does not see what this disk has not written yet
    await shop.stop()
    shop.settings = disk
    await shop.start()
    const load = await OrderLoad.begin(shop)
    for (let cut = 1; cut <= kill_count; ++cut) {
      await load.more(orders_between_kills)
      await shop.kill()
      await shop.start()
    }
    await load.end()
    await shop.kill()
    shop.settings = {}
    await shop.start()
    await load.check()
    await shop.close()
  })

  test('loses all of them when it only says that it synced', async (t) => {
    const lying = { ...disk, FOYER_TEST_DISK_LIES: '1' }
    const shop = await Shop.open('sqlite', createDatabase('sqlite'), [], lying)
    t.after(() => shop.kill()) // when the test failed
    const [product] = (await products(new Visitor(shop))).filter((one) => one.stockQuantity >= 5)
    const buyer = new Visitor(shop)
    const phone = newPhone()
    await buyer.add(product)
    const { orderNumber } = await buyer.order(phone)
    const track = { query: { orderNumber, phone } }
    await buyer.get(200, 'GET', '/api/v1/orders/track', track)
    await shop.kill()
    shop.settings = {}
    await shop.start()
    await buyer.fail(404, 'order.not_found', 'GET', '/api/v1/orders/track', track)
    await shop.close()
  })
})
