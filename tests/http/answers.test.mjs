// HTTP itself: methods, validators, packing, redirects, and answers that are never stale.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { Shop, engines, eventually } from '../e2e/program.mjs'
import { Visitor, newPhone, products } from './visitor.mjs'

const html = { Accept: 'text/html,application/xhtml+xml' }

for (const engine of engines) {
  describe(`${engine}: HTTP`, () => {
    let shop
    let visitor
    let style
    const cached = () => ['/api/v1/products?limit=20', '/fr/', '/ar/', style]
    before(async () => {
      shop = await Shop.open(engine)
      visitor = new Visitor(shop)
      const home = await visitor.send('GET', '/fr/', { headers: html })
      style = home.text.match(/href="([^"]*\.css[^"]*)"/)?.[1] ?? assert.fail(home.text.slice(0, 2000))
    })
    after(() => shop?.close())

    test('packs, validates and answers HEAD alike', async () => {
      for (const path of cached()) {
        const plain = await visitor.send('GET', path, { headers: html })
        assert.equal(plain.status, 200, path)
        assert.equal(plain.headers['content-encoding'], undefined)
        const packed = await visitor.send('GET', path, { headers: { ...html, 'Accept-Encoding': 'gzip' } })
        assert.equal(packed.headers['content-encoding'], 'gzip', path)
        assert.equal(packed.text, plain.text)
        assert.ok(packed.bytes.length < plain.bytes.length / 2, path)
        assert.match(packed.headers.vary ?? '', /accept-encoding/i, path)

        assert.ok(plain.headers.etag, path)
        for (const same of [plain, packed]) {
          const headers = { ...html, 'If-None-Match': same.headers.etag }
          const again = await visitor.send('GET', path, { headers })
          assert.equal(again.status, 304, path)
          assert.equal(again.bytes.length, 0)
          assert.ok(again.headers.etag && again.headers['cache-control'], path)
        }
        const other = await visitor.send('GET', path, { headers: { ...html, 'If-None-Match': '"other"' } })
        assert.equal(other.status, 200)
        const head = await visitor.send('HEAD', path, { headers: html })
        assert.equal(head.status, 200)
        assert.equal(head.bytes.length, 0)
        for (const name of ['content-type', 'content-length', 'etag'])
          assert.equal(head.headers[name], plain.headers[name], `${name} of ${path}`)
      }
    })

    test('sends brotli to who takes it, the same text as real clients unpack it', async () => {
      for (const path of cached()) {
        const headers = { ...html, 'Accept-Encoding': 'gzip, deflate, br' }
        let packed
        const isBrotli = async () =>
          (packed = await visitor.send('GET', path, { headers })).headers['content-encoding'] === 'br'
        await eventually(isBrotli, `brotli of ${path}`)
        const plain = await visitor.send('GET', path, { headers: html })
        assert.equal(packed.text, plain.text, path)
        assert.match(packed.headers.vary ?? '', /accept-encoding/i, path)
        const gzip = await visitor.send('GET', path, { headers: { ...html, 'Accept-Encoding': 'gzip, br;q=0' } })
        assert.equal(gzip.headers['content-encoding'], 'gzip', path)
        assert.ok(packed.bytes.length < gzip.bytes.length, path)
        const curl = spawnSync('curl', ['-fsS', '--compressed', '-H', 'Accept: text/html', shop.url + path])
        assert.equal(curl.stdout.toString(), plain.text, `${curl.stderr}`)
      }
      const fresh = await visitor.send('GET', '/fr/cart', { headers: { ...html, 'Accept-Encoding': 'br' } })
      assert.equal(fresh.headers['content-encoding'], 'br', 'of an answer that is not kept')
      assert.match(fresh.text, /<html lang="fr"/)
    })

    test('keeps fingerprinted files for a year and pages not at all', async () => {
      const file = await visitor.send('GET', style)
      assert.match(file.headers['cache-control'], /max-age=31536000.*immutable/)
      const page = await visitor.send('GET', '/fr/', { headers: html })
      assert.match(page.headers['cache-control'], /no-cache/)
      assert.match((await visitor.send('GET', '/api/v1/cart')).headers['cache-control'], /no-store|no-cache/)
    })

    test('says which methods an address knows', async () => {
      for (const [path, methods] of [
        ['/api/v1/products', 'GET, HEAD, OPTIONS'], ['/api/v1/orders', 'OPTIONS, POST'],
        ['/api/v1/cart/items', 'GET, HEAD, OPTIONS, POST'], ['/fr/', 'GET, HEAD, OPTIONS'],
      ]) {
        const allowed = (answer) => answer.headers.allow.split(', ').sort().join(', ')
        const asked = await visitor.send('OPTIONS', path)
        assert.equal(asked.status, 204)
        assert.equal(allowed(asked), methods)
        const refused = await visitor.send('DELETE', path)
        assert.equal(refused.status, 405, path)
        assert.equal(allowed(refused), methods)
        assert.equal(refused.json?.code, 'request.method_not_allowed')
      }
    })

    test('answers an unknown address in the form that was asked for', async () => {
      for (const path of ['/api/v1/nothing', '/nothing/at/all/here']) {
        const problem = await visitor.send('GET', path)
        assert.equal(problem.status, 404)
        assert.equal(problem.headers['content-type'], 'application/problem+json')
        assert.equal(problem.json.requestId, problem.headers['x-request-id'])
      }
      const page = await visitor.send('GET', '/ar/nothing', { headers: html })
      assert.equal(page.status, 404)
      assert.match(page.text, /<html lang="ar" dir="rtl"/)
      const outside = await visitor.send('GET', '/static/../../etc/passwd')
      assert.equal(outside.status, 404)
    })

    test('leads to the visitor\'s language and to the right spelling of an address', async () => {
      for (const [asked, language] of [['ar-DZ,fr;q=0.5', 'ar'], ['en', 'en'], ['de', 'fr']]) {
        const answer = await visitor.send('GET', '/', { headers: { ...html, 'Accept-Language': asked } })
        assert.ok([302, 303, 307].includes(answer.status), String(answer.status))
        assert.equal(answer.headers.location, `/${language}/`)
      }
      for (const [wrong, right] of [['/fr', '/fr/'], ['/ar/cart/?a=1', '/ar/cart?a=1']]) {
        const answer = await visitor.send('GET', wrong, { headers: html })
        assert.deepEqual([answer.status, answer.headers.location], [301, right])
      }
    })

    test('tells search engines every product in every language', async () => {
      const robots = await visitor.send('GET', '/robots.txt')
      assert.match(robots.text, /Sitemap: \S+\/sitemap\.xml/)
      const map = await visitor.send('GET', '/sitemap.xml')
      const all = await products(visitor)
      for (const language of ['fr', 'ar', 'en'])
        assert.ok(map.text.includes(`/${language}/p/${all[0].slug}`), language)
      const page = await visitor.send('GET', `/fr/p/${all[0].slug}`, { headers: html })
      const data = page.text.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)
      assert.ok(JSON.stringify(JSON.parse(data[1])).includes('"Product"'))
      for (const language of ['fr', 'ar', 'en', 'x-default'])
        assert.ok(page.text.includes(`hreflang="${language}"`), language)
    })

    test('shows the stock of this moment, whoever changed it', async () => {
      const product = (await products(visitor)).find((p) => p.stockQuantity > 3)
      const address = `/api/v1/products/${product.slug}`
      const shown = () => visitor.send('GET', address)
      const stock = async () => (await shown()).json.product.stockQuantity
      const page = async () =>
        (await visitor.send('GET', `/fr/p/${product.slug}`, { headers: html })).headers.etag
      const before = { stock: await stock(), page: await page(), etag: (await shown()).headers.etag }
      assert.equal(before.stock, product.stockQuantity)

      const buyer = new Visitor(shop)
      await buyer.add(product, product.stockQuantity - 1)
      const { orderNumber } = await buyer.order(newPhone())
      assert.equal(await stock(), 1, 'at once: the order was acknowledged')
      assert.notEqual(await page(), before.page)
      const changed = await visitor.send('GET', address, { headers: { 'If-None-Match': before.etag } })
      assert.equal(changed.status, 200)

      shop.command('order', 'cancel', orderNumber)
      await eventually(async () => (await stock()) === before.stock, 'the owner\'s cancellation is seen')
      await eventually(async () => (await page()) === before.page, 'the product page is as it was')
    })

    test('keeps its word about slow, broken and oversized requests', async () => {
      const long = await visitor.send('GET', `/api/v1/products?q=${'x'.repeat(20_000)}`).catch((error) => error)
      assert.ok([400, 414, 431].includes(long.status), String(long.status ?? long))
      const many = Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`X-Header-${n}`, 'x']))
      const crowded = await visitor.send('GET', '/healthz', { headers: many })
      assert.equal(crowded.status, 431)
    })
  })
}

test('every word of the three languages is there', () => {
  const keys = (language) => Object.keys(JSON.parse(
    readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), 'utf8'))).sort()
  assert.deepEqual(keys('ar'), keys('fr'))
  assert.deepEqual(keys('en'), keys('fr'))
})
