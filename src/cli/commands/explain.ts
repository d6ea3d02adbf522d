import { homeCredit } from '../../../lenders/home-credit/index.ts'
import { fail } from '../../errors/index.ts'
import { sampleByHash } from '../../explain/index.ts'
import type { Json } from '../../hash/index.ts'
import { type Bank, openBank } from '../../workspace/index.ts'
import type { Command, CommandInput } from '../command.ts'
import { customerText } from '../customer-text.ts'
import { type ExplainedCustomer, explainedCustomer, LANGUAGES, type Language } from '../explained-customer.ts'
import { withBankOf } from '../with-bank-of.ts'

export const explain: Command = {
  name: 'explain',
  summary: 'Decide applications and say why, in full.',
  usage: 'vitrine explain APPLICATION | --id N | --sample N',
  positionals: { min: 0, max: 1 },
  options: {
    id: { type: 'string', value: 'N', about: 'number of one application, as APPLICATION' },
    sample: {
      type: 'string',
      value: 'N',
      about: 'this many applications, drawn by chance; with --json a list',
    },
    seed: {
      type: 'string',
      value: 'S',
      default: '1',
      about: 'of the draw: the same seed, the same applications',
    },
    lang: { type: 'string', value: 'LANG', default: 'en', about: 'en or fr: language of the reasons' },
  },
  async run(input) {
    const language = languageOf(input)
    const choice = choiceOf(input)
    const bank = await openBank({ dataDir: input.dataDir, lender: homeCredit })
    try {
      const customers: ExplainedCustomer[] = []
      for (const id of choice.sample === undefined
        ? [choice.id]
        : await drawn(bank, choice.sample, choice.seed)) {
        input.signal.throwIfAborted()
        const explained = (of: Bank) => explainedCustomer(of, id, language)
        customers.push(await withBankOf(id, bank, input.dataDir, explained))
      }
      const json = choice.sample === undefined ? customers[0]! : customers
      return {
        json: JSON.parse(JSON.stringify(json)) as Json,
        text: customers.map((customer) => customerText(customer, language)).join('\n\n'),
      }
    } finally {
      await bank.close()
    }
  },
}

type Choice =
  | { readonly id: number; readonly sample?: undefined }
  | { readonly sample: number; readonly seed: number }

function choiceOf(input: CommandInput): Choice {
  const given = [...input.positionals, input.text('id'), input.text('sample')].filter(
    (one) => one !== undefined,
  )
  if (given.length !== 1) refuse(`${given.length} of them`, 'one of APPLICATION, --id and --sample')
  if (input.text('sample') !== undefined)
    return { sample: input.integer('sample', 1, 1_000_000), seed: input.integer('seed', 0, 0xffff_ffff) }
  const id = Number(given[0])
  return Number.isSafeInteger(id) && id > 0 ? { id } : refuse(given[0]!, 'the number of an application')
}

function languageOf(input: CommandInput): Language {
  const given = input.text('lang') ?? ''
  return LANGUAGES.find((one) => one === given) ?? refuse(`--lang ${given}`, LANGUAGES.join(' or '))
}

/** Applications by chance, in rising order. */
async function drawn(bank: Bank, size: number, seed: number): Promise<number[]> {
  const rows = await bank.query('select SK_ID_CURR from scores order by SK_ID_CURR')
  const ids = Float64Array.from(rows, (row) => Number(row.SK_ID_CURR))
  return sampleByHash([...ids.keys()], ids, size, seed)
    .map((row) => ids[row]!)
    .sort((a, b) => a - b)
}

function refuse(got: string, expected: string): never {
  fail('E_OPTION', {
    what: 'vitrine explain was called with something it does not take.',
    got,
    expected,
    remedy: 'See vitrine explain --help.',
  })
}
