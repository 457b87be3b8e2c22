// Every kind of page: axe finds nothing, it fits 320 pixels, it does not move, it is light.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addToCart, confirmButton, goToCheck, orderNumber, track } from './journey.mjs'
import { Shop } from './program.mjs'
import {
  accessibilityFaults, closePage, launchBrowser, layoutShift, openPage, overflow, transferred, wordsOf,
} from './support.mjs'

const first_load_bytes_max = 100 * 1024
const layout_shift_max = 0.005 // what browsers report as 0.00
const boiler = '/c/chaudieres'

const unchanging = [
  '/', '/search', '/search?q=circulateur', '/search?q=zzzzzz', boiler,
  `${boiler}?inStock=true&sort=price_asc`, '/cart', '/track',
  '/pages/services', '/pages/terms', '/pages/privacy', '/pages/delivery-returns', '/pages/seller',
  '/pages/about',
]

async function inspect(page) {
  assert.equal(await overflow(page), 0, `${page.url()} scrolls sideways`)
  const { sum, moved } = await layoutShift(page)
  assert.ok(sum < layout_shift_max, `${page.url()} moves by ${sum}: ${moved.join('; ')}`)
  assert.deepEqual(await accessibilityFaults(page), [], page.url())
}

describe('every page', () => {
  let shop
  let browser
  before(async () => {
    shop = await Shop.open('sqlite')
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await shop?.close()
  })

  for (const language of ['fr', 'ar'])
    for (const device of ['narrow', 'desktop']) {
      const say = wordsOf(language)
      const open = () => openPage(browser, shop.url, { language, device })

      test(`that anybody may see, in ${language}, ${device}`, async () => {
        const page = await open()
        for (const path of unchanging) {
          const answer = await page.goto(`/${language}${path}`)
          assert.equal(answer.status(), 200, path)
          await inspect(page)
        }
        await page.goto(`/${language}/`)
        await page.getByRole('article').first().getByRole('link').first().click()
        await page.locator('#buy').waitFor()
        await inspect(page)
        for (const wrong of ['/nothing', '/p/nothing', '/orders/nothing']) {
          const answer = await page.goto(`/${language}${wrong}`)
          assert.equal(answer.status(), 404)
          await inspect(page)
        }
        await closePage(page)
      })

      test(`of a purchase, in ${language}, ${device}`, async () => {
        const phone = '0555020000'
        const page = await open()
        await page.goto(`/${language}/search?q=circulateur&inStock=true`)
        await page.getByRole('article').first().getByRole('link').first().click()
        await addToCart(page, say, 1)
        await inspect(page)
        await goToCheck(page, say, { language }, phone, inspect)
        await confirmButton(page).click()
        const number = await orderNumber(page)
        await inspect(page)
        await page.goto(`/${language}/track`)
        await track(page, say, number, '0555020001')
        await page.getByRole('alert').waitFor()
        await inspect(page)
        await track(page, say, number, phone)
        await page.locator('.tracking-result').waitFor()
        await inspect(page)
        await closePage(page)
      })
    }

  test('where a visitor arrives weighs less than 100 KB', async () => {
    for (const device of ['phone', 'desktop'])
      for (const path of ['/fr/', '/ar/', `/fr${boiler}`, '/fr/search?q=circulateur']) {
        const page = await openPage(browser, shop.url, { device })
        await page.goto(path, { waitUntil: 'networkidle' })
        const bytes = await transferred(page)
        assert.ok(bytes < first_load_bytes_max, `${path} on a ${device}: ${bytes} bytes`)
        await closePage(page)
      }
  })

  test('can be used with the keyboard alone', async () => {
    const page = await openPage(browser, shop.url)
    await page.goto('/fr/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter') // past the header
    await page.waitForURL(/#content$/)
    for (let step = 0; step < 12; ++step) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement)
        const card = document.activeElement.matches('.card-link, .tile a')
        return card || style.outlineStyle !== 'none' || style.boxShadow !== 'none'
      })
      assert.ok(outline, 'what has the focus shows it')
    }
    await closePage(page)
  })
})
