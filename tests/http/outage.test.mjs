// PostgreSQL goes away and comes back under a running program.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Shop, engines, eventually } from '../e2e/program.mjs'
import { Cluster } from './cluster.mjs'
import { Visitor, newPhone, products } from './visitor.mjs'

test('postgres: the program lives through a restart of its database', {
  skip: !engines.includes('postgres'),
}, async (t) => {
  const cluster = new Cluster()
  t.after(() => cluster.remove())
  const shop = await Shop.open('postgres', cluster.database())
  const visitor = new Visitor(shop)
  const html = { Accept: 'text/html' }
  const [product] = (await products(visitor)).filter((p) => p.stockQuantity > 5)
  const buyer = new Visitor(shop)
  await buyer.add(product, 1)
  await visitor.send('GET', '/fr/', { headers: html })
  const process = shop.process.pid

  for (let outage = 0; outage < 2; ++outage) {
    cluster.stop()
    assert.equal((await visitor.send('GET', '/healthz')).status, 200)
    const ready = await visitor.send('GET', '/readyz')
    assert.equal(ready.status, 503)
    assert.match(ready.headers['content-type'], /problem\+json/)
    assert.equal(ready.json.code, 'server.not_ready')
    assert.ok(ready.json.errors.some(({ field }) => field === 'database'))
    const answers = await Promise.all([
      buyer.send('GET', '/api/v1/cart'),
      buyer.send('POST', '/api/v1/cart/items', { json: { productId: product.id, quantity: 1 } }),
      visitor.send('GET', `/api/v1/products?q=never-asked-${outage}`),
      visitor.send('GET', '/fr/cart', { headers: { ...html, 'X-Cart-Token': buyer.cart } }),
    ])
    for (const answer of answers) {
      assert.equal(answer.status, 503, answer.text)
      assert.ok(Number(answer.headers['retry-after']) >= 1)
    }
    assert.equal(answers[0].json.code, 'database.unavailable')
    assert.doesNotMatch(answers[0].text, /socket|libpq|\/var/, 'nobody outside learns how it is built')
    assert.match(answers[3].text, /<html lang="fr"/, 'the visitor gets a page')

    cluster.start()
    await eventually(async () => (await visitor.send('GET', '/readyz')).status === 200, 'it is ready again')
    assert.equal((await buyer.get(200, 'GET', '/api/v1/cart')).count, outage + 1, 'nothing half done')
    await buyer.add(product, 1)
  }
  await buyer.order(newPhone())
  assert.equal(shop.process.pid, process)
  assert.equal(shop.process.exitCode, null, 'it was never restarted')
  await shop.close()
})
