import { Link } from 'wouter'
import type { FoundApplication, FoundApplications } from '../../../src/contract/index.ts'
import { MiniScale } from '../../charts/index.ts'
import { Verdict } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { markMatch } from './mark-match.ts'

interface FilesTableProps {
  readonly files: FoundApplications
  readonly q: string
}

export function FilesTable({ files, q }: FilesTableProps) {
  const { t, number } = useText()
  const dated = files.items.some((file) => file.receivedOn !== null)
  return (
    <table className="files">
      <caption className="vh">{t('find.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('find.customer')}</th>
          <th scope="col" className="hide-s">
            {t('find.application')}
          </th>
          <th scope="col" className="hide-s">
            {t('find.asks')}
          </th>
          <th scope="col" className="num two">
            {t('find.risk')}
          </th>
          <th scope="col" className="hide-s mini">
            {t('find.scale', { limit: number(files.limitPd * 100) })}
          </th>
          <th scope="col">{t('find.result')}</th>
          {dated ? (
            <th scope="col" className="num hide-s">
              {t('find.received')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {files.items.map((file) => (
          <FileRow key={file.applicationId} file={file} q={q} dated={dated} />
        ))}
      </tbody>
    </table>
  )
}

function FileRow({ file, q, dated }: { file: FoundApplication; q: string; dated: boolean }) {
  const text = useText()
  const { t } = text
  const number = text.applicationId(file.applicationId)
  const name = file.displayName ?? t('common.application', { id: number })
  const loan = text.local(file.loanType)
  const asks =
    file.amount === null
      ? loan
      : t('shell.loanAmount', { loan, amount: text.money(file.amount, file.currency) })
  const [before, match, after] = markMatch(name, q)
  return (
    <tr>
      <th scope="row">
        <Link href={`/files/${file.applicationId}`}>
          {before}
          {match === '' ? null : <mark>{match}</mark>}
          {after}
        </Link>
        <span className="only-s small">
          {number}, {asks}
        </span>
      </th>
      <td className="mut hide-s">{number}</td>
      <td className="hide-s">{asks}</td>
      <td className="num">
        <b>{text.riskAndLimit(file.pd, file.limitPd).risk}</b>
      </td>
      <td className="hide-s mini">
        <MiniScale points={file.pd * 100} limit={file.limitPd * 100} />
      </td>
      <td>
        <Verdict outcome={file.outcome} closeCall={file.closeCall} />
        <Standing file={file} />
        {file.due === null ? null : (
          <span className="small">
            {t(file.due < new Date().toISOString().slice(0, 10) ? 'find.late' : 'find.due', {
              date: text.date(file.due, 'short'),
            })}
          </span>
        )}
      </td>
      {dated ? (
        <td className="num mut nw hide-s">
          {file.receivedOn === null ? (
            <span className="none">{t('find.noDate')}</span>
          ) : (
            text.date(file.receivedOn, 'short')
          )}
        </td>
      ) : null}
    </tr>
  )
}

/** Below the limit and declined, and nobody decided: only a rule does that. */
function Standing({ file: { standing, outcome, pd, limitPd } }: { readonly file: FoundApplication }) {
  const { t } = useText()
  if (standing !== 'score') return <span className="small">{t(`find.standing.${standing}`)}</span>
  return outcome === 'declined' && pd < limitPd ? <span className="small">{t('find.byRule')}</span> : null
}
