import type { LetterPart } from '../../contract/index.ts'
import { type Block, drawLines, type Line, linesHeight, sum } from './blocks.ts'
import { MM, PAGE, type Pen, STYLE, type Style, WIDTH } from './pen.ts'

type Reasons = Extract<LetterPart, { kind: 'reasons' }>

const GAP = 4 * MM
const SHARES = [0.54, 0.19, 0.27] as const

/** Left edge and width of each column. */
const COLUMNS = SHARES.map((share, index) => ({
  x: PAGE.left + WIDTH * sum(SHARES.slice(0, index)),
  width: WIDTH * share - (index < SHARES.length - 1 ? GAP : 0),
}))

/** A table that says of each cell whether it heads a column or a row. */
export function reasonTable(pen: Pen, { columns, rows }: Reasons): Block {
  const { document } = pen
  const pad = 0.9 * MM * pen.scale
  const heads = [columns.reason, columns.yours, columns.typical]
  const heightOf = (text: string, style: Style, column: number): number =>
    pen.height(text, style, COLUMNS[column]!.width)
  const headHeight = Math.max(...heads.map((text, index) => heightOf(text, STYLE.column, index))) + pad
  const lines = rows.map(({ text, fact, yours, typical }, index) => {
    const reason: Line[] = [
      { text: `${index + 1}. ${text}`, style: STYLE.reason },
      { text: fact, style: STYLE.fact },
    ]
    const height = Math.max(
      linesHeight(pen, reason, COLUMNS[0]!.width),
      heightOf(yours, STYLE.cell, 1),
      heightOf(typical, STYLE.cell, 2),
    )
    return { reason, yours, typical, height: height + 2 * pad }
  })
  return {
    height: headHeight + sum(lines.map(({ height }) => height)),
    draw(top, parent) {
      const table = document.struct('Table')
      parent.add(table)
      const heading = document.struct('TR')
      table.add(heading)
      for (const [index, text] of heads.entries()) {
        heading.add(
          document.struct('TH', { scope: 'Column' }, () =>
            pen.write(text, STYLE.column, top, COLUMNS[index]!),
          ),
        )
      }
      let y = top + headHeight
      for (const { reason, yours, typical, height } of lines) {
        const at = y + pad
        pen.rule(y)
        const row = document.struct('TR')
        table.add(row)
        const heading = document.struct('TH', { scope: 'Row' })
        row.add(heading)
        drawLines(pen, reason, at, COLUMNS[0]!, heading)
        row.add(document.struct('TD', {}, () => pen.write(yours, STYLE.cell, at, COLUMNS[1]!)))
        row.add(document.struct('TD', {}, () => pen.write(typical, STYLE.cell, at, COLUMNS[2]!)))
        y += height
      }
    },
  }
}
