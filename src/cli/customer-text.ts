import type { ExplainedCustomer, Language } from './explained-customer.ts'

type Figure = (value: number) => string

interface Words {
  readonly application: string
  readonly outcome: Readonly<Record<ExplainedCustomer['outcome'], string>>
  risk(risk: string, limit: string): string
  range(low: string, high: string, closeCall: boolean): string
  readonly ruled: string
  readonly weighs: string
  readonly held: string
  addsUp(difference: string): string
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    application: 'Application',
    outcome: { approved: 'Approved', declined: 'Declined' },
    risk: (risk, limit) => `: the estimated risk is ${risk} in 100; the limit is ${limit}.`,
    range: (low, high, closeCall) =>
      `With other training data it would likely lie between ${low} and ${high}${closeCall ? ': a close call' : ''}.`,
    ruled: 'A rule declines it, whatever the score:',
    weighs: 'What weighs most (people in 100):',
    held: 'One of these reasons failed its re-score: a person must look before anything is sent.',
    addsUp: (difference) => `The parts add up to the score within ${difference}.`,
  },
  fr: {
    application: 'Demande',
    outcome: { approved: 'Acceptée', declined: 'Refusée' },
    risk: (risk, limit) =>
      `\u00a0: le risque estimé est de ${risk} sur 100\u202f; la limite est de ${limit}.`,
    range: (low, high, closeCall) =>
      `Avec d’autres données d’apprentissage, il se situerait probablement entre ${low} et ${high}${closeCall ? '\u00a0: un cas serré' : ''}.`,
    ruled: 'Une règle conduit au refus, quel que soit le score\u00a0:',
    weighs: 'Ce qui pèse le plus (personnes sur 100)\u00a0:',
    held: 'Une de ces raisons n’a pas tenu à la vérification\u00a0: une personne doit regarder avant tout envoi.',
    addsUp: (difference) => `Les parts donnent le score à ${difference} près.`,
  },
}

/** One decision in full, for people. */
export function customerText(customer: ExplainedCustomer, language: Language): string {
  const words = WORDS[language]
  const figure: Figure = (value) =>
    language === 'fr' ? value.toFixed(1).replace('.', ',') : value.toFixed(1)
  const { id, outcome, pd, limitPd, pdInterval, closeCall, rules, reasons, held, sumDifference } = customer
  return [
    `${words.application} ${id}`,
    `${words.outcome[outcome]}${words.risk(figure(100 * pd), figure(100 * limitPd))}`,
    words.range(figure(100 * pdInterval.low), figure(100 * pdInterval.high), closeCall),
    ...(rules.length > 0 ? [words.ruled] : []),
    ...rules.map(({ text, source }) => `  ${text} (${source})`),
    ...(reasons.length > 0 ? [words.weighs] : []),
    ...reasons.map(({ points, text }) => `  ${points >= 0 ? '+' : '−'}${figure(Math.abs(points))}  ${text}`),
    ...(held ? [words.held] : []),
    words.addsUp(sumDifference.toExponential(1)),
  ].join('\n')
}
