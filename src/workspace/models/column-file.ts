import { fail } from '../../errors/index.ts'

/**
 * Which feature each column of a model is, from a text with one line `COLUMN: FEATURE` per column, in any order. Empty lines
 * and those that start with `#` are notes.
 * @param names of the model's columns
 * @returns feature id of each column, in the order of `names`
 * @throws VitrineError E_COLUMN_FILE, naming every line that is none, every column without a line, and every line for a
 *   column that the model does not have or that has one already
 */
export function readColumnFile(text: string, names: readonly string[], file: string): string[] {
  const found = new Map<string, string>()
  const wrong: string[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, column, feature] = /^\s*([^\s:]+)\s*:\s*([^\s:]+)\s*$/.exec(line) ?? []
    if (column === undefined || feature === undefined) wrong.push(`line ${at + 1} is not "COLUMN: FEATURE"`)
    else if (!names.includes(column)) wrong.push(`line ${at + 1}: the model has no column ${column}`)
    else if (found.has(column)) wrong.push(`line ${at + 1}: ${column} stands twice`)
    else found.set(column, feature)
  }
  const missing = names.filter((name) => !found.has(name))
  if (missing.length > 0) wrong.push(`no line for ${missing.join(', ')}`)
  if (wrong.length > 0) {
    fail('E_COLUMN_FILE', {
      what: 'The column file does not say which feature each column of the model is.',
      got: wrong.join('; '),
      expected: `one line "COLUMN: FEATURE" for each of ${names.length} columns`,
      remedy: 'Correct these lines.',
      file,
    })
  }
  return names.map((name) => found.get(name)!)
}
