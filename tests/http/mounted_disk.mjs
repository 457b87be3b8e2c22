// What exhaustion.test.mjs does on disks of its own. Started in a mount namespace of its own, with which
// everything goes that is mounted here; only root can make one. One argument: which disk.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import { Shop, command, createDatabase, succeed } from '../e2e/program.mjs'
import { OrderLoad } from './order_load.mjs'
import { checkReadOnly } from './read_only.mjs'

const disk_bytes = 256 << 20
const exit_unavailable = 3

/** Runs a command of the system, which must end with one of these codes. */
function system(words, ...codes) {
  const { status, stderr, error } = spawnSync(words[0], words.slice(1), { encoding: 'utf8' })
  assert.ok([0, ...codes].includes(status), `${words.join(' ')}: ${error ?? stderr}`)
}

/** A real file system that an error makes read-only: only a check and a new mount make it writable again. */
async function broken() {
  const database = createDatabase('sqlite')
  const { folder } = database
  const image = `${folder}.img`
  const mount = () => system(['mount', '-o', 'loop,errors=remount-ro', image, folder])
  writeFileSync(image, '')
  truncateSync(image, disk_bytes)
  system(['mkfs.ext4', '-q', '-F', image])
  mount()
  const shop = await Shop.open('sqlite', { ...database, drop: () => {} })
  try {
    const load = await OrderLoad.begin(shop)
    await load.more(5)
    system(['mount', '-o', 'remount,abort', folder]) // as the kernel does it
    await load.answers(503, 20)
    await checkReadOnly(shop)
    assert.deepEqual(await shop.stop(), { code: 0, signal: null }, shop.log.slice(-2000))
    system(['umount', folder])
    system(['e2fsck', '-p', image], 1) // mended
    mount()
    await shop.start()
    await load.more(10)
    await load.end()
    await load.check()
    await shop.close()
  } finally {
    await shop.kill()
    system(['umount', folder])
    rmSync(image)
    database.drop()
  }
}

/** A disk that is read-only before the program starts. */
async function shut() {
  const database = createDatabase('sqlite')
  const { folder } = database
  system(['mount', '-t', 'tmpfs', 'tmpfs', folder])
  try {
    succeed(database, 'migrate', 'deploy')
    system(['mount', '-o', 'remount,ro', folder])
    for (const words of [['serve', '--listen', '127.0.0.1:0'], ['migrate', 'deploy'], ['doctor']]) {
      const { status, stderr } = command(database, ...words)
      assert.equal(status, exit_unavailable, `${words}: ${stderr}`)
      assert.match(stderr, /^foyer: the database cannot be written: .*foyer\.db can only be read: .*\n$/, `${words}`)
    }
    system(['mount', '-o', 'remount,rw', folder])
    const shop = new Shop(database)
    await shop.start()
    await shop.stop()
    succeed(database, 'doctor')
  } finally {
    system(['umount', folder])
    database.drop()
  }
}

await { broken, shut }[process.argv[2]]()
