// The sample configuration for nginx, read by the real nginx, in front of the real program.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import { join } from 'node:path'
import { test } from 'node:test'
import { Shop, eventually, freePort } from '../e2e/program.mjs'
import { request } from './visitor.mjs'

const sample = new URL('../../deploy/nginx/foyer.conf', import.meta.url)
const host = '127.0.0.1'

/** The sample with the ports, files and names of this test. */
function adapted(folder, ports) {
  return readFileSync(sample, 'utf8')
    .replace('server 127.0.0.1:8080', `server ${host}:${ports.foyer}`)
    .replace('listen 80;', `listen ${host}:${ports.http};`)
    .replace('listen 443 ssl', `listen ${host}:${ports.https} ssl`)
    .replaceAll(/^ *listen \[::\].*$/gm, '')
    .replace(/\/etc\/letsencrypt\S+fullchain.pem/, join(folder, 'crt'))
    .replace(/\/etc\/letsencrypt\S+privkey.pem/, join(folder, 'key'))
}

async function startNginx(folder, ports) {
  const made = spawnSync('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
    '-subj', '/CN=shop.example.dz', '-keyout', join(folder, 'key'), '-out', join(folder, 'crt'),
  ])
  assert.equal(made.status, 0, `${made.stderr}`)
  const file = join(folder, 'nginx.conf')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${join(folder, kind)};`).join(' ')
  writeFileSync(file, `daemon off; pid ${join(folder, 'pid')}; error_log stderr; worker_processes 1;
    events {} http { access_log off; ${temporary} ${adapted(folder, ports)} }`)
  const nginx = spawn('/usr/sbin/nginx', ['-c', file, '-p', folder], { stdio: ['ignore', 'inherit', 'pipe'] })
  let log = ''
  nginx.stderr.on('data', (bytes) => (log += bytes))
  const isReady = () => {
    assert.equal(nginx.exitCode, null, log)
    return request(`http://${host}:${ports.http}/`, 'GET').catch(() => undefined)
  }
  await eventually(isReady, 'nginx is ready').catch((error) => {
    nginx.kill()
    throw error
  })
  return nginx
}

test('the shop behind nginx knows its visitors and that they came by HTTPS', async () => {
  const shop = await Shop.open('sqlite')
  const ports = { foyer: shop.port, http: await freePort(), https: await freePort() }
  const nginx = await startNginx(shop.database.folder, ports)
  const name = 'shop.example.dz'
  const ask = (method, path, { headers = {}, body, localAddress } = {}) => new Promise((done, failed) => {
    const all = { Host: name, ...headers }
    const sent = https.request(
      { host, port: ports.https, path, method, headers: all, localAddress, rejectUnauthorized: false },
      (received) => {
        let text = ''
        received.on('data', (bytes) => (text += bytes))
        received.on('end', () => done({ status: received.statusCode, headers: received.headers, text }))
      })
    sent.on('error', failed)
    sent.end(body)
  })
  try {
    const led = await request(`http://${host}:${ports.http}/fr/?a=1`, 'GET', { headers: { Host: name } })
    assert.deepEqual([led.status, led.headers.location], [308, `https://${name}/fr/?a=1`])
    const home = await ask('GET', '/fr/', { headers: { Accept: 'text/html' } })
    assert.equal(home.status, 200)
    assert.match(home.headers['strict-transport-security'] ?? '', /max-age/)
    assert.match(home.text, /<html lang="fr"/)
    const product = JSON.parse((await ask('GET', '/api/v1/products?limit=1')).text).items[0]
    const added = await ask('POST', '/fr/cart/items', {
      body: `productId=${product.id}&quantity=1`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: `https://${name}` },
    })
    assert.equal(added.status, 303, added.text)
    assert.match(String(added.headers['set-cookie']), /; Secure/)
    // Figures are for this machine; another address of it is outside enough for nginx.
    const figures = await ask('GET', '/metrics')
    assert.equal(figures.status, 200)
    assert.match(figures.text, /^foyer_connections \d+$/m)
    for (const headers of [{}, { 'X-Forwarded-For': '127.0.0.1' }]) {
      const refused = await ask('GET', '/metrics', { headers, localAddress: '127.0.0.2' })
      assert.equal(refused.status, 403)
      assert.doesNotMatch(refused.text, /foyer_/)
      assert.equal((await ask('GET', '/fr/', { localAddress: '127.0.0.2' })).status, 200)
    }
    // Whatever a client says of itself, it is one client: a route with a limit stops it.
    const statuses = []
    for (let n = 1; n <= 250; ++n)
      statuses.push((await ask('POST', '/api/v1/orders', {
        body: '{}', headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `198.51.100.${n}` },
      })).status)
    assert.ok(statuses.includes(429), String(statuses)) // the last may be one that is free again
  } finally {
    nginx.kill('SIGQUIT')
    await new Promise((done) => nginx.on('exit', done))
    await shop.close()
  }
})
