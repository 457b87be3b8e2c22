// The browser: Debian's Chromium, pages as a phone or a desktop shows them, what goes wrong on them.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const devices = {
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
  narrow: { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
}

const quiet = [
  '--disable-background-networking', '--disable-component-update', '--disable-gpu',
  '--disable-quic', '--disable-sync', '--no-first-run',
]

export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.FOYER_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: quiet,
    // Chromium's sandbox refuses root.
    chromiumSandbox: process.getuid() !== 0,
  })
}

let visitors = 0

/**
 * A page in a browser context of its own: fresh cookies, an address of its own. `device`: one of the
 * above; `script`: whether JavaScript runs; `language`: what the visitor's browser asks for.
 * `page.faults` collects errors in the console (a violated policy too), failed requests and answers
 * of 500 and above.
 */
export async function openPage(browser, url, { device = 'desktop', script = true, language = 'fr' } = {}) {
  const context = await browser.newContext({
    ...devices[device],
    baseURL: url,
    javaScriptEnabled: script,
    locale: language,
    timezoneId: 'Africa/Algiers',
    extraHTTPHeaders: { 'X-Forwarded-For': `198.19.0.${++visitors}` },
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  page.faults = []
  page.on('console', (message) => {
    // The browser says so of every page that is not 200; the tests look at the status themselves.
    const expected = /the server responded with a status of 4/.test(message.text())
    if (message.type() === 'error' && !expected) page.faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    // A page left before its pictures came is no fault.
    if (why !== 'net::ERR_ABORTED') page.faults.push(`${request.url()}: ${why}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) page.faults.push(`${response.url()}: ${response.status()}`)
  })
  return page
}

/** Fails unless nothing went wrong on the page since it was opened; then closes its context. */
export async function closePage(page) {
  const { faults } = page
  await page.context().close()
  assert.deepEqual(faults, [])
}

/** The interface's words in a language, so that a test reads the page as its visitor does. */
export function wordsOf(language) {
  const words = JSON.parse(readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), 'utf8'))
  return (key) => words[key] ?? assert.fail(`messages/${language}.json has no ${key}`)
}

/** What axe finds against WCAG 2.2 A and AA, a line a finding. Needs a page with script. */
export async function accessibilityFaults(page) {
  await page.evaluate(axeSource) // not a script element, which the shop's policy forbids
  const { violations } = await page.evaluate(() =>
    window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`))
}

/** How many pixels the page is wider than its window; a page never scrolls sideways. */
export async function overflow(page) {
  await page.waitForLoadState() // without its style a page has another width
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/**
 * What moved on the page without an input since it was loaded: { sum (CLS), moved (a line an element) }.
 */
export const layoutShift = (page) =>
  page.evaluate(() => new Promise((done) => {
    const shift = { sum: 0, moved: [] }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue
        shift.sum += entry.value
        for (const { node, previousRect: from, currentRect: to } of entry.sources)
          shift.moved.push(`${node?.outerHTML?.slice(0, 100)}: ${from.x},${from.y} to ${to.x},${to.y}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => done(shift)))
  }))

/** Bytes that crossed the network for the page as it stands, compressed as they came. */
export const transferred = (page) =>
  page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .reduce((sum, entry) => sum + entry.transferSize, 0))
