import type { Letter, LetterPart } from '../../../src/contract/index.ts'
import { RiskScale } from '../../charts/index.ts'

/** The letter on its sheet, always light, in its own language. */
export function LetterSheet({ letter }: { letter: Letter }) {
  const { sender, recipient, reference, scale, closing, specimen } = letter
  return (
    <article className="sheet" data-theme="light" lang={letter.language}>
      {specimen === null ? null : <p className="specimen">{specimen}</p>}
      <div className="sheet-head">
        <p>
          <b>{sender.name}</b>
          {sender.lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
        <p className="to">
          {[...recipient, ...reference].map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      </div>
      <h2 className="sheet-title">{letter.title}</h2>
      <p>{letter.salutation}</p>
      {letter.opening.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {scale === null ? null : (
        <RiskScale
          points={scale.risk}
          limit={scale.limit}
          baseRate={scale.all}
          density={null}
          texts={{
            customer: scale.words.risk,
            limit: scale.words.limit,
            approved: scale.words.accepted,
            declined: scale.words.declined,
            all: scale.words.all,
            axis: '',
          }}
          label={scale.words.about}
        />
      )}
      {letter.sections.map(({ id, heading, parts }) => (
        <section key={id}>
          <h3>{heading}</h3>
          {parts.map((part) => (
            <Part key={JSON.stringify(part)} part={part} />
          ))}
        </section>
      ))}
      <p className="end">
        {closing.greeting}
        <br />
        <b>{closing.name}</b>
        {closing.role === '' ? null : `, ${closing.role}`}
      </p>
      <footer>{letter.foot.join(' ')}</footer>
    </article>
  )
}

function Part({ part }: { part: LetterPart }) {
  if (part.kind === 'text') return <p>{part.text}</p>
  if (part.kind === 'list') {
    return (
      <ul>
        {part.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  }
  const { reason, yours, typical } = part.columns
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{reason}</th>
          <th scope="col">{yours}</th>
          <th scope="col">{typical}</th>
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row, index) => (
          <tr key={row.group}>
            <th scope="row">
              <b>
                {index + 1}. {row.text}
              </b>
              <span>{row.fact}</span>
            </th>
            <td>{row.yours}</td>
            <td>{row.typical}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
