import PDFDocument from 'pdfkit'
import type { Letter, LetterPart } from '../contract/index.ts'
import { fail } from '../errors/index.ts'
import { type Block, framedBlock, headBlock, listBlock, ruledBlock, sum, textBlock } from './pdf/blocks.ts'
import { type Face, faces, requireCharacters } from './pdf/fonts.ts'
import { documentOptions, PDF_UA } from './pdf/pdfkit-options.ts'
import { createPen, PAGE, type Pen, STYLE } from './pdf/pen.ts'
import { reasonTable } from './pdf/reason-table.ts'
import { scaleBlock } from './pdf/scale-block.ts'

/** The whole letter shrinks by these steps until it stands on one page; the smallest body is then 8.2 points. */
const SCALES = [1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82]

/**
 * The letter as a tagged PDF (PDF/UA-1) of one A4 page, its fonts embedded. Same letter, same bytes.
 * @throws VitrineError E_LETTER_CHARACTER; E_LETTER_PAGE when it does not fit one page at any size
 */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  return (await printedLetter(letter)).pdf
}

/** The same, with how much its type had to shrink: 1 = not at all. */
export async function printedLetter(
  letter: Letter,
): Promise<{ readonly pdf: Uint8Array; readonly scale: number }> {
  const { title, sender, language, issuedOn } = letter
  const document = new PDFDocument(documentOptions({ title, author: sender.name, language, issuedOn }))
  const bytes: Uint8Array[] = []
  document.on('data', (piece: Uint8Array) => bytes.push(piece))
  const ended = new Promise<void>((resolve) => document.on('end', resolve))
  for (const [face, file] of faces()) document.registerFont(face, file)
  requireCharacters(allText(letter), (codePoint) => hasGlyph(document, 'regular', codePoint))
  const { blocks, scale } = fitting(document, letter)
  const root = document.struct('Document')
  document.addStructure(root)
  let top: number = PAGE.top
  for (const block of blocks) {
    block.draw(top, root)
    top += block.height
  }
  root.end()
  document.appendXML(PDF_UA)
  document.end()
  await ended
  return { pdf: new Uint8Array(Buffer.concat(bytes)), scale }
}

function fitting(document: PDFKit.PDFDocument, letter: Letter): { blocks: Block[]; scale: number } {
  const room = PAGE.height - PAGE.top - PAGE.bottom
  for (const scale of SCALES) {
    const blocks = blocksOf(letter, createPen(document, scale))
    if (sum(blocks.map(({ height }) => height)) <= room) return { blocks, scale }
  }
  fail('E_LETTER_PAGE', {
    what: 'The letter does not fit one page, even in the smallest type.',
    got: `${letter.sections.length} sections`,
    expected: 'one A4 page',
    remedy: 'Shorten names and addresses in the letter settings.',
  })
}

function blocksOf(letter: Letter, pen: Pen): Block[] {
  const { specimen, sender, recipient, reference, sections, closing } = letter
  const right = [...recipient, ...(recipient.length > 0 ? [''] : []), ...reference]
  const name = closing.role === '' ? closing.name : `${closing.name}, ${closing.role}`
  return [
    ...(specimen === null ? [] : [framedBlock(pen, specimen)]),
    headBlock(pen, sender, right),
    textBlock(pen, letter.title, STYLE.title, 6, 'H1'),
    textBlock(pen, letter.salutation, STYLE.body, 3),
    ...letter.opening.map((text) => textBlock(pen, text, STYLE.body, 1.2)),
    ...(letter.scale === null ? [] : [scaleBlock(pen, letter.scale)]),
    ...sections.flatMap(({ heading, parts }) => [
      textBlock(pen, heading, STYLE.heading, 2.8, 'H2'),
      ...parts.map((part) => partBlock(part, pen)),
    ]),
    textBlock(pen, closing.greeting, STYLE.body, 3),
    textBlock(pen, name, STYLE.strong, 0),
    ...letter.foot.map((text) => ruledBlock(pen, text, STYLE.foot)),
  ]
}

function partBlock(part: LetterPart, pen: Pen): Block {
  if (part.kind === 'text') return textBlock(pen, part.text, STYLE.body, 0.9)
  if (part.kind === 'list') return listBlock(pen, part.items)
  return reasonTable(pen, part)
}

function hasGlyph(document: PDFKit.PDFDocument, face: Face, codePoint: number): boolean {
  // The library's own types leave the loaded font out.
  const { _font } = document.font(face) as unknown as {
    readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } }
  }
  return _font.font.hasGlyphForCodePoint(codePoint)
}

/** Every character that will be printed. */
function allText(letter: Letter): string {
  return JSON.stringify(letter, (key, value: unknown) => (key === 'provenance' ? undefined : value))
}
