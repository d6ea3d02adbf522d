import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../fixtures/tiny-bank.ts'
import { tinyTables } from '../fixtures/tiny-tables.ts'
import type { FileFormat, SourceFile } from '../source/source-file.ts'
import { readHeader } from './header.ts'

async function fileOf(content: string | Uint8Array, format: FileFormat = 'csv'): Promise<SourceFile> {
  const path = join(await temporaryFolder(), `loan.${format}`)
  await writeFile(path, content)
  return { table: tinyTables[2]!, file: 'loan', format, name: 'loan', path, bytes: content.length }
}

it('reads three cells, without the byte order mark and the carriage return', async () => {
  expect(await readHeader(await fileOf('\ufeffID,A,B\r\n1,2,3\r\n'))).toEqual(['ID', 'A', 'B'])
})

it('reads quoted cells with a comma and a doubled quote, and an empty first cell', async () => {
  expect(await readHeader(await fileOf(',"A,1","B""2",\n'))).toEqual(['', 'A,1', 'B"2', ''])
})

it('reads the header of a gzip file and of a file without a line end', async () => {
  expect(await readHeader(await fileOf(gzipSync('ID,A\n1,2\n'), 'csv.gz'))).toEqual(['ID', 'A'])
  expect(await readHeader(await fileOf('ID,A'))).toEqual(['ID', 'A'])
})

it('names line 1 when the header is Latin-1 or UTF-16', async () => {
  for (const encoding of ['latin1', 'utf16le'] as const) {
    const file = await fileOf(Buffer.from('ID,Montant prêté\n', encoding))
    await expect(readHeader(file)).rejects.toMatchObject({ code: 'E_ENCODING', line: 1 })
  }
})

it('asks for commas when it finds semicolons', async () => {
  await expect(readHeader(await fileOf('ID;A;B\n1;2;3\n'))).rejects.toMatchObject({
    code: 'E_SEPARATOR',
    got: '";" between the names of the header',
  })
})
