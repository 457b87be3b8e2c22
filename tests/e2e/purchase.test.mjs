// A stranger buys a circulator for cash on delivery, without an account; the owner confirms it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { Shop, engines } from './program.mjs'
import {
  accessibilityFaults, closePage, launchBrowser, layoutShift, openPage, overflow, transferred,
} from './support.mjs'

const first_load_bytes_max = 100 * 1024
const layout_shift_max = 0.01

/** The interface's words in a language, so that a test reads the page as its visitor does. */
function wordsOf(language) {
  const words = JSON.parse(readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), 'utf8'))
  return (key) => words[key] ?? assert.fail(`messages/${language}.json has no ${key}`)
}

/** What every page promises: it fits its window and, to a browser with script, axe finds nothing. */
async function inspect(page, { script }, heading) {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  assert.equal(await overflow(page), 0, `${page.url()} scrolls sideways`)
  if (!script) return
  assert.deepEqual(await accessibilityFaults(page), [], page.url())
  const shift = await layoutShift(page)
  assert.ok(shift <= layout_shift_max, `${page.url()} shifts by ${shift}`)
}

async function fillContact(page, say, phone) {
  const field = (key) => page.getByLabel(say(key), { exact: true })
  await field('checkout.first_name').fill('Aïcha')
  await field('checkout.last_name').fill('بن علي')
  await field('checkout.phone').fill(phone)
  await page.locator('select[name=wilaya]').selectOption('16')
  await field('checkout.commune').fill('Bab El Oued')
  await field('checkout.street').fill('12 rue des Frères')
  await page.getByRole('checkbox', { name: say('checkout.terms_accept') }).check()
}

/** From the front door to the confirmation; gives the order's number. */
async function buy(page, say, visitor, phone) {
  await page.goto('/')
  assert.match(page.url(), new RegExp(`/${visitor.language}/?$`), 'the browser\'s language is met')
  await inspect(page, visitor, say('home.title'))
  if (visitor.script) assert.ok((await transferred(page)) < first_load_bytes_max, 'first load')

  await page.getByRole('searchbox', { name: say('search.label') }).first().fill('circulateur')
  await page.getByRole('button', { name: say('search.button') }).first().click()
  const card = page.getByRole('article').first()
  const name = (await card.getByRole('heading').textContent()).trim()
  await card.getByRole('heading').getByRole('link').click()
  await inspect(page, visitor, name)

  await page.getByLabel(say('product.quantity'), { exact: true }).fill('2')
  await page.locator('#buy').getByRole('button', { name: say('product.add'), exact: true }).click()
  await inspect(page, visitor, say('cart.title'))
  await page.getByRole('link', { name: say('cart.checkout'), exact: true }).click()

  await inspect(page, visitor, say('checkout.title'))
  await fillContact(page, say, phone)
  await page.getByRole('button', { name: say('checkout.to_check') }).click()

  await inspect(page, visitor, say('check.title'))
  const confirm = page.locator('.confirm-bar').getByRole('button')
  assert.match(await confirm.textContent(), /\d/, 'the button says what is to be paid')
  await confirm.dblclick() // an impatient finger orders once

  await page.locator('.placed-number').waitFor()
  await inspect(page, visitor, /./)
  return (await page.locator('.placed-number bdi').textContent()).trim()
}

async function track(page, say, visitor, number, phone) {
  await page.getByRole('link', { name: say('layout.track'), exact: true }).first().click()
  await page.getByLabel(say('tracking.number'), { exact: true }).fill(number)
  await page.getByLabel(say('checkout.phone'), { exact: true }).fill(phone)
  await page.getByRole('button', { name: say('tracking.button'), exact: true }).click()
  await page.locator('.tracking-result').getByText(number).waitFor()
  await inspect(page, visitor, say('tracking.title'))
}

const visitors = ['fr', 'ar'].flatMap((language) =>
  [true, false].flatMap((script) =>
    ['phone', 'desktop'].map((device) => ({ language, script, device }))))

for (const engine of engines) {
  describe(`${engine}: a stranger`, () => {
    let shop
    let browser
    before(async () => {
      shop = await Shop.open(engine)
      browser = await launchBrowser()
    })
    after(async () => {
      await browser?.close()
      await shop?.close()
    })

    visitors.forEach((visitor, index) => {
      const { language, script, device } = visitor
      test(`buys in ${language} ${script ? 'with' : 'without'} script on a ${device}`, async () => {
        const say = wordsOf(language)
        const phone = `05550100${10 + index}`
        const page = await openPage(browser, shop.url, visitor)
        const number = await buy(page, say, visitor, phone)
        assert.ok(shop.command('order', 'list').includes(number), 'the owner sees the order')
        shop.command('order', 'confirm', number)
        await track(page, say, visitor, number, phone)
        await closePage(page)
      })
    })

    test('left the shop with its books in order', () => {
      shop.command('doctor')
    })

    test('is told every fault of the form at once and keeps what was typed', async () => {
      const say = wordsOf('fr')
      const page = await openPage(browser, shop.url, { language: 'fr' })
      await page.goto('/fr')
      await page.getByRole('article').first().getByRole('button').click()
      await page.getByRole('link', { name: say('cart.checkout'), exact: true }).click()
      await page.getByLabel(say('checkout.first_name'), { exact: true }).fill('Karim')
      await page.getByLabel(say('checkout.phone'), { exact: true }).fill('12')
      await page.getByRole('button', { name: say('checkout.to_check') }).click()
      const faults = page.getByRole('alert').getByRole('listitem')
      await faults.first().waitFor()
      assert.ok((await faults.count()) >= 5, 'last name, phone, wilaya, commune, street, terms')
      assert.equal(await page.getByLabel(say('checkout.first_name'), { exact: true }).inputValue(), 'Karim')
      assert.deepEqual(await accessibilityFaults(page), [])
      await page.context().close()
    })
  })
}
