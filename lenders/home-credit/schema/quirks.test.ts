import { expect, it } from 'vitest'
import { columnUse } from '../../../src/features/index.ts'
import { homeCredit } from '../index.ts'

it('tells quirks of columns that exist, as sentences of both languages', () => {
  const policy = homeCredit.policies[0]!
  for (const [column, { en, fr }] of Object.entries(homeCredit.quirks)) {
    expect(() => columnUse(policy, column)).not.toThrow()
    expect(en).toMatch(/^[A-Z0-9-].*\.$/)
    expect(fr).toMatch(/^[A-ZÉÀ0-9-].*\.$/)
    // Narrow space before ; ! ?, no-break space before a colon, a per cent sign and inside « ».
    expect(fr).not.toMatch(/[^\u202f][;!?]|[^\u00a0][:%»]|«[^\u00a0]/)
  }
})

it('has a quirk for every column in which 365243 is not a value', () => {
  for (const table of homeCredit.tables) {
    for (const { name, sentinels = [] } of table.columns) {
      if (!sentinels.includes(365243)) continue
      expect(homeCredit.quirks[`${table.name}.${name}`]?.en).toContain('365243')
    }
  }
})
