import type { CsvTable } from '../../../src/synth/index.ts'
import type { PreviousApplication } from './previous-draw.ts'

const UNKNOWN_DAY = 365243

/** Who a row belongs to, and whether it is the one that counts. */
export interface PreviousRow {
  readonly id: number
  readonly applicationId: number
  readonly isLastOfContract: boolean
  readonly isLastOfDay: boolean
}

export function writePreviousRow(table: CsvTable, row: PreviousRow, a: PreviousApplication): void {
  const { product, isCard, isCash, isGoods, isBlank } = a
  const hasNoPortfolio =
    a.status === 'Unused offer' ||
    (isBlank && !isCash) ||
    product.combination === 'Cash' ||
    product.combination === ''
  table.integer(row.id)
  table.integer(row.applicationId)
  table.text(product.combination === '' ? 'XNA' : a.kind)
  table.decimal(a.annuity, 3)
  table.decimal(a.asked)
  table.decimal(a.credit)
  table.decimal(a.downPayment)
  table.decimal(a.goodsPrice)
  table.text(a.weekday)
  table.integer(a.hour)
  table.text(row.isLastOfContract ? 'Y' : 'N')
  table.integer(row.isLastOfDay ? 1 : 0)
  table.decimal(a.downRate, 8)
  table.decimal(a.primaryRate, 8)
  table.decimal(a.privilegedRate, 8)
  table.text(a.purpose)
  table.text(a.status)
  table.integer(a.decided)
  table.text(a.payment)
  table.text(a.reason)
  table.text(a.suite)
  table.text(a.client)
  table.text(a.goods)
  table.text(hasNoPortfolio ? 'XNA' : isCash ? 'Cash' : isGoods ? 'POS' : 'Cards')
  table.text(hasNoPortfolio && isCard ? 'XNA' : product.offer)
  table.text(a.channel)
  table.integer(a.area)
  table.text(a.industry)
  table.decimal(isBlank ? Number.NaN : a.term)
  table.text(hasNoPortfolio && !isGoods ? 'XNA' : product.yield)
  table.text(product.combination)
  if (a.isPaidOut) {
    table.decimal(a.cardStarted ? Math.min(a.decided + 20 + ((a.area + a.hour) % 300), -1) : UNKNOWN_DAY)
    table.decimal(isCard && !a.cardStarted ? UNKNOWN_DAY : a.firstDue)
    table.decimal(isCard ? UNKNOWN_DAY : a.firstDue + 30 * (a.term - 1))
    const closed = isCard ? Math.round(a.decided / 2) : a.lastDue
    table.decimal(a.isOpen ? UNKNOWN_DAY : closed)
    table.decimal(a.isOpen ? UNKNOWN_DAY : Math.min(closed + 2 + (a.hour % 9), -1))
    table.decimal(a.isInsured ? 1 : 0)
  } else for (let k = 0; k < 6; k++) table.blank()
  table.endRow()
}
