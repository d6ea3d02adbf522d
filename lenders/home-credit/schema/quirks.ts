import type { LocalText } from '../../../src/ingest/index.ts'
import { type Pair, words } from './column.ts'

const OPEN_DATE: Pair = [
  '365243 stands for "no date" in the files and becomes missing.',
  '365243 signifie «\u00a0pas de date\u00a0» dans les fichiers et devient une valeur absente.',
]
const OPEN_END: Pair = [
  '365243 stands for "still running" in the files: it becomes missing, and a flag keeps it.',
  '365243 signifie «\u00a0encore en cours\u00a0» dans les fichiers\u00a0: la valeur devient absente et un indicateur la garde.',
]
const TIED: Pair = [
  'Several applications can fall on one day; ties are broken by the number of the loan.',
  'Plusieurs demandes peuvent tomber le même jour\u202f; les ex æquo sont départagés par le numéro du prêt.',
]
const CANCELLED: Pair = [
  'Missing when the application was cancelled.',
  'Absent quand la demande a été annulée.',
]
const WINDOWS: Pair = [
  'The six windows do not overlap: each leaves out the shorter ones.',
  'Les six périodes ne se recouvrent pas\u00a0: chacune exclut les plus courtes.',
]
const ONE_VALUE: Pair = [
  'Holds one value in more than 99.9 % of rows.',
  'Contient une seule valeur dans plus de 99,9\u00a0% des lignes.',
]
const DRAWINGS: Pair = [
  'Missing in one month of five, mostly when the card was not used.',
  'Absent un mois sur cinq, le plus souvent quand la carte n’a pas servi.',
]
const RATES: Pair = ['Missing in 99.6 % of rows.', 'Absent dans 99,6\u00a0% des lignes.']

/** What a reader of the raw data should know beside the meaning, by `table.COLUMN`. Shares are of the public full data. */
const QUIRKS: Readonly<Record<string, Pair>> = {
  'application.TARGET': [
    'Early payment difficulties on a granted loan: late beyond X days on one of the first Y payments, where X and Y are not published. It is not a default as regulators define it, says nothing about full repayment, and there is no outcome for people who were refused.',
    'Difficultés de paiement précoces sur un prêt accordé\u00a0: plus de X jours de retard sur l’une des Y premières échéances, X et Y n’étant pas publiés. Ce n’est pas un défaut au sens réglementaire, cela ne dit rien du remboursement complet, et il n’y a pas d’issue pour les personnes refusées.',
  ],
  'application.CODE_GENDER': ['XNA in 4 rows.', 'XNA dans 4 lignes.'],
  'application.AMT_INCOME_TOTAL': [
    'The files do not say whether it is for a month or a year, nor in which currency; one row holds 117 million.',
    'Les fichiers ne disent ni s’il est mensuel ou annuel, ni la devise\u202f; une ligne contient 117 millions.',
  ],
  'application.NAME_INCOME_TYPE': [
    'Parental leave stands in the training file only.',
    'Le congé parental n’apparaît que dans le fichier d’entraînement.',
  ],
  'application.NAME_FAMILY_STATUS': [
    'Unknown stands in the training file only.',
    'La valeur inconnue n’apparaît que dans le fichier d’entraînement.',
  ],
  'application.DAYS_EMPLOYED': [
    '365243 stands for "no job" in 18 % of rows: it becomes missing, and the flag NOT_EMPLOYED keeps it.',
    '365243 signifie «\u00a0sans emploi\u00a0» dans 18\u00a0% des lignes\u00a0: la valeur devient absente et l’indicateur NOT_EMPLOYED la garde.',
  ],
  'application.ORGANIZATION_TYPE': [
    'XNA (missing) in the rows without a job.',
    'XNA (absent) dans les lignes sans emploi.',
  ],
  'application.OWN_CAR_AGE': ['Many values at 64 and 65.', 'Beaucoup de valeurs à 64 et 65.'],
  'application.REGION_RATING_CLIENT_W_CITY': ['-1 in one test row.', '-1 dans une ligne de test.'],
  'application.DAYS_LAST_PHONE_CHANGE': [
    '0 in 13 % of rows, perhaps for "not known".',
    '0 dans 13\u00a0% des lignes, peut-être pour «\u00a0inconnu\u00a0».',
  ],
  'application.OBS_30_CNT_SOCIAL_CIRCLE': ['One row holds 348.', 'Une ligne contient 348.'],
  'application.FLAG_WORK_PHONE': [
    'The public description calls both this and FLAG_PHONE the home phone.',
    'La description publique parle du téléphone fixe pour cette colonne et pour FLAG_PHONE.',
  ],
  'application.FLAG_PHONE': [
    'The public description calls both this and FLAG_WORK_PHONE the home phone.',
    'La description publique parle du téléphone fixe pour cette colonne et pour FLAG_WORK_PHONE.',
  ],
  'application.FLAG_MOBIL': ONE_VALUE,
  ...Object.fromEntries(
    [2, 4, 7, 10, 12, 17, 20, 21].map((number) => [`application.FLAG_DOCUMENT_${number}`, ONE_VALUE]),
  ),
  ...Object.fromEntries(
    ['HOUR', 'DAY', 'WEEK', 'MON', 'QRT', 'YEAR'].map((span) => [
      `application.AMT_REQ_CREDIT_BUREAU_${span}`,
      WINDOWS,
    ]),
  ),
  'bureau.SK_ID_BUREAU': [
    'The public description calls it SK_BUREAU_ID.',
    'La description publique l’appelle SK_BUREAU_ID.',
  ],
  'bureau.DAYS_CREDIT_ENDDATE': [
    'Ahead of the application for running loans; dates a hundred years away are typing errors and become missing.',
    'Après la demande pour les prêts en cours\u202f; les dates à cent ans de distance sont des erreurs de saisie et deviennent absentes.',
  ],
  'bureau.AMT_CREDIT_SUM_DEBT': ['Below zero when too much was paid.', 'Négatif en cas de trop-perçu.'],
  'bureau.AMT_ANNUITY': ['Missing in 57 % of rows.', 'Absent dans 57\u00a0% des lignes.'],
  'bureau_balance.STATUS': [
    'X is "not known", not "good"; 5 means 120 days and more, sold or written off.',
    'X signifie «\u00a0inconnu\u00a0», pas «\u00a0bon\u00a0»\u202f; 5 signifie 120 jours et plus, cédé ou passé en perte.',
  ],
  'bureau_balance.MONTHS_BALANCE': [
    'Known for about half of the loans elsewhere.',
    'Connu pour environ la moitié des prêts ailleurs.',
  ],
  'previous_application.DAYS_DECISION': TIED,
  'previous_application.AMT_ANNUITY': CANCELLED,
  'previous_application.CNT_PAYMENT': CANCELLED,
  'previous_application.AMT_CREDIT': [
    'Can be 0: shares of it are then missing.',
    'Peut valoir 0\u00a0: les rapports à ce montant sont alors absents.',
  ],
  'previous_application.RATE_INTEREST_PRIMARY': RATES,
  'previous_application.RATE_INTEREST_PRIVILEGED': RATES,
  'previous_application.NFLAG_LAST_APPL_IN_DAY': [
    '0 marks a duplicate or a mistake.',
    '0 signale un doublon ou une erreur.',
  ],
  'previous_application.FLAG_LAST_APPL_PER_CONTRACT': [
    'N marks a duplicate or a mistake.',
    'N signale un doublon ou une erreur.',
  ],
  'previous_application.CODE_REJECT_REASON': [
    'XAP means "not applicable" and is kept; XNA means missing.',
    'XAP signifie «\u00a0sans objet\u00a0» et est gardé\u202f; XNA signifie absent.',
  ],
  'previous_application.DAYS_FIRST_DRAWING': OPEN_DATE,
  'previous_application.DAYS_FIRST_DUE': OPEN_DATE,
  'previous_application.DAYS_LAST_DUE_1ST_VERSION': OPEN_DATE,
  'previous_application.DAYS_LAST_DUE': OPEN_END,
  'previous_application.DAYS_TERMINATION': OPEN_END,
  'credit_card_balance.AMT_CREDIT_LIMIT_ACTUAL': [
    'Can be 0: shares of it are then missing.',
    'Peut valoir 0\u00a0: les rapports à ce plafond sont alors absents.',
  ],
  'credit_card_balance.AMT_RECIVABLE': ['Spelt so in the files.', 'Orthographié ainsi dans les fichiers.'],
  'credit_card_balance.AMT_DRAWINGS_ATM_CURRENT': DRAWINGS,
  'credit_card_balance.AMT_DRAWINGS_OTHER_CURRENT': DRAWINGS,
  'credit_card_balance.AMT_DRAWINGS_POS_CURRENT': DRAWINGS,
  'credit_card_balance.CNT_DRAWINGS_ATM_CURRENT': DRAWINGS,
  'credit_card_balance.CNT_DRAWINGS_OTHER_CURRENT': DRAWINGS,
  'credit_card_balance.CNT_DRAWINGS_POS_CURRENT': DRAWINGS,
  'installments_payments.NUM_INSTALMENT_VERSION': ['0 for a credit card.', '0 pour une carte de crédit.'],
  'installments_payments.AMT_INSTALMENT': ['Can be 0.', 'Peut valoir 0.'],
  'installments_payments.AMT_PAYMENT': [
    'One instalment may be paid in several rows; features add them up first.',
    'Une échéance peut être payée en plusieurs lignes\u202f; les caractéristiques les additionnent d’abord.',
  ],
  'installments_payments.DAYS_ENTRY_PAYMENT': [
    'Missing means that the instalment was not paid.',
    'Absent signifie que l’échéance n’a pas été payée.',
  ],
}

export const homeCreditQuirks: Readonly<Record<string, LocalText>> = Object.fromEntries(
  Object.entries(QUIRKS).map(([column, pair]) => [column, words(pair)]),
)
