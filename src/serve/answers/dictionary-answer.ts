import { DICTIONARY_PAGE, type DictionaryAnswer, type DictionaryQuery } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import type { Dictionary } from '../../workspace/index.ts'
import type { Context } from '../context.ts'

/** The overview, with a page of the features of one theme or of the columns of one table. */
export async function dictionaryAnswer(query: DictionaryQuery, context: Context): Promise<DictionaryAnswer> {
  const { words } = context
  const dictionary = await context.dictionary()
  if (query.table !== undefined && !dictionary.tables.some(({ name }) => name === query.table))
    noTable(query.table, dictionary)
  const start = ((query.page ?? 1) - 1) * DICTIONARY_PAGE
  const page = <E>(entries: readonly E[]) => entries.slice(start, start + DICTIONARY_PAGE)
  const features = page(dictionary.features.filter(({ theme }) => theme === query.theme))
  const columns = page(dictionary.columns.filter(({ table }) => table === query.table))
  const inModel = new Set(words.modelFeatures.map(({ id }) => id))
  const underPolicy = <E extends Dictionary['columns'][number] | Dictionary['features'][number]>(
    entry: E,
  ) => {
    const { use, why } = entry.uses.find(({ profile }) => profile === words.policy.profile)!
    const { id, label, about, unit } = entry
    return { id, label, about, unit, use, why }
  }
  const mentioned = new Set([
    ...features.flatMap(({ sources }) => sources),
    ...columns.flatMap((column) => column.features),
  ])
  return {
    policy: words.policy.version,
    themes: [...new Set(dictionary.features.map(({ theme }) => theme))].map((theme) => ({
      theme,
      features: dictionary.features.filter((feature) => feature.theme === theme).length,
      scored: words.modelFeatures.filter((feature) => feature.theme === theme).length,
    })),
    tables: dictionary.tables.map(({ name, label, about }) => ({
      table: name,
      label,
      about,
      columns: dictionary.columns.filter(({ table }) => table === name).length,
      scored: dictionary.columns.filter(({ table, id }) => table === name && words.isScored(id)).length,
    })),
    features: features.map((feature) => ({
      ...underPolicy(feature),
      scored: inModel.has(feature.id),
      missing: feature.missing,
      higher: feature.higher,
      sources: [...feature.sources],
    })),
    columns: columns.map((column) => ({
      ...underPolicy(column),
      scored: words.isScored(column.id),
      missing: column.missing,
      quirk: column.quirk,
      features: [...column.features],
    })),
    names: Object.fromEntries(
      [...dictionary.columns, ...dictionary.features]
        .filter(({ id }) => mentioned.has(id))
        .map(({ id, label }) => [id, label]),
    ),
  }
}

function noTable(got: string, { tables }: Dictionary): never {
  fail('E_TABLE_UNKNOWN', {
    what: 'There is no such table.',
    got,
    expected: tables.map(({ name }) => name).join(', '),
    remedy: 'Ask for one of these.',
  })
}
