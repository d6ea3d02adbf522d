import type { Dictionary } from '../../src/workspace/index.ts'

type Language = 'en' | 'fr'
type Uses = Dictionary['columns'][number]['uses'][number]['use']
type Unit = Dictionary['columns'][number]['unit']
type Theme = Dictionary['features'][number]['theme']

/** The frame of the data dictionary; what stands in it comes from the lender. */
export interface DictionaryWords {
  readonly title: string
  readonly other: string
  readonly intro: readonly string[]
  readonly target: { readonly title: string; readonly text: string }
  readonly uses: {
    readonly title: string
    readonly text: string
    readonly of: Readonly<Record<Uses, string>>
  }
  readonly grounds: { readonly title: string; readonly name: string; readonly text: string }
  readonly columns: { readonly title: string; readonly heads: readonly string[] }
  readonly features: { readonly title: string; readonly heads: readonly string[] }
  readonly never: string
  readonly sentinel: (cells: string) => string
  readonly range: (low: number | undefined, high: number | undefined) => string
  readonly onlyIn: (file: string) => string
  readonly raisedBy: (column: string, cell: string) => string
  readonly values: (values: string) => string
  readonly manyValues: (count: number) => string
  readonly onlyThrough: (features: string) => string
  readonly actionable: Readonly<Record<'hard' | 'easy', string>>
  readonly bounds: (low: string, high: string) => string
  readonly higher: (words: string) => string
  readonly monotone: Readonly<Record<'increasing' | 'decreasing', string>>
  readonly types: Readonly<Record<'integer' | 'number' | 'text' | 'flag', string>>
  readonly units: Readonly<Record<Unit, string>>
  readonly themes: Readonly<Record<Theme, string>>
}

const en: DictionaryWords = {
  title: 'Data dictionary',
  other: '[Version française](data-dictionary.fr.md)',
  intro: [
    'Every column of the eight tables as the warehouse holds them, and every feature made from them. Days and months count back from the application (−30 = a month before it).',
    'A feature reads a column when its SQL does, directly or through a join, a filter or an order: this is found by parsing the SQL. `vitrine features --list --json` gives the SQL itself.',
  ],
  target: { title: 'What TARGET is', text: '' },
  uses: {
    title: 'What the policies allow',
    text: 'Two policies ship: `eu-fr` (the default) and `us`. A feature takes the strictest use of the columns that it reads.',
    of: {
      model: 'may enter the score',
      review: 'may enter the score; reported, and tested for alternatives that discriminate less',
      monitor: 'never in the score; only for fairness reports',
      never: 'in no score and no report',
    },
  },
  grounds: { title: 'Why', name: 'Ground', text: 'The word beside a use names its ground.' },
  columns: {
    title: 'Raw columns',
    heads: ['Column', 'Meaning', 'Unit and type', 'Missing', 'eu-fr', 'us', 'Read by'],
  },
  features: {
    title: 'Features',
    heads: ['Feature', 'Meaning', 'Unit', 'Missing', 'eu-fr', 'us', 'Made from'],
  },
  never: 'always there',
  sentinel: (cells) => `${cells} in the file means missing`,
  range: (low, high) => `values outside ${low ?? '−∞'} to ${high ?? '∞'} become missing`,
  onlyIn: (file) => `only in ${file}`,
  raisedBy: (column, cell) => `1 where ${column} is ${cell} in the file.`,
  values: (values) => `Values: ${values}.`,
  manyValues: (count) => `${count} values.`,
  onlyThrough: (features) => `only through ${features}`,
  actionable: {
    easy: 'The applicant can change it in this application.',
    hard: 'The applicant can change it with time or effort.',
  },
  bounds: (low, high) => `Offered from ${low} to ${high}.`,
  higher: (words) => `Higher: ${words}.`,
  monotone: {
    increasing: 'The risk may only rise with it.',
    decreasing: 'The risk may only fall with it.',
  },
  types: { integer: 'whole number', number: 'number', text: 'text', flag: '0 or 1' },
  units: {
    money: 'money',
    'money-per-month': 'money per month',
    share: 'share (1 = 100 %)',
    ratio: 'ratio',
    score: 'score from 0 to 1',
    days: 'days',
    months: 'months',
    years: 'years',
    count: 'count',
    hour: 'hour',
    flag: '0 or 1',
    none: '–',
  },
  themes: {
    'income-and-loan': 'Income and loan',
    'past-credit-here': 'Past credit here',
    'other-lenders': 'Other lenders',
    'external-scores': 'External scores',
    file: 'The file',
  },
}

const fr: DictionaryWords = {
  title: 'Dictionnaire des données',
  other: '[English version](data-dictionary.md)',
  intro: [
    'Toutes les colonnes des huit tables telles que l’entrepôt les contient, et toutes les caractéristiques qui en sont tirées. Les jours et les mois se comptent à rebours depuis la demande (−30 = un mois avant).',
    'Une caractéristique lit une colonne quand son SQL la lit, directement ou par une jointure, un filtre ou un ordre\u00a0: l’analyse du SQL le trouve. `vitrine features --list --json` donne le SQL lui-même.',
  ],
  target: { title: 'Ce qu’est TARGET', text: '' },
  uses: {
    title: 'Ce que permettent les politiques',
    text: 'Deux politiques sont fournies\u00a0: `eu-fr` (par défaut) et `us`. Une caractéristique prend l’usage le plus strict des colonnes qu’elle lit.',
    of: {
      model: 'peut entrer dans le score',
      review: 'peut entrer dans le score\u202f; suivi, et testé pour trouver moins discriminant',
      monitor: 'jamais dans le score\u202f; seulement pour les rapports d’équité',
      never: 'dans aucun score et aucun rapport',
    },
  },
  grounds: { title: 'Pourquoi', name: 'Motif', text: 'Le mot à côté d’un usage nomme son motif.' },
  columns: {
    title: 'Colonnes brutes',
    heads: ['Colonne', 'Sens', 'Unité et type', 'Absence', 'eu-fr', 'us', 'Lue par'],
  },
  features: {
    title: 'Caractéristiques',
    heads: ['Caractéristique', 'Sens', 'Unité', 'Absence', 'eu-fr', 'us', 'Tirée de'],
  },
  never: 'toujours présente',
  sentinel: (cells) => `${cells} dans le fichier signifie absent`,
  range: (low, high) => `les valeurs hors de ${low ?? '−∞'} à ${high ?? '∞'} deviennent absentes`,
  onlyIn: (file) => `seulement dans ${file}`,
  raisedBy: (column, cell) => `1 quand ${column} vaut ${cell} dans le fichier.`,
  values: (values) => `Valeurs\u00a0: ${values}.`,
  manyValues: (count) => `${count} valeurs.`,
  onlyThrough: (features) => `seulement par ${features}`,
  actionable: {
    easy: 'Le demandeur peut la changer dans cette demande.',
    hard: 'Le demandeur peut la changer avec du temps ou des efforts.',
  },
  bounds: (low, high) => `Proposé de ${low} à ${high}.`,
  higher: (words) => `Plus haut\u00a0: ${words}.`,
  monotone: {
    increasing: 'Le risque ne peut que monter avec elle.',
    decreasing: 'Le risque ne peut que baisser avec elle.',
  },
  types: { integer: 'nombre entier', number: 'nombre', text: 'texte', flag: '0 ou 1' },
  units: {
    money: 'montant',
    'money-per-month': 'montant par mois',
    share: 'part (1 = 100\u00a0%)',
    ratio: 'rapport',
    score: 'score de 0 à 1',
    days: 'jours',
    months: 'mois',
    years: 'années',
    count: 'nombre',
    hour: 'heure',
    flag: '0 ou 1',
    none: '–',
  },
  themes: {
    'income-and-loan': 'Revenu et prêt',
    'past-credit-here': 'Crédits passés ici',
    'other-lenders': 'Autres prêteurs',
    'external-scores': 'Scores externes',
    file: 'Le dossier',
  },
}

export const DICTIONARY_WORDS: Readonly<Record<Language, DictionaryWords>> = { en, fr }
