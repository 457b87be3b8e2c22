// One visitor of a served shop: an address and a cart of its own, and what every answer promises.
import assert from 'node:assert/strict'
import http from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
let visitors = 0

/** What stands on every answer, whatever was asked. */
const always = {
  'content-security-policy': /default-src 'self'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /./,
  'permissions-policy': /./,
  'cross-origin-opener-policy': /^same-origin$/,
  'x-request-id': /^[\w-]{8,}$/,
  date: / GMT$/,
}

const unpackers = { gzip: gunzipSync, br: brotliDecompressSync }

/** Sends one request; { status, headers, bytes, text, json } with the body unpacked. */
export async function request(url, method, { headers = {}, body } = {}) {
  // A command that ran meanwhile has held up everything here: what the program closed must not be used again.
  await turn()
  await turn()
  return new Promise((done, failed) => {
    const sent = http.request(url, { method, agent, headers, timeout: 60_000 }, (received) => {
      const chunks = []
      received.on('data', (chunk) => chunks.push(chunk))
      received.on('error', failed)
      received.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const unpack = bytes.length > 0 && unpackers[received.headers['content-encoding']]
        const text = (unpack ? unpack(bytes) : bytes).toString('utf8')
        const json = /json/.test(received.headers['content-type'] ?? '') && text ? JSON.parse(text) : undefined
        done({ status: received.statusCode, headers: received.headers, bytes, text, json })
      })
    })
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${url}: no answer`)))
    sent.on('error', failed)
    sent.end(body)
  })
}

/** The body of an order at the total of a quote. */
export const draftOf = (quote, phone, wilaya = 'alger') => ({
  firstName: 'Aïcha', lastName: 'بن علي', phone, street: '12 rue des Frères', city: 'Bab El Oued',
  wilaya, termsVersion: quote.termsVersion, expectedTotal: quote.totalAmount,
})

export class Visitor {
  /** `contract`: when given, answers of API routes are held against it. */
  constructor(shop, contract) {
    this.shop = shop
    this.contract = contract
    this.address = `198.18.${Math.floor(++visitors / 250)}.${(visitors % 250) + 1}`
  }

  /** Sends a request and holds the answer to what every answer promises. `json` becomes the body. */
  async send(method, path, { json, body, headers = {} } = {}) {
    const all = { 'X-Forwarded-For': this.address, Accept: 'application/json', ...headers }
    if (this.cart) all['X-Cart-Token'] ??= this.cart
    if (json !== undefined) all['Content-Type'] ??= 'application/json'
    const answer = await request(this.shop.url + path, method, {
      headers: all, body: json === undefined ? body : JSON.stringify(json),
    })
    for (const [name, wanted] of Object.entries(always))
      assert.match(answer.headers[name] ?? '', wanted, `${name} of ${method} ${path}`)
    this.cart = answer.headers['x-cart-token'] ?? this.cart
    return answer
  }

  /**
   * Calls a route of the API by its documented path ('/api/v1/products/{slug}'), fills `path` and
   * `query` in, and holds the answer against the contract.
   */
  async call(method, template, { path = {}, query = {}, ...rest } = {}) {
    const filled = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name]))
    const search = new URLSearchParams(query).toString()
    const answer = await this.send(method, filled + (search && `?${search}`), rest)
    this.contract?.check(method, template, answer)
    return answer
  }

  /** Like call, for an answer that must be this success. */
  async get(status, method, template, options) {
    const answer = await this.call(method, template, options)
    assert.equal(answer.status, status, `${method} ${template}: ${answer.text}`)
    return answer.json
  }

  /** Like call, for an answer that must be this failure; gives the problem document. */
  async fail(status, code, method, template, options) {
    const answer = await this.call(method, template, options)
    const got = [answer.status, answer.json?.code]
    assert.deepEqual(got, [status, code], `${method} ${template}: ${answer.text}`)
    assert.equal(answer.headers['content-type'], 'application/problem+json')
    return { ...answer.json, headers: answer.headers }
  }

  /** Puts pieces of a product into the cart. */
  add(product, quantity = 1) {
    return this.get(200, 'POST', '/api/v1/cart/items', { json: { productId: product.id, quantity } })
  }

  /** The body of an order of what is in the cart, as the quote says. */
  async draft(phone, wilaya = 'alger') {
    const quote = await this.get(200, 'POST', '/api/v1/checkout/quote', { json: { wilaya } })
    return draftOf(quote, phone, wilaya)
  }

  /** Orders what is in the cart. */
  async order(phone) {
    return this.get(201, 'POST', '/api/v1/orders', { json: await this.draft(phone) })
  }
}

let phones = 0

/** An Algerian mobile number that nobody has used before. */
export const newPhone = () => `0550${String(++phones).padStart(6, '0')}`

/** Every product of the shop. */
export async function products(visitor) {
  const { items } = await visitor.get(200, 'GET', '/api/v1/products', { query: { limit: 100 } })
  return items
}
