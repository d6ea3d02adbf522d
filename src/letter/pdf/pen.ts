import type { Face } from './fonts.ts'

/** Points per millimetre. */
export const MM = 72 / 25.4

export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  top: 13 * MM,
  right: 22 * MM,
  bottom: 11 * MM,
  left: 25 * MM,
} as const
export const WIDTH = PAGE.width - PAGE.left - PAGE.right

export const INK = {
  text: '#15181c',
  second: '#474d55',
  third: '#626871',
  rule: '#d9d5cb',
  edge: '#85827b',
  hatch: '#b9b4a8',
  all: '#5b636c',
} as const

/** One way to set text. Sizes in points at full size. */
export interface Style {
  readonly face: Face
  readonly size: number
  readonly ink: string
  /** Distance of lines over the size. */
  readonly leading: number
}

export const STYLE = {
  body: { face: 'regular', size: 10, ink: INK.text, leading: 1.29 },
  strong: { face: 'strong', size: 10, ink: INK.text, leading: 1.29 },
  title: { face: 'title', size: 16, ink: INK.text, leading: 1.2 },
  heading: { face: 'title', size: 11.4, ink: INK.text, leading: 1.25 },
  sender: { face: 'strong', size: 11, ink: INK.text, leading: 1.3 },
  address: { face: 'regular', size: 9, ink: INK.second, leading: 1.35 },
  column: { face: 'regular', size: 8.4, ink: INK.second, leading: 1.3 },
  reason: { face: 'strong', size: 9.4, ink: INK.text, leading: 1.28 },
  fact: { face: 'regular', size: 8.4, ink: INK.third, leading: 1.25 },
  cell: { face: 'regular', size: 9.4, ink: INK.text, leading: 1.28 },
  foot: { face: 'regular', size: 8, ink: INK.third, leading: 1.3 },
} as const satisfies Record<string, Style>

export interface Box {
  readonly x: number
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
}

/** Sets text at one scale: the whole letter shrinks together until it fits its page. */
export interface Pen {
  readonly document: PDFKit.PDFDocument
  readonly scale: number
  /** Height in points that the text takes. */
  height(text: string, style: Style, width: number): number
  /** Writes it with its top at `y`. */
  write(text: string, style: Style, y: number, box: Box): void
  /** A thin line that is no content. */
  rule(y: number): void
}

export function createPen(document: PDFKit.PDFDocument, scale: number): Pen {
  const use = ({ face, size, leading }: Style) => {
    document.font(face).fontSize(size * scale)
    return size * scale * leading - document.currentLineHeight()
  }
  return {
    document,
    scale,
    height(text, style, width) {
      const lineGap = use(style)
      return document.heightOfString(text, { width, lineGap })
    },
    write(text, style, y, { x, width, align = 'left' }) {
      const lineGap = use(style)
      document.fillColor(style.ink).text(text, x, y, { width, align, lineGap })
    },
    rule(y) {
      document.markContent('Artifact', { type: 'Layout' })
      document
        .moveTo(PAGE.left, y)
        .lineTo(PAGE.left + WIDTH, y)
        .lineWidth(0.6)
        .strokeColor(INK.rule)
        .stroke()
      document.endMarkedContent()
    },
  }
}
