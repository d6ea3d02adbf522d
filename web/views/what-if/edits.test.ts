import { expect, it } from 'vitest'
import { whatIfForm } from '../../fixtures/what-if.ts'
import { countedEdits, entryOf, formatEdits, mayBe, parseEdits } from './edits.ts'

const facts = whatIfForm.editable
const fact = (column: string) => facts.find((each) => each.column === column)!

it('writes edits to the address and reads the same back', () => {
  const edits = { AMT_CREDIT: 10_000.5, AMT_GOODS_PRICE: null, NAME_CONTRACT_TYPE: 'Revolving loans' }
  const text = formatEdits(edits)
  expect(text).toBe('AMT_CREDIT:10000%2E5;AMT_GOODS_PRICE:missing;NAME_CONTRACT_TYPE:Revolving%20loans')
  expect(parseEdits(text, facts)).toEqual(edits)
})

it('leaves out facts that may not be edited and numbers that are none', () => {
  expect(parseEdits('CODE_GENDER:M;AMT_CREDIT:lots;AMT_ANNUITY:1..2', facts)).toEqual({})
  expect(parseEdits('no filter', facts)).toEqual({})
})

it('counts neither a value as filed, nor one beyond its bounds, nor part of a day; not knowing counts', () => {
  expect(countedEdits({ AMT_CREDIT: 12_112, AMT_ANNUITY: 1, NAME_CONTRACT_TYPE: 'x' }, facts)).toEqual({})
  expect(countedEdits({ AMT_CREDIT: null, NAME_CONTRACT_TYPE: null }, facts)).toEqual({
    AMT_CREDIT: null,
    NAME_CONTRACT_TYPE: null,
  })
  expect(countedEdits({ DAYS_EMPLOYED: -300.5 }, facts)).toEqual({})
  expect(mayBe(fact('AMT_CREDIT'), 75_000)).toBe(true)
  expect(mayBe(fact('AMT_CREDIT'), 75_001)).toBe(false)
})

it('shows 274 days before as 9 months, and 9 months again as exactly the filed 274 days', () => {
  const entry = entryOf(fact('DAYS_EMPLOYED'))
  expect(entry.shown(-274)).toBe(9)
  expect(entry.raw(9)).toBe(-274)
  expect(entry.raw(10)).toBe(-304)
  expect([entry.low, entry.step]).toEqual([0, 1])
})

it('keeps the ends of the slider inside the raw bounds', () => {
  const entry = entryOf(fact('DAYS_EMPLOYED'))
  expect(entry.high).toBe(591)
  expect(entry.raw(entry.high)).toBeGreaterThanOrEqual(-18_000)
})
