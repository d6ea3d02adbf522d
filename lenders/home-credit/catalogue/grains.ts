import { atLeast, exactMean, exactSum, type Grain } from '../../../src/features/index.ts'
import { withMonthlyRate } from './monthly-rate.ts'
import { APPROVED, OPEN } from './previous-states.ts'

/** Months in which a payment at another lender was late, by the bureau's letter. */
const LATE = "STATUS in ('1', '2', '3', '4', '5')"

/** A day is a whole number; a file may say otherwise, and sums of days rely on it. */
const wholeDay = (day: string): string => `floor(cast(${day} as double) + 0.5e0)`

/** An application that no later one of the same contract replaced. */
const STANDS = "coalesce(FLAG_LAST_APPL_PER_CONTRACT, 'Y') <> 'N'"

/** Rows from which history features aggregate, each "one row per …". Ties are broken by the whole row key. */
export const grains: readonly Grain[] = [
  {
    // One row per credit at another lender.
    id: 'credit_elsewhere',
    tables: ['bureau'],
    sql: 'select b.* from {bureau} b',
  },
  {
    // One row per credit at another lender whose months are known.
    id: 'credit_elsewhere_months',
    tables: ['bureau_balance'],
    sql: `select SK_ID_CURR, SK_ID_BUREAU,
      count(*) as MONTHS,
      count(case when ${LATE} then 1 end) as LATE_MONTHS,
      count(case when MONTHS_BALANCE >= -12 then 1 end) as MONTHS_12,
      count(case when MONTHS_BALANCE >= -12 and ${LATE} then 1 end) as LATE_MONTHS_12,
      max(case STATUS when '0' then 0 when '1' then 1 when '2' then 2 when '3' then 3 when '4' then 4
        when '5' then 5 end) as WORST,
      count(case when STATUS = 'C' then 1 end) as CLOSED_MONTHS
    from {bureau_balance}
    group by SK_ID_CURR, SK_ID_BUREAU`,
  },
  {
    // One row per earlier application here. An attempt that a later one of the same contract replaced is left out: in
    // the sample all 205 are refusals, 140 of them with a twin of the same day and amount. NFLAG_LAST_APPL_IN_DAY = 0
    // alone marks real loans and stays.
    id: 'earlier_application',
    tables: ['previous_application'],
    sql: `select p.* from {previous_application} p where ${STANDS}`,
  },
  {
    // The same rows in order: RECENCY 1 = the latest, FROM_FIRST 1 = the oldest. A sort costs by the width of its rows,
    // so they have only the columns that features of the order read.
    id: 'earlier_in_order',
    tables: ['previous_application'],
    sql: `select SK_ID_CURR, NAME_CONTRACT_STATUS, AMT_APPLICATION, AMT_CREDIT, AMT_ANNUITY, CNT_PAYMENT,
      PRODUCT_COMBINATION,
      row_number() over (partition by SK_ID_CURR order by DAYS_DECISION desc nulls last, SK_ID_PREV desc) as RECENCY,
      row_number() over (partition by SK_ID_CURR order by DAYS_DECISION nulls last, SK_ID_PREV) as FROM_FIRST
    from {previous_application}
    where ${STANDS}`,
  },
  {
    // One row per month of a point-of-sale or cash loan here.
    id: 'loan_month',
    tables: ['pos_cash_balance'],
    sql: 'select s.* from {pos_cash_balance} s',
  },
  {
    // One row per point-of-sale or cash loan here, with its latest and its first month. Only rows of these months
    // are put in order.
    id: 'loan_state',
    tables: ['pos_cash_balance'],
    sql: `select SK_ID_CURR, SK_ID_PREV,
      max(case when FROM_END = 1 then CNT_INSTALMENT_FUTURE end) as INSTALMENTS_LEFT,
      max(case when FROM_END = 1 then CNT_INSTALMENT end) as INSTALMENTS,
      max(case when FROM_END = 1 then NAME_CONTRACT_STATUS end) as STATUS,
      max(case when FROM_START = 1 then CNT_INSTALMENT end) as FIRST_INSTALMENTS
    from (
      select s.SK_ID_CURR, s.SK_ID_PREV, s.CNT_INSTALMENT, s.CNT_INSTALMENT_FUTURE, s.NAME_CONTRACT_STATUS,
        row_number() over (partition by s.SK_ID_CURR, s.SK_ID_PREV order by s.MONTHS_BALANCE desc nulls last,
          s.CNT_INSTALMENT_FUTURE nulls last, s.CNT_INSTALMENT nulls last, s.NAME_CONTRACT_STATUS nulls last,
          s.SK_DPD nulls last, s.SK_DPD_DEF nulls last) as FROM_END,
        row_number() over (partition by s.SK_ID_CURR, s.SK_ID_PREV order by s.MONTHS_BALANCE nulls last,
          s.CNT_INSTALMENT_FUTURE nulls last, s.CNT_INSTALMENT nulls last, s.NAME_CONTRACT_STATUS nulls last,
          s.SK_DPD nulls last, s.SK_DPD_DEF nulls last) as FROM_START
      from {pos_cash_balance} s
      left join (select SK_ID_CURR, SK_ID_PREV, min(MONTHS_BALANCE) as FIRST_MONTH, max(MONTHS_BALANCE) as LAST_MONTH
        from {pos_cash_balance} group by SK_ID_CURR, SK_ID_PREV) ends
        on ends.SK_ID_CURR = s.SK_ID_CURR and ends.SK_ID_PREV = s.SK_ID_PREV
      where s.MONTHS_BALANCE = ends.FIRST_MONTH or s.MONTHS_BALANCE = ends.LAST_MONTH or ends.LAST_MONTH is null
    ) months
    group by SK_ID_CURR, SK_ID_PREV`,
  },
  {
    // One row per loan approved here, its monthly rate worked out; RECENCY 1 = the latest with a fixed plan.
    id: 'earlier_loan',
    tables: ['previous_application', 'pos_cash_balance'],
    grains: ['loan_state'],
    sql: `select l.*, s.INSTALMENTS_LEFT
    from (${withMonthlyRate(`select SK_ID_CURR, SK_ID_PREV, cast(AMT_ANNUITY as double) as PAYMENT,
      cast(AMT_CREDIT as double) as AMOUNT, cast(CNT_PAYMENT as double) as TERM,
      case when ${OPEN} then 1 else 0 end as IS_OPEN,
      row_number() over (partition by SK_ID_CURR
        order by case when AMT_ANNUITY > 0 and AMT_CREDIT > 0 and CNT_PAYMENT > 0 then 0 else 1 end,
          DAYS_DECISION desc nulls last, SK_ID_PREV desc) as RECENCY
    from {previous_application}
    where ${APPROVED} and ${STANDS}`)}) l
    left join {loan_state} s on s.SK_ID_CURR = l.SK_ID_CURR and s.SK_ID_PREV = l.SK_ID_PREV`,
  },
  {
    // One row per month of a card here; USED = balance over limit; RECENCY 1 = the latest month.
    id: 'card_month',
    tables: ['credit_card_balance'],
    sql: `select c.*,
      case when c.AMT_CREDIT_LIMIT_ACTUAL > 0
        then cast(c.AMT_BALANCE as double) / nullif(cast(c.AMT_CREDIT_LIMIT_ACTUAL as double), 0e0) end as USED,
      row_number() over (partition by c.SK_ID_CURR order by c.MONTHS_BALANCE desc nulls last, c.SK_ID_PREV desc,
        c.AMT_BALANCE nulls last, c.AMT_CREDIT_LIMIT_ACTUAL nulls last, c.CNT_DRAWINGS_CURRENT nulls last)
        as RECENCY
    from {credit_card_balance} c`,
  },
  {
    // One row per instalment, its payments added up.
    // Unpaid so far: late since its due day (days count back from the application), nothing paid. Version 0 = card.
    id: 'instalment',
    tables: ['installments_payments'],
    sql: `select SK_ID_CURR, SK_ID_PREV, NUMBER, VERSION, DUE_DAY, LAST_PAYMENT, DUE, PAID, LATE,
      ${atLeast('LATE', '0e0')} as DAYS_LATE,
      case when DUE > PAID then DUE - PAID when DUE <= PAID then 0e0 end as SHORTFALL
    from (
      select SK_ID_CURR, SK_ID_PREV, NUMBER, VERSION, DUE_DAY, LAST_PAYMENT, DUE, PAID,
        case when LAST_PAYMENT is not null then LAST_PAYMENT - DUE_DAY
          when DUE_DAY < 0e0 then 0e0 - DUE_DAY when DUE_DAY >= 0e0 then 0e0 end as LATE
      from (
        select SK_ID_CURR, SK_ID_PREV, NUM_INSTALMENT_NUMBER as NUMBER, NUM_INSTALMENT_VERSION as VERSION,
          ${wholeDay('max(DAYS_INSTALMENT)')} as DUE_DAY,
          ${wholeDay('max(DAYS_ENTRY_PAYMENT)')} as LAST_PAYMENT,
          cast(max(AMT_INSTALMENT) as double) as DUE,
          ${exactSum('AMT_PAYMENT')} as PAID
        from {installments_payments}
        group by SK_ID_CURR, SK_ID_PREV, NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION
      ) merged
    ) timed`,
  },
  {
    // The same rows in order, RECENCY 1 = the latest due day; only what features of the order read.
    id: 'instalment_in_order',
    tables: ['installments_payments'],
    grains: ['instalment'],
    sql: `select SK_ID_CURR, LATE, DAYS_LATE,
      row_number() over (partition by SK_ID_CURR order by DUE_DAY desc nulls last, SK_ID_PREV desc,
        NUMBER desc, VERSION desc nulls last) as RECENCY
    from {instalment}`,
  },
  {
    // One row per loan with instalments that fell due in the last 1,000 days.
    id: 'instalment_loan',
    tables: ['installments_payments'],
    grains: ['instalment'],
    sql: `select SK_ID_CURR, SK_ID_PREV, ${exactMean('PAID - DUE')} as PAID_ABOVE_DUE
    from {instalment}
    where DUE_DAY > -1000
    group by SK_ID_CURR, SK_ID_PREV`,
  },
]
