// docs/operations.md says only what the program knows: verbs, options, settings, exit codes, units.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)))
const program = process.env.FOYER_TEST_PROGRAM ?? join(root, 'build/dev/foyer')
const text = readFileSync(join(root, 'docs/operations.md'), 'utf8')

function help(words) {
  const { status, stdout } = spawnSync(program, [...words, '--help'], { encoding: 'utf8' })
  assert.equal(status, 0, words.join(' '))
  return stdout
}

/** What stands in code, in a line of text or in a block. */
const code = [...text.matchAll(/```\n([^]*?)```|`([^`\n]+)`/g)].map(([, block, inline]) => block ?? inline)

describe('docs/operations.md', () => {
  test('names commands and options that there are', () => {
    const commands = code.flatMap((one) => one.split('\n')).flatMap((line) => line.split(/&&|#|;/))
      .map((one) => one.trim().match(/^(?:foyer-admin|foyer) (?=[a-z])(.*)/)?.[1]).filter(Boolean)
    assert.ok(commands.length > 20, String(commands.length))
    for (const command of commands) {
      const words = command.split(/\s+/)
      const end = words.findIndex((word) => !/^[a-z]+(-[a-z]+)*$/.test(word))
      const verbs = end < 0 ? words : words.slice(0, end)
      const known = help(verbs)
      const usage = known.match(/^Usage: foyer (.*)$/m)?.[1] ?? ''
      assert.ok(usage.startsWith(verbs.join(' ')), `${command}: ${usage}`)
      for (const option of command.match(/--[a-z-]+/g) ?? [])
        assert.match(known, new RegExp(`${option}\\b`), command)
    }
  })

  test('names settings that there are', () => {
    const known = help([])
    const settings = new Set(code.flatMap((one) => [...one.matchAll(/\b([a-z]+(?:_[a-z]+)*) = ["0-9tf]/g)].map(([, name]) => name)))
    for (const name of ['tls_certificate', 'acme_folder', 'log_file', 'behind_proxy']) assert.ok(settings.has(name), name)
    for (const name of settings) assert.match(known, new RegExp(`--${name.replaceAll('_', '-')}\\b`), name)
  })

  test('explains every exit code, and no other', () => {
    const source = readFileSync(join(root, 'src/app/command_line.hpp'), 'utf8')
    const numbers = (pattern, where) => [...where.matchAll(pattern)].map(([, number]) => Number(number))
    const explained = numbers(/^\| (\d+) \|/gm, text)
    assert.deepEqual(explained, numbers(/exit_\w+ = (\d+),/g, source))
  })

  test('names units that the package brings', () => {
    const units = new Set([...text.matchAll(/\bfoyer(?:-[a-z]+)?\.(?:service|socket|timer)\b/g)].map(([unit]) => unit))
    assert.ok(units.size >= 4)
    for (const unit of units) assert.ok(existsSync(join(root, 'deploy/systemd', unit)), unit)
  })
})
