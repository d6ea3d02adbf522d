import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { axeViolations, launchBrowser } from './browser.ts'
import { type DemoAccount, openPage, signIn } from './sign-in.ts'

const demo = { address: inject('demoAddress') }
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

const links = (page: Page, label: string) => page.locator(`nav[aria-label="${label}"] a`).allInnerTexts()

async function firstFile(page: Page): Promise<number> {
  const found = await page.request.get(`${demo.address}/v1/applications?show=declined`)
  const { items } = (await found.json()) as { items: { applicationId: number; standing: string }[] }
  return items.find(({ standing }) => standing === 'score')!.applicationId
}

/** Pages, and tabs of a file, of each role of staff; `null`: no file is theirs to open. */
const SEES: readonly (readonly [DemoAccount, pages: readonly string[], tabs: readonly string[] | null])[] = [
  ['adviser', ['Files', 'Model'], ['Decision', 'Compare', 'What if', 'Data', 'Letter', 'Review']],
  ['risk-officer', ['Files', 'Model', 'Oversight'], ['Decision', 'Compare', 'What if']],
  ['auditor', ['Files', 'Model', 'Oversight', 'Account log'], ['Decision', 'Data', 'Review']],
  ['administrator', ['Accounts', 'Oversight'], null],
]

it('the demo tells one account of each role, once, and each signs in with its role', async () => {
  const told = [...inject('demoSaid').matchAll(/^ +(\w+) +(\S+) +password: (\S+)$/gm)]
  expect(told.map(([, role]) => role).sort()).toEqual([
    'admin',
    'auditor',
    'customer',
    'manager',
    'risk_officer',
  ])
  for (const [, role, name, password] of told) {
    const answer = await fetch(`${demo.address}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    })
    expect(await answer.json()).toMatchObject({ name, role })
  }
})

it.each(SEES)(
  '%s: the navigation holds what the role may open, and the rest does not exist',
  async (who, pages, tabs) => {
    const { context, page } = await signIn(browser, demo, who)
    await page.locator('h1').first().waitFor()
    expect(await links(page, 'Main')).toEqual(pages)
    if (tabs === null) {
      for (const path of ['/files', '/files/100001', '/model', '/dictionary']) {
        await openPage(page, demo, `${path}?lang=en`)
        expect(await page.locator('h1').innerText()).toBe('This page does not exist.')
      }
    } else {
      const id = await firstFile(page)
      await openPage(page, demo, `/files/${id}?lang=en`)
      expect(await links(page, 'Pages of this file')).toEqual(tabs)
      // Nothing on the way asked for what the role may not have.
      const refused: string[] = []
      page.on('response', (answer) => {
        if (answer.status() >= 400) refused.push(answer.url())
      })
      for (const tab of tabs.slice(1)) {
        const path = tab.toLowerCase().replace(' ', '-')
        await openPage(page, demo, `/files/${id}/${path}?lang=en`)
        expect(await page.locator('h1').innerText()).not.toBe('This page does not exist.')
      }
      expect(refused).toEqual([])
    }
    await context.close()
  },
)

it('shows risk officers files without names, on the list and in the file', async () => {
  const { context, page } = await signIn(browser, demo, 'risk-officer')
  const id = await firstFile(page)
  const number = `Application ${String(id).replace(/(\d{3})$/, ' $1')}`
  await openPage(page, demo, `/files/${id}?lang=en`)
  const shown = (await page.locator('section.cust b').first().innerText()).replaceAll(/\s/g, ' ')
  expect(shown).toBe(number)
  await context.close()
})

it('an admin invites by keyboard; the person signs in with the code, changes the password, signs out everywhere', async () => {
  const { context, page } = await signIn(browser, demo, 'administrator')
  await openPage(page, demo, '/accounts?lang=en')
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Role', { exact: true }).selectOption('auditor')
  await page.getByLabel('Sign-in name').focus()
  await page.keyboard.type('nina')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Nina Vidal')
  await page.keyboard.press('Enter')
  const code = (await page.locator('.code').innerText()).trim()
  expect(code).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/)
  expect(await page.locator('tbody').innerText()).toContain('Invited, no password yet')
  expect(await axeViolations(page)).toEqual([])
  await context.close()

  const own = await browser.newContext({ viewport: { width: 390, height: 900 } })
  const phone = await own.newPage()
  for (const lang of ['fr', 'en']) {
    await openPage(phone, demo, `/first?lang=${lang}`)
    expect(await axeViolations(phone)).toEqual([])
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
  const fill = async (values: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(values))
      await phone.getByLabel(label, { exact: true }).fill(value)
    await phone.keyboard.press('Enter')
  }
  const weak = { 'New password': 'password2026', 'New password again': 'password2026' }
  await fill({ Name: 'nina', Code: code.toLowerCase(), ...weak })
  await phone.getByText('This password is too well known.').waitFor()
  const first = 'three slow green trams'
  await fill({ 'New password': first, 'New password again': `${first}.` })
  await phone.getByText('The two new passwords are not the same.').waitFor()
  await fill({ 'New password': first, 'New password again': first })
  await phone.waitForURL((url) => url.pathname === '/files')

  await openPage(phone, demo, '/account?lang=en')
  expect(await axeViolations(phone)).toEqual([])
  const second = 'four quick blue boats'
  await fill({ 'Present password': first, 'New password': second, 'New password again': second })
  await phone.getByText('The password was changed').waitFor()
  await phone.getByRole('button', { name: 'Sign out everywhere' }).click()
  await phone.waitForURL((url) => url.pathname === '/sign-in')
  expect((await phone.request.get(`${demo.address}/v1/session`)).status()).toBe(401)
  await openPage(phone, demo, '/sign-in?lang=en')
  await fill({ Name: 'nina', Password: first })
  await phone.getByText('This name and password do not go together.').waitFor()
  await fill({ Password: second })
  await phone.waitForURL((url) => url.pathname === '/files')
  await own.close()
})

it('the log of accounts tells an auditor what was done, in both languages', async () => {
  const { context, page } = await signIn(browser, demo, 'auditor')
  for (const lang of ['fr', 'en']) {
    await openPage(page, demo, `/account-log?lang=${lang}`)
    expect(await axeViolations(page)).toEqual([])
  }
  expect(await page.locator('tbody').innerText()).toContain('signed in')
  await context.close()
})
