// Every route of the API is called rightly and wrongly and answers as its OpenAPI document says.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Shop, engines } from '../e2e/program.mjs'
import { Contract } from './contract.mjs'
import { Visitor, newPhone, products, request } from './visitor.mjs'

const pieces_per_line_max = 50
const lines_max = 50
const orders_per_phone_max = 5
const body_bytes_max = 64 << 10
const no_such_id = 'c000000000000000000000000'
const items = '/api/v1/cart/items'
const item = '/api/v1/cart/items/{id}'
const orders = '/api/v1/orders'

// Declared, and tested where they can be brought about: a product that is no longer sold needs the
// owner's desk, an address without its segment is another address.
const unreachable = [
  /order\.product_gone$/,
  / 404 not_found$/,
  /^GET \/readyz 503 /, // outage.test.mjs takes the database away
]

const faultsOf = (problem) => problem.errors.map(({ field, code }) => `${field} ${code}`).sort()

for (const engine of engines) {
  describe(`${engine}: the API`, () => {
    let shop
    let contract
    let all
    const visitor = () => new Visitor(shop, contract)
    const stocked = (least, most = Infinity) =>
      all.find((p) => p.stockQuantity >= least && p.stockQuantity <= most) ?? assert.fail('no such product')

    before(async () => {
      shop = await Shop.open(engine)
      const document = await request(`${shop.url}/api/v1/openapi.json`, 'GET')
      contract = new Contract(document.json)
    })
    beforeEach(async () => {
      all = await products(visitor())
    })
    after(() => shop?.close())

    test('says how the program is', async () => {
      const someone = visitor()
      await someone.get(200, 'GET', '/api/v1/openapi.json')
      const alive = await someone.call('GET', '/healthz')
      assert.equal(alive.text, 'ok\n')
      const ready = await someone.get(200, 'GET', '/readyz')
      assert.deepEqual(ready.checks.map((check) => check.name), ['database', 'migrations', 'disk'])
      const hidden = await someone.call('GET', '/metrics')
      assert.equal(hidden.status, 404, 'figures are for neighbours only')
      const figures = await visitor().call('GET', '/metrics', { headers: { 'X-Forwarded-For': '127.0.0.1' } })
      for (const series of ['http_request', 'cache', 'quer', 'fiber'])
        assert.match(figures.text, new RegExp(`^\\w*${series}`, 'm'), series)
    })

    test('has a name of its own for each operation', () => {
      const ids = Object.values(contract.paths).flatMap((methods) => Object.values(methods)).map((o) => o.operationId)
      assert.ok(ids.length > 0)
      assert.deepEqual(ids.filter((id, n) => ids.indexOf(id) !== n), [])
    })

    test('lists categories and manufacturers in three languages', async () => {
      for (const lang of ['fr', 'ar', 'en']) {
        const answer = await visitor().get(200, 'GET', '/api/v1/categories', { query: { lang } })
        const categories = answer.items
        assert.equal(categories.filter((c) => !c.parentId).length, 6)
        assert.ok(categories.length >= 26)
        if (lang !== 'en') assert.ok(categories.every((c) => c.language === lang))
      }
      const { items: makers } = await visitor().get(200, 'GET', '/api/v1/manufacturers')
      assert.ok(makers.length >= 20)
      for (const path of ['/api/v1/categories', '/api/v1/manufacturers'])
        await visitor().fail(400, 'input.invalid', 'GET', path, { query: { colour: 'red' } })
    })

    test('finds products by every filter', async () => {
      const list = (query) => visitor().get(200, 'GET', '/api/v1/products', { query: { limit: 100, ...query } })
      assert.ok(all.length >= 66)
      const one = stocked(1)
      for (const query of [
        { q: one.sku }, { q: 'CIRCULATEUR' }, { q: 'chaudiere' }, { category: one.categorySlug },
        { manufacturer: all.find((p) => p.manufacturerSlug).manufacturerSlug },
        { minPrice: '20000', maxPrice: '60000.00' }, { inStock: true }, { featured: true }, { lang: 'ar' },
      ]) {
        const found = await list(query)
        assert.ok(found.total > 0 && found.items.length === Math.min(found.total, 100), JSON.stringify(query))
      }
      const inForce = (p) => Number(p.salePrice ?? p.price)
      const cheap = (await list({ sort: 'price_asc' })).items.map(inForce)
      assert.deepEqual(cheap, [...cheap].sort((a, b) => a - b))
      const second = await list({ sort: 'name', limit: 5, page: 2 })
      const ten = await list({ sort: 'name', limit: 10 })
      assert.deepEqual(second.items, ten.items.slice(5))
      assert.equal((await list({ q: 'zzzzzz' })).total, 0)
    })

    test('tells every fault of a request at once', async () => {
      const wrong = {
        limit: 1000, page: 0, minPrice: 'cheap', sort: 'random', colour: 'red', inStock: 'maybe',
      }
      const problem = await visitor().fail(400, 'input.invalid', 'GET', '/api/v1/products', { query: wrong })
      assert.deepEqual([...new Set(problem.errors.map((e) => e.field))].sort(), Object.keys(wrong).sort())
      const order = await visitor().send('POST', orders, { json: {} })
      assert.ok([400, 409].includes(order.status))
      const line = await visitor().fail(400, 'input.invalid', 'POST', items, { json: { quantity: 0, gift: true } })
      assert.deepEqual(line.errors.map((e) => e.field).sort(), ['gift', 'productId', 'quantity'])
    })

    test('shows a product, and says when there is none', async () => {
      for (const product of all.slice(0, 10)) {
        const shown = await visitor().get(200, 'GET', '/api/v1/products/{slug}', { path: product })
        assert.equal(shown.product.sku, product.sku)
        assert.ok(shown.images.length > 0)
      }
      const route = '/api/v1/products/{slug}'
      await visitor().fail(404, 'product.not_found', 'GET', route, { path: { slug: 'no-such-thing' } })
      await visitor().fail(404, 'not_found', 'GET', route, { path: { slug: 'No Such Thing' } })
      await visitor().fail(400, 'input.invalid', 'GET', route, { path: stocked(1), query: { colour: 'red' } })
    })

    test('keeps a cart', async () => {
      const buyer = visitor()
      assert.equal((await buyer.get(200, 'GET', '/api/v1/cart')).count, 0)
      const product = stocked(5)
      const { items: [line] } = await buyer.add(product, 2)
      assert.equal(line.quantity, 2)
      assert.ok(buyer.cart, 'the token of the new cart is told')
      const path = { id: line.id }
      assert.equal((await buyer.get(200, 'PATCH', item, { path, json: { quantity: 3 } })).count, 3)
      assert.deepEqual(await buyer.get(200, 'GET', items), await buyer.get(200, 'GET', '/api/v1/cart'))
      assert.equal((await visitor().get(200, 'GET', '/api/v1/cart')).count, 0, 'nobody else sees it')
      await visitor().fail(404, 'cart.line_not_found', 'PATCH', item, { path, json: { quantity: 3 } })
      await visitor().fail(404, 'cart.line_not_found', 'DELETE', item, { path })
      await buyer.fail(400, 'input.invalid', 'PATCH', item, { path, json: { quantity: 51, gift: 1 } })
      assert.equal((await buyer.get(200, 'DELETE', item, { path })).count, 0)
      await buyer.fail(404, 'cart.line_not_found', 'DELETE', item, { path })
      await buyer.fail(400, 'input.invalid', 'DELETE', item, { path, query: { colour: 'red' } })
    })

    test('adds once what is sent twice with one key', async () => {
      const buyer = visitor()
      const product = stocked(5)
      await buyer.add(product, 1)
      const headers = { 'Idempotency-Key': 'one-click-twice' }
      const json = { productId: product.id, quantity: 1 }
      const answers = await Promise.all(
        [1, 2, 3].map(() => buyer.get(200, 'POST', items, { json, headers })))
      assert.deepEqual(answers.map((cart) => cart.count), [2, 2, 2])
      const other = { json: { ...json, quantity: 2 }, headers }
      await buyer.fail(422, 'idempotency.key_reused', 'POST', items, other)
    })

    test('refuses what a cart cannot hold', async () => {
      const buyer = visitor()
      const add = (product, quantity) => ({ json: { productId: product.id, quantity } })
      await buyer.fail(404, 'cart.product_not_found', 'POST', items, add({ id: no_such_id }, 1))
      const few = stocked(1, pieces_per_line_max - 1)
      const short = await buyer.fail(409, 'cart.short_stock', 'POST', items, add(few, few.stockQuantity + 1))
      assert.deepEqual(faultsOf(short), ['quantity short_stock'])
      const { items: [line] } = await buyer.add(few, few.stockQuantity)
      await buyer.fail(409, 'cart.short_stock', 'PATCH', item, {
        path: line, json: { quantity: few.stockQuantity + 1 },
      })
      await buyer.fail(409, 'cart.line_limit', 'POST', items, add(few, pieces_per_line_max))
      const hoarder = visitor()
      const sold = all.filter((p) => p.stockQuantity > 0)
      for (const product of sold.slice(0, lines_max)) await hoarder.add(product)
      await hoarder.fail(409, 'cart.full', 'POST', items, add(sold[lines_max], 1))
    })

    test('quotes what the cart costs', async () => {
      const buyer = visitor()
      const quote = '/api/v1/checkout/quote'
      await buyer.fail(409, 'order.cart_empty', 'POST', quote, { json: { wilaya: 'alger' } })
      await buyer.add(stocked(2), 2)
      const { items: zones } = await buyer.get(200, 'GET', '/api/v1/delivery/wilayas')
      assert.equal(zones.length, 58)
      for (const { slug: wilaya, rate } of zones.slice(0, 5)) {
        const answer = await buyer.get(200, 'POST', quote, { json: { wilaya } })
        const sum = Number(answer.subtotal) + Number(answer.shippingAmount) - Number(answer.discountAmount)
        assert.equal(Number(answer.totalAmount).toFixed(2), (sum + Number(answer.stampDuty)).toFixed(2))
        assert.ok([rate, '0.00'].includes(answer.shippingAmount))
      }
      const atlantis = { json: { wilaya: 'atlantis' } }
      const nowhere = await buyer.fail(400, 'order.unknown_wilaya', 'POST', quote, atlantis)
      assert.deepEqual(faultsOf(nowhere), ['wilaya unknown'])
      const two = await buyer.fail(400, 'input.invalid', 'POST', quote, { json: { wilaya: 'A!', price: '1' } })
      assert.deepEqual(two.errors.map((e) => e.field).sort(), ['price', 'wilaya'])
    })

    test('takes an order once, however often it is sent', async () => {
      const buyer = visitor()
      const phone = newPhone()
      const product = stocked(5)
      await buyer.add(product, 2)
      const json = await buyer.draft(phone)
      const headers = { 'Idempotency-Key': `order-${phone}` }
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => buyer.get(201, 'POST', orders, { json, headers })))
      assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1)
      const [{ orderNumber, totalAmount, accessToken }] = answers
      assert.equal(totalAmount, json.expectedTotal)
      assert.equal((await buyer.get(200, 'GET', '/api/v1/cart')).count, 0, 'the cart was sold')
      const left = await buyer.get(200, 'GET', '/api/v1/products/{slug}', { path: product })
      assert.equal(left.product.stockQuantity, product.stockQuantity - 2)
      const another = { json: { ...json, city: 'Kouba' }, headers }
      await buyer.fail(422, 'idempotency.key_reused', 'POST', orders, another)

      const query = { orderNumber, phone }
      const tracked = await buyer.get(200, 'GET', '/api/v1/orders/track', { query })
      assert.equal(tracked.status, 'PENDING')
      assert.doesNotMatch(JSON.stringify(tracked), /Aïcha|Bab El Oued|rue des/, 'no more than was asked')
      shop.command('order', 'confirm', orderNumber)
      const confirmed = await buyer.get(200, 'GET', '/api/v1/orders/track', { query })
      assert.deepEqual(confirmed.steps.map((step) => step.status), ['PENDING', 'CONFIRMED'])
      assert.equal((await buyer.send('GET', `/fr/orders/${accessToken}`)).status, 200)
      assert.equal((await buyer.send('GET', `/fr/orders/${accessToken.slice(1)}x`)).status, 404)
    })

    test('refuses an order that is not what the buyer saw', async () => {
      const buyer = visitor()
      await buyer.fail(409, 'order.cart_empty', 'POST', orders, {
        json: {
          firstName: 'Ali', lastName: 'Ben', phone: newPhone(), street: 'rue 1', city: 'Oran',
          wilaya: 'oran', termsVersion: '1', expectedTotal: '1.00',
        },
      })
      const few = stocked(2, 20)
      await buyer.add(few, few.stockQuantity)
      const good = await buyer.draft(newPhone())
      const other = (changes) => ({ json: { ...good, ...changes } })
      const cheap = other({ expectedTotal: '1.00' })
      const changed = await buyer.fail(409, 'order.total_changed', 'POST', orders, cheap)
      assert.equal(changed.errors[0].detail, good.expectedTotal, 'the new total is told')
      await buyer.fail(409, 'order.terms_changed', 'POST', orders, other({ termsVersion: '1999' }))
      await buyer.fail(400, 'order.unknown_wilaya', 'POST', orders, other({ wilaya: 'atlantis' }))
      const wrong = await buyer.fail(400, 'input.invalid', 'POST', orders, {
        json: { firstName: 'A', phone: '12', email: 'nobody', discount: '100.00' },
      })
      assert.deepEqual(wrong.errors.map((e) => e.field).sort(), [
        'city', 'discount', 'email', 'expectedTotal', 'firstName', 'lastName', 'phone', 'street', 'termsVersion',
        'wilaya',
      ])
      const faster = visitor()
      await faster.add(few, 1)
      await faster.order(newPhone())
      const short = await buyer.fail(409, 'order.short_stock', 'POST', orders, other({}))
      assert.deepEqual(faultsOf(short), [`items[${few.sku}] short_stock`])
    })

    test('sells to forty buyers behind one address within a minute', async () => {
      const many = stocked(40)
      const address = visitor().address
      await Promise.all(Array.from({ length: 40 }, async () => {
        const buyer = visitor()
        buyer.address = address
        await buyer.add(many)
        await buyer.order(newPhone())
      }))
    })

    test('stops who asks too often', async () => {
      const phone = newPhone()
      for (let n = 0; n <= orders_per_phone_max; ++n) {
        const buyer = visitor()
        await buyer.add(all.filter((p) => p.stockQuantity > 10)[n])
        if (n < orders_per_phone_max) await buyer.order(phone)
        else await buyer.fail(429, 'order.too_many', 'POST', orders, { json: await buyer.draft(phone) })
      }
      const untilLimited = async (method, path, options, fresh = false) => {
        const pushy = visitor()
        for (let n = 0; n < 2000; ++n) { // a slow machine earns as many again as it asks
          if (fresh) pushy.cart = undefined
          const answer = await pushy.call(method, path, options)
          if (answer.status === 429) return [answer.json.code, Number(answer.headers['retry-after'])]
        }
        return assert.fail(`${method} ${path} is not limited`)
      }
      const [guess, wait_s] = await untilLimited('GET', '/api/v1/orders/track', {
        query: { orderNumber: 'F-1', phone },
      })
      assert.equal(guess, 'request.rate_limited')
      assert.ok(wait_s >= 1, 'Retry-After says when')
      const add = { json: { productId: stocked(10).id, quantity: 1 } }
      assert.equal((await untilLimited('POST', items, add, true))[0], 'cart.too_many')
      assert.equal((await untilLimited('POST', items, { json: {} }))[0], 'request.rate_limited')
      assert.equal((await untilLimited('POST', orders, { json: {} }))[0], 'request.rate_limited')
      const nobodys = { query: { orderNumber: 'F-1', phone } }
      await visitor().fail(404, 'order.not_found', 'GET', '/api/v1/orders/track', nobodys)
      await visitor().fail(400, 'input.invalid', 'GET', '/api/v1/orders/track', { query: { phone: '12' } })
    })

    test('refuses bodies and keys that are none', async () => {
      const buyer = visitor()
      const { items: [line] } = await buyer.add(stocked(10))
      for (const name of contract.operations()) {
        const [method, path] = name.split(' ')
        if (method === 'GET') continue
        const refused = (status, code, headers, body = '{}') =>
          buyer.fail(status, code, method, path, { path: { id: line.id }, body, headers })
        const json = { 'Content-Type': 'application/json' }
        await refused(403, 'request.foreign_origin', { ...json, Origin: 'https://elsewhere.example' })
        await refused(403, 'request.foreign_origin', { ...json, 'Sec-Fetch-Site': 'cross-site' })
        await refused(400, 'idempotency.bad_key', { ...json, 'Idempotency-Key': 'short' })
        if (method === 'DELETE') continue
        await refused(400, 'body.malformed', json, '{"a":')
        await refused(400, 'body.malformed', json, '[]')
        await refused(415, 'body.unsupported_type', { 'Content-Type': 'text/plain' }, 'a=1')
        await refused(413, 'body.too_large', json, 'x'.repeat(body_bytes_max + 1))
      }
    })

    test('has no address that was not called, and no declared failure that was not met', () => {
      const missing = contract.declared().filter((name) =>
        !contract.seen.has(name) && !unreachable.some((pattern) => pattern.test(name)))
      assert.deepEqual(missing, [])
    })
  })
}
