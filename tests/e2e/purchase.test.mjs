// A stranger buys a circulator for cash on delivery, without an account; the owner confirms it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addToCart, confirmButton, field, goToCheck, orderNumber, track,
} from './journey.mjs'
import { Shop, engines } from './program.mjs'
import { accessibilityFaults, closePage, launchBrowser, openPage, overflow, wordsOf } from './support.mjs'

/** What every page promises to every visitor: one heading, and it fits its window. */
async function fits(page) {
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, page.url())
  assert.equal(await overflow(page), 0, `${page.url()} scrolls sideways`)
}

/** From the front door to the confirmation; gives the order's number. */
async function buy(page, say, visitor, phone) {
  await page.goto('/')
  assert.ok(page.url().endsWith(`/${visitor.language}/`), 'the browser\'s language is met')
  await page.getByRole('heading', { level: 1, name: say('home.title') }).waitFor()
  await fits(page)

  await page.getByRole('searchbox', { name: say('search.label') }).fill('circulateur ups')
  await page.getByRole('button', { name: say('search.button') }).first().click()
  const found = page.getByRole('article').first().getByRole('heading')
  const name = (await found.textContent()).trim()
  await fits(page)
  await found.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await fits(page)

  await addToCart(page, say, 2)
  await fits(page)
  await goToCheck(page, say, visitor, phone, fits)
  assert.match(await confirmButton(page).textContent(), /\d/, 'the button says what is to be paid')
  await confirmButton(page).dblclick() // an impatient finger orders once
  const number = await orderNumber(page)
  await fits(page)
  return number
}

const visitors = ['fr', 'ar'].flatMap((language) =>
  [true, false].flatMap((script) =>
    ['phone', 'desktop'].map((device) => ({ language, script, device }))))

for (const engine of engines) {
  describe(`${engine}: a stranger`, () => {
    let shop
    let browser
    let orders = 0
    const newPhone = () => `05550100${10 + orders++}`
    /** The owner's list has exactly one order of this phone, with this number. */
    const orderedOnce = (phone, number) => {
      const lines = shop.command('order', 'list', '--limit', '100').split('\n')
      const mine = lines.filter((line) => line.includes(`+213${phone.slice(1)}`))
      assert.equal(mine.length, 1, mine.join('\n'))
      assert.ok(mine[0].startsWith(number))
    }
    before(async () => {
      shop = await Shop.open(engine)
      browser = await launchBrowser()
    })
    after(async () => {
      await browser?.close()
      await shop?.close()
    })

    for (const visitor of visitors) {
      const { language, script, device } = visitor
      test(`buys in ${language} ${script ? 'with' : 'without'} script on a ${device}`, async () => {
        const say = wordsOf(language)
        const phone = newPhone()
        const page = await openPage(browser, shop.url, visitor)
        const number = await buy(page, say, visitor, phone)
        orderedOnce(phone, number)
        shop.command('order', 'confirm', number)

        await page.getByRole('link', { name: say('layout.track'), exact: true }).first().click()
        await track(page, say, number, phone)
        await page.locator('.tracking-result').getByText(number).waitFor()
        await page.locator('.timeline-now').getByText(say('status.confirmed')).waitFor()
        await fits(page)
        await closePage(page)
      })
    }

    test('comes back by the browser\'s arrow and orders no second time', async () => {
      const say = wordsOf('fr')
      const phone = newPhone()
      const page = await openPage(browser, shop.url)
      await page.goto('/fr/search?q=circulateur&inStock=true')
      await page.getByRole('article').first().getByRole('link').first().click()
      await addToCart(page, say, 1)
      await goToCheck(page, say, { language: 'fr' }, phone)
      await confirmButton(page).click()
      const number = await orderNumber(page)
      await page.goBack()
      await confirmButton(page).click()
      assert.equal(await orderNumber(page), number)
      orderedOnce(phone, number)
      await page.goto('/fr/cart')
      await page.getByText(say('cart.empty')).first().waitFor()
      await closePage(page)
    })

    test('is told every fault of the form at once and keeps what was typed', async () => {
      for (const script of [true, false]) {
        const say = wordsOf('fr')
        const page = await openPage(browser, shop.url, { script })
        await page.goto('/fr/')
        await page.getByRole('article').first().getByRole('button').click()
        await page.getByRole('link', { name: say('cart.checkout'), exact: true }).click()
        await field(page, say('checkout.first_name')).fill('Karim')
        await field(page, say('checkout.phone')).fill('12')
        await page.getByRole('button', { name: say('checkout.to_check') }).click()
        const summary = page.getByRole('alert')
        const faults = summary.getByRole('link')
        await faults.nth(5).waitFor()
        assert.equal(await faults.count(), 6, 'last name, phone, wilaya, commune, street, terms')
        assert.equal(await field(page, say('checkout.first_name')).inputValue(), 'Karim')
        assert.equal(await field(page, say('checkout.phone')).inputValue(), '12')
        for (const id of ['lastName', 'phone', 'wilaya', 'city', 'street', 'termsVersion']) {
          const wrong = page.locator(`#${id}`)
          assert.equal(await wrong.getAttribute('aria-invalid'), 'true', id)
          const described = await wrong.getAttribute('aria-describedby')
          const fault = page.locator(`#${described.split(' ')[0]}`)
          assert.ok(await fault.isVisible(), `the fault stands beside ${id}`)
        }
        await faults.first().click()
        await page.waitForURL(/#lastName$/) // the summary leads to the field
        if (script) assert.deepEqual(await accessibilityFaults(page), [])
        await closePage(page)
      }
    })

    test('hears of the faults first, when script can move the focus', async () => {
      const say = wordsOf('ar')
      const page = await openPage(browser, shop.url, { language: 'ar', device: 'phone' })
      await page.goto('/ar/')
      await page.getByRole('article').first().getByRole('button').click()
      await page.getByRole('link', { name: say('cart.checkout'), exact: true }).click()
      await page.getByRole('button', { name: say('checkout.to_check') }).click()
      await page.waitForFunction(() => document.activeElement.matches('.fault-summary'))
      await closePage(page)
    })

    test('left the shop with its books in order', () => {
      shop.command('doctor')
    })
  })
}
