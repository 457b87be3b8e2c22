// TLS by the program itself, asked by clients that others wrote: Node, openssl and curl.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import net from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import tls from 'node:tls'
import { Shop, createDatabase, eventually, freePort, run } from '../e2e/program.mjs'
import { request } from './visitor.mjs'

const host = '127.0.0.1'
const html = { Accept: 'text/html' }

function openssl(words, input = '') {
  const { status, stdout, stderr } = spawnSync('openssl', words, { encoding: 'utf8', input, timeout: 60_000 })
  return { status, text: stdout + stderr }
}

/** Writes NAME.crt and NAME.key into the folder: a certificate of 127.0.0.1 for this subject. */
function makeCertificate(folder, name) {
  const made = openssl([
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30',
    '-subj', `/CN=${name}`, '-addext', `subjectAltName=IP:${host}`,
    '-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`),
  ])
  assert.equal(made.status, 0, made.text)
}

describe('TLS', () => {
  let shop
  let folder
  let port
  const file = (name) => join(folder, name)
  const use = (name) => {
    copyFileSync(file(`${name}.crt`), file('used.crt'))
    copyFileSync(file(`${name}.key`), file('used.key'))
  }
  const connect = (options = {}) => new Promise((done, failed) => {
    const socket = tls.connect({ host, port, rejectUnauthorized: false, ...options }, () => done(socket))
    socket.on('error', failed)
  })
  /** Who the program says it is to a new connection. */
  const subject = async () => {
    const socket = await connect()
    const name = socket.getPeerCertificate().subject.CN
    socket.destroy()
    return name
  }
  const ask = (path, options = {}) => new Promise((done, failed) => {
    const sent = https.request(`https://${host}:${port}${path}`, { ca: readFileSync(file('first.crt')), ...options },
      (received) => {
        const chunks = []
        received.on('data', (chunk) => chunks.push(chunk))
        received.on('end', () => done({ status: received.statusCode, headers: received.headers, text: `${Buffer.concat(chunks)}` }))
      })
    sent.on('error', failed)
    sent.end(options.body)
  })

  before(async () => {
    const database = createDatabase('sqlite')
    folder = database.folder
    for (const name of ['first', 'second']) makeCertificate(folder, name)
    use('first')
    mkdirSync(file('acme'))
    port = await freePort()
    shop = await Shop.open('sqlite', database, [
      '--tls-certificate', file('used.crt'), '--tls-key', file('used.key'), '--tls-listen', `${host}:${port}`,
      '--acme-folder', file('acme'),
    ])
  })
  after(() => shop?.close())

  test('serves pages, small and large, over a connection that is kept', async () => {
    const agent = new https.Agent({ keepAlive: true, maxSockets: 1, ALPNProtocols: ['http/1.1'] })
    for (const path of ['/fr/', '/api/v1/products?limit=100', '/healthz', '/sitemap.xml', '/fr/']) {
      const answer = await ask(path, { agent })
      assert.equal(answer.status, 200, path)
      const plain = await request(shop.url + path, 'GET', { headers: { 'X-Forwarded-Proto': 'https' } })
      assert.equal(answer.text.length, plain.text.length, path)
    }
    agent.destroy()
    const curl = spawnSync('curl', ['-fsS', '--compressed', '--cacert', file('first.crt'), `https://${host}:${port}/fr/`])
    assert.match(`${curl.stdout}`, /<html lang="fr"/, `${curl.stderr}`)
  })

  test('takes a body that comes in many records, and requests that come in one', async () => {
    const body = JSON.stringify({ productId: 'x'.repeat(60_000), quantity: 1 })
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length }
    const answer = await ask('/api/v1/cart/items', { method: 'POST', headers, body })
    assert.equal(answer.status, 400, answer.text)
    const socket = await connect()
    socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1000))
    let text = ''
    for await (const bytes of socket) {
      text += bytes
      if (text.split('HTTP/1.1 200').length > 1000) break
    }
    assert.equal(text.split('HTTP/1.1 200').length, 1001)
  })

  test('says that the browser shall stay with HTTPS, there only, and makes cookies secure', async () => {
    const secure = await ask('/fr/')
    assert.match(secure.headers['strict-transport-security'] ?? '', /max-age=\d{7,}/)
    assert.equal((await request(`${shop.url}/healthz`, 'GET')).headers['strict-transport-security'], undefined)
    const product = JSON.parse((await ask('/api/v1/products?limit=1')).text).items[0]
    const form = `productId=${product.id}&quantity=1`
    const added = await ask('/fr/cart/items', {
      method: 'POST', body: form,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': form.length },
    })
    assert.equal(added.status, 303, added.text)
    assert.match(String(added.headers['set-cookie']), /; Secure/)
  })

  test('speaks TLS 1.2 and 1.3 with authenticated ciphers and no other', () => {
    const client = (...words) =>
      openssl(['s_client', '-connect', `${host}:${port}`, '-CAfile', file('first.crt'), ...words]).text
    assert.match(client('-tls1_3'), /New, TLSv1\.3, Cipher is TLS_AES/)
    const old = client('-tls1_2', '-cipher', 'ALL')
    assert.match(old, /Cipher is ECDHE-ECDSA-(AES\d+-GCM|CHACHA20)/)
    for (const refused of [['-tls1_1', '-cipher', 'ALL:@SECLEVEL=0'], ['-tls1'], ['-tls1_2', '-cipher', 'AES128-SHA:ECDHE-ECDSA-AES128-SHA']])
      assert.doesNotMatch(client(...refused), /Cipher is (?!\(NONE\))/, refused.join(' '))
    assert.match(client('-alpn', 'h2,http/1.1'), /ALPN protocol: http\/1\.1/)
    assert.match(client('-alpn', 'h2'), /no application protocol/)
    // The server's order counts: this client would like AES-256 better.
    assert.match(client('-tls1_2', '-cipher', 'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256'), /Cipher is ECDHE-ECDSA-AES128/)
  })

  test('resumes a session by its ticket, on whichever core', () => {
    const session = file('session')
    const first = openssl(['s_client', '-tls1_2', '-connect', `${host}:${port}`, '-sess_out', session])
    assert.match(first.text, /New, TLSv1\.2/)
    for (let again = 0; again < 6; ++again)
      assert.match(openssl(['s_client', '-tls1_2', '-connect', `${host}:${port}`, '-sess_in', session]).text, /Reused, TLSv1\.2/)
  })

  test('is not disturbed by who does not speak TLS, or leaves in the middle', async () => {
    for (const noise of ['GET / HTTP/1.1\r\nHost: a\r\n\r\n', '\x16\x03\x01\x02\x00\x01', '\x16\x03\x01'.repeat(5000), '']) {
      const ended = openssl(['s_client', '-connect', `${host}:${port}`]) // a handshake, then nothing
      assert.equal(ended.status, 0, ended.text)
      await new Promise((done) => {
        const socket = net.connect(port, host, () => socket.end(noise))
        socket.on('error', done)
        socket.on('close', done)
        socket.resume()
      })
    }
    assert.equal((await ask('/healthz')).status, 200)
  })

  test('leads plain HTTP to HTTPS, but for challenges and the neighbourhood\'s machines', async () => {
    for (const [headers, path, wanted] of [
      [{}, '/fr/', `https://${host}:${port}/fr/`],
      [{ Host: 'shop.example:80' }, '/fr/p/a?x=1', `https://shop.example:${port}/fr/p/a?x=1`],
    ]) {
      const answer = await request(shop.url + path, 'GET', { headers: { ...html, ...headers } })
      assert.deepEqual([answer.status, answer.headers.location], [308, wanted])
    }
    const posted = await request(`${shop.url}/api/v1/orders`, 'POST', { body: '{}' })
    assert.equal(posted.status, 308)
    for (const path of ['/healthz', '/readyz', '/metrics'])
      assert.equal((await request(shop.url + path, 'GET')).status, 200, path)
    writeFileSync(file('acme/token-1'), 'token-1.thumbprint')
    const challenge = (name) => request(`${shop.url}/.well-known/acme-challenge/${name}`, 'GET')
    assert.equal((await challenge('token-1')).text, 'token-1.thumbprint')
    for (const name of ['token-2', '../used.key', '%2e%2e%2fused.key', ''])
      assert.notEqual((await challenge(name)).status, 200, name)
  })

  test('takes a new certificate without a restart, and keeps the old one when the new one is broken', async () => {
    assert.equal(await subject(), 'first')
    const kept = await connect()
    use('second')
    await eventually(async () => (await subject()) === 'second', 'the new certificate is used')
    kept.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
    const [bytes] = await new Promise((done) => kept.once('data', (...all) => done(all)))
    assert.match(`${bytes}`, /^HTTP\/1\.1 200/, 'the connection from before goes on')
    kept.destroy()

    writeFileSync(file('used.key'), 'no key at all')
    await eventually(() => shop.log.includes('the certificate stays the old one: key '), 'a bad key is in the log')
    assert.equal(await subject(), 'second')
    copyFileSync(file('first.key'), file('used.key'))
    shop.process.kill('SIGHUP')
    await eventually(() => /stays the old one: key \S+: key values mismatch/.test(shop.log), 'a mismatch is in the log')
    assert.equal(await subject(), 'second')
    use('first')
    shop.process.kill('SIGHUP')
    await eventually(async () => (await subject()) === 'first', 'the mended certificate is used')
    const figures = (await request(`${shop.url}/metrics`, 'GET')).text
    assert.match(figures, /^foyer_tls_certificate_expires_seconds \d{10}$/m)
  })
})

test('a certificate that cannot be used ends the start with its reason', async () => {
  const database = createDatabase('sqlite')
  const settings = { FOYER_DATABASE: database.url, FOYER_LISTEN: `${host}:0` }
  assert.equal(run(settings, 'migrate', 'deploy').status, 0)
  const words = ['--tls-certificate', '/none.crt', '--tls-key', '/none.key', '--tls-listen', `${host}:0`]
  const ended = run(settings, 'serve', ...words)
  assert.equal(ended.status, 1, ended.stderr)
  assert.match(ended.stderr, /certificate \/none\.crt: /)
  const half = run(settings, 'serve', ...words.slice(0, 2))
  assert.equal(half.status, 2)
  assert.match(half.stderr, /tls_certificate, tls_key and tls_listen belong together/)
  database.drop()
})
