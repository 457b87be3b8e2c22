// What the program lives on runs out while it takes orders: room on the disk, the disk itself, connections
// to the database, time that goes forward. Buyers are told to come back, and all is well when it is there again.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Shop, createDatabase, deep, engines, executable } from '../e2e/program.mjs'
import { Cluster } from './cluster.mjs'
import { OrderLoad } from './order_load.mjs'
import { checkReadOnly } from './read_only.mjs'
import { Visitor } from './visitor.mjs'

const times = deep ? 5 : 1
const growth_kb_max = 40 << 10
const mounted_ms_max = 300_000
const faketime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'

const memoryKb = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1])

/** Lets no file of a running process grow beyond this. */
function limitFiles(pid, bytes) {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])
  assert.equal(status, 0, String(stderr))
}

test('sqlite: a disk without room is 507 until there is room again', async (t) => {
  const shop = await Shop.open('sqlite')
  t.after(() => shop.kill()) // when the test failed
  const load = await OrderLoad.begin(shop)
  await load.more(5)
  const before = memoryKb(shop.process.pid)
  for (let n = 0; n < times; ++n) {
    const wal = statSync(join(shop.database.folder, 'foyer.db-wal')).size
    limitFiles(shop.process.pid, Math.max(wal - 4096, 4096))
    await load.answers(507, 20)
    limitFiles(shop.process.pid, 'unlimited')
    await load.more(10)
  }
  await load.end()
  await load.check()
  assert.ok(memoryKb(shop.process.pid) - before < growth_kb_max, 'memory is bounded')
  await shop.close()
})

test('sqlite: a disk that takes no writes is 503 until it takes them again', async (t) => {
  const database = createDatabase('sqlite')
  const mark = join(database.folder, 'read-only')
  const shop = await Shop.open('sqlite', database, [], {
    LD_PRELOAD: join(dirname(executable), 'tests/http/libread_only_disk.so'), FOYER_TEST_READ_ONLY: mark,
  })
  t.after(() => shop.kill())
  const load = await OrderLoad.begin(shop)
  await load.more(5)
  for (let n = 0; n < times; ++n) {
    writeFileSync(mark, '')
    await load.answers(503, 20)
    await checkReadOnly(shop)
    rmSync(mark)
    await load.more(10)
  }
  assert.equal((await new Visitor(shop).send('GET', '/readyz')).status, 200)
  await load.end()
  await load.check()
  await shop.close()
})

/** Runs what mounted_disk.mjs says of this disk. */
function onMountedDisk(name) {
  const own = ['--mount', process.execPath, fileURLToPath(new URL('mounted_disk.mjs', import.meta.url)), name]
  const { status, stdout, stderr } = spawnSync('unshare', own, { encoding: 'utf8', timeout: mounted_ms_max })
  assert.equal(status, 0, `${stdout}${stderr}`)
}

const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0

test('sqlite: a file system that an error made read-only is 503, and all is there when it is mended', {
  skip: mayMount && existsSync('/dev/loop-control') ? false : 'only root can mount a disk, and with a loop device',
}, () => onMountedDisk('broken'))

test('sqlite: a start on a disk that is read-only says so and ends with 3', {
  skip: mayMount ? false : 'only root can mount a disk',
}, () => onMountedDisk('shut'))

test('postgres: no connection left is 503 until there are some again', {
  skip: !engines.includes('postgres'),
}, async (t) => {
  const cluster = new Cluster()
  t.after(() => cluster.remove())
  // Limits do not bind administrators.
  cluster.sql('CREATE ROLE shop LOGIN CREATEDB')
  cluster.sql('CREATE DATABASE shop OWNER shop')
  const database = cluster.database()
  database.url = database.url.replace('/foyer?', '/shop?').replace('user=foyer', 'user=shop')
  const shop = await Shop.open('postgres', database)
  t.after(() => shop.kill())
  const load = await OrderLoad.begin(shop)
  await load.more(5)
  const before = memoryKb(shop.process.pid)
  for (let n = 0; n < times; ++n) {
    cluster.sql('ALTER ROLE shop CONNECTION LIMIT 0')
    cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'shop'")
    await load.answers(503, 20)
    cluster.sql('ALTER ROLE shop CONNECTION LIMIT -1')
    await load.more(10)
  }
  await load.end()
  await load.check()
  assert.ok(memoryKb(shop.process.pid) - before < growth_kb_max, 'memory is bounded')
  await shop.close()
})

for (const engine of engines) {
  test(`${engine}: a clock that jumps back two hours and forward again stops nobody`, {
    skip: !existsSync(faketime),
  }, async (t) => {
    const database = createDatabase(engine)
    const clock = join(database.folder, 'clock')
    writeFileSync(clock, '+0s')
    const shop = await Shop.open(engine, database, [], {
      LD_PRELOAD: faketime, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1',
    })
    t.after(() => shop.kill())
    const load = await OrderLoad.begin(shop)
    for (const shift of ['-2h', '+0s', ...(deep ? ['+3h', '-1d', '+0s'] : [])]) {
      await load.more(5)
      writeFileSync(clock, shift)
      const told = Date.parse((await new Visitor(shop).send('GET', '/healthz')).headers.date)
      const hours = Math.round((told - Date.now()) / 3_600_000) || 0 // not -0
      assert.equal(hours, { '-2h': -2, '+0s': 0, '+3h': 3, '-1d': -24 }[shift], 'the clock has jumped')
    }
    await load.more(5)
    await load.end()
    await load.check()
    assert.equal(load.heard[503], undefined)
    await shop.close()
  })
}
