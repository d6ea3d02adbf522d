import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { compareWithTruth, coverage, readTruth } from './truth.ts'

const folder = mkdtempSync(join(tmpdir(), 'vitrine-truth-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fileWith = (text: string): string => {
  const file = join(folder, `${text.length}.csv`)
  writeFileSync(file, text)
  return file
}

it('holds 2 of 4 true PDs, one at the very end of its interval; 1 lies under, 1 over; mean width 0.1', () => {
  const intervals = [0.05, 0.1, 0.15, 0.1].map((width) => ({ low: 0.1, high: 0.1 + width, level: 0.9 }))
  expect(coverage(Float64Array.of(0.1, 0.15, 0.09, 0.3), intervals)).toEqual({
    level: 0.9,
    held: 0.5,
    under: 0.25,
    over: 0.25,
    meanWidth: expect.closeTo(0.1, 12),
  })
})

it('compares PDs 0.1 and 0.4 with the truths 0.2 and 0.3: 0.1 off on average, ranked without a fault', () => {
  const interval = { low: 0, high: 1, level: 0.9 }
  expect(
    compareWithTruth(Float64Array.of(0.2, 0.3), Float64Array.of(0.1, 0.4), Float64Array.of(0, 1), [
      interval,
      interval,
    ]),
  ).toMatchObject({ n: 2, meanAbsoluteError: expect.closeTo(0.1, 12), aucOfTruth: 1, intervals: { held: 1 } })
})

it('reads true PDs by application, whatever the order and the other columns', async () => {
  const file = fileWith('OTHER,SK_ID_CURR,TRUE_PD\n1,7,0.25\n1,3,0.5\n')
  expect(await readTruth(file, Float64Array.of(3, 7))).toEqual(Float64Array.of(0.5, 0.25))
})

it('refuses a file without true PDs, one that lacks an application, and a folder', async () => {
  await expect(readTruth(folder, Float64Array.of(3))).rejects.toMatchObject({ code: 'E_TRUTH_FILE' })
  await expect(readTruth(fileWith('SK_ID_CURR,PD\n'), Float64Array.of(3))).rejects.toMatchObject({
    code: 'E_TRUTH_FILE',
    got: 'SK_ID_CURR,PD',
  })
  await expect(readTruth(fileWith('SK_ID_CURR,TRUE_PD\n7,0.2\n'), Float64Array.of(3))).rejects.toMatchObject({
    code: 'E_TRUTH_FILE',
    got: 'no row for 3',
  })
})
