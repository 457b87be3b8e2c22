// The real program on a database of its own: migrated, filled with the sample shop, served, stopped.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const executable = process.env.FOYER_TEST_PROGRAM ?? join(root, 'build/dev/foyer')
// Only for giving up: a machine that is busy with something else may need long.
const patience_ms = 60_000

// The machine's own settings must not reach the program under test.
export const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('FOYER_')))

/** The engines to test: PostgreSQL too when FOYER_TEST_POSTGRES names a cluster, as ./test does. */
export const engines = process.env.FOYER_TEST_POSTGRES ? ['sqlite', 'postgres'] : ['sqlite']

/** Whether proofs run in their long form, as `./test deep` asks. */
export const deep = process.env.FOYER_TEST_DEEP !== undefined

let databases = 0

function psql(url, sql) {
  const { status, stderr } = spawnSync('psql', [url, '-Xqc', sql], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
}

/** An empty database in a folder of its own: { url, prismaUrl, folder, drop() }. */
export function createDatabase(engine) {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-e2e-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  if (engine === 'sqlite') {
    const file = join(folder, 'foyer.db')
    return { url: `sqlite:${file}`, prismaUrl: `file:${file}`, folder, drop: removeFolder }
  }
  const cluster = process.env.FOYER_TEST_POSTGRES
  const name = `e2e_${process.pid}_${++databases}`
  psql(cluster, `CREATE DATABASE ${name}`)
  const url = cluster.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`)
  const drop = () => {
    psql(cluster, `DROP DATABASE ${name} WITH (FORCE)`)
    removeFolder()
  }
  return { url, prismaUrl: url, folder, drop }
}

/** Runs the program to its end with these settings in its environment; { status, stdout, stderr }. */
export function run(settings, ...words) {
  const { status, stdout, stderr, error } = spawnSync(executable, words, {
    cwd: root,
    encoding: 'utf8',
    timeout: 600_000,
    maxBuffer: 64 << 20,
    env: { ...environment, ...settings },
  })
  return { status: error ? String(error) : status, stdout, stderr }
}

/** Starts the program with these settings in its environment; a process of node. */
export const begin = (settings, ...words) =>
  spawn(executable, words, { cwd: root, env: { ...environment, ...settings } })

/** Runs a command of the program on a database to its end; { status, stdout, stderr }. */
export const command = (database, ...words) => {
  const data = database.folder ? { FOYER_DATA: join(database.folder, 'data') } : {}
  return run({ FOYER_DATABASE: database.url, ...data }, ...words)
}

/** Runs a command that must succeed and gives what it printed. */
export function succeed(database, ...words) {
  const { status, stdout, stderr } = command(database, ...words)
  assert.equal(status, 0, `foyer ${words.join(' ')}: ${stdout}${stderr}`)
  return stdout
}

/** Waits until it is so. */
export async function eventually(isSo, what) {
  for (const began = Date.now(); Date.now() - began < patience_ms; await pause(20)) if (await isSo()) return
  assert.fail(`${what}: not within ${patience_ms} ms`)
}

/** A port of this machine that nobody listens on. */
export async function freePort() {
  const server = createServer()
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address()
  await new Promise((done) => server.close(done))
  return port
}

/** A served shop. */
export class Shop {
  /**
   * Starts the program on a fresh database with the sample shop and waits until it is ready. It believes
   * X-Forwarded-For, so that one test can be many visitors. `words`: more of its command line;
   * `settings`: more of its environment.
   */
  static async open(engine, database = createDatabase(engine), words = [], settings = {}) {
    try {
      succeed(database, 'migrate', 'deploy')
      succeed(database, 'sample', 'load')
      const shop = new Shop(database, words, settings)
      await shop.start()
      return shop
    } catch (error) {
      database.drop()
      throw error
    }
  }

  constructor(database, words = [], settings = {}) {
    this.database = database
    this.words = words
    this.settings = settings
  }

  /** Starts the program, again at the same address, and waits until it is ready. */
  async start() {
    this.port ??= await freePort()
    this.url = `http://127.0.0.1:${this.port}`
    this.log = ''
    this.process = begin(
      { FOYER_DATABASE: this.database.url, ...this.settings },
      'serve', '--listen', `127.0.0.1:${this.port}`, '--data', this.database.folder,
      '--behind-proxy', 'true', '--threads', '2', ...this.words,
    )
    for (const stream of [this.process.stdout, this.process.stderr])
      stream.on('data', (bytes) => (this.log += bytes))
    this.ended = new Promise((done) => {
      this.process.on('error', (error) => done({ code: null, signal: String(error) }))
      this.process.on('close', (code, signal) => done({ code, signal })) // all that it said is in the log
    })
    let end
    this.ended.then((how) => (end = how))
    const isReady = async () => {
      assert.ok(!end, `the program ended (${JSON.stringify(end)}): ${this.log}`)
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined)
      await answer?.arrayBuffer()
      return answer?.ok
    }
    await eventually(isReady, 'the program is ready').catch(async (error) => {
      await this.kill()
      throw new Error(`${error.message}: ${this.log}`)
    })
  }

  /** Asks the program to stop and waits until it has drained; { code, signal } as it ended. */
  async stop() {
    this.process.kill('SIGTERM')
    const late = pause(patience_ms, undefined, { ref: false }).then(() => this.process.kill('SIGKILL'))
    const end = await Promise.race([this.ended, late.then(() => this.ended)])
    return end
  }

  /** Ends the program as a power cut would. */
  async kill() {
    this.process.kill('SIGKILL')
    return this.ended
  }

  /** Stops the program, which must end well, and drops its database. */
  async close() {
    const end = await this.stop()
    this.database.drop()
    assert.deepEqual(end, { code: 0, signal: null }, this.log.slice(-2000))
  }

  /** Runs a command of the program on this shop's database. */
  command(...words) {
    return succeed(this.database, ...words)
  }
}
