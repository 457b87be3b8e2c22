// Backups and the way back, as an administrator uses them.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Shop, command, createDatabase, engines, succeed } from '../e2e/program.mjs'

/** A migrated shop of samples that nobody serves, dropped when the test ends. */
function sampleShop(t, engine) {
  const database = createDatabase(engine)
  t.after(() => database.drop())
  succeed(database, 'migrate', 'deploy')
  succeed(database, 'sample', 'load')
  return database
}

/** Fails unless the program refuses with this status; gives what it said. */
function refused(database, status, ...words) {
  const done = command(database, ...words)
  assert.equal(done.status, status, `foyer ${words.join(' ')}: ${done.stdout}${done.stderr}`)
  return done.stdout + done.stderr
}

for (const engine of engines) {
  const ending = engine === 'sqlite' ? 'sqlite' : 'pgdump'
  describe(`${engine}: backups`, () => {
    test('of every night are examined, and only so many are kept', (t) => {
      const database = sampleShop(t, engine)
      const folder = join(database.folder, 'backups')
      mkdirSync(folder)
      for (const name of ['foyer-20200101T023000000Z.sqlite', 'foyer-20200102T023000000Z.pgdump', 'precious.sqlite'])
        writeFileSync(join(folder, name), 'x')
      const said = succeed(database, 'backup', '--folder', folder, '--keep', '2', '--keep-days', '36500')
      assert.match(said, /the doctor finds it sound/)
      const kept = readdirSync(folder).sort()
      assert.equal(kept.length, 3, kept.join(' '))
      assert.ok(kept.includes('precious.sqlite') && kept.includes('foyer-20200102T023000000Z.pgdump'))
      assert.ok(kept.some((name) => new RegExp(`^foyer-20[2-9]\\d{5}T\\d{9}Z\\.${ending}$`).test(name) && !name.startsWith('foyer-2020')))
    })

    test('that the doctor does not like are kept under another name, and the exit code tells', (t) => {
      const database = createDatabase(engine)
      t.after(() => database.drop())
      succeed(database, 'migrate', 'deploy')
      succeed(database, 'migrate', 'rollback') // the copy is not of this program's version
      const folder = join(database.folder, 'backups')
      assert.match(refused(database, 1, 'backup', '--folder', folder), /not examined/)
      assert.match(readdirSync(folder).join(' '), new RegExp(`^foyer-\\S+\\.unproved\\.${ending}$`))
      succeed(database, 'backup', '--folder', folder, '--no-verify')
      assert.equal(readdirSync(folder).filter((name) => !name.includes('unproved')).length, 1)
    })

    test('want to know where to', (t) => {
      const database = sampleShop(t, engine)
      refused(database, 2, 'backup')
      refused(database, 2, 'backup', join(database.folder, 'x'), '--keep', '3')
      refused(database, 2, 'backup', '--folder', database.folder, '--keep', '0')
    })

    test('bring the shop back, and the state before is not lost', (t) => {
      const database = sampleShop(t, engine)
      const file = join(database.folder, 'copy')
      assert.match(succeed(database, 'backup', file, '--verify'), /the doctor finds it sound/)
      const admin = ['user', 'create-admin', '--email', 'owner@example.dz']
      succeed(database, ...admin)
      const said = succeed(database, 'restore', file)
      assert.match(said, /doctor finds it sound/)
      assert.equal(command(database, 'user', 'has-admin').status, 4, 'as it was before the administrator')
      const point = said.match(/restore point (\S+)/)[1]
      succeed(database, 'migrate', 'restore', '--to', point)
      succeed(database, 'user', 'has-admin')
    })

    test('go onto a new machine, where there is no database yet', (t) => {
      const database = sampleShop(t, engine)
      const file = join(database.folder, 'copy')
      succeed(database, 'backup', file)
      const fresh = createDatabase(engine)
      t.after(() => fresh.drop())
      assert.match(succeed(fresh, 'restore', file), /at version \d{4}\nThe doctor finds it sound/)
      succeed(fresh, 'doctor')
    })

    test('that are damaged, foreign or nowhere are refused, and nothing changes', (t) => {
      const database = sampleShop(t, engine)
      const damaged = join(database.folder, 'damaged')
      succeed(database, 'backup', damaged)
      truncateSync(damaged, Math.floor(statSync(damaged).size / 3))
      const foreign = join(database.folder, 'foreign')
      writeFileSync(foreign, 'no backup at all, but long enough to be looked at')
      assert.match(refused(database, 1, 'restore', damaged), /cannot be used/)
      assert.match(refused(database, 1, 'restore', foreign), /cannot be used/)
      assert.match(refused(database, 4, 'restore', join(database.folder, 'nowhere')), /there is no file/)
      succeed(database, 'doctor')
      assert.match(succeed(database, 'migrate', 'restore', '--list'), /no restore point/)
    })

    test('are not restored below a shop that serves', async (t) => {
      const shop = await Shop.open(engine)
      const file = join(shop.database.folder, 'copy')
      shop.command('backup', file)
      assert.match(refused(shop.database, 17, 'restore', file), /nothing was changed/)
      await shop.close()
    })
  })
}

describe('the log of the server', () => {
  test('goes to a file when one is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-log-'))
    const file = join(folder, 'foyer.log')
    const shop = await Shop.open('sqlite', undefined, ['--log-file', file])
    assert.match(readFileSync(file, 'utf8'), /^\S+Z info serving on /m)
    assert.equal(shop.log, '')
    await shop.close()
    assert.ok(existsSync(file))
    rmSync(folder, { recursive: true })
  })
})
