import { expect, it } from 'vitest'
import { files } from '../../fixtures/find.ts'
import { markupOf, wordsOf } from '../../fixtures/render.tsx'
import { FindView } from './find-view.tsx'
import { markMatch } from './mark-match.ts'

const nothing = () => {}
function markup(language: 'en' | 'fr', part: Partial<Parameters<typeof FindView>[0]> = {}) {
  return markupOf(
    <FindView
      files={files}
      q=""
      typed=""
      show="all"
      settled={true}
      more={null}
      onType={nothing}
      onClear={nothing}
      onShow={nothing}
      onEnter={nothing}
      {...part}
    />,
    language,
  )
}

it('says how many files there are and how many are close calls', () => {
  expect(wordsOf(markup('en'))).toContain('You can open 212 files; 12 are close calls.')
  expect(wordsOf(markup('fr'))).toContain('Vous pouvez ouvrir 212 dossiers\u202f; 12 sont des cas limites.')
})

it('shows one decimal within 1 of the limit only', () => {
  const page = wordsOf(markup('en'))
  expect(page).toContain('9.3 Close call: declined')
  expect(page).toContain('8.6 Close call: approved')
  expect(page).toContain('14 Declined')
})

it('marks who is declined below the limit: by a fixed rule', () => {
  const [first] = files.items
  const ruled = {
    ...first!,
    outcome: 'declined',
    closeCall: false,
    pd: 0.03,
    limitPd: 0.09,
    standing: 'score',
  } as const
  const pageOf = (file: typeof first, language: 'en' | 'fr') =>
    wordsOf(markup(language, { files: { ...files, items: [file!] } }))
  expect(pageOf(ruled, 'en')).toContain('Declined by a fixed rule')
  expect(pageOf(ruled, 'fr')).toContain('Refusé par une règle fixe')
  for (const other of [{ pd: 0.09 }, { outcome: 'approved' }, { standing: 'confirmed' }] as const)
    expect(pageOf({ ...ruled, ...other }, 'en')).not.toContain('fixed rule')
})

it('underlines the match and counts it', () => {
  const page = markup('en', { q: 'ferr', typed: 'ferr', files: { ...files, total: 3 } })
  expect(page).toContain('Marc <mark>Ferr</mark>and')
  expect(wordsOf(page)).toContain('3 files match “ferr”.')
})

it('finds the start of any word, without accents and case', () => {
  expect(markMatch('Hélène Ferrand-Roy', 'helene')).toEqual(['', 'Hélène', ' Ferrand-Roy'])
  expect(markMatch('Hélène Ferrand-Roy', 'ROY')).toEqual(['Hélène Ferrand-', 'Roy', ''])
  expect(markMatch('Hélène', 'lène')).toEqual(['Hélène', '', ''])
})

it('says which search found nothing and offers to clear it', () => {
  const none = { ...files, items: [], total: 0 }
  const page = wordsOf(markup('en', { q: 'zz', typed: 'zz', files: none }))
  expect(page).toContain('No file matches “zz”.')
  expect(page).toContain('Clear the search')
})

it('shows the number where the data has no name, and no date column where it has no dates', () => {
  const bare = files.items.map((file) => ({ ...file, displayName: null, receivedOn: null }))
  const page = wordsOf(markup('en', { files: { ...files, items: bare } }))
  expect(page).toContain('Application 103\u00a0979')
  expect(page).not.toContain('Received')
})
