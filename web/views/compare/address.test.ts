import { expect, it } from 'vitest'
import { compareQuery, readAddress } from './address.ts'

const read = (search: string) => readAddress(new URLSearchParams(search))

it('starts with the similar group and the items that the service chooses', () => {
  expect(compareQuery(read(''))).toEqual({ group: 'similar' })
})

it('asks for the filter and the items that the link names', () => {
  const address = read('group=custom&filter=AMT_CREDIT:1..2;NAME:missing&items=a,b&lang=fr')
  expect(compareQuery(address)).toEqual({
    group: 'custom',
    filter: 'AMT_CREDIT:1..2;NAME:missing',
    items: 'a,b',
  })
})

it('leaves a kept filter out while another group is shown', () => {
  expect(compareQuery(read('group=all&filter=A:1..2'))).toEqual({ group: 'all' })
})

it('reports a filter that cannot be read and asks without it', () => {
  const address = read('group=custom&filter=A:2..1')
  expect(address.wrong?.got).toBe('A:2..1')
  expect(compareQuery(address)).toEqual({ group: 'custom' })
})
