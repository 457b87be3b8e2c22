// Prisma's own command line, run on one schema and one database in a temporary folder.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')

/** The tables that a schema maps, in its order. */
export const mappedTables = (schema) => [...schema.matchAll(/@@map\("(\w+)"\)/g)].map((m) => m[1])

export class Prisma {
  /** `schema` as exported; `externalTables`: those of the database that the schema need not name. */
  constructor(schema, url, externalTables) {
    // Inside this folder, because the configuration imports packages installed here.
    this.folder = mkdtempSync(join(here, 'node_modules', '.run-'))
    this.url = url
    const external = url.startsWith('file:') ? externalTables : externalTables.map((t) => `public.${t}`)
    const config = {
      schema: 'schema.prisma',
      migrations: { path: 'migrations' },
      datasource: { url },
      experimental: { externalTables: true },
      tables: { external },
    }
    writeFileSync(join(this.folder, 'schema.prisma'), schema)
    writeFileSync(join(this.folder, 'prisma.config.mjs'), `export default ${JSON.stringify(config)}\n`)
  }

  /** Runs a command; { status, output }. The status alone proves nothing: it is 0 when the engine dies. */
  run(...command) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...command], {
      cwd: this.folder,
      encoding: 'utf8',
      timeout: 600_000,
      env: {
        ...process.env,
        // The engine is started by its first line: by this Node, not by one of Debian that is too old for it
        // (version 18 has no globalThis.crypto, which a new row of the ledger needs).
        PATH: dirname(process.execPath) + delimiter + process.env.PATH,
        PRISMA_SCHEMA_ENGINE_BINARY: join(here, 'schema_engine.mjs'),
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
        NO_COLOR: '1',
        TMPDIR: tmpdir(),
      },
    })
    return { status, output: `${stdout}${stderr}` }
  }

  close() {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
