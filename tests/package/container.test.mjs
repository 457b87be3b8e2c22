// The container file, as far as it can be looked at without a container engine.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)))
const text = readFileSync(join(root, 'deploy/Containerfile'), 'utf8').replaceAll('\\\n', ' ')
const lines = text.split('\n').filter((line) => line && !line.startsWith('#'))

describe('the container file', () => {
  test('copies only what is in the tree', () => {
    const sources = lines.filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1))
    assert.ok(sources.length > 10)
    for (const source of sources) assert.ok(existsSync(join(root, source)), source)
  })

  test('copies everything that the build reads', () => {
    const copied = new Set(lines.filter((line) => line.startsWith('COPY ')).flatMap((line) => line.split(/\s+/).slice(1, -1)))
    const description = ['CMakeLists.txt', 'cmake', 'src'].map((place) =>
      spawnSync('grep', ['-rhoE', 'CMAKE_SOURCE_DIR\\}/[a-z]+', place], { cwd: root, encoding: 'utf8' }).stdout).join('')
    const folders = new Set([...description.matchAll(/\}\/([a-z]+)/g)].map(([, folder]) => folder))
    assert.ok(folders.has('migrations'), [...folders].join(' '))
    for (const folder of folders) if (!['tests', 'bench'].includes(folder)) assert.ok(copied.has(folder), folder)
  })

  test('installs only packages that Debian has', () => {
    const packages = lines.flatMap((line) => line.match(/apt-get install(.*?)&&/)?.[1].trim().split(/\s+/) ?? [])
      .filter((word) => !word.startsWith('-') && !word.includes('/'))
    assert.ok(packages.includes('postgresql-client-15'))
    for (const name of packages)
      assert.match(spawnSync('apt-cache', ['show', name], { encoding: 'utf8' }).stdout, new RegExp(`^Package: ${name}$`, 'm'))
  })

  test('runs as the user that the package makes, and keeps what it writes in a volume', () => {
    const user = lines.find((line) => line.startsWith('USER ')).split(' ')[1]
    assert.match(readFileSync(join(root, 'deploy/systemd/sysusers.conf'), 'utf8'), new RegExp(`^u ${user} `, 'm'))
    const volume = lines.find((line) => line.startsWith('VOLUME ')).split(' ')[1]
    assert.match(text, new RegExp(`FOYER_DATA=${volume} `))
    assert.match(text, new RegExp(`FOYER_DATABASE=sqlite:${volume}/`))
    assert.ok(lines.indexOf(`USER ${user}`) < lines.findIndex((line) => line.startsWith('CMD ')))
  })
})
