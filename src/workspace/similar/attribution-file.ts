import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { PointColumns, type Spread, spreadOf } from '../../compare/index.ts'
import { fail } from '../../errors/index.ts'
import type { StoredMatrix } from '../../features/index.ts'
import { canonicalJson } from '../../hash/index.ts'
import type { ReasonGroups } from '../reason-groups.ts'

/** Of one portfolio: header, then one column of 32-bit floats per reason group, in the order of the matrix. */
export const ATTRIBUTIONS_FILE = 'attributions.f32'

/** What the columns belong to; all must agree with the bank that opens them. */
export interface AttributionOwner {
  readonly modelId: string
  readonly generation: string
  /** Hash of the matrix's values: it fixes which row is whose. */
  readonly matrix: string
  readonly nRows: number
  /** Reason group of each column. */
  readonly groups: readonly string[]
}

export function attributionOwner(
  modelId: string,
  { hashes, nRows }: Pick<StoredMatrix, 'hashes' | 'nRows'>,
  groups: Pick<ReasonGroups, 'ids'>,
): AttributionOwner {
  return { modelId, generation: hashes.generation, matrix: hashes.matrix, nRows, groups: groups.ids }
}

interface Header extends AttributionOwner {
  readonly means: readonly number[]
  readonly variances: readonly number[]
}

const MAGIC = 'VITRINE attributions 1\n'
/** The header takes whole multiples of this, so that the columns start at one. */
const LINE = 64

/** Little-endian; the file appears under its name only when it is whole. Same columns and owner, same bytes. */
export async function writeAttributions(
  path: string,
  owner: AttributionOwner,
  columns: readonly Float32Array[],
): Promise<void> {
  const { means, variances } = spreadOf(columns)
  const header: Header = { ...owner, means: [...means], variances: [...variances] }
  const text = `${MAGIC}${canonicalJson(JSON.parse(JSON.stringify(header)))}`
  // The newline that ends the header stands at the end of its last line.
  const length = Math.ceil((Buffer.byteLength(text) + 1) / LINE) * LINE
  const half = `${path}.half`
  await rm(half, { force: true })
  const file = openSync(half, 'w')
  try {
    writeAll(file, Buffer.from(`${text.padEnd(length - 1 - Buffer.byteLength(text) + text.length)}\n`))
    for (const column of columns) writeAll(file, bytesOf(column))
  } finally {
    closeSync(file)
  }
  await rename(half, path)
}

/** @throws VitrineError E_ATTRIBUTIONS when the file is missing, damaged, or of another model, generation or matrix */
export function readAttributions(
  path: string,
  owner: AttributionOwner,
): { readonly points: PointColumns; readonly spread: Spread } {
  const file = open(path)
  try {
    const { header, length } = readHeader(file, path)
    for (const key of ['modelId', 'generation', 'matrix', 'nRows'] as const) {
      if (header[key] !== owner[key]) refuse(path, `${key} ${header[key]}`, `${key} ${owner[key]}`)
    }
    if (header.groups.join() !== owner.groups.join())
      refuse(path, `groups ${header.groups.join(', ')}`, owner.groups.join(', '))
    const points = new PointColumns(owner.nRows, owner.groups.length)
    for (let c = 0, at = length; c < owner.groups.length; c++, at += 4 * owner.nRows) {
      readWhole(file, bytesOf(points.column(c)), at, path)
    }
    return {
      points,
      spread: { means: Float64Array.from(header.means), variances: Float64Array.from(header.variances) },
    }
  } finally {
    closeSync(file)
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    return refuse(path, (error as NodeJS.ErrnoException).code ?? String(error), 'a file that can be read')
  }
}

function readHeader(file: number, path: string): { readonly header: Header; readonly length: number } {
  const lines: Buffer[] = []
  // The header ends with the first line of 64 bytes that ends with a newline.
  for (let at = 0; ; at += LINE) {
    const line = Buffer.alloc(LINE)
    readWhole(file, line, at, path)
    lines.push(line)
    const isStart = Buffer.concat(lines).subarray(0, MAGIC.length).toString() === MAGIC
    if (!isStart) refuse(path, JSON.stringify(line.toString('latin1')), MAGIC.trim())
    if (line[LINE - 1] === 0x0a) break
  }
  const text = Buffer.concat(lines)
  try {
    return { header: JSON.parse(text.subarray(MAGIC.length).toString()) as Header, length: text.length }
  } catch (error) {
    return refuse(path, String(error), 'a header of JSON')
  }
}

function readWhole(file: number, into: Uint8Array, at: number, path: string): void {
  for (let done = 0; done < into.length; ) {
    const read = readSync(file, into, done, into.length - done, at + done)
    if (read === 0) refuse(path, `an end at byte ${at + done}`, `${into.length - done} bytes more`)
    done += read
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

function refuse(file: string, got: string, expected: string): never {
  fail('E_ATTRIBUTIONS', {
    what: 'What everybody’s score is made of cannot be read, so that similar customers cannot be found.',
    got,
    expected,
    remedy: 'Train or import the model again: the same input gives the same model.',
    file,
  })
}
