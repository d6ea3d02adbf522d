const EVENT_WORDS = [
  'created',
  'invited',
  'disabled',
  'reset',
  'password-chosen',
  'signed-in',
  'signed-out-everywhere',
  'role-changed',
] as const

/** Events that have words in both languages; one of a newer service is shown by its id. */
export function isEventWord(event: string): event is (typeof EVENT_WORDS)[number] {
  return (EVENT_WORDS as readonly string[]).includes(event)
}
