import { broken } from './model-error.ts'
import { OWN_PARAMETERS } from './own-parameters.ts'

/**
 * Hyper-parameters, LightGBM's and then our own. Files written before our own had a block name them among LightGBM's.
 * Nothing but the family is used.
 */
export function readParameters(lines: readonly string[], from: number): Record<string, string> {
  return Object.fromEntries([
    ...readBlock(lines, from, 'parameters:', 'end of parameters'),
    ...readBlock(lines, from, OWN_PARAMETERS.start, OWN_PARAMETERS.end),
  ])
}

function readBlock(lines: readonly string[], from: number, first: string, last: string): [string, string][] {
  const start = lines.indexOf(first, from)
  const entries: [string, string][] = []
  if (start < 0) return entries
  for (let at = start + 1; at < lines.length && lines[at] !== last; at++) {
    const match = /^\[([^:]+): ?(.*)\]$/.exec(lines[at]!)
    if (match) entries.push([match[1]!, match[2]!])
  }
  return entries
}

const PREFIX = 'pandas_categorical:'

/**
 * Values of the categorical columns of the training table, in code order: the Python package adds them to the file.
 * @returns empty when there is no such line, or `null` stands in it
 * @throws VitrineError E_MODEL_TEXT
 */
export function readPandasCategories(lines: readonly string[], from: number): string[][] {
  const at = lines.findIndex((line, index) => index > from && line.startsWith(PREFIX))
  if (at < 0) return []
  const lists = parse(lines[at]!.slice(PREFIX.length))
  if (lists === null) return []
  if (Array.isArray(lists) && lists.every(isListOfValues)) return lists.map((list) => list.map(String))
  return broken(
    'The categories of the training table cannot be read.',
    lines[at]!.slice(PREFIX.length),
    'lists of texts or numbers',
    at + 1,
  )
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // Undefined is none of the shapes that the caller accepts, so it answers with the line.
    return undefined
  }
}

function isListOfValues(list: unknown): list is (string | number | boolean)[] {
  return (
    Array.isArray(list) &&
    list.every((value) => ['string', 'number', 'boolean'].includes(typeof value)) &&
    new Set(list.map(String)).size === list.length
  )
}
