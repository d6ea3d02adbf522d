import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { axeViolations, launchBrowser } from './browser.ts'
import { openPage, signIn } from './sign-in.ts'

const demo = { address: inject('demoAddress') }
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

interface Plan {
  readonly levers: readonly string[]
  readonly edits: Readonly<Record<string, number>>
  readonly payment: number
  readonly waitMonths: number
  readonly after: { readonly rawScore: number; readonly pd: number; readonly outcome: string }
}
interface Plans {
  readonly reason: string
  readonly levers: readonly string[]
  readonly plans: readonly Plan[]
}

const read = async <T>(path: string): Promise<T> =>
  (await (await page.request.get(`${demo.address}${path}`)).json()) as T

describe('an adviser', () => {
  let id: number
  let found: Plans

  beforeAll(async () => {
    ;({ context, page } = await signIn(browser, demo, 'adviser'))
    // Of the declines on the first page of the list, the one with most plans.
    const { items } = await read<{ items: { applicationId: number }[] }>('/v1/applications?show=declined')
    const all: (Plans & { id: number })[] = []
    for (const { applicationId } of items)
      all.push({ id: applicationId, ...(await read<Plans>(`/v1/applications/${applicationId}/plans`)) })
    all.sort((a, b) => b.plans.length - a.plans.length)
    id = all[0]!.id
    found = all[0]!
    expect(found.plans.length).toBeGreaterThan(0)
  })
  afterAll(async () => {
    await context?.close()
  })

  it('puts a plan into the form with the keyboard, and the page gives exactly the risk of the plan', async () => {
    await openPage(page, demo, `/files/${id}/what-if?lang=en`)
    const rows = page.locator('table.plans tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(found.plans.length)
    const scored = page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/what-if'),
    )
    await page
      .getByRole('button', { name: /^Try it/ })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    const answer = (await (await scored).json()) as { after: Plan['after'] }
    expect(answer.after.rawScore).toBe(found.plans[0]!.after.rawScore)
    await page.getByRole('heading', { level: 1, name: /would be approved/ }).waitFor()
    expect(await rows.first().innerText()).toContain('shown above')
    expect(new URL(page.url()).searchParams.get('set')).toBeTruthy()
    // The address holds the plan: opened again it shows the same.
    await openPage(page, demo, page.url().slice(demo.address.length))
    await rows.first().waitFor()
    expect(await rows.first().innerText()).toContain('shown above')
    expect(await axeViolations(page)).toEqual([])
  })

  it('opens a link with what the customer can do, in French, and shows only such plans', async () => {
    const wishes = `amount=cannot&mostPayment=${Math.ceil(found.plans[0]!.payment)}`
    const { plans } = await read<Plans>(`/v1/applications/${id}/plans?${wishes}`)
    for (const plan of plans) expect(plan.levers).not.toContain('amount')
    await openPage(page, demo, `/files/${id}/what-if?${wishes}&lang=fr`)
    const chosen = page.locator('.wish', { hasText: 'Emprunter moins' }).locator('[aria-pressed="true"]')
    expect(await chosen.innerText()).toBe('Impossible')
    expect(await page.locator('table.plans tbody tr').count()).toBe(plans.length)
    expect(await page.locator('.plans-part').innerText()).toContain('2 limites indiquées')
  })

  it('is told in words when nothing is left to try, and lifts the limits again', async () => {
    const none = found.levers.map((lever) => `${lever}=cannot`).join('&')
    await openPage(page, demo, `/files/${id}/what-if?${none}&lang=en`)
    await page.getByText('Nothing was left to try').waitFor()
    await page.getByRole('button', { name: 'Lift all limits' }).click()
    await page.locator('table.plans tbody tr').first().waitFor()
    expect(new URL(page.url()).searchParams.has('amount')).toBe(false)
  })

  it('sees every step of the risk along the amount: what-ifs at both ends of levels give their risk', async () => {
    type Curve = { exact: boolean; steps: { from: number; to: number; pd: number }[] }
    const { exact, steps } = await read<Curve>(`/v1/applications/${id}/what-if/curve?along=AMT_CREDIT`)
    expect(exact).toBe(true)
    expect(steps.length).toBeGreaterThan(5)
    for (const { from, to, pd } of [steps[0]!, steps[2]!, steps.at(-2)!]) {
      for (const value of [from, to]) {
        const answer = await page.request.post(`${demo.address}/v1/applications/${id}/what-if`, {
          data: { edits: { AMT_CREDIT: value } },
          headers: { origin: demo.address },
        })
        expect(((await answer.json()) as { after: Plan['after'] }).after.pd).toBe(pd)
      }
    }
    for (const [k, { to }] of steps.slice(0, -1).entries())
      expect(steps[k + 1]!.from - to).toBeCloseTo(0.01, 6)
    await openPage(page, demo, `/files/${id}/what-if?curve=DAYS_EMPLOYED&set=DAYS_EMPLOYED:missing&lang=en`)
    await page
      .getByText(/levels of the score\. It does not change in between; each ends to the day/)
      .waitFor()
    expect(
      await page
        .locator('.fact', { hasText: 'Time in the current job' })
        .locator('input[type=checkbox]')
        .isChecked(),
    ).toBe(true)
  })

  it('every plan of the list lies within what the form takes', async () => {
    type Form = { editable: { column: string; bounds: { min: number; max: number } | null }[] }
    const { editable } = await read<Form>(`/v1/applications/${id}/what-if`)
    for (const { edits } of found.plans) {
      for (const [column, value] of Object.entries(edits)) {
        const bounds = editable.find((fact) => fact.column === column)!.bounds!
        expect([column, value >= bounds.min, value <= bounds.max]).toEqual([column, true, true])
      }
    }
  })
})

it.each([1440, 390])(
  'a customer says what is possible and sees the plans that are left, %i pixels wide',
  async (width) => {
    ;({ context, page } = await signIn(browser, demo, 'customer', { theme: 'light', width }))
    const session = await read<{ applicationIds: number[] }>('/v1/session')
    const id = session.applicationIds[0]!
    const { plans, levers } = await read<Plans>(`/v1/applications/${id}/plans`)
    await openPage(page, demo, '/my?lang=en')
    await page.getByRole('link', { name: 'See what I can change' }).click()
    await page.waitForURL((url) => url.pathname === '/my/change')
    await page.getByText('First tell us what is possible for you').waitFor()
    expect(await page.locator('.my-plans li').count()).toBe(plans.length)
    const wish = page.locator('.wish', { hasText: 'A smaller loan' }).getByRole('button', { name: 'Cannot' })
    await wish.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('amount') === 'cannot')
    await page.waitForLoadState('networkidle')
    const left = await read<Plans>(`/v1/applications/${id}/plans?amount=cannot`)
    await expect.poll(() => page.locator('.my-plans li').count()).toBe(left.plans.length)
    // What is tapped is at least 44 pixels high.
    expect((await wish.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    expect(levers).toContain('amount')
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await context.close()
  },
)
