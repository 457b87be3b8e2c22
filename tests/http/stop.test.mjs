// The program ends in time when it is asked to, whatever hangs.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Shop, createDatabase, engines, environment, eventually, executable, freePort, succeed } from '../e2e/program.mjs'
import { Cluster } from './cluster.mjs'

const stop_ms = 20_000 // as docs/operations.md says
const late_ms = 30_000 // when systemd ends it
const exit_refused = 1

/** Asks the program to end; its exit code, after how long. */
async function stopped(process) {
  const began = Date.now()
  const ended = new Promise((done) => process.on('exit', (code, signal) => done(signal ?? code)))
  process.kill('SIGTERM')
  const how = await Promise.race([ended, pause(late_ms, 'not in time', { ref: false })])
  return { how, after_ms: Date.now() - began }
}

test('postgres: a stop does not wait for a database that gives no answer', {
  skip: !engines.includes('postgres'),
}, async (t) => {
  const cluster = new Cluster()
  const ends = [() => cluster.remove()]
  t.after(async () => { for (const end of ends.reverse()) await end() })
  const shop = await Shop.open('postgres', cluster.database())
  ends.push(() => shop.kill())
  const holder = spawn('psql', [cluster.database().url, '-Xqc', 'BEGIN; LOCK TABLE outbox_events; SELECT pg_sleep(600)'])
  ends.push(() => holder.kill())
  // Who asks for events waits for the lock; its server process then waits for ever.
  let waiting
  await eventually(() => (waiting = cluster.sql(
    "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%outbox_events%' LIMIT 1",
  )), 'events are asked for')
  process.kill(Number(waiting), 'SIGSTOP')
  ends.push(() => process.kill(Number(waiting), 'SIGCONT'))
  const { how, after_ms } = await stopped(shop.process)
  assert.equal(how, exit_refused)
  assert.ok(after_ms < stop_ms, `${after_ms} ms`)
  await shop.ended
  assert.match(shop.log, /some work did not end: leaving without it/)
})

test('a stop ends when its log is read by nobody', async (t) => {
  const database = createDatabase('sqlite')
  t.after(() => database.drop())
  succeed(database, 'migrate', 'deploy')
  const pipe = join(database.folder, 'log')
  assert.equal(spawnSync('mkfifo', [pipe]).status, 0)
  const log = openSync(pipe, constants.O_RDWR)
  const filling = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK)
  t.after(() => [log, filling].forEach(closeSync))
  const port = await freePort()
  const shop = spawn(executable, ['serve', '--listen', `127.0.0.1:${port}`, '--data', database.folder], {
    env: { ...environment, FOYER_DATABASE: database.url }, stdio: ['ignore', 'ignore', log],
  })
  t.after(() => shop.kill('SIGKILL'))
  await eventually(() => fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false), 'it serves')
  for (const size of [4096, 1])
    assert.throws(() => { for (;;) writeSync(filling, 'x'.repeat(size)) }, { code: 'EAGAIN' })
  const { how, after_ms } = await stopped(shop)
  assert.equal(how, exit_refused)
  assert.ok(after_ms < late_ms, `${after_ms} ms`)
})
