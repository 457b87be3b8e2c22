// Shops of every shape that Prisma makes from the seed's schema become ours: reported, copied into a
// database of each engine, changed in place. Prisma itself makes them, fills them and looks at the result.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { command, createDatabase, engines, Shop, succeed } from '../e2e/program.mjs'
import { OldShop } from './old_shop.mjs'
import { fillOldShop } from './old_shop_rows.mjs'
import { expectSameRows, query, snapshot } from './our_rows.mjs'
import { Prisma, mappedTables } from './prisma.mjs'

const rows_written = 29

const shapes = {
  'SQLite in snake_case, texts for enums and JSON, dates as milliseconds': {
    engine: 'sqlite', textEnums: true, textJson: true, dates: 'unixepoch-ms', withoutPerformance: true,
    without2fa: true, userRequired: true,
  },
  'SQLite in camelCase with model names, uuid ids, a ledger and tables of its own': {
    engine: 'sqlite', camel: true, modelNames: true, uuid: true, ledger: true, extras: true,
  },
  'PostgreSQL in camelCase, uuid ids, lists, native enums, a ledger and tables of its own': {
    engine: 'postgres', camel: true, uuid: true, lists: true, ledger: true, extras: true,
  },
  'PostgreSQL in snake_case, texts for enums': { engine: 'postgres', textEnums: true, without2fa: true },
}

const exported = (database) => succeed(database, 'schema', 'export', '--format', 'prisma-postgres')

function adopt(shop, ...words) {
  const { database } = shop
  return succeed(database, 'migrate', 'adopt', '--from', database.url, '--data', database.folder, ...words)
}

function fileState(database) {
  const file = database.prismaUrl.slice('file:'.length)
  return { bytes: readFileSync(file).toString('base64'), changed: statSync(file).mtimeMs }
}

/** What differs from the tables in code must be what the shop had besides. */
function expectOnlyExtras(shop) {
  const { stdout } = command(shop.database, 'migrate', 'diff')
  if (!shop.shape.extras) return assert.match(stdout, /agree/)
  const objects = [...stdout.matchAll(/^(\S.*)\n  expected/gm)].map(([, object]) => object)
  assert.ok(objects.length > 0)
  for (const object of objects) assert.match(object, /Wishlist|customers\.profession/, stdout)
}

/** Prisma with our schema finds nothing to do; `columns`: of the shop's own, told to Prisma too. */
function expectNoDifference(shop) {
  const { database, shape } = shop
  let schema = succeed(database, 'schema', 'export', '--format', `prisma-${shape.engine}`)
  if (shape.extras) schema = schema.replace(/^model Customer \{\n/m, '$&  profession String?\n')
  const external = ['foyer_migrations', '_prisma_migrations', 'Wishlist']
  const prisma = new Prisma(schema, database.prismaUrl, external.filter((t) => !mappedTables(schema).includes(t)))
  const diff = prisma.run(
    'migrate', 'diff', '--from-config-datasource', '--to-schema', 'schema.prisma', '--exit-code')
  prisma.close()
  assert.match(diff.output, /No difference detected/, diff.output)
}

/** The shop's `prisma migrate deploy` has nothing to do, with and without the adoption's own folder. */
function expectNothingToDeploy(shop) {
  assert.match(shop.prisma.run('migrate', 'deploy').output, /No pending migrations/)
  const restore = join(shop.database.folder, 'restore')
  const name = readdirSync(restore).find((f) => f.endsWith('_foyer_adopt'))
  shop.addMigration(name, readFileSync(join(restore, name, 'migration.sql'), 'utf8'))
  const deploy = shop.prisma.run('migrate', 'deploy')
  assert.match(deploy.output, /2 migrations found[\s\S]*No pending migrations/, deploy.output)
}

/** What is not ours is there as it was, and leads to the same rows. */
async function expectExtras(shop, before) {
  const [list] = await query(shop.database, 'SELECT * FROM "Wishlist"')
  const user = before.User.find(({ email }) => email === 'amina@example.dz')
  assert.equal(list.userId, user.id)
  assert.equal(list.note, 'plus tard')
  const [customer] = await query(shop.database, 'SELECT profession FROM customers')
  assert.equal(customer.profession, 'technicien')
  await assert.rejects(query(shop.database, `UPDATE "Wishlist" SET "userId" = 'nobody' RETURNING id`))
}

async function expectSideFile(shop, folder) {
  const [name] = readdirSync(join(folder, 'restore')).filter((f) => f.endsWith('.kept.jsonl'))
  assert.equal(Boolean(name), Boolean(shop.shape.extras))
  if (!name) return
  const lines = readFileSync(join(folder, 'restore', name), 'utf8').trim().split('\n').map((l) => JSON.parse(l))
  assert.deepEqual(lines.map((l) => l.row?.note ?? l.extra?.profession).sort(), ['plus tard', 'technicien'])
}

for (const [name, shape] of Object.entries(shapes)) {
  if (!engines.includes(shape.engine)) continue
  test(name, async (t) => {
    const shop = OldShop.open(shape)
    t.after(() => shop.close())
    await fillOldShop(shop)
    const before = await snapshot(shop)
    await shop.client.$disconnect()

    await t.test('is reported and left as it is', () => {
      const file = shape.engine === 'sqlite' && fileState(shop.database)
      const report = adopt(shop, '--report')
      assert.match(report, /Problems\n {2}none\n/)
      assert.match(report, /Nothing was changed/)
      if (file) assert.deepEqual(fileState(shop.database), file)
    })

    for (const engine of engines)
      await t.test(`is copied into ${engine}`, async () => {
        const file = shape.engine === 'sqlite' && fileState(shop.database)
        const target = createDatabase(engine)
        try {
          const told = succeed(
            target, 'migrate', 'adopt', '--from', shop.database.url, '--to', target.url, '--data', target.folder)
          assert.match(told, /^users +2 +0 +2 +[0-9a-f]{16} +yes$/m)
          assert.equal(await expectSameRows(shop, before, target, exported(target)), rows_written)
          assert.match(succeed(target, 'migrate', 'diff'), /agree/)
          await expectSideFile(shop, target.folder)
        } finally {
          target.drop()
        }
        if (file) assert.deepEqual(fileState(shop.database), file)
      })

    await t.test('is changed in place', async () => {
      const told = adopt(shop, '--in-place')
      assert.match(told, /^orders +1 +0 +1 +[0-9a-f]{16} +yes$/m)
      assert.match(told, /The database as it was: .*restore/)
      assert.equal(await expectSameRows(shop, before, shop.database, exported(shop.database)), rows_written)
      expectOnlyExtras(shop)
      assert.match(succeed(shop.database, 'migrate', 'deploy'), /up to date/)
      assert.match(succeed(shop.database, 'doctor'), /0 broken/)
      if (shape.extras) await expectExtras(shop, before)
      expectNoDifference(shop)
      if (shape.ledger) expectNothingToDeploy(shop)
    })

    await t.test('serves its products', async () => {
      const ours = new Shop(shop.database)
      await ours.start()
      const found = await (await fetch(`${ours.url}/api/v1/products?q=saunier`)).json()
      await ours.stop()
      assert.match(JSON.stringify(found), /CH-24/)
    })

    await t.test('is not adopted twice', () => {
      const again = command(shop.database, 'migrate', 'adopt', '--from', shop.database.url)
      assert.equal(again.status, 1)
      assert.match(again.stderr, /ours already/)
    })
  })
}
