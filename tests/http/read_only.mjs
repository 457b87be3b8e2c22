// How a shop is whose disk takes no writes.
import assert from 'node:assert/strict'
import { Visitor, products, request } from './visitor.mjs'

export async function checkReadOnly(shop) {
  const visitor = new Visitor(shop)
  const [product] = await products(visitor)
  await visitor.get(200, 'GET', '/api/v1/products/{slug}', { path: { slug: product.slug } })
  for (const path of ['/fr/', '/ar/search?q=chauff', '/fr/cart'])
    assert.equal((await visitor.send('GET', path, { headers: { Accept: 'text/html' } })).status, 200, path)

  const json = { productId: product.id, quantity: 1 }
  const refused = await visitor.fail(503, 'storage.read_only', 'POST', '/api/v1/cart/items', { json })
  assert.ok(Number(refused.headers['retry-after']) >= 1)
  assert.equal((await request(`${shop.url}/healthz`, 'GET')).status, 200)
  const ready = await request(`${shop.url}/readyz`, 'GET') // from this machine: told what is wrong
  assert.equal(ready.status, 503, ready.text)
  assert.deepEqual(ready.json.errors.map((one) => one.field), ['disk'])
  assert.match(ready.json.errors[0].detail, /cannot be written: Read-only file system/)
}
