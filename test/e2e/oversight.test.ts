import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { axeViolations, launchBrowser } from './browser.ts'
import { type DemoAccount, openPage, type Screen, signIn } from './sign-in.ts'

const demo = { address: inject('demoAddress') }
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

interface Listed {
  readonly applicationId: number
  readonly standing: string
  readonly outcome: string
}

/** Every page of the list: other tests use its beginning, these its end. */
async function listed(page: Page, show: string): Promise<readonly Listed[]> {
  const all: Listed[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const answer = await page.request.get(`${demo.address}/v1/applications?show=${show}${more}`)
    const found = (await answer.json()) as { items: Listed[]; nextCursor: string | null }
    all.push(...found.items)
    cursor = found.nextCursor
  }
  return all
}

async function as(
  who: DemoAccount,
  does: (page: Page) => Promise<void>,
  screen: Screen = { theme: 'light', width: 1440 },
): Promise<void> {
  const { context, page } = await signIn(browser, demo, who, screen)
  try {
    await does(page)
  } finally {
    await context.close()
  }
}

async function requireUsable(page: Page, width: number): Promise<void> {
  expect(await axeViolations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

it('near the limit an adviser notes the own view by keyboard before the score is shown, then confirms it', async () => {
  await as('adviser', async (page) => {
    const waiting = (await listed(page, 'person')).filter(({ standing }) => standing === 'asks-person')
    expect(waiting.length).toBeGreaterThan(0)
    const id = waiting.at(-1)!.applicationId
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await openPage(page, demo, `/files/${id}?lang=en`)
    await page.getByRole('heading', { level: 1, name: /This one is yours to decide/ }).waitFor()
    expect(asked).not.toContain(`/v1/applications/${id}/decision`)
    expect(await page.locator('main').innerText()).not.toMatch(/estimated risk|Declined|Approved/)
    await requireUsable(page, 1440)
    await page.getByRole('button', { name: 'Note my view' }).click()
    await page.getByText('Choose one of the three first.').waitFor()
    await page.getByLabel('Unsure').focus()
    await page.keyboard.press('Space')
    await page.getByLabel('Why? (may be left empty)').focus()
    await page.keyboard.type('New employer.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /the estimated risk is/ }).waitFor()
    const panel = page.locator('.deciding')
    await panel.getByText('noted before you opened the score').waitFor()
    expect(await panel.innerText()).toContain('“New employer.”')
    await requireUsable(page, 1440)
    await panel.getByRole('button', { name: /^Confirm/ }).focus()
    await page.keyboard.press('Enter')
    await panel.getByText('A person decided as the score does.').waitFor()
    const after = (await listed(page, 'all')).find(({ applicationId }) => applicationId === id)
    expect(after?.standing).toBe('confirmed')
    await openPage(page, demo, `/files/${id}?lang=fr`)
    await page.locator('.deciding').getByText('Une personne a décidé comme le score.').waitFor()
    await requireUsable(page, 1440)
  })
})

it('an approval against the score takes a reason, words and a second person; the rates show it', async () => {
  let id = 0
  await as('adviser', async (page) => {
    const declined = (await listed(page, 'declined')).filter(({ standing }) => standing === 'score')
    // Not one that a rule declines: that would be decided against the rule.
    for (const { applicationId } of [...declined].reverse()) {
      id = applicationId
      const answer = await page.request.get(`${demo.address}/v1/applications/${id}/oversight`)
      if (!((await answer.json()) as { readonly ruled: boolean }).ruled) break
    }
    await openPage(page, demo, `/files/${id}?lang=en`)
    const panel = page.locator('.deciding')
    await panel.getByLabel('Approve', { exact: true }).check()
    await panel.getByRole('button', { name: 'Note my view' }).click()
    await panel.getByText('noted after you opened the score').waitFor()
    await panel.getByRole('button', { name: 'Approve against the score…' }).click()
    await panel.getByRole('button', { name: 'Approve', exact: true }).click()
    await panel.getByText('A reason and a few words are needed.').waitFor()
    await panel.getByLabel('Reason').selectOption('guarantee')
    await panel.getByLabel('What did you find?').fill('The brother signed a guarantee.')
    await requireUsable(page, 1440)
    await panel.getByRole('button', { name: 'Approve', exact: true }).click()
    await panel.getByText('Waits for a second person').waitFor()
    expect(await panel.getByText('Do you agree?').count()).toBe(0)
  })
  await as(
    'risk-officer',
    async (page) => {
      await openPage(page, demo, `/files/${id}?lang=en`)
      const panel = page.locator('.deciding')
      await panel.getByLabel('I agree').check()
      await panel.getByLabel('Why?').fill('Guarantee checked.')
      await requireUsable(page, 390)
      await panel.getByRole('button', { name: 'Send my answer' }).click()
      await panel.getByText('A person decided against the score.').waitFor()
      for (const lang of ['fr', 'en']) {
        await openPage(page, demo, `/oversight?lang=${lang}`)
        await page.locator('table').waitFor()
        await requireUsable(page, 390)
      }
      expect(await page.locator('table').innerText()).toMatch(/Everybody/)
    },
    { theme: 'dark', width: 390 },
  )
})

it('a risk officer stops new scores and allows them again; every page of staff says so meanwhile', async () => {
  await as('risk-officer', async (page) => {
    await openPage(page, demo, '/oversight?lang=en')
    await page.getByLabel('Why?').fill('Drift since Monday.')
    await page.getByRole('button', { name: 'Stop new scores now' }).click()
    await page.getByRole('heading', { level: 1, name: 'New scores are stopped.' }).waitFor()
    await requireUsable(page, 1440)
    await as('adviser', async (adviser) => {
      const fresh = (await listed(adviser, 'approved')).filter(({ standing }) => standing === 'score')
      const id = fresh.at(-1)!.applicationId
      await openPage(adviser, demo, `/files/${id}?lang=en`)
      await adviser.locator('.stopped').getByText('Drift since Monday.').waitFor()
      await adviser.getByRole('heading', { level: 1, name: 'New scores are stopped.' }).waitFor()
      await requireUsable(adviser, 1440)
      for (const path of ['/files', '/model']) {
        await openPage(adviser, demo, `${path}?lang=fr`)
        await adviser.locator('.stopped').waitFor()
      }
    })
    await as('administrator', async (admin) => {
      await openPage(admin, demo, '/accounts?lang=en')
      await admin.locator('.stopped').waitFor()
    })
    await page.getByLabel('Why?').fill('Checked.')
    await page.getByRole('button', { name: 'Allow new scores again' }).click()
    await page.getByRole('heading', { level: 1, name: 'New scores are made.' }).waitFor()
  })
})

describe('a customer', () => {
  const own = async (page: Page): Promise<number> => {
    const answer = await page.request.get(`${demo.address}/v1/session`)
    return ((await answer.json()) as { applicationIds: number[] }).applicationIds[0]!
  }
  let id = 0

  it('asks for a review and disputes a fact, on a phone, and sees by when the answer comes', async () => {
    await as(
      'customer',
      async (page) => {
        id = await own(page)
        for (const lang of ['fr', 'en']) {
          await openPage(page, demo, `/my/review?lang=${lang}`)
          await requireUsable(page, 390)
        }
        await page.getByRole('button', { name: 'Send my request' }).click()
        await page.getByText('Say in a few words what this person should know.').waitFor()
        await page.getByLabel('What should this person know?').fill('My employer changed its name.')
        await page.getByLabel('What do your papers say?').fill('Payslip of May: since 2023.')
        await page.getByRole('button', { name: 'Send my request' }).click()
        await page.getByRole('heading', { level: 1, name: /is looking at your application again/ }).waitFor()
        await page.getByText(/An answer is due by/).waitFor()
        await openPage(page, demo, '/my/data?lang=en')
        await page
          .getByRole('link', { name: /This is wrong/ })
          .first()
          .click()
        await page.getByLabel('What is right?').fill('It is 3,000.')
        await page.getByRole('button', { name: 'Send', exact: true }).click()
        await page.getByText('We are looking at it.').waitFor()
        await requireUsable(page, 390)
      },
      { theme: 'light', width: 390 },
    )
  })

  it('gets both answers in words: the adviser answers from the file', async () => {
    await as('adviser', async (page) => {
      const waiting = await listed(page, 'person')
      expect(waiting.find(({ applicationId }) => applicationId === id)?.standing).toBe('review-asked')
      await openPage(page, demo, `/files/${id}/review?lang=en`)
      await page.getByText('Payslip of May: since 2023.').waitFor()
      await requireUsable(page, 1440)
      await page.getByText('The fact stays: say why…').click()
      const keep = page.locator('details form')
      await keep.getByLabel('Why?').fill('The contract says so.')
      await keep.getByRole('button', { name: 'Keep the fact' }).click()
      await page.getByRole('heading', { name: /: the fact stays/ }).waitFor()
      await page.getByLabel('The decision stays').check()
      await page.getByLabel('Why?', { exact: true }).fill('The name is not what decided.')
      await page.getByRole('button', { name: 'Send the answer' }).click()
      await page.getByRole('heading', { level: 1, name: 'Reviewed: the decision stays.' }).waitFor()
      await openPage(page, demo, `/files/${id}/review?lang=fr`)
      await requireUsable(page, 1440)
    })
    await as('customer', async (page) => {
      await openPage(page, demo, '/my/review?lang=en')
      const text = await page.locator('main').innerText()
      expect(text).toContain('The name is not what decided.')
      expect(text).toContain('The contract says so.')
    })
  })
})

it('a corrected fact is scored again: both versions side by side, and every page follows', async () => {
  await as(
    'adviser',
    async (page) => {
      const approved = (await listed(page, 'approved')).filter(({ standing }) => standing === 'score')
      const id = approved.at(-1)!.applicationId
      const about = `${demo.address}/v1/applications/${id}`
      const form = (await (await page.request.get(`${about}/what-if`)).json()) as {
        editable: { column: string; filedValue: number; slider: { min: number; step: number } | null }[]
      }
      const income = form.editable.find(({ column }) => column === 'AMT_INCOME_TOTAL')!
      const half = Math.round(income.filedValue / 2 / 500) * 500
      const headers = { origin: demo.address }
      const edits = { AMT_INCOME_TOTAL: half }
      const tried = (await (
        await page.request.post(`${about}/what-if`, { data: { edits }, headers })
      ).json()) as {
        after: { rawScore: number }
      }
      await openPage(page, demo, `/files/${id}/review?lang=en`)
      await page.getByLabel('Fact', { exact: true }).selectOption('AMT_INCOME_TOTAL')
      await page.getByRole('textbox', { name: /Declared income/ }).fill(String(half))
      await page.keyboard.press('Tab')
      await page.getByLabel('What shows that it was wrong?').fill('Payslip seen.')
      await page.getByRole('button', { name: 'Put it right and score again' }).click()
      await page.locator('table.versions').waitFor()
      await requireUsable(page, 390)
      const decision = (await (await page.request.get(`${about}/decision`)).json()) as {
        scores: { decides: boolean; rawScore: number }[]
      }
      expect(decision.scores.find(({ decides }) => decides)!.rawScore).toBe(tried.after.rawScore)
      const again = (await (
        await page.request.post(`${about}/what-if`, { data: { edits: {} }, headers })
      ).json()) as { filedReproduced: boolean; before: { rawScore: number } }
      expect([again.filedReproduced, again.before.rawScore]).toEqual([true, tried.after.rawScore])
    },
    { theme: 'light', width: 390 },
  )
})
