// The way of a buyer through the shop, step by step, in any language, with and without script.
import assert from 'node:assert/strict'

const wilaya = { slug: 'alger', fr: 'alger', ar: 'الجزائر', en: 'algiers' }

/** A field by the words of its label, which an optional field's may go on. */
export const field = (page, words) => page.getByLabel(words, { exact: true })

/** Chooses Algiers: by typing where script made a field of it, else in the list. */
export async function chooseWilaya(page, say, { language, script = true }) {
  if (!script) return page.locator('select[name=wilaya]').selectOption(wilaya.slug)
  const box = page.getByRole('combobox', { name: say('checkout.wilaya'), exact: true })
  await box.fill(wilaya[language])
  await page.getByRole('option').first().click()
  assert.match(await box.inputValue(), /^16 /)
}

export async function fillContact(page, say, visitor, phone) {
  await field(page, say('checkout.first_name')).fill('Aïcha')
  await field(page, say('checkout.last_name')).fill('بن علي')
  await field(page, say('checkout.phone')).fill(phone)
  await chooseWilaya(page, say, visitor)
  await field(page, say('checkout.commune')).fill('Bab El Oued')
  await field(page, say('checkout.street')).fill('12 rue des Frères')
  await page.getByRole('checkbox', { name: say('checkout.terms_accept') }).check()
}

/** Puts pieces of the product on the page into the cart. */
export async function addToCart(page, say, pieces) {
  await field(page, say('product.quantity')).fill(String(pieces))
  await page.locator('#buy').getByRole('button', { name: say('product.add'), exact: true }).click()
  await page.getByRole('heading', { level: 1, name: say('cart.title') }).waitFor()
}

/** From a filled cart to the page where the order is checked; `look` is called on each step's page. */
export async function goToCheck(page, say, visitor, phone, look = () => {}) {
  await page.getByRole('link', { name: say('cart.checkout'), exact: true }).click()
  await page.getByRole('heading', { level: 1, name: say('checkout.title') }).waitFor()
  await look(page)
  await fillContact(page, say, visitor, phone)
  await page.getByRole('button', { name: say('checkout.to_check') }).click()
  await page.getByRole('heading', { level: 1, name: say('check.title') }).waitFor()
  await look(page)
}

export const confirmButton = (page) => page.locator('.confirm-bar').getByRole('button')

/** The number on the confirmation page. */
export async function orderNumber(page) {
  await page.locator('.placed-number').waitFor()
  return (await page.locator('.placed-number bdi').textContent()).trim()
}

/** Asks where an order is. */
export async function track(page, say, number, phone) {
  await field(page, say('tracking.number')).fill(number)
  await field(page, say('checkout.phone')).fill(phone)
  await page.getByRole('button', { name: say('tracking.button'), exact: true }).click()
}
