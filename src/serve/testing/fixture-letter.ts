import type { LetterSettingsFile } from '../../letter/index.ts'

const authority = { name: { en: 'an authority', fr: 'une autorité' }, address: '2 rue Fixe' }

/** Complete settings of the fixture lender. */
export const fixtureLetterSettings: LetterSettingsFile = {
  lender: { name: 'Fixture Bank', address: ['1 rue Fixe'] },
  review: { email: 'review@fixture.example', phone: '02 00', askWithinDays: 60, answerWithinDays: 14 },
  scoreProviders: { A: { name: 'Indice Fixe', address: '1 rue Fixe' } },
  databases: [{ en: 'a register', fr: 'un registre' }],
  authorities: { mediator: authority, dataProtection: authority, supervisor: authority },
  approvalValidDays: 30,
}
