// Rows of an old shop, as its client reads them, against the rows of our tables, read with SQL.
import { createHash } from 'node:crypto'
import assert from 'node:assert/strict'
import { engineFactory } from './adapters.mjs'

const snake = (name) => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
const tokens = new Set(['user_sessions.session_token', 'password_resets.token'])

/** Types of our columns by table, from the exported schema: { table: { column: { type, scale } } }. */
export function ourTypes(exported) {
  const types = {}
  for (const [, body] of exported.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)) {
    const columns = (types[/@@map\("(\w+)"\)/.exec(body)[1]] = {})
    for (const [, name, type, rest] of body.matchAll(/^ {2}(\w+) (\w+)\??(.*)$/gm))
      columns[/@map\("(\w+)"\)/.exec(rest)?.[1] ?? name] = {
        type, scale: Number(/@db\.Decimal\(\d+, (\d+)\)/.exec(rest)?.[1] ?? 0),
      }
  }
  return types
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.keys(value).sort().map((k) => [k, sorted(value[k])]))
}

/** One spelling for equal values. `scaled`: decimals are whole numbers of their last digit. */
function canonical({ type, scale }, value, scaled) {
  if (value === null || value === undefined) return null
  if (type === 'Decimal') return (Number(value) / (scaled ? 10 ** scale : 1)).toFixed(scale)
  if (type === 'DateTime') return new Date(value).toISOString()
  if (type === 'Boolean') return value === true || value === 1 || value === 1n
  if (type === 'Json') return JSON.stringify(sorted(typeof value === 'string' ? JSON.parse(value) : value))
  return Array.isArray(value) ? JSON.stringify(value) : String(value)
}

/** { model: rows } of every model of the shop, as its client gives them. */
export async function snapshot(shop) {
  const rows = {}
  for (const { name } of shop.models)
    rows[name] = await shop.client[name[0].toLowerCase() + name.slice(1)].findMany()
  return rows
}

async function ourRows(database, table) {
  const connection = await engineFactory(database.prismaUrl).connect()
  const { columnNames, rows } = await connection.queryRaw({ sql: `SELECT * FROM "${table}"`, args: [], argTypes: [] })
  await connection.dispose()
  return rows.map((row) => Object.fromEntries(columnNames.map((name, i) => [name, row[i]])))
}

function expectRow(table, types, theirs, ours, scaled) {
  for (const [field, value] of Object.entries(theirs)) {
    const column = snake(field)
    if (!types[column]) continue // not ours
    const hashed = tokens.has(`${table}.${column}`) && createHash('sha256').update(value).digest('hex')
    const expected = hashed || canonical(types[column], value, false)
    assert.equal(canonical(types[column], ours[column], scaled), expected, `${table}.${column} of ${theirs.id ?? theirs.key}`)
  }
}

/** Every row and every value of the snapshot stands in our tables, and no other row. */
export async function expectSameRows(shop, before, database, exported) {
  const types = ourTypes(exported)
  const scaled = database.prismaUrl.startsWith('file:')
  let compared = 0
  for (const { name, table } of shop.models) {
    const ours = new Map((await ourRows(database, table)).map((row) => [row.id ?? row.key, row]))
    assert.equal(ours.size, before[name].length, table)
    for (const row of before[name]) {
      expectRow(table, types[table], row, ours.get(row.id ?? row.key), scaled)
      ++compared
    }
  }
  return compared
}

/** The rows of a query, as objects. */
export async function query(database, sql) {
  const connection = await engineFactory(database.prismaUrl).connect()
  const { columnNames, rows } = await connection.queryRaw({ sql, args: [], argTypes: [] })
  await connection.dispose()
  return rows.map((row) => Object.fromEntries(columnNames.map((name, i) => [name, row[i]])))
}
