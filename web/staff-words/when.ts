import type { Text } from '../text/index.ts'

/** Day and time of the reader's clock: "23 Nov 2026, 10:42". @param at milliseconds since 1970 */
export function whenOf(at: number, { date, language }: Pick<Text, 'date' | 'language'>): string {
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const moment = new Date(at)
  const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  return `${date(day, 'short')}, ${time.format(moment)}`
}
