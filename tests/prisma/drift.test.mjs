// The database that our migrations make and the schema that we export are the same to Prisma.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDatabase, engines, succeed } from '../e2e/program.mjs'
import { engineFactory } from './adapters.mjs'
import { Prisma, mappedTables } from './prisma.mjs'

const seed_table_count = 25

const listTables = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  postgres: "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
}

async function tablesOf(database, engine) {
  const connection = await engineFactory(database.prismaUrl).connect()
  const { rows } = await connection.queryRaw({ sql: listTables[engine], args: [], argTypes: [] })
  await connection.dispose()
  return rows.map(([name]) => String(name))
}

for (const engine of engines) {
  test(`${engine}: Prisma validates the exported schema and finds no difference`, async (t) => {
    const database = createDatabase(engine)
    t.after(() => database.drop())
    succeed(database, 'migrate', 'deploy')
    const schema = succeed(database, 'schema', 'export', '--format', `prisma-${engine}`)
    const mapped = mappedTables(schema)
    assert.ok(mapped.length >= seed_table_count, `only ${mapped.length} tables are exported`)

    // Tables of our own that the exported schema does not name are external to Prisma.
    const external = (await tablesOf(database, engine)).filter((name) => !mapped.includes(name))
    const prisma = new Prisma(schema, database.prismaUrl, external)
    t.after(() => prisma.close())
    const valid = prisma.run('validate')
    assert.match(valid.output, /is valid/, valid.output)
    const diff = prisma.run(
      'migrate', 'diff', '--from-config-datasource', '--to-schema', 'schema.prisma', '--exit-code')
    assert.match(diff.output, /No difference detected/, diff.output)
    assert.equal(diff.status, 0)
  })
}
