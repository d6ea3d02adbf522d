/** The letter’s page; the letter’s own words come with it. */
export const letter = {
  'letter.question': 'What do we write?',
  'letter.title.decline': 'Letter of refusal',
  'letter.title.approval': 'Letter of approval',
  'letter.title.counter-offer': 'Letter with another loan',
  'letter.held': 'This letter is held.',
  'letter.language': 'Language of the letter',
  'letter.purpose': 'Purpose of the letter',
  'letter.purpose.answer': 'The answer',
  'letter.purpose.counter-offer': 'With another loan',
  'letter.pdf': 'Open the PDF',
  'letter.held.customer': 'A person looks at your letter before we send it.',
  'letter.held.why': 'No letter can leave before a person has acted on this:',
  'letter.hold.settings': 'The letter settings have no value for: {missing}.',
  'letter.hold.verified': 'A reason failed its check by scoring again: {groups}.',
  'letter.hold.barred': 'A reason comes from data that the policy keeps out of the score: {columns}.',
  'letter.hold.generic': 'A reason names no fact: {texts}',
  'letter.hold.noReason': 'There is no reason to give.',
  'letter.hold.awaitsPerson': 'Somebody has to decide about the application, or answer the customer, first.',
  'letter.hold.againstScore':
    'A person decided against the score: the reasons of the score are not why. Write this letter by hand, with the reasons of that person.',
  'letter.hold.noOffer': 'There is no other loan that we could grant at once.',
} as const
