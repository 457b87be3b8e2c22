// What we export for TypeScript and Mermaid is read by TypeScript and Mermaid.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import mermaid from 'mermaid'
import { run } from '../e2e/program.mjs'

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')

/** The text of an export. */
function exported(format) {
  const { status, stdout, stderr } = run({}, 'schema', 'export', '--format', format)
  assert.equal(status, 0, stderr)
  return stdout
}

/** What `tsc --strict` says of a file that imports the exported one: nothing when all is well. */
function complaints(t, use) {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-typescript-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'schema.ts'), exported('typescript'))
  writeFileSync(join(folder, 'api.ts'), exported('typescript-api'))
  writeFileSync(join(folder, 'use.ts'), use)
  const done = spawnSync(process.execPath, [compiler, '--strict', '--noEmit', 'use.ts'],
    { cwd: folder, encoding: 'utf8', timeout: 600_000 })
  return done.stdout + done.stderr
}

test('TypeScript compiles the exported types, and they are as exact as the columns', (t) => {
  assert.equal(complaints(t, `
    import type { GetProductsInput, GetProductsOutput, PostOrderOutput } from './api'
    import type { OrderStatus, Product, Setting } from './schema'
    export const price = (p: Product): string => p.salePrice ?? p.price
    export const isOpen = (s: OrderStatus): boolean => s === 'PENDING' || s === 'CONFIRMED'
    export const question: GetProductsInput = { q: 'pompe', sort: 'price_asc' }
    export const prices = (p: GetProductsOutput): string[] => p.items.map((item) => item.price)
    export const number = (o: PostOrderOutput): string => o.orderNumber
    export const value = (s: Setting): string => typeof s.value === 'string' ? s.value : ''
  `), '')
})

test('TypeScript refuses what the columns do not allow', (t) => {
  const said = complaints(t, `
    import type { OrderStatus, Product } from './schema'
    export const sum = (p: Product): number => p.price
    export const sale = (p: Product): string => p.salePrice
    export const status: OrderStatus = 'LOST'
  `)
  assert.deepEqual([...said.matchAll(/^use\.ts\((\d+),/gm)].map((m) => m[1]), ['3', '4', '5'], said)
})

test('Mermaid reads the diagram of all tables, and each of docs/schema.md', async () => {
  const pages = readFileSync(new URL('../../docs/schema.md', import.meta.url), 'utf8')
  const drawn = [...pages.matchAll(/^```mermaid\n(.*?)^```$/gms)].map((m) => m[1])
  assert.ok(drawn.length >= 5, `only ${drawn.length} diagrams`)
  for (const diagram of [exported('mermaid'), ...drawn])
    assert.equal((await mermaid.parse(diagram)).diagramType, 'er')
  await assert.rejects(mermaid.parse('erDiagram\n  orders {{\n'), /Parse error/)
})
