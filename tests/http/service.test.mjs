// The program as a service: its socket is handed over and outlives it, and it says how it is.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import http from 'node:http'
import { describe, test } from 'node:test'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createDatabase, environment, executable, freePort, succeed } from '../e2e/program.mjs'

const parent = fileURLToPath(new URL('service_parent.py', import.meta.url))
const client_count = 16
const restart_count = 3
const answers_between_restarts = 500
const farewell_ms = 500 // how long a server that ends waits for the next request of a connection
const patience_ms = 60_000

/** The program below a parent that does what systemd does. */
class Service {
  static async start(database) {
    const port = await freePort()
    const service = new Service()
    service.url = `http://127.0.0.1:${port}`
    // The address that is set is not the one that was handed over: it must not be opened.
    service.parent = spawn('python3', [
      parent, String(port), executable, 'serve', '--listen', '127.0.0.1:1', '--data', database.folder, '--threads', '2',
    ], { env: { ...environment, FOYER_DATABASE: database.url }, stdio: ['pipe', 'pipe', 'inherit'] })
    service.lines = []
    service.waiting = []
    createInterface(service.parent.stdout).on('line', (line) => {
      service.lines.push(line)
      for (const look of service.waiting) look()
    })
    return service
  }

  /** Waits until this line has come `times` times. */
  heard(line, times = 1) {
    return new Promise((done, failed) => {
      const late = setTimeout(() => failed(new Error(`no '${line}': ${this.lines.slice(-20).join(' | ')}`)), patience_ms)
      const look = () => {
        if (this.lines.filter((one) => one === line).length < times) return
        clearTimeout(late)
        this.waiting = this.waiting.filter((one) => one !== look)
        done()
      }
      this.waiting.push(look)
      look()
    })
  }

  restart() {
    this.parent.stdin.write('restart\n')
  }

  async stop() {
    this.parent.stdin.end()
    await new Promise((done) => this.parent.on('exit', done))
  }
}

/** One request; its status, or the reason why there was none, and whether another came before on its connection. */
const ask = (url, agent) => new Promise((done) => {
  const sent = http.get(url, { agent }, (received) => {
    received.resume()
    received.on('end', () => done({ outcome: received.statusCode }))
  })
  sent.on('error', (error) => done({ outcome: error.code, follows: sent.reusedSocket }))
})

describe('a service', () => {
  test('is started again under load, and no client notices', async () => {
    const database = createDatabase('sqlite')
    succeed(database, 'migrate', 'deploy')
    const service = await Service.start(database)
    await service.heard('said READY=1')
    const answers = {}
    let going = true
    const visit = async (keepAlive) => {
      const agent = new http.Agent({ keepAlive, maxSockets: 1 })
      for (let asked = Date.now(); going;) {
        const before = asked
        asked = Date.now()
        const { outcome, follows } = await ask(`${service.url}/api/v1/categories`, agent)
        // A client that was itself held up for so long asks again.
        if (follows && Date.now() - before > farewell_ms) continue
        answers[outcome] = (answers[outcome] ?? 0) + 1
      }
      agent.destroy()
    }
    const clients = Array.from({ length: client_count }, (_, n) => visit(n % 2 === 0))
    for (let n = 1; n <= restart_count; ++n) {
      while (Object.values(answers).reduce((sum, one) => sum + one, 0) < n * answers_between_restarts) await pause(5)
      service.restart()
      await service.heard('said READY=1', n + 1)
      await service.heard('said STOPPING=1', n)
      await service.heard('ended 0', n)
    }
    going = false
    await Promise.all(clients)
    assert.deepEqual(Object.keys(answers), ['200'], JSON.stringify(answers))
    await service.stop()
    database.drop()
  })

  test('says that it is alive as often as it was asked to', async () => {
    const database = createDatabase('sqlite')
    succeed(database, 'migrate', 'deploy')
    const service = await Service.start(database)
    await service.heard('said READY=1')
    // Four times as often, on a machine that has nothing else to do.
    await service.heard('time for a word', 10)
    assert.ok(service.lines.filter((line) => line === 'said WATCHDOG=1').length >= 10, service.lines.join(' | '))
    await service.stop()
    database.drop()
  })
})
