// From the id of a request, which its client has, to the statement in PostgreSQL, and back.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Shop, engines } from '../e2e/program.mjs'
import { Cluster } from './cluster.mjs'
import { Visitor, newPhone, products } from './visitor.mjs'

const skip = !engines.includes('postgres')
const seen_ms_max = 20_000

/** Asks until there is an answer. */
async function eventually(ask, what) {
  for (const began = Date.now(); Date.now() - began < seen_ms_max; await pause(20)) {
    const answer = await ask()
    if (answer) return answer
  }
  assert.fail(`${what} was not seen`)
}

/** A cluster that logs every statement as docs/operations.md says, and what it has logged. */
function loggingCluster(t) {
  const cluster = new Cluster()
  t.after(() => cluster.remove())
  for (const setting of ["log_line_prefix = '%m [%p] %a '", 'log_min_duration_statement = 0'])
    cluster.sql(`ALTER SYSTEM SET ${setting}`)
  cluster.sql('SELECT pg_reload_conf()')
  const file = join(dirname(cluster.sql('SHOW data_directory')), 'postgres.log')
  return { cluster, log: () => readFileSync(file, 'utf8') }
}

/** The statements that PostgreSQL has logged for this request. */
const statementsOf = (log, id) => log.split(/^(?=\d{4}-)/m).filter((entry) => entry.includes(`] foyer ${id} LOG: `))

test('postgres: a statement that waits names its request in pg_stat_activity and in the log', { skip }, async (t) => {
  const { cluster, log } = loggingCluster(t)
  const shop = await Shop.open('postgres', cluster.database())
  t.after(() => shop.kill())
  const buyer = new Visitor(shop)
  const [product] = await products(buyer)
  await buyer.add(product)
  const json = await buyer.draft(newPhone())

  // Somebody else holds what the order needs.
  const blocker = spawn('psql', [shop.database.url, '-XAtq'], { stdio: ['pipe', 'ignore', 'inherit'] })
  t.after(() => blocker.kill())
  blocker.stdin.write(`BEGIN; SELECT FROM products WHERE id = '${product.id}' FOR UPDATE;\n`)
  await eventually(() => cluster.sql(
    "SELECT 1 FROM pg_stat_activity WHERE application_name = 'psql' AND state = 'idle in transaction'"), 'the lock')
  const ordering = buyer.send('POST', '/api/v1/orders', { json })
  const waiting = await eventually(() => cluster.sql(
    "SELECT application_name FROM pg_stat_activity WHERE wait_event_type = 'Lock'"), 'the order that waits')
  blocker.stdin.end('COMMIT;\n')
  const placed = await ordering
  assert.equal(placed.status, 201, placed.text)
  const id = placed.headers['x-request-id']
  assert.equal(waiting, `foyer ${id}`)
  assert.ok(statementsOf(log(), id).some((entry) => /INSERT INTO orders/.test(entry)), log().slice(-8000))
  assert.match(shop.log, new RegExp(`POST /api/v1/orders 201 .* request=${id}`))
  await shop.stop()
})

for (const traced of [true, false]) {
  test(`postgres: a read ${traced ? 'names its request too when that is wanted' : 'costs nothing more when not'}`, {
    skip,
  }, async (t) => {
    const { cluster, log } = loggingCluster(t)
    const shop = await Shop.open('postgres', cluster.database(), traced ? ['--trace-reads', 'true'] : [])
    t.after(() => shop.kill())
    const asked = await new Visitor(shop).send('GET', '/api/v1/products')
    const named = statementsOf(log(), asked.headers['x-request-id'])
    assert.equal(named.some((entry) => /FROM products/.test(entry)), traced, log().slice(-8000))
    await shop.stop()
  })
}
