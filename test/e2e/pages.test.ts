import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { DecisionAnswer } from '../../src/contract/index.ts'
import { axeViolations, launchBrowser } from './browser.ts'
import { openPage, type Screen, signIn } from './sign-in.ts'

const demo = { address: inject('demoAddress') }
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
})

const SCREENS = [
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 1440 },
  { theme: 'light', width: 390 },
] as const

const newPage = (account: 'adviser' | 'customer', screen?: Screen) => signIn(browser, demo, account, screen)
const open = (page: Page, path: string) => openPage(page, demo, path)

async function declinedId(page: Page): Promise<number> {
  const found = await page.request.get(`${demo.address}/v1/applications?show=declined`)
  const { items } = (await found.json()) as Listed
  // Where a person decides, the own view comes before the score; where a rule alone declines, there are no reasons of the score.
  return items.find(({ standing, pd, limitPd }) => standing === 'score' && pd >= limitPd)!.applicationId
}

interface Listed {
  readonly items: readonly {
    readonly applicationId: number
    readonly standing: string
    readonly pd: number
    readonly limitPd: number
  }[]
  readonly nextCursor: string | null
}

it('says of a decline by a rule alone the rule in words, usable on a phone and in the dark, in both languages', async () => {
  const { context, page } = await signIn(browser, demo, 'risk-officer', { theme: 'dark', width: 390 })
  let id: number | undefined
  let cursor = ''
  while (id === undefined) {
    const found = await page.request.get(`${demo.address}/v1/applications?show=declined${cursor}`)
    const { items, nextCursor } = (await found.json()) as Listed
    id = items.find(({ standing, pd, limitPd }) => standing === 'score' && pd < limitPd)?.applicationId
    if (nextCursor === null) break
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`
  }
  expect(id).toBeDefined()
  const answer = (await (
    await page.request.get(`${demo.address}/v1/applications/${id}/decision`)
  ).json()) as DecisionAnswer
  expect(answer).toMatchObject({ decidedBy: 'rule', reasons: [], allAgree: expect.any(Boolean) })
  for (const lang of ['en', 'fr'] as const) {
    await open(page, `/files/${id}?lang=${lang}`)
    const text = await page.locator('main').innerText()
    for (const rule of answer.rules) expect(text).toContain(rule.text[lang])
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
  await context.close()
})

describe.each(SCREENS)('on a $theme screen of $width pixels', (screen) => {
  it.each(['en', 'fr'])(
    'every page (%s) has no accessibility violation and no sideways scroll',
    async (lang) => {
      const faults: string[] = []
      const look = async (page: Page, path: string): Promise<void> => {
        await open(page, `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        for (const violation of await axeViolations(page)) faults.push(`${path}: ${violation}`)
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        if (width > screen.width) faults.push(`${path}: ${width} pixels wide`)
      }
      const adviser = await newPage('adviser', screen)
      const id = await declinedId(adviser.page)
      const file = `/files/${id}`
      const pages = [
        '/files',
        file,
        `${file}/compare`,
        `${file}/compare?near=score&group=all`,
        `${file}/what-if`,
        `${file}/data`,
        `${file}/letter`,
        `${file}/review`,
        '/model',
        '/model?score=f_beta&item=years_in_job',
        '/dictionary',
        '/docs/api',
      ]
      for (const path of pages) await look(adviser.page, path)
      await adviser.context.close()
      const customer = await newPage('customer', screen)
      for (const path of ['/my', '/my/change', '/my/data', '/my/letter', '/my/review', '/my/dictionary'])
        await look(customer.page, path)
      await customer.context.close()
      expect(faults).toEqual([])
    },
  )
})

interface Similar {
  n: number
  searched: number
  observed: { n: number; difficulties: number }
  items: { applicationId: number; branch: string; pd: number; alike: object[] }[]
}

describe('an adviser', () => {
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    ;({ context, page } = await newPage('adviser'))
  })
  afterAll(async () => {
    await context?.close()
  })

  it('reads the same four reasons and the same risk that the answer holds, and the tick that the parts add up', async () => {
    const id = await declinedId(page)
    await open(page, `/files/${id}?lang=en`)
    const answer = (await (
      await page.request.get(`${demo.address}/v1/applications/${id}/decision`)
    ).json()) as {
      reasons: { text: { en: string } }[]
      sumCheck: { difference: number }
    }
    const text = await page.locator('main').innerText()
    expect(answer.sumCheck.difference).toBeLessThanOrEqual(1e-9)
    expect(answer.reasons.length).toBeGreaterThan(0)
    expect(answer.reasons.length).toBeLessThanOrEqual(4)
    for (const reason of answer.reasons) expect(text).toContain(reason.text.en)
    expect(text).toContain('Declined')
    expect(text).toContain('Adds up exactly')
    await open(page, `/files/${id}?lang=fr`)
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  })

  it('carries the same interval in the list, written at training, and in the decision and a what-if, computed now', async () => {
    type Found = {
      applicationId: number
      pd: number
      pdInterval: { low: number; high: number }
      closeCall: boolean
    }
    const found = await page.request.get(`${demo.address}/v1/applications`)
    const { items } = (await found.json()) as { items: Found[] }
    for (const { applicationId, pd, pdInterval, closeCall } of items.slice(0, 8)) {
      expect(pdInterval.low).toBeLessThan(pd)
      expect(pdInterval.high).toBeGreaterThan(pd)
      const about = `${demo.address}/v1/applications/${applicationId}`
      expect(await (await page.request.get(`${about}/decision`)).json()).toMatchObject({
        pdInterval,
        closeCall,
      })
      const headers = { origin: demo.address }
      const unedited = await page.request.post(`${about}/what-if`, { data: { edits: {} }, headers })
      expect(await unedited.json()).toMatchObject({ before: { pdInterval }, after: { pdInterval } })
    }
  })

  it('says how sure the estimate is, in both languages, in the lede and under the scale', async () => {
    const id = await declinedId(page)
    await open(page, `/files/${id}?lang=en`)
    expect(await page.locator('main').innerText()).toMatch(/would likely lie between [\d.]+ and [\d.]+/)
    expect(await page.locator('svg.risk-scale').textContent()).toMatch(/likely between [\d.]+ and [\d.]+/)
    await open(page, `/files/${id}?lang=fr`)
    expect(await page.locator('main').innerText()).toMatch(/se situerait probablement entre [\d,]+ et [\d,]+/)
    await page.goto(`${demo.address}/files/${id}?lang=en`)
  })

  it('finds a customer by the start of the number with the keyboard alone', async () => {
    const id = await declinedId(page)
    await open(page, '/files?lang=en')
    await page.keyboard.press('/')
    await page.keyboard.type(String(id))
    await page.waitForTimeout(600)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === `/files/${id}`)
  })

  it('opens an operation of the API with the keyboard alone, with its example', async () => {
    await open(page, '/docs/api?lang=en')
    await page.locator('#getApplicationsDecision > summary').focus()
    await page.keyboard.press('Enter')
    const entry = page.locator('#getApplicationsDecision')
    await entry.getByText('"outcome": "declined"').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    await entry.getByRole('link', { name: 'DecisionAnswer' }).click()
    await page.locator('#schema-DecisionAnswer').getByText('sumCheck').waitFor()
  })

  it('follows an item of the dictionary to the column behind it with the keyboard alone', async () => {
    await open(page, '/dictionary?lang=en')
    await page.getByRole('searchbox').focus()
    await page.keyboard.type('time job current')
    await page.getByRole('heading', { name: 'Time in the current job' }).waitFor()
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate(() => document.activeElement?.tagName)) === 'SUMMARY') break
    }
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('application.DAYS_EMPLOYED').waitFor()
    expect(page.url()).toContain('show=columns&item=application.DAYS_EMPLOYED')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await page.locator('main').innerText()).toContain('Start of the current job')
  })

  it('sees the customers most like one, not the customer, and how they fared; chooses another likeness by keyboard', async () => {
    const id = await declinedId(page)
    const ask = async (query: string) =>
      (await (
        await page.request.get(`${demo.address}/v1/applications/${id}/similar?${query}`)
      ).json()) as Similar
    const found = await page.request.get(`${demo.address}/v1/applications?q=${id}`)
    const { branch, pd } = ((await found.json()) as Similar).items[0]!
    const byParts = await ask('by=effects')
    expect(byParts.n).toBe(50)
    expect(byParts.searched).toBeLessThan(1500)
    for (const item of byParts.items) {
      expect(item.applicationId).not.toBe(id)
      expect(item.branch).toBe(branch)
      expect(item.alike.length).toBeGreaterThan(0)
    }
    const byRisk = await ask('by=score&group=all')
    const distances = byRisk.items.map((item) => Math.abs(item.pd - pd))
    expect(distances).toEqual([...distances].sort((a, b) => a - b))

    await open(page, `/files/${id}/compare?lang=en`)
    const section = page.locator('#similar')
    const { n, difficulties } = byParts.observed
    await section
      .getByText(`${difficulties === 0 ? 'none' : difficulties} of the ${n} with a known`)
      .waitFor()
    await section.getByRole('button', { name: 'Risk', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('near') === 'score')
    await section.getByText('in the similar group').first().waitFor()
    expect(await section.getByText('Differs most in').count()).toBe(0)
  })

  it('explains each of the three scores, with its pairs, and any item by keyboard, all in the address', async () => {
    for (const score of ['ranking', 'bank_cost', 'f_beta']) {
      const answer = await page.request.get(`${demo.address}/v1/model?score=${score}`)
      const body = await answer.text()
      expect(Buffer.byteLength(body)).toBeLessThan(100_000)
      const { explained, densities } = JSON.parse(body)
      expect(explained.objective).toBe(score)
      for (const { valueBins } of densities) {
        expect(valueBins.at(-1).missing).toBe(true)
        expect(valueBins.reduce((sum: number, bin: { n: number }) => sum + bin.n, 0)).toBe(1500)
      }
    }
    await open(page, '/model?lang=en')
    await page.getByRole('button', { name: 'F-beta', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('score') === 'f_beta')
    await page.getByLabel('Item', { exact: true }).focus()
    await page.keyboard.press('ArrowDown')
    await page.waitForURL((url) => url.searchParams.get('item') !== null)
    await page.locator('section', { hasText: 'Any other item' }).locator('figure').waitFor()
  })

  it('gets exactly the filed score from a what-if without edits, and another one with half the amount', async () => {
    const id = await declinedId(page)
    const whatIf = async (edits: Record<string, number>) => {
      const answer = await page.request.post(`${demo.address}/v1/applications/${id}/what-if`, {
        data: { edits },
        headers: { origin: demo.address },
      })
      expect(answer.status()).toBe(200)
      return (await answer.json()) as {
        before: { rawScore: number; pdInterval: object }
        after: { rawScore: number; pdInterval: object }
        filedReproduced: boolean
        changedItems: number
      }
    }
    const same = await whatIf({})
    expect(same.filedReproduced).toBe(true)
    expect(same.after.rawScore).toBe(same.before.rawScore)
    expect(same.after.pdInterval).toEqual(same.before.pdInterval)
    const form = (await (await page.request.get(`${demo.address}/v1/applications/${id}/what-if`)).json()) as {
      editable: { column: string; filedValue: number; slider: { step: number; min: number } | null }[]
    }
    const amount = form.editable.find((fact) => fact.column === 'AMT_CREDIT')!
    const { step, min } = amount.slider!
    const half = Math.max(min, Math.round(amount.filedValue / 2 / step) * step)
    expect((await whatIf({ AMT_CREDIT: half })).changedItems).toBeGreaterThan(0)
  })
})

it('a customer sees the own decision, and every other file is as if it did not exist', async () => {
  const adviser = await newPage('adviser')
  const found = await adviser.page.request.get(`${demo.address}/v1/applications`)
  const others = ((await found.json()) as { items: { applicationId: number }[] }).items
  await adviser.context.close()
  const { context, page } = await newPage('customer')
  const session = (await (await page.request.get(`${demo.address}/v1/session`)).json()) as {
    applicationIds: number[]
  }
  await open(page, '/my?lang=en')
  expect(await page.locator('h1').innerText()).toContain('We did not accept your loan application')
  expect(await page.locator('main').innerText()).toMatch(
    /Learned from other past customers, it would likely lie between [\d.]+ and [\d.]+/,
  )
  await open(page, '/my?lang=fr')
  expect(await page.locator('main').innerText()).toMatch(/se situerait probablement entre [\d,]+ et [\d,]+/)
  const other = others.find(
    ({ applicationId }) => !session.applicationIds.includes(applicationId),
  )!.applicationId
  for (const id of [other, 999_999_999]) {
    for (const resource of ['decision', 'data', 'what-if', 'plans', 'compare', 'similar']) {
      const answer = await page.request.get(`${demo.address}/v1/applications/${id}/${resource}`)
      expect([resource, answer.status()]).toEqual([resource, 404])
    }
  }
  await context.close()
})

it('without signing in, every page leads to the sign-in and every answer is refused', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${demo.address}/files`)
  await page.waitForURL((url) => url.pathname === '/sign-in')
  expect(await axeViolations(page)).toEqual([])
  expect((await page.request.get(`${demo.address}/v1/applications`)).status()).toBe(401)
  await context.close()
})
