import type { LetterScale } from '../../contract/index.ts'
import { PICTURE, type RiskPicture, riskPicture } from '../risk-picture.ts'
import type { Block } from './blocks.ts'
import type { Face } from './fonts.ts'
import { INK, MM, PAGE, type Pen, WIDTH } from './pen.ts'

/** The risk scale as one figure whose alternative text says the whole of it. */
export function scaleBlock(pen: Pen, scale: LetterScale): Block {
  const { document } = pen
  const unit = WIDTH / PICTURE.width
  const gap = 2.4 * MM * pen.scale
  const height = PICTURE.height * unit
  return {
    height: gap + height,
    draw(top, parent) {
      const y = top + gap
      const { left } = PAGE
      parent.add(
        document.struct(
          'Figure',
          { alt: scale.words.about, bbox: [left, y, left + WIDTH, y + height] },
          () => {
            document.save().translate(left, y).scale(unit)
            drawPicture(document, riskPicture(scale), scale)
            document.restore()
          },
        ),
      )
    },
  }
}

function drawPicture(document: PDFKit.PDFDocument, picture: RiskPicture, { words }: LetterScale): void {
  const { bar, ticks, risk, all, allWord, riskWordLeft, limitWordsLeft } = picture
  const bottom = bar.top + bar.height
  document
    .save()
    .rect(bar.limit, bar.top, bar.to - bar.limit, bar.height)
    .clip()
  for (let x = bar.limit - bar.height; x < bar.to; x += 6) {
    document.moveTo(x, bottom).lineTo(x + bar.height, bar.top)
  }
  document.lineWidth(2).strokeColor(INK.hatch).stroke().restore()
  document.lineWidth(1).strokeColor(INK.edge)
  document.rect(bar.from, bar.top, bar.to - bar.from, bar.height).stroke()
  for (const { x, text } of ticks) {
    document
      .moveTo(x, bottom)
      .lineTo(x, bottom + 4)
      .lineWidth(1)
      .strokeColor(INK.edge)
      .stroke()
    say(document, text, x, 71, 'middle', 'regular', 13, INK.third)
  }
  document.moveTo(bar.limit, 6).lineTo(bar.limit, 61).lineWidth(2).strokeColor(INK.text).stroke()
  if (limitWordsLeft) say(document, words.limit, bar.limit - 8, 14, 'end', 'strong', 13, INK.text)
  else {
    say(document, words.accepted, bar.limit - 8, 14, 'end', 'regular', 13, INK.third)
    const wide = say(document, words.limit, bar.limit + 8, 14, 'start', 'strong', 13, INK.text)
    say(document, words.declined, bar.limit + 15 + wide, 14, 'start', 'regular', 13, INK.third)
  }
  document.polygon([risk - 8, 30], [risk + 8, 30], [risk, 43]).fill(INK.text)
  say(
    document,
    words.risk,
    riskWordLeft ? risk - 13 : risk + 13,
    39,
    riskWordLeft ? 'end' : 'start',
    'strong',
    15,
    INK.text,
  )
  document
    .moveTo(all, 40)
    .lineTo(all, 81)
    .lineWidth(1.6)
    .dash(2, { space: 3 })
    .strokeColor(INK.all)
    .stroke()
    .undash()
  say(document, words.all, allWord, 92, 'middle', 'regular', 13, INK.text)
}

/** One line with its baseline at `y`, anchored as in SVG. @returns its width */
function say(
  document: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  face: Face,
  size: number,
  ink: string,
): number {
  document.font(face).fontSize(size).fillColor(ink)
  const width = document.widthOfString(text)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  document.text(text, left, y, { lineBreak: false, baseline: 'alphabetic' })
  return width
}
