import type { Letter, LetterPart, LetterScale } from '../contract/index.ts'
import { escaped } from './escaped.ts'
import { LETTER_STYLE } from './letter-style.ts'
import { PICTURE, riskPicture } from './risk-picture.ts'

/** The letter as one HTML page that needs nothing else and prints on A4. */
export function letterHtml(letter: Letter): string {
  const { language, title, sender, recipient, reference, closing, specimen } = letter
  const lines = (all: readonly string[]): string => all.map(escaped).join('<br>')
  const address = [...recipient, ...(recipient.length > 0 ? [''] : []), ...reference]
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style>${LETTER_STYLE}</style></head><body><main class="sheet">
${specimen === null ? '' : `<p class="specimen">${escaped(specimen)}</p>\n`}<div class="head"><p><b>${escaped(sender.name)}</b><br>${lines(sender.lines)}</p><p class="to">${lines(address)}</p></div>
<h1>${escaped(title)}</h1>
<p>${escaped(letter.salutation)}</p>
${letter.opening.map((text) => `<p>${escaped(text)}</p>`).join('\n')}
${letter.scale === null ? '' : `${picture(letter.scale)}\n`}${letter.sections.map(({ heading, parts }) => `<h2>${escaped(heading)}</h2>\n${parts.map(part).join('\n')}`).join('\n')}
<p class="end">${escaped(closing.greeting)}<br><b>${escaped(closing.name)}</b>${closing.role === '' ? '' : `, ${escaped(closing.role)}`}</p>
<footer>${lines(letter.foot)}</footer>
</main></body></html>
`
}

function part(one: LetterPart): string {
  if (one.kind === 'text') return `<p>${escaped(one.text)}</p>`
  if (one.kind === 'list') return `<ul>${one.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
  const { reason, yours, typical } = one.columns
  const head = [reason, yours, typical].map((text) => `<th scope="col">${escaped(text)}</th>`).join('')
  const rows = one.rows.map(
    (row, index) =>
      `<tr><th scope="row"><b>${index + 1}. ${escaped(row.text)}</b><br><span>${escaped(row.fact)}</span></th><td>${escaped(row.yours)}</td><td>${escaped(row.typical)}</td></tr>`,
  )
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function picture(scale: LetterScale): string {
  const { bar, ticks, risk, all, allWord, riskWordLeft, limitWordsLeft } = riskPicture(scale)
  const { words } = scale
  const bottom = bar.top + bar.height
  const text = (x: number, y: number, said: string, anchor: string, kind = ''): string =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}"${kind}>${escaped(said)}</text>`
  const marks = ticks.map(
    ({ x, text: said }) =>
      `<line x1="${x}" x2="${x}" y1="${bottom}" y2="${bottom + 4}" stroke="#85827b"/>${text(x, 71, said, 'middle', ' class="m"')}`,
  )
  const bold = ' font-weight="600"'
  return `<svg viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" role="img" aria-label="${escaped(words.about)}"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" x2="0" y1="0" y2="6" stroke="#b9b4a8" stroke-width="2.4"/></pattern></defs><rect x="${bar.from}" y="${bar.top}" width="${bar.to - bar.from}" height="${bar.height}" fill="#fff" stroke="#85827b"/><rect x="${bar.limit}" y="${bar.top}" width="${bar.to - bar.limit}" height="${bar.height}" fill="url(#hatch)" stroke="#85827b"/><line x1="${bar.limit}" x2="${bar.limit}" y1="6" y2="61" stroke="#15181c" stroke-width="2"/>${
    limitWordsLeft
      ? text(bar.limit - 8, 14, words.limit, 'end', bold)
      : `${text(bar.limit - 8, 14, words.accepted, 'end', ' class="m"')}<text x="${bar.limit + 8}" y="14"><tspan font-weight="600">${escaped(words.limit)}</tspan><tspan class="m" dx="7">${escaped(words.declined)}</tspan></text>`
  }<path d="M${risk - 8} 30h16l-8 13z" fill="#15181c"/>${text(riskWordLeft ? risk - 13 : risk + 13, 39, words.risk, riskWordLeft ? 'end' : 'start', ' font-weight="600" class="you"')}${marks.join('')}<line x1="${all}" x2="${all}" y1="40" y2="81" stroke="#5b636c" stroke-width="1.6" stroke-dasharray="2 3"/>${text(allWord, 92, words.all, 'middle')}</svg>`
}
