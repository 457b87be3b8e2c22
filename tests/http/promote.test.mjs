// A shop that is open moves into another database, of the other engine, and back.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { Shop, begin, command, createDatabase, engines, environment, executable, succeed } from '../e2e/program.mjs'
import { Visitor, newPhone, products, request } from './visitor.mjs'

const other = { sqlite: 'postgres', postgres: 'sqlite' }

/** A promotion that runs. */
class Promotion {
  constructor(from, to, ...options) {
    this.process = begin({ FOYER_DATABASE: from.url }, 'promote', '--to', to.url, ...options)
    this.ended = once(this.process, 'close')
    this.said = ''
    this.process.stderr.on('data', (bytes) => (this.said += bytes))
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]()
  }

  /** Reads until the line about a table, which is printed as soon as its rows are there. */
  async copied(table) {
    for (;;) {
      const { value, done } = await this.lines.next()
      assert.ok(!done, `it ended before it copied ${table}: ${this.said}`)
      this.said += `${value}\n`
      if (value.startsWith(`${table} `)) return
    }
  }

  /** Ends it as a power cut would; it must not have ended by itself. */
  async kill() {
    this.process.kill('SIGKILL')
    const [, signal] = await this.ended
    assert.equal(signal, 'SIGKILL', this.said)
  }
}

/** What a database holds, table by table, as `data export` writes it. */
function contentOf(database, name) {
  const folder = join(database.folder, name)
  succeed(database, 'data', 'export', folder)
  return Object.fromEntries(readdirSync(folder).filter((file) => file.endsWith('.jsonl')).sort()
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
}

/** The rows that a run copied, by table, read from what it printed. */
const copiedBy = (printed) => Object.fromEntries([...printed.split('\nproved')[0]
  .matchAll(/^(\w+) +\d+ +(\d+) +[\d-]+$/gm)].map(([, table, rows]) => [table, Number(rows)]))

const reads = (visitor, track, n) => [
  ['/api/v1/products?q=never-asked-' + n, visitor],
  ['/fr/', visitor],
  ['/api/v1/cart', visitor],
  ['/api/v1/orders/track?' + new URLSearchParams(track), visitor],
]

/** Until every event of the shop is delivered: one that is delivered later would be another row. */
async function quiet(shop) {
  for (;;) {
    const { text } = await request(`${shop.url}/metrics`, 'GET')
    const [, waiting] = text.match(/^foyer_outbox_events\{state="waiting"\} (\d+)$/m)
    if (waiting === '0') return
  }
}

/** Everything can be looked at, nothing can be changed. */
async function onlyReads(visitor, product, track, n) {
  for (const [path, who] of reads(visitor, track, n))
    assert.equal((await who.send('GET', path)).status, 200, path)
  const writes = await Promise.all([
    visitor.send('POST', '/api/v1/cart/items', { json: { productId: product.id, quantity: 1 } }),
    new Visitor(visitor.shop).send('POST', '/fr/cart/items', {
      body: `productId=${product.id}&quantity=1`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
    }),
  ])
  for (const answer of writes) {
    assert.equal(answer.status, 503, answer.text)
    assert.ok(Number(answer.headers['retry-after']) >= 1)
  }
}

for (const from of engines) {
  const to = engines.includes(other[from]) ? other[from] : from
  test(`${from} to ${to} and back: reads go on, writes wait, nothing is lost`, async (t) => {
    const shop = await Shop.open(from)
    shop.command('sample', 'generate', '--products', '1500', '--customers', '400', '--orders', '1500')
    const target = createDatabase(to)
    const third = createDatabase(from)
    const moved = new Shop(target)
    t.after(async () => {
      for (const served of [shop, moved]) if (served.process) await served.kill()
      for (const database of [shop.database, target, third]) database.drop()
    })
    const settings = join(target.folder, 'foyer.toml')
    writeFileSync(settings, `# ours\ndatabase = "${shop.database.url}" # here\nthreads = 2\n`)

    const visitor = new Visitor(shop)
    const [product] = (await products(visitor)).filter((p) => p.stockQuantity > 8)
    const phone = newPhone()
    await visitor.add(product)
    const placed = await visitor.order(phone)
    const track = { orderNumber: placed.orderNumber, phone }
    await visitor.add(product, 2)

    await t.test('a promotion under way holds writers off, in the server and on the command line', async () => {
      const frozen = new Promotion(shop.database, target)
      await frozen.copied('customers')
      frozen.process.kill('SIGSTOP')
      await onlyReads(visitor, product, track, 1)
      const { status, stderr } = command(shop.database, 'order', 'confirm', placed.orderNumber)
      assert.equal(status, 3, stderr)
      assert.match(command(target, 'serve').stderr, /has not finished/)
      await frozen.kill()
    })

    await t.test('killed with -9, it lets the shop sell, and goes on when it is started again', async () => {
      await visitor.add(product)
      for (const table of ['customers', 'products', 'orders']) {
        const cut = new Promotion(shop.database, target)
        await cut.copied(table)
        await cut.kill()
      }
    })

    await t.test('the last run copies what is missing, proves all and switches', async () => {
      await quiet(shop)
      const before = contentOf(shop.database, 'before')
      const printed = succeed({ url: shop.database.url }, 'promote', '--to', target.url, '--config', settings)
      assert.match(printed, /rows of \d+ tables are the same on both sides/)
      const copied = copiedBy(printed)
      assert.equal(copied.products, 0, 'they were there')
      assert.equal(copied.orders, 0)
      assert.deepEqual(contentOf(target, 'after'), before)
      assert.equal(readFileSync(settings, 'utf8'), `# ours\ndatabase = "${target.url}" # here\nthreads = 2\n`)
      assert.match(succeed(shop.database, 'promote', '--to', target.url), /has moved there already/)
    })

    await t.test('the server that still runs only reads, and does not start again', async () => {
      await onlyReads(visitor, product, track, 2)
      await shop.stop()
      const { status, stderr } = command(shop.database, 'serve')
      assert.equal(status, 1)
      assert.match(stderr, /the shop has moved to/)
      assert.equal(command(shop.database, 'order', 'confirm', placed.orderNumber).status, 3)
    })

    await t.test('the new database sells on: the old cart, the old order', async () => {
      await moved.start()
      visitor.shop = moved
      assert.equal((await visitor.get(200, 'GET', '/api/v1/cart')).count, 3)
      const next = await visitor.order(newPhone())
      const found = await visitor.get(200, 'GET', '/api/v1/orders/track', { query: track })
      assert.equal(found.totalAmount, placed.totalAmount)
      assert.match(moved.command('order', 'list'), new RegExp(next.orderNumber))
      succeed(target, 'doctor')
      await moved.stop()
    })

    await t.test('and the way back brings everything', async () => {
      succeed(target, 'promote', '--to', third.url)
      assert.deepEqual(contentOf(third, 'third'), contentOf(target, 'second'))
      succeed(third, 'doctor')
      succeed(target, 'promote', '--reopen')
      assert.match(succeed(target, 'order', 'confirm', placed.orderNumber), /./)
    })
  })
}

const nobody = 65534
const is_root = process.getuid() === 0
test('a user who may not write the settings moves the shop and is told what to write',
  { skip: is_root ? false : 'it takes root to become somebody else' }, (t) => {
    const from = createDatabase('sqlite')
    const settings = createDatabase('sqlite') // a folder that stays root's
    t.after(() => [from, settings].forEach((one) => one.drop()))
    succeed(from, 'migrate', 'deploy')
    const file = join(settings.folder, 'foyer.toml')
    writeFileSync(file, `database = "${from.url}"\n`)
    chmodSync(settings.folder, 0o755)
    for (const place of [from.folder, join(from.folder, 'foyer.db')]) chownSync(place, nobody, nobody)
    const to = `sqlite:${join(from.folder, 'new.db')}`
    const { status, stdout, stderr } = spawnSync(executable,
      ['--config', file, '--data', from.folder, 'promote', '--to', to],
      { cwd: from.folder, encoding: 'utf8', uid: nobody, gid: nobody, env: environment })
    assert.equal(status, 0, stdout + stderr)
    assert.match(stderr, /cannot write beside .*foyer\.toml/)
    assert.ok(stdout.includes(`database = "${to}"`), stdout)
    assert.equal(readFileSync(file, 'utf8'), `database = "${from.url}"\n`)
  })
