// What pages do under the fingers of a visitor: fields that keep what was typed, bars that cover nothing.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addToCart } from './journey.mjs'
import { Shop } from './program.mjs'
import { closePage, launchBrowser, openPage, overflow, wordsOf } from './support.mjs'

const typed = { fr: 'oran', ar: 'وهران' }

describe('behaviour of the pages', () => {
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
    describe(language, () => {
      let page
      let product
      before(async () => {
        page = await openPage(browser, shop.url, { language, device: 'phone' })
        await page.goto(`/${language}/search?q=circulateur&inStock=true`)
        await page.getByRole('article').first().getByRole('link').first().click()
        await page.locator('#buy').waitFor()
        product = new URL(page.url()).pathname
        await addToCart(page, wordsOf(language), 1)
      })
      after(() => closePage(page))

      const wilayaOf = () =>
        page.evaluate(() => ['#wilaya', '[name=wilaya]'].map((name) => document.querySelector(name).value))

      test('the wilaya field keeps what was typed', async () => {
        await page.goto(`/${language}/checkout`)
        const field = page.locator('#wilaya')
        const ways = {
          Tab: () => page.keyboard.press('Tab'),
          'a tap elsewhere': () => page.locator('.fields-title').first().tap(),
        }
        for (const [how, leave] of Object.entries(ways))
          for (const text of [typed[language], '31']) {
            await field.fill('')
            await page.locator('#city').focus()
            assert.deepEqual(await wilayaOf(), ['', ''], 'what was emptied is not chosen')
            await field.focus()
            await page.keyboard.type(text)
            await leave()
            const [shown, value] = await wilayaOf()
            assert.match(shown, /^31 /, `"${text}" after ${how}`)
            assert.equal(value, 'oran', `"${text}" after ${how}`)
          }
        await field.fill('Qwerty')
        await page.keyboard.press('Tab')
        assert.deepEqual(await wilayaOf(), ['Qwerty', ''], 'nothing typed is lost, and no other wilaya is sent')
        assert.equal(await field.getAttribute('aria-invalid'), 'true')
      })

      test('the wilaya field takes what the browser fills in and shows it after Back', async () => {
        await page.goto(`/${language}/checkout`)
        const field = page.locator('#wilaya')
        assert.equal(await field.getAttribute('autocomplete'), 'address-level1')
        await field.evaluate((element, text) => { // as autofill does: without the focus
          element.value = text
          for (const name of ['input', 'change']) element.dispatchEvent(new Event(name, { bubbles: true }))
        }, typed[language])
        assert.equal((await wilayaOf())[1], 'oran')
        assert.equal(await page.locator('#wilaya-list').isVisible(), false)
        await page.goto(`/${language}/pages/terms`)
        await page.goBack()
        const [shown, value] = await wilayaOf()
        assert.equal(value, 'oran')
        assert.match(shown, /^31 /)
      })

      test('nothing covers the field that has the focus on a low screen', async () => {
        const { width, height } = page.viewportSize()
        await page.setViewportSize({ width, height: 380 })
        await page.goto(`/${language}/checkout`)
        for (const id of ['firstName', 'phone', 'wilaya', 'city', 'street', 'notes']) {
          await page.locator(`#${id}`).focus()
          const free = await page.locator(`#${id}`).evaluate((element) => {
            const { left, bottom, width } = element.getBoundingClientRect()
            return element.contains(document.elementFromPoint(left + width / 2, bottom - 4))
          })
          assert.ok(free, id)
        }
        await page.setViewportSize({ width, height })
      })

      test('text of double size does not scroll sideways', async () => {
        for (const path of ['/', '/c/chaudieres', '/cart', '/checkout', '/pages/delivery-returns', product.slice(3)]) {
          await page.goto(`/${language}${path}`)
          await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
          assert.equal(await overflow(page), 0, path)
        }
      })
    })
})
