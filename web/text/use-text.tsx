import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import type { DisplayValue, LocalText, PdInterval } from '../../src/contract/index.ts'
import {
  formatApplicationId,
  formatByUnit,
  formatDate,
  formatMoney,
  formatMonth,
  formatNumber,
  formatRange,
  formatRiskAndLimit,
  formatRiskRange,
  formatShare,
  formatSigned,
  formatValue,
  type Language,
  type RiskRangeTexts,
  type RiskTexts,
  type ValueText,
} from '../format/index.ts'
import { type MessageId, messagesOf } from './messages.ts'

type Values = Readonly<Record<string, string | number>>

/** Every word and number of a page in the reader's language. */
export interface Text {
  readonly language: Language
  /** A message as plain text. */
  t(id: MessageId, values?: Values): string
  /** A message with <b> for strong words and <k> for keys. */
  rich(id: MessageId, values?: Values): ReactNode
  /** The reader's side of a text that came in both languages. */
  local(text: LocalText): string
  number(value: number, decimals?: number): string
  signed(value: number, decimals?: number): string
  money(value: number, currency: string | null): string
  share(value: number, decimals?: number): string
  range(low: string, high: string): string
  applicationId(id: number): string
  date(iso: string, form?: 'long' | 'short'): string
  /** June 2027 / juin 2027. @param iso YYYY-MM */
  month(iso: string): string
  riskAndLimit(pd: number, limitPd: number): RiskTexts
  riskRange(pd: number, limitPd: number, interval: PdInterval): RiskRangeTexts
  value(value: DisplayValue, currency: string | null): ValueText
  byUnit(value: number, unit: DisplayValue['unit'], currency: string | null): string
}

const LanguageContext = createContext<Language>('en')

export function TextProvider({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <LanguageContext value={language}>
      <IntlProvider locale={language} messages={messagesOf(language)}>
        {children}
      </IntlProvider>
    </LanguageContext>
  )
}

export function useText(): Text {
  const intl = useIntl()
  const language = useContext(LanguageContext)
  return useMemo(
    () => ({
      language,
      t: (id, values) => intl.formatMessage({ id }, values),
      rich: (id, values) =>
        intl.formatMessage(
          { id },
          {
            ...values,
            b: (chunks: ReactNode[]) => <b key={String(chunks)}>{chunks}</b>,
            k: (chunks: ReactNode[]) => <kbd key={String(chunks)}>{chunks}</kbd>,
          },
        ),
      local: (text) => text[language],
      number: (value, decimals) => formatNumber(language, value, decimals),
      signed: (value, decimals) => formatSigned(language, value, decimals),
      money: (value, currency) => formatMoney(language, value, currency),
      share: (value, decimals) => formatShare(language, value, decimals),
      range: (low, high) => formatRange(language, low, high),
      applicationId: formatApplicationId,
      date: (iso, form) => formatDate(language, iso, form),
      month: (iso) => formatMonth(language, iso, 'long'),
      riskAndLimit: (pd, limitPd) => formatRiskAndLimit(language, pd, limitPd),
      riskRange: (pd, limitPd, interval) => formatRiskRange(language, pd, limitPd, interval),
      value: (value, currency) => formatValue(language, value, currency),
      byUnit: (value, unit, currency) => formatByUnit(language, value, unit, currency),
    }),
    [intl, language],
  )
}
