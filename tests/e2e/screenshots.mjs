// Pictures of the shop as its visitors see it: node screenshots.mjs FOLDER [--readme]
// FOLDER gets a picture of every page on every device in every language that is worth a look;
// with --readme only docs/pictures/shop.png is made anew.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { addToCart, confirmButton, field, goToCheck, orderNumber, track } from './journey.mjs'
import { Shop } from './program.mjs'
import { launchBrowser, openPage, wordsOf } from './support.mjs'

const { values, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: { readme: { type: 'boolean', default: false } },
})
const readmePicture = fileURLToPath(new URL('../../docs/pictures/shop.png', import.meta.url))
const picture_pause_ms = 300

const settled = async (page) => {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(picture_pause_ms)
}

/** The whole page, pictures below the fold included. */
async function takeWhole(page, name) {
  await settled(page)
  await page.evaluate(() => document.querySelectorAll('img').forEach((img) => (img.loading = 'eager')))
  await settled(page)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

async function takeAll(browser, shop, language, device) {
  const say = wordsOf(language)
  const page = await openPage(browser, shop.url, { language, device })
  const take = (name) => takeWhole(page, `${device}-${language}-${name}`)
  const visit = async (path, name) => {
    await page.goto(`/${language}${path}`)
    await take(name)
  }
  const phone = { fr: '0555030001', ar: '0555030002', en: '0555030003' }[language]
  await visit('/', 'home')
  await visit('/c/chaudieres', 'category')
  await visit('/search?q=zzzz', 'nothing-found')
  await visit('/nothing', 'not-found')
  await visit('/pages/seller', 'seller')
  await page.goto(`/${language}/search?q=circulateur&inStock=true`)
  await page.getByRole('article').first().getByRole('link').first().click()
  await page.locator('#buy').waitFor()
  await take('product')
  await addToCart(page, say, 2)
  await take('cart')
  await page.getByRole('link', { name: say('cart.checkout'), exact: true }).click()
  await field(page, say('checkout.phone')).fill('12')
  await page.getByRole('button', { name: say('checkout.to_check') }).click()
  await page.getByRole('alert').waitFor()
  await take('checkout-faults')
  await page.goto(`/${language}/cart`)
  let step = 0
  await goToCheck(page, say, { language }, phone, () => take(['checkout', 'check'][step++]))
  await confirmButton(page).click()
  const number = await orderNumber(page)
  await take('confirmation')
  await page.goto(`/${language}/track`)
  await track(page, say, number, phone)
  await page.locator('.tracking-result').waitFor()
  await take('tracking')
  await page.context().close()
}

/** What the window shows first, as a data address. */
async function firstSight(browser, shop, path, options) {
  const page = await openPage(browser, shop.url, options)
  await page.goto(path)
  await settled(page)
  const bytes = await page.screenshot()
  await page.context().close()
  return `data:image/png;base64,${bytes.toString('base64')}`
}

/** A phone in French, a phone in Arabic and a desktop, side by side. */
async function takeReadmePicture(browser, shop) {
  const phone = (path, language) => firstSight(browser, shop, path, { language, device: 'phone' })
  const pictures = [
    [await phone('/fr/search?q=circulateur', 'fr'), 246],
    [await phone('/ar/', 'ar'), 246],
    [await firstSight(browser, shop, '/fr/', { language: 'fr', device: 'desktop' }), 720],
  ]
  const images = pictures.map(([address, width]) =>
    `<img src="${address}" style="height:506px;width:${width}px;object-fit:cover;object-position:top;` +
    'border-radius:10px;box-shadow:0 2px 14px #0003">')
  const context = await browser.newContext({ viewport: { width: 1300, height: 554 } })
  const page = await context.newPage()
  await page.setContent(
    '<body style="margin:0;background:#eae4dc;display:flex;gap:20px;padding:24px;box-sizing:border-box">' +
    images.join(''))
  await page.waitForTimeout(picture_pause_ms)
  await page.screenshot({ path: readmePicture })
  await context.close()
}

const shop = await Shop.open('sqlite')
const browser = await launchBrowser()
try {
  if (values.readme) {
    mkdirSync(resolve(readmePicture, '..'), { recursive: true })
    await takeReadmePicture(browser, shop)
  } else {
    mkdirSync(folder, { recursive: true })
    for (const language of ['fr', 'ar'])
      for (const device of ['phone', 'desktop']) await takeAll(browser, shop, language, device)
  }
} finally {
  await browser.close()
  await shop.close()
}
