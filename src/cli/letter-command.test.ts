import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { fictitiousLetterSettings } from '../../lenders/home-credit/index.ts'
import { placeFictitiousSettings, readLetterSettings } from './letter-settings.ts'
import { runCli } from './run-cli.ts'
import { readSettings } from './settings/read-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'vitrine-letter-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function refusal(...args: string[]) {
  let out = ''
  const sink = { write: () => undefined }
  const code = await runCli(
    ['letter', '--json', '--data-dir', folder, ...args],
    { write: (text: string) => (out += text) },
    sink,
  )
  return { exit: code, ...JSON.parse(out).error } as {
    exit: number
    code: string
    got: string
    file?: string
  }
}

const whole = ['--id', '1', '--out', 'x.pdf']

it.each([
  [['--id', '1'], 'E_OPTION', 'no --out'],
  [['--id', '1', '--out', 'x.docx'], 'E_OPTION', '--out x.docx'],
  [['--out', 'x.pdf'], 'E_OPTION', '--id (nothing)'],
  [[...whole, '--lang', 'de'], 'E_OPTION', '--lang de'],
  [[...whole, '--on', '23/11/2026'], 'E_OPTION', '--on 23/11/2026'],
  [[...whole, '--on', '2026-02-30'], 'E_OPTION', '--on 2026-02-30'],
])('refuses %j with %s before anything is opened', async (args, code, got) => {
  expect(await refusal(...args)).toMatchObject({ exit: 2, code, got })
})

it('refuses settings that are not there, not JSON or wrong, and names the file', async () => {
  const file = join(folder, 'mine.json')
  const read = () => refusal(...whole, '--letter-settings', file)
  expect(await read()).toMatchObject({ code: 'E_LETTER_SETTINGS', file })
  writeFileSync(file, '{ "lender": ')
  expect(await read()).toMatchObject({ code: 'E_LETTER_SETTINGS', file })
  writeFileSync(file, '{ "lender": { "name": 7 } }')
  expect(await read()).toMatchObject({ code: 'E_LETTER_SETTINGS', got: '7', file })
})

it('reads letter.json of the data directory, which the demo fills once with made-up details', async () => {
  const { values: settings } = readSettings({ file: undefined, environment: {}, options: {} })
  const input = { dataDir: folder, settings }
  expect(await readLetterSettings(input)).toEqual({})
  await placeFictitiousSettings(folder)
  expect(await readLetterSettings(input)).toEqual(fictitiousLetterSettings)
  const file = join(folder, 'letter.json')
  writeFileSync(file, '{ "lender": { "name": "Ma Banque" } }')
  await placeFictitiousSettings(folder)
  expect(readFileSync(file, 'utf8')).toContain('Ma Banque')
})
