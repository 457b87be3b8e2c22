// The command line, as the owner and the administrator use it.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Shop, command, createDatabase, engines, executable, run, succeed } from '../e2e/program.mjs'
import { Visitor, newPhone, products } from './visitor.mjs'

/** The versions of the schema, as the folder of migrations has them: "0001_seed", "0002_additions"... */
const versions = readdirSync('migrations/sqlite').filter((name) => name.endsWith('.up.sql')).sort()
  .map((name) => name.slice(0, -'.up.sql'.length))
const numbers = versions.map((name) => name.slice(0, 4))
const latest = versions.length

/** A fresh, empty database that is dropped when the test ends. */
function databaseFor(t, engine) {
  const database = createDatabase(engine)
  t.after(() => database.drop())
  return database
}

/** Fails unless the program refuses with this status; gives what it said. */
function refused(database, status, ...words) {
  const done = command(database, ...words)
  assert.equal(done.status, status, `foyer ${words.join(' ')}: ${done.stdout}${done.stderr}`)
  return done.stdout + done.stderr
}

/** Runs SQL without the program, as a hand or another tool would. */
function byHand(database, sql) {
  const script = 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2] + ";")'
  const { status, stderr } = database.url.startsWith('sqlite:')
    ? spawnSync('python3', ['-c', script, database.url.slice('sqlite:'.length), sql], { encoding: 'utf8' })
    : spawnSync('psql', [database.url, '-Xqc', sql], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
}

/** The data of an export: its files by name, without the note of when it was made. */
const filesOf = (folder) => Object.fromEntries(readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl')).sort()
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

for (const engine of engines) {
  describe(`${engine}: the command line`, () => {
    test('migrates forward, back and forward again', (t) => {
      const database = databaseFor(t, engine)
      assert.match(succeed(database, 'migrate', 'deploy'), /applied 0001 \w+ .*\napplied 0002/)
      assert.match(succeed(database, 'migrate', 'deploy'), /up to date/)
      assert.match(succeed(database, 'migrate', 'diff'), /agree/)
      succeed(database, 'migrate', 'rollback')
      assert.match(refused(database, 10, 'migrate', 'status'), /pending/)
      succeed(database, 'migrate', 'rollback', '--to', '0')
      succeed(database, 'migrate', 'deploy')
      assert.match(succeed(database, 'migrate', 'diff'), /agree/)
      assert.doesNotMatch(succeed(database, 'migrate', 'status'), /pending|edited/)
    })

    test('goes back over rows only when their loss is accepted', (t) => {
      const database = databaseFor(t, engine)
      succeed(database, 'migrate', 'deploy')
      succeed(database, 'sample', 'load')
      assert.match(refused(database, 16, 'migrate', 'rollback'), /--accept-loss/)
      assert.doesNotMatch(succeed(database, 'migrate', 'status'), /pending/)
      const back = succeed(database, 'migrate', 'rollback', '--accept-loss')
      assert.match(back, /LOSSY/)
      assert.match(back, /lost/)
      const point = back.match(/migrate restore --to (\S+)/)?.[1] ?? assert.fail(back)
      assert.match(succeed(database, 'migrate', 'restore', '--list'), new RegExp(point))
      succeed(database, 'migrate', 'deploy')
      assert.match(refused(database, 4, 'migrate', 'restore', '--to', 'nowhere'), /no restore point/)
      assert.match(succeed(database, 'migrate', 'restore', '--to', point), new RegExp(`at version ${numbers.at(-1)}`))
      succeed(database, 'doctor')
      assert.match(succeed(database, 'migrate', 'diff'), /agree/)
    })

    test('serves only a database that is up to date', (t) => {
      const database = databaseFor(t, engine)
      succeed(database, 'migrate', 'deploy')
      succeed(database, 'migrate', 'rollback')
      assert.match(refused(database, 10, 'serve', '--listen', '127.0.0.1:0'), /migrate deploy/)
    })

    test('names a difference with three remedies, and each of them works', (t) => {
      const database = databaseFor(t, engine)
      succeed(database, 'migrate', 'deploy')
      byHand(database, 'CREATE INDEX hot ON products (created_at); DROP INDEX products_sku_key')
      const said = refused(database, 11, 'migrate', 'diff')
      for (const remedy of [/migrate dev --name/, /migrate repair --dry-run/, /migrate ignore "index hot/])
        assert.match(said, remedy)
      assert.doesNotMatch(said, /reset/i)
      const serve = ['serve', '--listen', '127.0.0.1:0']
      assert.match(refused(database, 11, ...serve), /index products_sku_key of products: expected/)
      assert.match(succeed(database, 'migrate', 'repair', '--dry-run', 'products_sku_key'), /CREATE UNIQUE INDEX/)
      refused(database, 11, 'migrate', 'diff')
      succeed(database, 'migrate', 'repair', 'products_sku_key')
      succeed(database, 'migrate', 'ignore', 'index hot of products', '--reason', 'for a report')
      assert.match(succeed(database, 'migrate', 'diff'), /Ignored differences: 1/)
      assert.match(succeed(database, 'migrate', 'ignore', '--list'), /for a report/)
      succeed(database, 'migrate', 'ignore', '--forget', 'index hot of products')
      refused(database, 11, 'migrate', 'diff')
      refused(database, 4, 'migrate', 'repair', 'index of nowhere')
      refused(database, 2, 'migrate', 'ignore', 'index hot of products')
    })

    test('says what is wrong with a history, each case with its exit code', (t) => {
      const database = databaseFor(t, engine)
      succeed(database, 'migrate', 'deploy')
      const cases = [
        [`UPDATE foyer_migrations SET version = 99 WHERE version = ${latest}`, 15, /missing before 99/],
        [`UPDATE foyer_migrations SET version = ${latest} WHERE version = 99`, 0, /applied/],
        [`DELETE FROM foyer_migrations WHERE version = ${latest}`, 11, /migrate absorb/],
      ]
      for (const [sql, status, said] of cases) {
        byHand(database, sql)
        assert.match(refused(database, status, 'migrate', 'status'), said)
      }
      assert.match(refused(database, 11, 'migrate', 'deploy'), /already has/)
      assert.match(succeed(database, 'migrate', 'absorb'), new RegExp(`noted ${versions.at(-1)}, not run`))
      succeed(database, 'migrate', 'diff')
      byHand(database, 'DROP TABLE foyer_migrations')
      for (const verb of ['status', 'deploy', 'diff'])
        assert.match(refused(database, 15, 'migrate', verb), /migrate adopt/)
      assert.match(refused(database, 15, 'serve', '--listen', '127.0.0.1:0'), /migrate adopt/)
    })

    test('deploys once when three programs do so at the same moment', async (t) => {
      const database = databaseFor(t, engine)
      const deploy = () => new Promise((done) => {
        const started = spawn(executable, ['migrate', 'deploy', '--database', database.url])
        let said = ''
        for (const stream of [started.stdout, started.stderr]) stream.on('data', (bytes) => (said += bytes))
        started.on('close', (status) => done({ status, said }))
      })
      const ends = await Promise.all([deploy(), deploy(), deploy()])
      for (const { status, said } of ends) assert.equal(status, 0, said)
      const applied = ends.flatMap(({ said }) => said.match(/applied \d+/g) ?? []).sort()
      assert.deepEqual(applied, numbers.map((number) => `applied ${number}`))
      succeed(database, 'migrate', 'diff')
    })

    test('makes an administrator whose password is shown once', (t) => {
      const database = databaseFor(t, engine)
      succeed(database, 'migrate', 'deploy')
      assert.match(refused(database, 4, 'user', 'has-admin'), /no/)
      const made = succeed(database, 'user', 'create-admin', '--email', 'owner@foyer.example')
      const password = made.match(/: (\S{12,})\n/)?.[1] ?? assert.fail(made)
      assert.equal(made.split(password).length, 2)
      succeed(database, 'user', 'has-admin')
      const create = ['user', 'create-admin', '--email']
      assert.match(refused(database, 1, ...create, 'owner@foyer.example'), /has an account/)
      assert.match(succeed(database, ...create, 'b@foyer.example', '--if-none'), /already/)
      assert.match(refused(database, 2, ...create, 'nobody'), /nobody/)
      const folder = join(database.folder, 'export')
      succeed(database, 'data', 'export', folder)
      const users = filesOf(folder)['users.jsonl']
      assert.ok(users.includes('owner@foyer.example'))
      assert.ok(!users.includes(password), 'only its hash is kept')
    })

    test('gives who forgot it another password, and signs out', (t) => {
      const database = databaseFor(t, engine)
      succeed(database, 'migrate', 'deploy')
      succeed(database, 'user', 'create-admin', '--email', 'owner@foyer.example')
      for (const [table, column] of [['user_sessions', 'session_token'], ['password_resets', 'token']])
        byHand(database, `INSERT INTO ${table} (id, user_id, ${column}, expires_at)
          SELECT '${table}', id, 'hash', '2099-01-01 00:00:00.000+00:00' FROM users`)
      const exported = (name) => {
        const folder = join(database.folder, name)
        succeed(database, 'data', 'export', folder)
        return filesOf(folder)
      }
      const before = exported('before')
      assert.match(before['user_sessions.jsonl'] + before['password_resets.jsonl'], /hash[^]*hash/)
      const renew = ['user', 'new-password', '--email']
      const said = succeed(database, ...renew, 'Owner@foyer.example')
      const password = said.match(/: (\S{12,})\n/)?.[1] ?? assert.fail(said)
      const after = exported('after')
      const hash = (files) => JSON.parse(files['users.jsonl']).password
      assert.notEqual(hash(after), hash(before))
      assert.ok(!after['users.jsonl'].includes(password), 'only its hash is kept')
      assert.equal(`${after['user_sessions.jsonl'] ?? ''}${after['password_resets.jsonl'] ?? ''}`, '')
      assert.match(refused(database, 4, ...renew, 'nobody@foyer.example'), /nobody@foyer.example/)
    })

    test('keeps the owner\'s desk', async () => {
      const shop = await Shop.open(engine)
      const buyer = new Visitor(shop)
      const [product] = (await products(buyer)).filter((p) => p.stockQuantity > 3)
      await buyer.add(product, 3)
      const { orderNumber } = await buyer.order(newPhone())
      assert.match(shop.command('order', 'list', '--status', 'PENDING'), new RegExp(orderNumber))
      assert.match(shop.command('order', 'show', orderNumber), new RegExp(product.sku))
      await buyer.add(product, 1)
      const second = (await buyer.order(newPhone())).orderNumber
      const newest = shop.command('order', 'list', '--limit', '1')
      assert.match(newest, new RegExp(`^${second} .* Alger `, 'm'))
      assert.match(newest, /orders 1 to 1, times of Algiers; older ones: --page 2/)
      assert.match(shop.command('order', 'list', '--limit', '1', '--page', '2'), /orders 2 to 2, times of Algiers\n/)
      const hour = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Africa/Algiers', hour: '2-digit' })
      assert.match(newest, new RegExp(` (${hour.format(Date.now() - 60_000)}|${hour.format(Date.now())}):\\d\\d `))
      assert.match(refused(shop.database, 2, 'order', 'list', '--status', 'foo'), /foo; there are PENDING, CONFIRMED,/)
      byHand(shop.database, `UPDATE orders SET recipient_name = '${'\u001b[31m\u202e'}${'long name '.repeat(9)}'`)
      for (const said of [shop.command('order', 'list'), shop.command('order', 'show', orderNumber)])
        assert.doesNotMatch(said, /[\u001b\u202e]/)
      assert.match(shop.command('order', 'list'), /long[a-z ]*… \+213/)
      shop.command('order', 'confirm', orderNumber, '--note', 'called')
      assert.match(shop.command('order', 'show', orderNumber), /called/)
      shop.command('order', 'cancel', orderNumber)
      assert.match(refused(shop.database, 1, 'order', 'confirm', orderNumber), /CANCELLED|cancelled/)
      assert.match(refused(shop.database, 4, 'order', 'show', 'F-0'), /F-0/)
      shop.command('doctor')
      await shop.close()
    })

    test('backs up a shop that is running into something that opens', async (t) => {
      const shop = await Shop.open(engine)
      t.after(() => shop.close())
      const buyer = new Visitor(shop)
      const [product] = (await products(buyer)).filter((p) => p.stockQuantity > 3)
      await buyer.add(product, 1)
      const { orderNumber } = await buyer.order(newPhone())
      const file = join(shop.database.folder, 'backup')
      shop.command('backup', file)
      refused(shop.database, 1, 'backup', file)
      let copy = { url: `sqlite:${file}`, folder: shop.database.folder }
      if (engine === 'postgres') {
        copy = databaseFor(t, engine)
        const restored = spawnSync('pg_restore', ['--no-owner', '-d', copy.url, file], { encoding: 'utf8' })
        assert.equal(restored.status, 0, restored.stderr)
      }
      assert.match(succeed(copy, 'order', 'list'), new RegExp(orderNumber))
      succeed(copy, 'doctor')
    })
  })
}

test('data export and import carry a shop from engine to engine and back, unchanged', async (t) => {
  const shop = await Shop.open('sqlite')
  const buyer = new Visitor(shop)
  for (const product of (await products(buyer)).filter((p) => p.stockQuantity > 3).slice(0, 5)) {
    await buyer.add(product, 2)
    await buyer.order(newPhone())
  }
  shop.command('user', 'create-admin', '--email', 'owner@foyer.example')
  await shop.stop()
  const first = join(shop.database.folder, 'first')
  shop.command('data', 'export', first)
  const files = filesOf(first)
  assert.ok(files['orders.jsonl'].split('\n').length > 5)
  for (const engine of engines) {
    const database = databaseFor(t, engine)
    succeed(database, 'migrate', 'deploy')
    succeed(database, 'data', 'import', first)
    const again = join(database.folder, 'again')
    succeed(database, 'data', 'export', again)
    assert.deepEqual(filesOf(again), files)
    succeed(database, 'doctor')
    assert.match(refused(database, 1, 'data', 'import', first), /rows|empty/)
  }
  const spoilt = databaseFor(t, 'sqlite')
  succeed(spoilt, 'migrate', 'deploy')
  const products_file = join(first, 'products.jsonl')
  const spoilt_lines = files['products.jsonl'].replace('"stockQuantity":', '"stockQuantity":"many","x":')
  writeFileSync(products_file, spoilt_lines)
  const said = refused(spoilt, 1, 'data', 'import', '--accept-edited', first)
  assert.match(said, /products.*\b1\b/s, 'the row is named')
  assert.match(said, /stockQuantity/, 'and the column')
  shop.database.drop()
})

test('schema export writes every format, to the screen and to a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-schema-'))
  const telling = {
    sqlite: /CREATE TABLE "?products/, postgres: /CREATE TYPE .* AS ENUM/,
    'prisma-sqlite': /@@map\("products"\)/, 'prisma-postgres': /@@map\("products"\)/,
    typescript: /^export interface Product \{$/m, json: /"format": "foyer-schema\/1"/,
    'typescript-api': /^export type GetProductsOutput = /m,
    mermaid: /^erDiagram\n/, markdown: /^# Schema\n/, openapi: /"openapi":"3\.1/,
  }
  for (const [format, wanted] of Object.entries(telling)) {
    const shown = run({}, 'schema', 'export', '--format', format)
    assert.equal(shown.status, 0, shown.stderr)
    assert.match(shown.stdout, wanted)
    const file = join(folder, format)
    assert.equal(run({}, 'schema', 'export', '--format', format, '--out', file).status, 0)
    assert.equal(readFileSync(file, 'utf8'), shown.stdout)
  }
  rmSync(folder, { recursive: true })
})

test('a wrong or unknown setting is named, wherever it stands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-settings-'))
  const file = join(folder, 'foyer.toml')
  const wrong = (settings, words, named) => {
    const { status, stderr } = run(settings, ...words, 'migrate', 'status')
    assert.equal(status, 2, stderr)
    assert.match(stderr, named)
  }
  wrong({ FOYER_LISTEN: 'everywhere' }, [], /FOYER_LISTEN/)
  wrong({ FOYER_COLOUR: 'red' }, [], /FOYER_COLOUR/)
  wrong({ FOYER_DATABASE: 'mysql://x' }, [], /FOYER_DATABASE/)
  wrong({}, ['--threads', 'many'], /--threads/)
  wrong({}, ['--colour', 'red'], /--colour/)
  writeFileSync(file, 'colour = "red"\n')
  wrong({}, ['--config', file], /foyer\.toml.*colour/)
  writeFileSync(file, 'listen = \n')
  wrong({}, ['--config', file], /foyer\.toml:1/)
  rmSync(folder, { recursive: true })
})

test('a database that is not there is named with its whole path, and a lost one is not replaced', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-lost-'))
  const file = join(folder, 'below', 'foyer.db')
  const database = { url: `sqlite:${file}`, folder }
  assert.match(refused(database, 3, 'doctor'), new RegExp(`${file}: No such file or directory`))
  const deploy = ['migrate', 'deploy', '--unless-lost']
  assert.match(refused(database, 4, 'restore', 'nowhere'), /there is no file \/\S*nowhere/)
  assert.ok(!existsSync(file))
  succeed(database, ...deploy)
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(folder, 'data', 'installation.key'), 'made by serving')
  succeed(database, ...deploy)
  for (const lose of [rmSync, (name) => writeFileSync(name, '')]) {
    lose(file)
    assert.match(refused(database, 3, ...deploy), /has served before/)
  }
  succeed(database, 'migrate', 'deploy')
  rmSync(folder, { recursive: true })
})

test('a word that is not understood is named, also where another one is missing', () => {
  const wrong = (words, named) => {
    const { status, stderr } = run({}, ...words)
    assert.equal(status, 2, stderr)
    assert.match(stderr, named)
  }
  wrong(['sevre'], /not understood: sevre/)
  wrong(['migrate', 'stauts'], /not understood: stauts/)
  wrong(['user', 'create-admin', '--emial', 'a@b.dz'], /not understood: .*--emial/)
  wrong(['promote', '--to', 'mysql://x'], /mysql:\/\/x/)
})

test('a folder or a file that this user may not use is named with its whole path', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-names-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const database = { url: `sqlite:${join(folder, 'foyer.db')}`, folder }
  succeed(database, 'migrate', 'deploy')
  writeFileSync(join(folder, 'file'), '')
  assert.match(refused(database, 1, 'backup', '--folder', join(folder, 'file', 'below')), /: \/\S*file\/below: Not a directory/)
})

test('the command alone and `help` help, and an old database is named before its orders are asked for', (t) => {
  for (const words of [[], ['help']]) {
    const { status, stdout } = run({}, ...words)
    assert.equal(status, 0)
    assert.match(stdout, /Subcommands:/)
  }
  const database = databaseFor(t, 'sqlite')
  succeed(database, 'migrate', 'deploy')
  succeed(database, 'migrate', 'rollback')
  assert.match(refused(database, 10, 'order', 'list'), /foyer migrate deploy/)
})

test('every verb explains itself', () => {
  const help = run({}, '--help')
  assert.equal(help.status, 0)
  const verbs = help.stdout.split('Subcommands:')[1].matchAll(/^ {2}([a-z]+) /gm)
  const names = [...verbs].map((match) => match[1])
  assert.deepEqual(names.filter((name) => run({}, name, '--help').status !== 0), [])
  const verbs_wanted = 'serve schema migrate db sample data user order backup doctor'.split(' ')
  assert.deepEqual(verbs_wanted.filter((name) => !names.includes(name)), [])
})
