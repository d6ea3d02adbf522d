import type { LenderPages } from '../../../src/workspace/index.ts'
import { bureau } from '../schema/bureau.ts'
import { loanTypes } from '../schema/shared-values.ts'

/** Enough for a drawing, and small enough for one answer. */
const MOST_ENTRIES = 80

/** Loans at other lenders. A closed loan without an end date ended, at the latest, when the bureau last heard of it. */
const ELSEWHERE = `
  select 'elsewhere' as LANE, CREDIT_TYPE as KIND, AMT_CREDIT_SUM as AMOUNT,
    case when CREDIT_ACTIVE <> 'Closed' then AMT_CREDIT_SUM_DEBT end as OWED,
    DAYS_CREDIT as START_DAY,
    case when CREDIT_ACTIVE = 'Closed'
      then greatest(coalesce(DAYS_ENDDATE_FACT, DAYS_CREDIT_UPDATE, DAYS_CREDIT), DAYS_CREDIT) end as END_DAY,
    case when CREDIT_ACTIVE <> 'Closed' then DAYS_CREDIT_ENDDATE end as PLANNED_END_DAY,
    case when CREDIT_ACTIVE = 'Closed' then 'repaid' else 'open' end as STATE,
    case when CREDIT_DAY_OVERDUE > 0 then CREDIT_DAY_OVERDUE end as LATE_DAYS,
    case when CREDIT_DAY_OVERDUE > 0 then least(coalesce(DAYS_CREDIT_UPDATE, 0), 0) end as LATE_DAY,
    SK_ID_BUREAU as ROW_ID
  from bureau where SK_ID_CURR = ?`

/** The worst late payment of each earlier loan here; of equally late ones, the latest. */
const LATEST_PAYMENT = `
  select SK_ID_PREV, DAYS_ENTRY_PAYMENT - DAYS_INSTALMENT as LATE_DAYS, DAYS_INSTALMENT as LATE_DAY,
    row_number() over (partition by SK_ID_PREV
      order by DAYS_ENTRY_PAYMENT - DAYS_INSTALMENT desc, DAYS_INSTALMENT desc) as PLACE
  from installments_payments where SK_ID_CURR = ? and DAYS_ENTRY_PAYMENT > DAYS_INSTALMENT`

/** Earlier applications here. A granted loan runs while its end is unknown or marked as still to come. */
const HERE = `
  select 'here' as LANE, p.NAME_CONTRACT_TYPE as KIND,
    nullif(case when p.NAME_CONTRACT_STATUS = 'Approved' then p.AMT_CREDIT else p.AMT_APPLICATION end, 0) as AMOUNT,
    null as OWED, p.DAYS_DECISION as START_DAY,
    case when p.NAME_CONTRACT_STATUS = 'Approved' and p.IS_OPEN_END = 0 and p.DAYS_TERMINATION is not null
      then greatest(p.DAYS_TERMINATION, p.DAYS_DECISION) end as END_DAY,
    case when p.NAME_CONTRACT_STATUS = 'Approved' and (p.IS_OPEN_END = 1 or p.DAYS_TERMINATION is null)
      then p.DAYS_LAST_DUE_1ST_VERSION end as PLANNED_END_DAY,
    case p.NAME_CONTRACT_STATUS
      when 'Approved' then case when p.IS_OPEN_END = 1 or p.DAYS_TERMINATION is null then 'open' else 'repaid' end
      when 'Refused' then 'refused' else 'cancelled' end as STATE,
    l.LATE_DAYS, l.LATE_DAY, p.SK_ID_PREV as ROW_ID
  from previous_application p left join late l on l.SK_ID_PREV = p.SK_ID_PREV and l.PLACE = 1
  where p.SK_ID_CURR = ?`

const doubles = ['AMOUNT', 'OWED', 'START_DAY', 'END_DAY', 'PLANNED_END_DAY', 'LATE_DAYS', 'LATE_DAY']

export const history: LenderPages['history'] = {
  sql: `with late as (${LATEST_PAYMENT})
    select LANE, KIND, STATE, ${doubles.map((name) => `cast(${name} as double) as ${name}`).join(', ')}
    from (${ELSEWHERE} union all ${HERE})
    order by START_DAY desc, LANE, ROW_ID limit ${MOST_ENTRIES}`,
  kinds: [...bureau.columns.find((column) => column.name === 'CREDIT_TYPE')!.values!, ...loanTypes],
  unknownKind: { en: 'Loan', fr: 'Prêt' },
}
