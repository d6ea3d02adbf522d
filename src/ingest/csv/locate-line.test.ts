import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../fixtures/tiny-bank.ts'
import { lineOfByte, lineOfRecord } from './locate-line.ts'

it('counts the two lines of a quoted text and an empty line: record 2 begins on line 6', async () => {
  const path = join(await temporaryFolder(), 'a.csv')
  await writeFile(path, 'ID,T\n1,a\n2,"b\nb"\n\n3,c\n')
  expect(await lineOfRecord({ path, format: 'csv' }, 0)).toBe(2)
  expect(await lineOfRecord({ path, format: 'csv' }, 1)).toBe(3)
  expect(await lineOfRecord({ path, format: 'csv' }, 2)).toBe(6)
  expect(await lineOfByte({ path, format: 'csv' }, 5)).toBe(2)
})

it('agrees with lines counted while the file is written, plain and gzipped', async () => {
  const folder = await temporaryFolder()
  const cell = fc.constantFrom('a', '"b\nb"', '"c""\r\n,c"', '""', '7')
  const record = fc.tuple(fc.constantFrom('', '\n', '\r\n'), fc.array(cell, { minLength: 2, maxLength: 3 }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (records, gzip) => {
        let text = 'ID,T\n'
        const lines: number[] = []
        for (const [gap, cells] of records) {
          text += gap
          lines.push(text.split('\n').length)
          text += `${cells.join(',')}\n`
        }
        const format = gzip ? 'csv.gz' : 'csv'
        const path = join(folder, `a.${format}`)
        await writeFile(path, gzip ? gzipSync(text) : text)
        const found = await Promise.all(lines.map((_, index) => lineOfRecord({ path, format }, index)))
        expect(found).toEqual(lines)
      },
    ),
    { numRuns: 40 },
  )
})
