/** Facts that a machine sends. Of the fixture's model: −2 + 4·(400/2000 − 0.2) + (9000 − 5000)/10000 + 3·(0.5 − 0.1) + 0.3 = −0.1 */
export const FACTS = {
  NAME_CONTRACT_TYPE: 'Cash loans',
  JOB: 'driver',
  AMT_CREDIT: 9000,
  AMT_ANNUITY: 400,
  AMT_INCOME_TOTAL: 2000,
  EXT_SOURCE: 0.1,
}
