import type { LetterSection } from '../../contract/index.ts'
import { addDays, formatDate, formatDays } from '../../format/index.ts'
import type { LetterRequest } from '../letter-request.ts'
import { AUTHORITIES, type LetterSettings } from '../settings.ts'
import { WORDS } from '../words/index.ts'

/** What the person may ask for, how, by when, and where to complain under this policy's law. */
export function rightsSection(
  { language, issuedOn, needs }: LetterRequest,
  { review, authorities }: LetterSettings,
): LetterSection {
  const words = WORDS[language].rights
  const addressed = AUTHORITIES[needs.profile]!.map((id) => {
    const { name, address } = authorities[id]!
    return `${name[language]}, ${address}`
  })
  const ask = words.ask({
    email: review.email,
    phone: review.phone,
    askBefore: formatDate(language, addDays(issuedOn, review.askWithinDays)),
    answerWithin: formatDays(language, review.answerWithinDays),
  })
  const notices = words.notices[needs.profile]?.(addressed[0]!) ?? [words.complain(addressed)]
  return {
    id: 'rights',
    heading: words.heading,
    parts: [ask, ...notices].map((text) => ({ kind: 'text', text })),
  }
}
