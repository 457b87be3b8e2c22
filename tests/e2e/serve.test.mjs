// The program as the owner's machine sees it: it starts, says how it is, and ends well when asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Shop, engines } from './program.mjs'

for (const engine of engines) {
  test(`${engine}: the served shop is alive and ready, and drains on SIGTERM`, async () => {
    const shop = await Shop.open(engine)
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      const answer = await fetch(shop.url + path)
      assert.equal(answer.status, 200, path)
      assert.ok(answer.headers.get('x-request-id'), `${path} carries a request id`)
      await answer.arrayBuffer()
    }
    await shop.close()
  })

  test(`${engine}: a second start on the same database serves what the first one held`, async () => {
    const shop = await Shop.open(engine)
    const names = async () => {
      const answer = await fetch(`${shop.url}/api/v1/categories`)
      assert.equal(answer.status, 200)
      return JSON.stringify(await answer.json())
    }
    const first = await names()
    await shop.stop()
    await shop.start()
    assert.equal(await names(), first)
    await shop.close()
  })
}
