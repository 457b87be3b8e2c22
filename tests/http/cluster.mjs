// A PostgreSQL cluster of its own, which nobody else misses while it is stopped.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../deploy/postgres_cluster', import.meta.url))

export class Cluster {
  /** `options` of deploy/postgres_cluster start. */
  constructor(...options) {
    this.folder = mkdtempSync(join(tmpdir(), 'foyer-cluster-'))
    this.options = options
    this.start()
  }

  run(verb, ...options) {
    const { status, stdout, stderr } = spawnSync(script, [verb, this.folder, ...options], { encoding: 'utf8' })
    assert.equal(status, 0, `${verb}: ${stderr}`)
    return stdout.trim()
  }

  start() {
    this.run('start', '--test', ...this.options)
  }

  stop() {
    this.run('stop')
  }

  /** Stops it as a crash would. */
  crash() {
    this.run('stop', '--immediate')
  }

  database() {
    return { url: this.run('uri'), folder: this.folder, drop: () => {} }
  }

  /** Runs SQL as its administrator; gives what it printed. */
  sql(text) {
    const { status, stdout, stderr } = spawnSync('psql', [this.run('uri'), '-XAtqc', text], { encoding: 'utf8' })
    assert.equal(status, 0, stderr)
    return stdout.trim()
  }

  remove() {
    this.run('remove')
    rmSync(this.folder, { recursive: true, force: true })
  }
}
