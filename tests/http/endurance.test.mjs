// What stays the same however long the program serves, and on however many machines.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Shop, deep, engines, environment, executable } from '../e2e/program.mjs'
import { Visitor, newPhone, products } from './visitor.mjs'

const request_count = deep ? 1_000_000 : 50_000
const warm_up_count = 20_000
const growth_kb_max = 4 << 10
const connection_count = 8
const pipelined = 50
const stack_kb = 64
const deepest_kb_max = 48
const orders_seen = deep ? 200 : 20
const looks_max = 1000 // a millisecond and a request each: a second, and on a crowded machine longer
const price_changes = deep ? 1000 : 100
const readers = 4

const memoryKb = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1])

/** Asks for these paths in turn over a few connections, many requests at a time; answers by status. */
async function askMany(port, paths, count) {
  const statuses = {}
  const each = async () => {
    const socket = net.connect(port, '127.0.0.1')
    const request = (path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`
    const batch = Array.from({ length: pipelined }, (_, n) => request(paths[n % paths.length])).join('')
    let rest = Buffer.alloc(0)
    for (let left = count / connection_count; left > 0; left -= pipelined) {
      socket.write(batch)
      for (let answers = 0; answers < pipelined;) {
        const end = rest.indexOf('\r\n\r\n')
        const head = end < 0 ? '' : rest.toString('latin1', 0, end)
        const size = end + 4 + Number(head.match(/content-length: (\d+)/i)?.[1] ?? 0)
        if (end < 0 || rest.length < size) {
          const more = await new Promise((done, failed) => {
            socket.once('data', done)
            socket.once('close', () => failed(new Error(`closed: ${rest}`)))
          })
          socket.removeAllListeners('close')
          rest = Buffer.concat([rest, more])
          continue
        }
        rest = rest.subarray(size)
        const status = head.slice(9, 12)
        statuses[status] = (statuses[status] ?? 0) + 1
        ++answers
      }
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connection_count }, each))
  return statuses
}

for (const engine of engines) {
  test(`${engine}: memory is flat over ${request_count} requests`, async (t) => {
    const shop = await Shop.open(engine, undefined, ['--log-level', 'warn'])
    t.after(() => shop.kill()) // when the test failed
    const [product] = await products(new Visitor(shop))
    const paths = [
      '/fr/', `/fr/p/${product.slug}`, '/api/v1/products?limit=20', '/api/v1/cart', '/healthz', '/fr/nothing-here',
      '/api/v1/orders/track?orderNumber=FOY-2026-000001&phone=0550000000', '/api/v1/products?colour=red',
    ]
    await askMany(shop.port, paths, warm_up_count)
    const before = memoryKb(shop.process.pid)
    const statuses = await askMany(shop.port, paths, request_count)
    const growth = memoryKb(shop.process.pid) - before
    t.diagnostic(`${before} KB after the warm-up, ${growth} KB more at the end; ${JSON.stringify(statuses)}`)
    assert.ok(Object.keys(statuses).every((status) => Number(status) < 500), JSON.stringify(statuses))
    assert.ok(growth < growth_kb_max, `${growth} KB`)
    await shop.close()
  })

  test(`${engine}: a purchase leaves a quarter of a fiber's stack untouched`, async (t) => {
    const shop = await Shop.open(engine)
    t.after(() => shop.kill())
    const buyer = new Visitor(shop)
    const html = { headers: { Accept: 'text/html' } }
    const [product] = await products(buyer)
    for (const path of ['/fr/', `/ar/p/${product.slug}`, '/fr/search?q=chauff']) await buyer.send('GET', path, html)
    await buyer.add(product)
    await buyer.send('GET', '/fr/cart', html)
    await buyer.send('GET', '/fr/checkout', html)
    const { accessToken } = await buyer.order(newPhone())
    await buyer.send('GET', `/fr/orders/${accessToken}`, html)
    // A stack is a mapping of its own above a page that nobody may touch; the system knows how much of it
    // was ever used.
    const maps = readFileSync(`/proc/${shop.process.pid}/smaps`, 'utf8')
    const stack = new RegExp(String.raw`---p .*\nSize: +4 kB\n(?:\w+: .*\n)*?[0-9a-f]+-[0-9a-f]+ rw-p .*\n` +
      String.raw`Size: +${stack_kb} kB\n(?:\w+: .*\n)*?Rss: +(\d+) kB`, 'g')
    const used = [...maps.matchAll(stack)].map(([, kb]) => Number(kb))
    t.diagnostic(`${used.length} stacks, the deepest used ${Math.max(...used)} of ${stack_kb} KB`)
    assert.ok(used.length > 0, 'no stack was found')
    assert.ok(Math.max(...used) <= deepest_kb_max)
    await shop.close()
  })
}

/** Looks again and again until it is seen: how often that was, and how long it took. */
async function lookUntil(seen) {
  const began = Date.now()
  let looks = 0
  for (; !(await seen()); ++looks) {
    assert.ok(looks < 5 * looks_max, 'not seen on the other node')
    await pause(1)
  }
  return { looks, ms: Date.now() - began }
}

/** Says how long changes of one node took to show on another; the looks are what is held against a second. */
function checkSeen(t, seen, what) {
  const sorted = (figure) => seen.map((one) => one[figure]).sort((a, b) => a - b)
  const ms = sorted('ms')
  t.diagnostic(`${ms.length} ${what}, seen after ${ms[ms.length >> 1]} ms, at the latest ${ms.at(-1)} ms`)
  assert.ok(sorted('looks')[ms.length >> 1] <= looks_max)
}

test('postgres: what one node has sold, the other shows within a second', {
  skip: !engines.includes('postgres'),
}, async (t) => {
  const shop = await Shop.open('postgres')
  const other = new Shop(shop.database)
  t.after(() => Promise.all([shop, other].map((node) => node.process?.kill('SIGKILL'))))
  await other.start()
  const [product] = (await products(new Visitor(shop))).sort((a, b) => b.stockQuantity - a.stockQuantity)
  const path = { slug: product.slug }
  const stockOn = async (node) =>
    (await new Visitor(node).get(200, 'GET', '/api/v1/products/{slug}', { path })).product.stockQuantity
  const seen = []
  for (let left = product.stockQuantity - 1; left >= 0 && seen.length < orders_seen; --left) {
    await stockOn(other) // so that it is kept there
    const buyer = new Visitor(shop)
    await buyer.add(product)
    await buyer.order(newPhone())
    assert.equal(await stockOn(shop), left, 'at once where it was sold')
    seen.push(await lookUntil(async () => (await stockOn(other)) === left))
  }
  checkSeen(t, seen, 'orders')
  await other.stop()
  await shop.close()
})

test('postgres: a price that one node has changed, the other shows within a second, whoever looks', {
  skip: !engines.includes('postgres'),
}, async (t) => {
  const shop = await Shop.open('postgres')
  const other = spawn(join(dirname(executable), 'tests/http/price_change'), [shop.database.url], {
    env: environment, stdio: ['pipe', 'pipe', 'inherit'],
  })
  t.after(() => [shop.process, other].map((node) => node.kill('SIGKILL')))
  const product = (await products(new Visitor(shop))).find((one) => !one.salePrice)
  const path = { slug: product.slug }
  const priceShown = async () =>
    Number((await new Visitor(shop).get(200, 'GET', '/api/v1/products/{slug}', { path })).product.price)
  const acknowledged = createInterface(other.stdout)[Symbol.asyncIterator]()
  const changes = []
  const change = async (price) => {
    other.stdin.write(`${product.id} ${price}\n`)
    assert.equal((await acknowledged.next()).value, 'done')
    changes.push({ price, at: performance.now() })
  }

  // Each core keeps its own answers: within that second, one may show what another no longer does.
  let changing = true
  const read = async () => {
    while (changing) {
      const before = performance.now() - 1000
      const least = changes.findLast(({ at }) => at <= before)?.price ?? 0
      const shown = await priceShown()
      assert.ok(shown >= least, `${shown}, but ${least} was acknowledged a second ago`)
    }
  }
  await change(1000)
  while ((await priceShown()) !== 1000) await pause(1)
  const load = Promise.all(Array.from({ length: readers }, read))
  const seen = []
  for (let price = 1001; seen.length < price_changes; ++price) {
    await change(price)
    seen.push(await lookUntil(async () => (await priceShown()) === price))
  }
  changing = false
  await load
  checkSeen(t, seen, 'prices')
  other.stdin.end()
  await shop.close()
})
