// A shop as it ran on Prisma: the seed's schema in one of the shapes that real ones have, its
// database made by `prisma db push` and filled by a generated Prisma Client.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import assert from 'node:assert/strict'
import { createDatabase, succeed } from '../e2e/program.mjs'
import { clientAdapter } from './adapters.mjs'
import { Prisma } from './prisma.mjs'

const root = resolve(import.meta.dirname, '../..')
const first_migration = '20251018093000_init'

/** Tables of the seed with their columns, as the first migration makes them. */
function seedTables() {
  const sql = readFileSync(join(root, 'migrations/sqlite/0001_seed.up.sql'), 'utf8')
  return new Map([...sql.matchAll(/^CREATE TABLE "(\w+)" \(([\s\S]*?)^\);/gm)].map(([, table, body]) => [
    table, new Set([...body.matchAll(/^ {4}"(\w+)"/gm)].map(([, column]) => column)),
  ]))
}

const mapped = (text, fallback) => /@@?map\("(\w+)"\)/.exec(text)?.[1] ?? fallback

/** The exported schema cut down to what the seed has: { head, models: [{ name, table, lines }] }. */
function seedSchema(exported) {
  const tables = seedTables()
  const models = [...exported.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
    .map(([, name, body]) => ({
      name, table: /@@map\("(\w+)"\)/.exec(body)[1], lines: body.split('\n').map((l) => l.trim()),
    }))
    .filter(({ table }) => tables.has(table))
  const names = new Set(models.map(({ name }) => name))
  const enums = new Map([...exported.matchAll(/^enum (\w+) \{\n([\s\S]*?)^\}/gm)].map(([all, name]) => [name, all]))
  const known = (table, line) => {
    const [field, type] = line.split(' ')
    if (!field || field.startsWith('@@index')) return false
    if (field.startsWith('@@')) return true
    const target = type.replace(/[?[\]]/g, '')
    if (names.has(target)) return true
    return tables.get(table).has(mapped(line, field))
  }
  for (const model of models) model.lines = model.lines.filter((line) => known(model.table, line))
  return { enums, models }
}

const field = (name) => (line) => line.split(' ')[0] === name

/** The schema of a shape, without datasource and generator, and its models with our tables. */
function shapeSchema(exported, shape) {
  let { enums, models } = seedSchema(exported)
  if (shape.without2fa)
    for (const m of models) m.lines = m.lines.filter((l) => !l.startsWith('twoFactor'))
  if (shape.withoutPerformance) models = models.filter(({ name }) => name !== 'PerformanceMetric')
  const relationKeys = new Set()
  for (const m of models)
    for (const l of m.lines) {
      const key = /fields: \[(\w+)\]/.exec(l)
      if (key) relationKeys.add(`${m.name}.${key[1]}`)
    }
  for (const m of models)
    m.lines = m.lines.map((line) => {
      let l = line
      if (shape.uuid && / @id /.test(l)) l = l.replace('cuid()', 'uuid()') + (shape.engine === 'postgres' ? ' @db.Uuid' : '')
      if (shape.uuid && shape.engine === 'postgres' && relationKeys.has(`${m.name}.${l.split(' ')[0]}`)) l += ' @db.Uuid'
      l = l.replace(/ @db\.(Timestamptz|Decimal)\([^)]*\)/, '')
      if (shape.lists && /^(features|specialties) /.test(l)) l = l.replace('String?', 'String[]')
      if (shape.textEnums) {
        const type = l.split(' ')[1]?.replace('?', '')
        if (enums.has(type)) l = l.replace(` ${type}`, ' String').replace(/@default\((\w+)\)/, '@default("$1")')
      }
      if (shape.textJson) l = l.replace(/ Json\b/, ' String')
      if (shape.camel) l = l.replace(/ @map\("\w+"\)/, '')
      if (shape.modelNames && l.startsWith('@@map')) l = ''
      return l
    })
  const model = (name) => models.find((m) => m.name === name)
  if (shape.userRequired) {
    const customer = model('Customer')
    customer.lines = customer.lines.map((l) =>
      field('userId')(l) ? l.replace('String?', 'String')
        : field('user')(l) ? l.replace('User?', 'User').replace('SetNull', 'Cascade') : l)
  }
  if (shape.doubleCart) model('CartItem').lines = model('CartItem').lines.filter((l) => !l.startsWith('@@unique'))
  if (shape.extras) {
    model('Customer').lines.unshift('profession String?')
    model('User').lines.push('wishlists Wishlist[]')
    const uuid = shape.uuid && shape.engine === 'postgres' ? ' @db.Uuid' : ''
    models.push({ name: 'Wishlist', lines: [
      'id Int @id @default(autoincrement())', `userId String${uuid}`, 'note String?',
      'user User @relation(fields: [userId], references: [id])',
    ] })
  }
  const seed = models.filter(({ table }) => table).map(({ name, table }) => ({ name, table }))
  const text = models.map(({ name, lines }) => `model ${name} {\n${lines.map((l) => `  ${l}\n`).join('')}}\n`)
  return { models: seed, text: [...(shape.textEnums ? [] : enums.values()), ...text].join('\n') }
}

const provider = { sqlite: 'sqlite', postgres: 'postgresql' }

export class OldShop {
  /** Makes the database of a shape, empty, and a client for it. */
  static open(shape) {
    const database = createDatabase(shape.engine)
    const exported = succeed(database, 'schema', 'export', '--format', 'prisma-postgres')
    const { models, text } = shapeSchema(exported, shape)
    const schema = [
      `datasource db {\n  provider = "${provider[shape.engine]}"\n}\n`,
      'generator client {\n  provider = "prisma-client-js"\n  output = "./client"\n}\n',
      text,
    ].join('\n')
    return new OldShop(shape, database, schema, models)
  }

  constructor(shape, database, schema, models) {
    this.shape = shape
    this.models = models
    this.database = database
    this.prisma = new Prisma(schema, database.prismaUrl, [])
    const did = (...words) => {
      const { status, output } = this.prisma.run(...words)
      assert.equal(status, 0, output)
      return output
    }
    assert.match(did('db', 'push'), /in sync/)
    if (shape.ledger) {
      this.addMigration(first_migration, '-- made by db push\n')
      assert.match(did('migrate', 'resolve', '--applied', first_migration), /marked as applied/)
    }
    assert.match(did('generate'), /Generated Prisma Client/)
    const { PrismaClient } = createRequire(join(this.prisma.folder, 'x.js'))('./client')
    const options = shape.dates ? { timestampFormat: shape.dates } : {}
    this.client = new PrismaClient({ adapter: clientAdapter(database.prismaUrl, options), errorFormat: 'minimal' })
  }

  addMigration(name, sql) {
    const folder = join(this.prisma.folder, 'migrations', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'migration.sql'), sql)
    writeFileSync(join(this.prisma.folder, 'migrations', 'migration_lock.toml'), `provider = "${provider[this.shape.engine]}"\n`)
  }

  json(value) {
    return this.shape.textJson ? JSON.stringify(value) : value
  }

  list(values) {
    return this.shape.lists ? values : JSON.stringify(values)
  }

  async close() {
    await this.client.$disconnect()
    this.prisma.close()
    this.database.drop()
  }
}
