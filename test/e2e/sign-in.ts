import type { Browser, BrowserContext, Page } from 'playwright-core'

export interface Screen {
  readonly theme: 'light' | 'dark'
  readonly width: number
}

export type DemoAccount = 'adviser' | 'customer' | 'risk-officer' | 'auditor' | 'administrator'

/** A fresh window of one of the demo's accounts. */
export async function signIn(
  browser: Browser,
  demo: { readonly address: string },
  account: DemoAccount,
  screen: Screen = { theme: 'light', width: 1440 },
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: 900 },
    colorScheme: screen.theme,
  })
  const page = await context.newPage()
  await page.goto(`${demo.address}/sign-in?lang=en`)
  await page.locator('input').nth(0).fill(account)
  await page.locator('input').nth(1).fill(`${account}-demo`)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
  return { context, page }
}

/** Opens a page and waits until all its answers are there. */
export async function openPage(page: Page, demo: { readonly address: string }, path: string): Promise<void> {
  await page.goto(`${demo.address}${path}`)
  await page.waitForLoadState('networkidle')
  await page.locator('h1').first().waitFor()
}
