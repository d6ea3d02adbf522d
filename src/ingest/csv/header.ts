import { fail } from '../../errors/index.ts'
import { emptyFile } from '../source/fingerprint.ts'
import type { SourceFile } from '../source/source-file.ts'
import { csvBytes } from './byte-stream.ts'

/** A header is a few kB; a file whose first line is longer is no table. */
const longestHeader = 1 << 20

/**
 * Header cells of a CSV file in order, a byte order mark removed.
 * @throws VitrineError E_FILE_EMPTY, E_ENCODING, E_SEPARATOR
 */
export async function readHeader(file: SourceFile): Promise<string[]> {
  const bytes = await firstLine(file)
  if (bytes.length === 0) return emptyFile(file)
  let line: string
  try {
    if (bytes.includes(0)) throw new TypeError('the line holds zero bytes, as UTF-16 does')
    line = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    return wrongEncoding(file, 1, String(error instanceof Error ? error.message : error))
  }
  const cells = splitCells(line)
  const other = [';', '\t', '|'].find((mark) => cells.length === 1 && line.includes(mark))
  if (other !== undefined) {
    fail('E_SEPARATOR', {
      what: 'The cells are not separated by commas.',
      got: `${JSON.stringify(other)} between the names of the header`,
      expected: 'A comma',
      remedy: 'Export the table again as CSV with commas and decimal points.',
      file: file.name,
      line: 1,
    })
  }
  return cells
}

export function wrongEncoding(file: SourceFile, line: number, got: string, column?: string): never {
  return fail('E_ENCODING', {
    what: 'The file is not UTF-8.',
    got,
    expected: 'UTF-8 text',
    remedy: 'Save or export the table again with the encoding UTF-8.',
    file: file.name,
    line,
    ...(column !== undefined && { column }),
  })
}

async function firstLine(file: SourceFile): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of csvBytes(file)) {
    chunks.push(chunk)
    length += chunk.length
    if (chunk.includes('\n') || length > longestHeader) break
  }
  const all = Buffer.concat(chunks)
  const end = all.indexOf('\n')
  const line = all.subarray(0, end < 0 ? Math.min(all.length, longestHeader) : end)
  return line.at(-1) === 13 ? line.subarray(0, -1) : line
}

function splitCells(line: string): string[] {
  const cells = ['']
  let quoted = false
  for (const [index, letter] of [...line].entries()) {
    if (letter === '"') {
      // A doubled quote inside quotes is one quote.
      if (!quoted && index > 0 && line[index - 1] === '"') cells.push(`${cells.pop()}"`)
      quoted = !quoted
    } else if (letter === ',' && !quoted) cells.push('')
    else cells.push(`${cells.pop()}${letter}`)
  }
  return cells
}
