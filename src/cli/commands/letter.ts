import { writeFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { homeCredit } from '../../../lenders/home-credit/index.ts'
import type { LetterHold } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import type { Json } from '../../hash/index.ts'
import { letterHtml, sealLetter } from '../../letter/index.ts'
import { createLetters } from '../../serve/index.ts'
import { openBank } from '../../workspace/index.ts'
import type { Command, CommandInput } from '../command.ts'
import { LANGUAGES, type Language } from '../explained-customer.ts'
import { LETTER_SETTINGS_OPTION, readLetterSettings } from '../letter-settings.ts'
import { withPeople } from '../with-people.ts'

export const letter: Command = {
  name: 'letter',
  summary: 'Write the letter about one decision as a tagged PDF or an HTML page.',
  usage: 'vitrine letter --id N --out FILE.pdf|FILE.html',
  positionals: { min: 0, max: 0 },
  options: {
    id: { type: 'string', value: 'N', about: 'number of the application' },
    lang: { type: 'string', value: 'LANG', default: 'en', about: 'en or fr' },
    out: { type: 'string', value: 'FILE', about: 'ends in .pdf or .html' },
    'counter-offer': { type: 'boolean', about: 'with another loan that could be granted, not binding' },
    on: { type: 'string', value: 'DATE', about: 'day that the letter bears, YYYY-MM-DD (default today)' },
    ...LETTER_SETTINGS_OPTION,
  },
  async run(input) {
    const id = input.integer('id', 1, Number.MAX_SAFE_INTEGER)
    const lang = languageOf(input)
    const file = fileOf(input)
    const now = dayOf(input)
    const settings = await readLetterSettings(input)
    const bank = await openBank({ dataDir: input.dataDir, lender: homeCredit })
    try {
      const purpose = input.flag('counter-offer') ? 'counter-offer' : 'answer'
      const result = await withPeople(input.dataDir, async (people) => {
        const letters = await createLetters(bank, homeCredit, settings, people)
        return letters(id, { lang, purpose, now })
      })
      if (result.state === 'held') held(result.holds)
      const sealed = await sealLetter(id, result)
      await writeFile(file, extname(file) === '.pdf' ? sealed.pdf : letterHtml(result.letter))
      const { contentHash, pdfHash } = sealed
      const json = { id, kind: result.letter.kind, language: lang, file, contentHash, pdfHash }
      return {
        json: json as Json,
        text: `${result.letter.title}\n${file}\ncontent ${contentHash}\nPDF     ${pdfHash}`,
      }
    } finally {
      await bank.close()
    }
  },
}

function held(holds: readonly LetterHold[]): never {
  fail('E_LETTER_HELD', {
    what: 'The letter is held: a person has to look first.',
    got: holds.map(heldBy).join('; '),
    expected:
      'complete letter settings, specific and verified reasons, and nobody who has to decide or answer first',
    remedy: 'Fill in what is missing; a reason that fails its check is for a person to decide.',
  })
}

function heldBy(hold: LetterHold): string {
  const about = Object.entries(hold).find(([key]) => key !== 'code')?.[1] as readonly string[] | undefined
  return about === undefined ? hold.code : `${hold.code}: ${about.join(', ')}`
}

function languageOf(input: CommandInput): Language {
  const given = input.text('lang') ?? ''
  return LANGUAGES.find((one) => one === given) ?? refuse(`--lang ${given}`, LANGUAGES.join(' or '))
}

function fileOf(input: CommandInput): string {
  const given = input.text('out') ?? refuse('no --out', 'a file that ends in .pdf or .html')
  return ['.pdf', '.html'].includes(extname(given))
    ? resolve(given)
    : refuse(`--out ${given}`, 'a file that ends in .pdf or .html')
}

/** Milliseconds since 1970 of the day the letter bears. */
function dayOf(input: CommandInput): number {
  const given = input.text('on')
  if (given === undefined) return Date.now()
  const at = Date.parse(`${given}T00:00:00Z`)
  const isDay = Number.isFinite(at) && new Date(at).toISOString().startsWith(given)
  return isDay && given.length === 10 ? at : refuse(`--on ${given}`, 'YYYY-MM-DD')
}

function refuse(got: string, expected: string): never {
  fail('E_OPTION', {
    what: 'vitrine letter was called with something it does not take.',
    got,
    expected,
    remedy: 'See vitrine letter --help.',
  })
}
