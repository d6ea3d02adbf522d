/** One row of a table; a cell that would break the row is made safe. */
const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')
}

export const code = (text: string): string => `\`${text}\``

/** First words of a generated page. */
export const GENERATED =
  '<!-- Written by "npm run reference" from the source; changes made here are lost. -->'
