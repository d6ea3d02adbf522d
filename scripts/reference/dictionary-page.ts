import type { Dictionary } from '../../src/workspace/index.ts'
import { DICTIONARY_WORDS, type DictionaryWords } from './dictionary-words.ts'
import { code, GENERATED, table } from './markdown.ts'

type Language = 'en' | 'fr'
type Column = Dictionary['columns'][number]
type Feature = Dictionary['features'][number]
type Use = Column['uses'][number]

/** More values than this are counted, not listed. */
const MOST_VALUES = 10

/** The data dictionary as a Markdown page. */
export function dictionaryPage(dictionary: Dictionary, language: Language): string {
  const words = DICTIONARY_WORDS[language]
  const target = dictionary.columns.find(({ id }) => id === 'application.TARGET')
  const themes = [...new Set(dictionary.features.map(({ theme }) => theme))]
  return [
    GENERATED,
    `# ${words.title}`,
    words.other,
    ...words.intro,
    `## ${words.target.title}`,
    target?.quirk?.[language] ?? '',
    `## ${words.uses.title}`,
    words.uses.text,
    Object.entries(words.uses.of)
      .map(([use, meaning]) => `- **${use}**${language === 'fr' ? '\u00a0' : ''}: ${meaning}`)
      .join('\n'),
    `### ${words.grounds.title}`,
    words.grounds.text,
    groundsTable(dictionary, words, language),
    `## ${words.columns.title} (${dictionary.columns.length})`,
    ...dictionary.tables.flatMap(({ name, label, about }) => [
      `### ${label[language]} (${code(name)})`,
      about[language],
      table(
        words.columns.heads,
        dictionary.columns
          .filter((column) => column.table === name)
          .map((column) => columnRow(column, words, language)),
      ),
    ]),
    `## ${words.features.title} (${dictionary.features.length})`,
    ...themes.flatMap((theme) => [
      `### ${words.themes[theme]}`,
      table(
        words.features.heads,
        dictionary.features
          .filter((one) => one.theme === theme)
          .map((one) => featureRow(one, words, language)),
      ),
    ]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function groundsTable(dictionary: Dictionary, words: DictionaryWords, language: Language): string {
  const profiles = dictionary.columns[0]?.uses.map(({ profile }) => profile) ?? []
  const uses = dictionary.columns.flatMap((column) => column.uses)
  const grounds = [...new Set(uses.map(({ ground }) => ground))].sort()
  return table(
    [words.grounds.name, ...profiles],
    grounds.map((ground) => [
      code(ground),
      ...profiles.map(
        (profile) =>
          uses.find((one) => one.ground === ground && one.profile === profile)?.why[language] ?? '',
      ),
    ]),
  )
}

function columnRow(column: Column, words: DictionaryWords, language: Language): string[] {
  const { values, quirk, raisedBy, actionable, bounds } = column
  const listed = values.map(({ value, text }) => `${value} = ${text[language]}`).join(', ')
  const number = (value: number) => value.toLocaleString(language)
  const meaning = [
    `**${column.label[language]}.**`,
    column.about[language],
    quirk?.[language],
    raisedBy === null ? undefined : words.raisedBy(raisedBy.column, String(raisedBy.equals)),
    values.length === 0
      ? undefined
      : values.length > MOST_VALUES
        ? words.manyValues(values.length)
        : words.values(listed),
    actionable === null ? undefined : words.actionable[actionable],
    bounds === null ? undefined : words.bounds(number(bounds.min), number(bounds.max)),
  ]
  return [
    code(column.column),
    sentences(meaning),
    unitAndType(column, words),
    missing(column, words, language),
    ...column.uses.map((use) => useWords(use, words)),
    column.features.map(code).join(', '),
  ]
}

function unitAndType({ unit, type }: Column, words: DictionaryWords): string {
  const own = words.types[type]
  return unit === 'none' || words.units[unit] === own ? own : `${words.units[unit]}, ${own}`
}

function missing(
  { missing: meaning, sentinels, range, onlyIn }: Column,
  words: DictionaryWords,
  language: Language,
): string {
  if (meaning === null) return words.never
  return [
    meaning[language],
    sentinels.length === 0 ? undefined : words.sentinel(sentinels.join(', ')),
    range === null ? undefined : words.range(range.min, range.max),
    onlyIn === null ? undefined : words.onlyIn(onlyIn),
  ]
    .filter((part) => part !== undefined)
    .join('; ')
    .replaceAll(language === 'fr' ? '; ' : '\0', '\u202f; ')
}

function featureRow(feature: Feature, words: DictionaryWords, language: Language): string[] {
  const { higher, monotone } = feature
  return [
    code(feature.id),
    sentences([
      `**${feature.label[language]}.**`,
      feature.about[language],
      words.higher(higher[language].charAt(0).toLowerCase() + higher[language].slice(1)),
      monotone === null ? undefined : words.monotone[monotone],
    ]),
    words.units[feature.unit],
    feature.missing[language],
    ...feature.uses.map((use) => useWords(use, words)),
    feature.sources.map(code).join(', '),
  ]
}

function useWords({ use, ground, onlyThrough }: Use, words: DictionaryWords): string {
  const bond = onlyThrough.length === 0 ? '' : `, ${words.onlyThrough(onlyThrough.map(code).join(', '))}`
  return `${use} (${code(ground)}${bond})`
}

const sentences = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ')
