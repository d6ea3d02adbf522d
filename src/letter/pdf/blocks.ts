import { type Box, INK, MM, PAGE, type Pen, STYLE, type Style, WIDTH } from './pen.ts'

type Element = PDFKit.PDFStructureElement

/** A piece of the letter: how high it is, and how it is drawn into the tags of its parent. */
export interface Block {
  /** Points, space above included. */
  readonly height: number
  draw(top: number, parent: Element): void
}

const BODY = { x: PAGE.left, width: WIDTH } as const

/** @param above space in millimetres @param tag P, H1, H2 */
export function textBlock(pen: Pen, text: string, style: Style, above: number, tag = 'P'): Block {
  const gap = above * MM * pen.scale
  return {
    height: gap + pen.height(text, style, WIDTH),
    draw(top, parent) {
      parent.add(pen.document.struct(tag, {}, () => pen.write(text, style, top + gap, BODY)))
    },
  }
}

export function listBlock(pen: Pen, items: readonly string[]): Block {
  const indent = 4.5 * MM
  const gap = 0.4 * MM * pen.scale
  const heights = items.map((item) => gap + pen.height(item, STYLE.body, WIDTH - indent))
  return {
    height: sum(heights),
    draw(top, parent) {
      const { document } = pen
      const list = document.struct('L')
      parent.add(list)
      let y = top
      for (const [index, item] of items.entries()) {
        const at = y + gap
        const entry = document.struct('LI')
        list.add(entry)
        entry.add(
          document.struct('Lbl', {}, () => pen.write('–', STYLE.body, at, { x: PAGE.left, width: indent })),
        )
        entry.add(
          document.struct('LBody', {}, () =>
            pen.write(item, STYLE.body, at, { x: PAGE.left + indent, width: WIDTH - indent }),
          ),
        )
        y += heights[index]!
      }
    },
  }
}

/** Sender on the left, recipient with date and number on the right; each line a paragraph of its own. */
export function headBlock(
  pen: Pen,
  sender: { readonly name: string; readonly lines: readonly string[] },
  right: readonly string[],
): Block {
  const half = WIDTH / 2
  const left: Line[] = [
    { text: sender.name, style: STYLE.sender },
    ...sender.lines.map((text) => ({ text, style: STYLE.address })),
  ]
  const to = right.map((text): Line => ({ text, style: STYLE.address }))
  return {
    height: Math.max(linesHeight(pen, left, half), linesHeight(pen, to, half)),
    draw(top, parent) {
      drawLines(pen, left, top, { x: PAGE.left, width: half }, parent)
      drawLines(pen, to, top, { x: PAGE.left + half, width: half, align: 'right' }, parent)
    },
  }
}

export interface Line {
  /** Empty = a line left free. */
  readonly text: string
  readonly style: Style
}

export function linesHeight(pen: Pen, lines: readonly Line[], width: number): number {
  return sum(lines.map(({ text, style }) => pen.height(text === '' ? ' ' : text, style, width)))
}

export function drawLines(pen: Pen, lines: readonly Line[], top: number, box: Box, parent: Element): void {
  let y = top
  for (const { text, style } of lines) {
    const at = y
    if (text !== '') parent.add(pen.document.struct('P', {}, () => pen.write(text, style, at, box)))
    y += linesHeight(pen, [{ text, style }], box.width)
  }
}

/** Said in a frame at the top. */
export function framedBlock(pen: Pen, text: string): Block {
  const pad = 1.2 * MM
  const inner = pen.height(text, STYLE.column, WIDTH - 2 * pad)
  const below = 4 * MM * pen.scale
  return {
    height: inner + 2 * pad + below,
    draw(top, parent) {
      const { document } = pen
      document.markContent('Artifact', { type: 'Layout' })
      document
        .rect(PAGE.left, top, WIDTH, inner + 2 * pad)
        .lineWidth(0.6)
        .strokeColor(INK.edge)
        .stroke()
      document.endMarkedContent()
      parent.add(
        document.struct('P', {}, () =>
          pen.write(text, STYLE.column, top + pad, { x: PAGE.left + pad, width: WIDTH - 2 * pad }),
        ),
      )
    },
  }
}

export function ruledBlock(pen: Pen, text: string, style: Style): Block {
  const gap = 3.4 * MM * pen.scale
  const pad = 1.6 * MM * pen.scale
  return {
    height: gap + pad + pen.height(text, style, WIDTH),
    draw(top, parent) {
      pen.rule(top + gap)
      parent.add(pen.document.struct('P', {}, () => pen.write(text, style, top + gap + pad, BODY)))
    },
  }
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
