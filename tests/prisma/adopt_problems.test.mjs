// A shop of real Prisma with rows that real shops have: what stands in the way is told row by row, and
// once it is mended in the shop the adoption goes through.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { command, succeed } from '../e2e/program.mjs'
import { engineFactory } from './adapters.mjs'
import { OldShop } from './old_shop.mjs'
import { fillOldShop } from './old_shop_rows.mjs'
import { query } from './our_rows.mjs'

const shape = {
  engine: 'sqlite', textEnums: true, textJson: true, dates: 'unixepoch-ms', withoutPerformance: true,
  without2fa: true, userRequired: true, doubleCart: true,
}

/** What the present system's code writes although its schema does not mean it. */
async function writeOddRows({ client }) {
  const [customer, product] = [await client.customer.findFirst(), await client.product.findFirst()]
  const customerId = customer.id
  const productId = product.id
  await client.user.create({ data: { email: 'Chef@Example.dz', firstName: 'C', lastName: 'D', role: 'SUPER_ADMIN' } })
  await client.user.create({ data: { email: 'x@example.dz', firstName: 'X', lastName: 'Y', role: 'GOD' } })
  await client.cartItem.create({ data: { customerId, productId, quantity: 4 } })
  await client.product.update({ where: { id: productId }, data: { stockQuantity: -1, salePrice: '99.999' } })
  await client.inventoryLog.create({ data: { productId, type: 'SALE', quantity: 6, oldQuantity: 5, newQuantity: -1 } })
  await client.errorLog.create({ data: { level: 'error', message: 'm', metadata: 'pas de JSON' } })
  await client.order.updateMany({ data: { totalAmount: '1' } })
  return { customerId, productId }
}

/** What no client writes: a hand with SQL, keys switched off. */
async function spoil(database) {
  const connection = await engineFactory(database.prismaUrl).connect()
  await connection.executeScript(`PRAGMA foreign_keys = OFF;
    UPDATE reviews SET rating = 9, created_at = 'hier';
    UPDATE payments SET amount = 'cher';
    UPDATE products SET manufacturer_id = 'nobody' WHERE sku = 'CH-28';
    INSERT INTO product_images (id, product_id, url) VALUES ('i9', 'gone', '/x.webp');`)
  await connection.dispose()
}

const adopt = (shop, ...words) => command(
  shop.database, 'migrate', 'adopt', '--from', shop.database.prismaUrl, '--data', shop.database.folder, ...words)

test('problems are told row by row, block or are mended, and nothing is lost', async (t) => {
  const shop = OldShop.open(shape)
  t.after(() => shop.close())
  await fillOldShop(shop)
  const { productId } = await writeOddRows(shop)
  await spoil(shop.database)
  const file = shop.database.prismaUrl.slice('file:'.length)
  const before = readFileSync(file)
  const problems = join(shop.database.folder, 'problems.jsonl')

  await t.test('while something blocks, nothing is touched', () => {
    const { status, stdout, stderr } = adopt(shop, '--in-place', '--problems', problems)
    assert.equal(status, 1, stdout + stderr)
    assert.match(stderr, /unknown_value: 1 /)
    for (const line of [
      /users \w+ role: "GOD"/, /payments \w+ amount: "cher"/, /reviews \w+ created_at: "hier"/,
      /reviews \w+ rating: 9: rule rating BETWEEN 1 AND 5/, /products \w+ stock_quantity: -1: rule stock_quantity >= 0/,
    ])
      assert.match(stdout, line)
    assert.deepEqual(readFileSync(file), before)
  })

  await t.test('every problem is a line of the file', () => {
    const lines = readFileSync(problems, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
    const kinds = lines.map(({ kind, policy }) => `${kind} ${policy}`).sort()
    assert.deepEqual([...new Set(kinds)], [
      'broken_rule blocks', 'detached mended', 'lower_cased mended', 'mended_ledger mended', 'merged_line mended',
      'not_a_number blocks', 'not_json mended', 'parentless mended', 'renamed_value mended', 'rounded mended',
      'total_differs noted', 'unknown_value blocks', 'unreadable_date blocks',
    ])
    assert.equal(lines.find(({ kind }) => kind === 'rounded').detail, '"99.999" -> "100.00"')
  })

  await t.test('once mended in the shop it becomes ours, and the old rows are in the side file', async () => {
    await shop.client.user.updateMany({ where: { role: 'GOD' }, data: { role: 'CUSTOMER' } })
    await shop.client.product.update({ where: { id: productId }, data: { stockQuantity: 0 } })
    await shop.client.payment.updateMany({ data: { amount: '290001.25' } })
    await shop.client.review.updateMany({ data: { rating: 5, createdAt: new Date('2025-04-20T10:00:00.000Z') } })
    await shop.client.$disconnect()
    const done = adopt(shop, '--in-place')
    assert.equal(done.status, 0, done.stdout + done.stderr)
    const [line] = await query(shop.database, 'SELECT quantity FROM cart_items')
    assert.equal(line.quantity, 7)
    const [image] = await query(shop.database, "SELECT count(*) AS n FROM product_images WHERE id = 'i9'")
    assert.equal(image.n, 0)
    const restore = join(shop.database.folder, 'restore')
    const kept = readdirSync(restore).find((f) => f.endsWith('.kept.jsonl'))
    const rows = readFileSync(join(restore, kept), 'utf8').trim().split('\n').map((l) => JSON.parse(l))
    assert.deepEqual(rows.map(({ table }) => table).sort(), [
      'cart_items', 'error_logs', 'inventory_logs', 'product_images', 'products', 'products', 'users'])
    assert.equal(rows.find(({ table }) => table === 'users').row.email, 'Chef@Example.dz')
    assert.match(succeed(shop.database, 'migrate', 'diff'), /agree/)
  })
})
