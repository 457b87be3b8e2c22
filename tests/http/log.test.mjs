// The log tells what the program did, and nothing about the people for whom.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Shop, engines } from '../e2e/program.mjs'
import { Visitor, newPhone, products } from './visitor.mjs'

for (const engine of engines) {
  test(`${engine}: the log of a purchase holds no secret and nobody's name`, async (t) => {
    const shop = await Shop.open(engine, undefined, ['--log-level', 'debug'])
    t.after(() => shop.kill()) // when the test failed
    const buyer = new Visitor(shop)
    const phone = newPhone()
    const [product] = await products(buyer)
    await buyer.add(product)
    const key = 'a-key-that-nobody-guesses'
    const headers = { 'Idempotency-Key': key, Cookie: 'cart=stolen-cookie' }
    const json = { ...await buyer.draft(phone), email: 'aicha.private@example.dz' }
    const { orderNumber, accessToken } = await buyer.get(201, 'POST', '/api/v1/orders', { json, headers })
    const query = { orderNumber, phone }
    await buyer.get(200, 'GET', '/api/v1/orders/track', { query })
    await buyer.send('GET', `/fr/orders/${accessToken}`, { headers: { Accept: 'text/html' } })
    await buyer.send('GET', '/api/v1/products?q=embarrassing-words')
    await buyer.send('POST', '/api/v1/orders', { body: '{"firstName": "Zohra', headers: { 'Content-Type': 'application/json' } })
    await shop.stop()
    assert.match(shop.log, /POST \/api\/v1\/orders 201/, 'something was logged')
    const never = {
      phone: phone.slice(1), 'first name': json.firstName, 'family name': json.lastName, street: 'Frères',
      email: json.email, 'cart token': buyer.cart, 'access token': accessToken, cookie: 'stolen-cookie', key,
      address: buyer.address, 'search words': 'embarrassing', 'body that cannot be read': 'Zohra',
    }
    for (const [what, text] of Object.entries(never)) assert.ok(!shop.log.includes(text), `${what}: ${text}`)
    await shop.close()
  })
}
