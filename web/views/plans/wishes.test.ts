import { expect, it } from 'vitest'
import { leverWish, paymentWish, readWishes } from './wishes.ts'

const read = (search: string) => readWishes(new URLSearchParams(search))

it('reads what an address says, and takes easy for what it does not say', () => {
  expect(read('amount=hard&wait=cannot&longer=easy&mostPayment=600.5&lang=fr')).toEqual({
    amount: 'hard',
    wait: 'cannot',
    mostPayment: 600.5,
  })
  expect(read('')).toEqual({})
})

it('leaves out what the service would refuse: unknown words, payments of nothing, no numbers, too much', () => {
  for (const search of [
    'amount=maybe',
    'mostPayment=0',
    'mostPayment=-3',
    'mostPayment=lots',
    'mostPayment=2e9',
  ])
    expect([search, read(search)]).toEqual([search, {}])
})

it('writes only what differs from easy', () => {
  expect(leverWish('wait', 'cannot')).toEqual({ wait: 'cannot' })
  expect(leverWish('wait', 'easy')).toEqual({ wait: null })
  expect(paymentWish(600)).toEqual({ mostPayment: '600' })
  expect(paymentWish(Number.NaN)).toEqual({ mostPayment: null })
})
