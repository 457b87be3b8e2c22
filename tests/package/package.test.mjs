// The Debian package, made of the program that the other tests use: what is in it, what systemd says of its
// units, and what installing, upgrading, removing and purging it do to a machine.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)))
const exposure_max = 1.5 // of 10, as systemd counts; a service without any protection has 9.6
const program_bytes_max = 20 << 20
const is_root = process.getuid() === 0

/** Runs a program to its end; { status, text } with everything it said. */
function run(name, ...words) {
  const { status, stdout, stderr, error } = spawnSync(name, words, { cwd: root, encoding: 'utf8' })
  return { status: error ? String(error) : status, text: `${stdout ?? ''}${stderr ?? ''}` }
}

function succeed(name, ...words) {
  const { status, text } = run(name, ...words)
  assert.equal(status, 0, `${name} ${words.join(' ')}: ${text}`)
  return text
}

let folder, file, tree
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-package-'))
  succeed('deploy/package', '--preset', 'dev', '--no-build', '--quick', '--to', folder)
  file = join(folder, readdirSync(folder).find((name) => name.endsWith('.deb')))
  tree = join(folder, 'tree')
  succeed('dpkg-deb', '--extract', file, tree)
})
after(() => rmSync(folder, { recursive: true, force: true }))

describe('the Debian package', () => {
  test('holds the program, stripped and runnable, and the libraries it wants are packages', () => {
    const program = join(tree, 'usr/bin/foyer')
    assert.match(succeed(program, '--version'), /^\d+\.\d+\.\d+\n$/)
    assert.ok(statSync(program).size <= program_bytes_max, String(statSync(program).size))
    assert.doesNotMatch(succeed('readelf', '--sections', '--wide', program), /\.debug_|\.symtab/)
    const depends = succeed('dpkg-deb', '--field', file, 'Depends')
    for (const library of ['libc6', 'libpq5', 'libsqlite3-0', 'libssl3', 'libsystemd0', 'libbrotli1'])
      assert.match(depends, new RegExp(`\\b${library}\\b`))
  })

  test('holds a hardened program: position-independent, with tables that are read-only after the start', () => {
    const program = join(tree, 'usr/bin/foyer')
    assert.match(succeed('readelf', '--file-header', '--wide', program), /Type:\s+DYN/)
    assert.match(succeed('readelf', '--program-headers', '--wide', program), /GNU_RELRO/)
    assert.match(succeed('readelf', '--dynamic', '--wide', program), /FLAGS_1.*NOW.*PIE/)
  })

  test('keeps the settings of the administrator, which nobody else may read', () => {
    assert.equal(succeed('dpkg-deb', '--info', file, 'conffiles'), '/etc/foyer/foyer.toml\n')
    assert.match(succeed('dpkg-deb', '--contents', file), /^-rw-r----- root\/root .* \.\/etc\/foyer\/foyer\.toml$/m)
  })

  test('has settings that the program understands', () => {
    const asked = run(join(tree, 'usr/bin/foyer'), '--config', join(tree, 'etc/foyer/foyer.toml'),
      '--database', `sqlite:${folder}/none.db`, 'user', 'has-admin')
    assert.notEqual(asked.status, 2, asked.text)
  })

  test('brings manuals, completion, copyright and changelog', () => {
    for (const name of ['man/man1/foyer.1.gz', 'man/man8/foyer-admin.8.gz', 'bash-completion/completions/foyer',
      'doc/foyer/copyright', 'doc/foyer/changelog.gz'])
      assert.ok(existsSync(join(tree, 'usr/share', name)), name)
    const script = `PATH=${tree}/usr/bin:$PATH; . ${tree}/usr/share/bash-completion/completions/foyer
      COMP_WORDS=(foyer order c); COMP_CWORD=2; _foyer; echo "\${COMPREPLY[*]}"`
    assert.equal(succeed('bash', '-c', script), 'confirm cancel\n')
  })

  test('brings the documents that its units name', () => {
    const units = join(tree, 'usr/lib/systemd/system')
    for (const unit of readdirSync(units))
      for (const [, document] of readFileSync(join(units, unit), 'utf8').matchAll(/file:\/\/(\S+)/g))
        assert.ok(existsSync(join(tree, document)), `${unit}: ${document}`)
  })
})

describe('its units', () => {
  const units = ['foyer.service', 'foyer.socket', 'foyer-https.socket', 'foyer-backup.service', 'foyer-backup.timer']

  test('are understood by systemd without a complaint', () => {
    // systemd looks whether the programs are there: it gets a machine that has them and its own units.
    const machine = join(folder, 'machine')
    cpSync(tree, machine, { recursive: true })
    cpSync('/usr/lib/systemd/system', join(machine, 'usr/lib/systemd/system'), { recursive: true, verbatimSymlinks: true })
    mkdirSync(join(machine, 'bin'))
    for (const program of ['kill', 'sh']) writeFileSync(join(machine, 'bin', program), '', { mode: 0o755 })
    const said = run('systemd-analyze', 'verify', `--root=${machine}`, '--man=no', '--recursive-errors=no', ...units)
    assert.doesNotMatch(said.text, /foyer/, said.text)
    assert.equal(said.status, 0, said.text)
  })

  for (const unit of ['foyer.service', 'foyer-backup.service'])
    test(`${unit} is exposed to little`, () => {
      const file_of_unit = join(tree, 'usr/lib/systemd/system', unit)
      const said = succeed('systemd-analyze', 'security', '--offline=true', '--no-pager', file_of_unit)
      const level = Number(said.match(/Overall exposure level for \S+: ([\d.]+)/)?.[1] ?? assert.fail(said))
      assert.ok(level <= exposure_max, said)
    })

  test('are never "failed" for good: a socket would then start them over and over, until systemd closes it', () => {
    const unit = readFileSync(join(tree, 'usr/lib/systemd/system/foyer.service'), 'utf8')
    assert.match(unit, /^Restart=on-failure$/m)
    assert.match(unit, /^StartLimitIntervalSec=0$/m)
    assert.doesNotMatch(unit, /^RestartPreventExitStatus=/m)
  })

  test('run only commands that the program has', () => {
    const lines = ['foyer.service', 'foyer-backup.service'].flatMap((unit) =>
      readFileSync(join(tree, 'usr/lib/systemd/system', unit), 'utf8').split('\n'))
    const commands = lines.map((line) => line.match(/^Exec\w+=\/usr\/bin\/foyer (.*)$/)?.[1]).filter(Boolean)
    assert.equal(commands.length, 3)
    for (const words of commands)
      succeed(join(tree, 'usr/bin/foyer'), ...words.split(' '), '--help')
  })
})

describe('on a machine', { skip: is_root ? false : 'dpkg wants root' }, () => {
  /** A machine that has nothing but dpkg's own books and users. */
  function newMachine(t) {
    const machine = mkdtempSync(join(folder, 'dpkg-'))
    t.after(() => rmSync(machine, { recursive: true, force: true }))
    for (const place of ['var/lib/dpkg/info', 'var/lib/dpkg/updates', 'etc'])
      mkdirSync(join(machine, place), { recursive: true })
    for (const book of ['status', 'available']) writeFileSync(join(machine, 'var/lib/dpkg', book), '')
    writeFileSync(join(machine, 'etc/passwd'), 'root:x:0:0::/:/bin/sh\n')
    writeFileSync(join(machine, 'etc/group'), 'root:x:0:\n')
    return machine
  }
  // The scripts run here, and work on the machine that DPKG_ROOT names.
  const dpkg = (machine, ...words) => succeed('dpkg', `--root=${machine}`, '--force-depends',
    '--force-script-chrootless', '--force-confold', ...words)

  test('it makes its user, its folder and its links, and may be installed again', (t) => {
    const machine = newMachine(t)
    dpkg(machine, '--install', file)
    const [, user, group] = readFileSync(join(machine, 'etc/passwd'), 'utf8').match(/^foyer:[^:]*:(\d+):(\d+):/m)
    const data = statSync(join(machine, 'var/lib/foyer'))
    assert.deepEqual([data.uid, data.gid, data.mode & 0o777], [Number(user), Number(group), 0o750])
    const settings = statSync(join(machine, 'etc/foyer/foyer.toml'))
    assert.deepEqual([settings.uid, settings.gid, settings.mode & 0o777], [0, Number(group), 0o640])
    const wants = join(machine, 'etc/systemd/system')
    assert.ok(readdirSync(join(wants, 'sockets.target.wants')).includes('foyer.socket'))
    assert.ok(readdirSync(join(wants, 'multi-user.target.wants')).includes('foyer.service'))
    assert.ok(readdirSync(join(wants, 'timers.target.wants')).includes('foyer-backup.timer'))
    const before_again = readFileSync(join(machine, 'etc/passwd'), 'utf8')
    dpkg(machine, '--install', file)
    assert.equal(readFileSync(join(machine, 'etc/passwd'), 'utf8'), before_again)
  })

  test('whoever starts the shop opens its socket for TLS too, once that is enabled', (t) => {
    const machine = newMachine(t)
    dpkg(machine, '--install', file)
    const wants = join(machine, 'etc/systemd/system/foyer.service.wants')
    assert.ok(!existsSync(wants))
    succeed('systemctl', `--root=${machine}`, 'enable', 'foyer-https.socket')
    assert.deepEqual(readdirSync(wants), ['foyer-https.socket'])
  })

  test('an upgrade keeps changed settings, and what was switched off stays off', (t) => {
    const machine = newMachine(t)
    dpkg(machine, '--install', file)
    const settings = join(machine, 'etc/foyer/foyer.toml')
    appendFileSync(settings, 'threads = 3\n')
    const link = join(machine, 'etc/systemd/system/timers.target.wants/foyer-backup.timer')
    rmSync(link)
    dpkg(machine, '--install', file)
    assert.match(readFileSync(settings, 'utf8'), /threads = 3/)
    assert.ok(!existsSync(link))
  })

  test('neither removing nor purging it takes the data, and a line says where they are', (t) => {
    const machine = newMachine(t)
    dpkg(machine, '--install', file)
    writeFileSync(join(machine, 'var/lib/foyer/foyer.db'), 'orders')
    dpkg(machine, '--remove', 'foyer')
    assert.ok(!existsSync(join(machine, 'usr/bin/foyer')))
    assert.ok(existsSync(join(machine, 'etc/foyer/foyer.toml')))
    assert.match(dpkg(machine, '--purge', 'foyer'), /data.*stay.*\/var\/lib\/foyer/)
    assert.ok(!existsSync(join(machine, 'etc/foyer/foyer.toml')))
    assert.equal(readFileSync(join(machine, 'var/lib/foyer/foyer.db'), 'utf8'), 'orders')
  })
})
