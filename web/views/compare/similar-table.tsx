import { useState } from 'react'
import { Link } from 'wouter'
import type { SimilarFile } from '../../../src/contract/index.ts'
import { inSentence, ScrollBox } from '../../controls/index.ts'
import { Verdict } from '../../parts/index.ts'
import { type Text, useText } from '../../text/index.ts'

const FIRST = 10

interface SimilarTableProps {
  readonly files: readonly SimilarFile[]
  /** Whether each file says in what it is alike. */
  readonly showsParts: boolean
}

/** The similar files that may be opened: what the score says of each, and what came of it. */
export function SimilarTable({ files, showsParts }: SimilarTableProps) {
  const { t } = useText()
  const [all, setAll] = useState(false)
  const shown = all ? files : files.slice(0, FIRST)
  return (
    <>
      <ScrollBox name={t('compare.near.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('find.customer')}</th>
              <th scope="col" className="num">
                {t('find.risk')}
              </th>
              <th scope="col">{t('find.result')}</th>
              <th scope="col">{t('compare.near.column.target')}</th>
              {showsParts ? (
                <>
                  <th scope="col">{t('compare.near.column.alike')}</th>
                  <th scope="col">{t('compare.near.column.unlike')}</th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((file) => (
              <SimilarRow key={file.applicationId} file={file} showsParts={showsParts} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {files.length > FIRST ? (
        <p className="sm" style={{ marginTop: 12 }}>
          <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all
              ? t('compare.near.fewer', { count: FIRST })
              : t('compare.near.more', { count: files.length })}
          </button>
        </p>
      ) : null}
    </>
  )
}

function SimilarRow({ file, showsParts }: { readonly file: SimilarFile; readonly showsParts: boolean }) {
  const text = useText()
  const { t } = text
  const number = text.applicationId(file.applicationId)
  return (
    <tr>
      <th scope="row">
        <Link href={`/files/${file.applicationId}`}>
          {file.displayName ?? t('common.application', { id: number })}
        </Link>
        {file.displayName === null ? null : (
          <small className="mut" style={{ display: 'block' }}>
            {number}
          </small>
        )}
      </th>
      <td className="num">
        <b>{text.riskAndLimit(file.pd, file.limitPd).risk}</b>
      </td>
      <td>
        <Verdict outcome={file.outcome} closeCall={file.closeCall} />
      </td>
      <td className={file.target === null ? 'none' : undefined}>
        {t(`compare.near.target.${file.target ?? 'unknown'}`)}
      </td>
      {showsParts ? (
        <>
          <td>{listOf(file.alike, text)}</td>
          <td>{file.unlike === null ? null : text.local(file.unlike)}</td>
        </>
      ) : null}
    </tr>
  )
}

function listOf(labels: SimilarFile['alike'], text: Text): string {
  return labels.map((label, k) => (k === 0 ? text.local(label) : inSentence(text.local(label)))).join(', ')
}
