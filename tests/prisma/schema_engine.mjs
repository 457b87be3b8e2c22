#!/usr/bin/env node
// The schema engine as Prisma's command line wants it (PRISMA_SCHEMA_ENGINE_BINARY), made of Prisma's
// own WebAssembly build: a JSON-RPC object a line on stdin and stdout, logs as JSON on stderr. It
// answers what `prisma migrate diff | deploy | resolve` and `db push` ask, and nothing else: no engine
// has to be downloaded.
import { readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { engineFactory, isSqlite } from './adapters.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datasource: { type: 'string' }, datamodels: { type: 'string', multiple: true } },
})
const url = values.datasource ? JSON.parse(values.datasource).url : undefined

const say = (message) => writeSync(1, JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n')
const log = (level, fields) =>
  writeSync(2, JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'foyer' }) + '\n')

// The command line ends with status 0 when its engine dies without a word, so even a panic, which
// comes as an exception from nowhere, must answer the request that waits.
let waiting
const refuse = (id, message) =>
  say({ id, error: { code: 4466, message, data: { is_panic: false, message, meta: null } } })
function die(error) {
  if (waiting !== undefined) refuse(waiting, `schema engine: ${error?.stack ?? error}`)
  log('ERROR', { message: String(error) })
  process.exit(1)
}
process.on('uncaughtException', die)
process.on('unhandledRejection', die)
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (text) => log('ERROR', { message: text }) }

async function loadEngine() {
  const module = '@prisma/schema-engine-wasm/schema_engine_bg'
  const bindings = await import(module)
  const bytes = readFileSync(createRequire(import.meta.url).resolve(module).replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const datamodels = values.datamodels?.map((file) => [file, readFileSync(file, 'utf8')])
  const adapters = bindMigrationAwareSqlAdapterFactory(engineFactory(url))
  return bindings.SchemaEngine.new({ datamodels }, () => {}, adapters)
}

let engine
const methods = {
  getDatabaseVersion: async () => (await engine).version(null),
  ensureConnectionValidity: async () => ({}),
  diff: async (params) => {
    const { exitCode, stdout } = await (await engine).diff(params)
    if (stdout != null) say({ id: 'print', method: 'print', params: { content: stdout.trimEnd() } })
    return { exitCode, stdout: null }
  },
}
for (const name of [
  'applyMigrations', 'diagnoseMigrationHistory', 'evaluateDataLoss', 'markMigrationApplied', 'schemaPush',
])
  methods[name] = async (params) => (await (await engine)[name](params)) ?? {}

// On SQLite the WebAssembly engine does not make the table it keeps its history in; the native one
// makes this.
const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);`
const mark = methods.markMigrationApplied
methods.markMigrationApplied = async (params) => {
  if (isSqlite(url)) {
    const adapter = await engineFactory(url).connect()
    await adapter.executeScript(historyTable)
    await adapter.dispose()
  }
  return mark(params)
}

async function answer({ id, method, params }) {
  waiting = id
  engine ??= loadEngine()
  try {
    if (!methods[method]) throw new Error(`this engine has no method ${method}`)
    say({ id, result: await methods[method](params ?? {}) })
  } catch (error) {
    refuse(id, String(error?.message ?? error))
  }
  waiting = undefined
}

if (positionals[0] === 'cli') {
  // can-connect-to-database: a wrong address shows itself in the next question anyway.
  process.exit(positionals[1] === 'can-connect-to-database' ? 0 : 1)
}
let queue = Promise.resolve()
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const request = JSON.parse(line)
    if (request.method) queue = queue.then(() => answer(request)) // else: the answer to a print
  })
  .on('close', () => queue.then(() => process.exit(0)))
