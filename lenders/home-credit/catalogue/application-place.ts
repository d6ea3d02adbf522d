import { countPresent, ratio, sumPresent } from '../../../src/features/index.ts'
import { type Entry, family } from './family.ts'
import { regions } from './regions.ts'

const BUILDING = [
  'APARTMENTS',
  'BASEMENTAREA',
  'YEARS_BEGINEXPLUATATION',
  'YEARS_BUILD',
  'COMMONAREA',
  'ELEVATORS',
  'ENTRANCES',
  'FLOORSMAX',
  'FLOORSMIN',
  'LANDAREA',
  'LIVINGAPARTMENTS',
  'LIVINGAREA',
  'NONLIVINGAPARTMENTS',
  'NONLIVINGAREA',
].map((name) => `a.${name}_AVG`)

const MISMATCHES = [
  'REG_REGION_NOT_LIVE_REGION',
  'REG_REGION_NOT_WORK_REGION',
  'LIVE_REGION_NOT_WORK_REGION',
  'REG_CITY_NOT_LIVE_CITY',
  'REG_CITY_NOT_WORK_CITY',
  'LIVE_CITY_NOT_WORK_CITY',
].map((name) => `a.${name}`)

const place = (
  id: string,
  sql: string,
  unit: Entry['unit'],
  label: Entry['label'],
  about: Entry['about'],
  steps?: Entry['steps'],
): Entry => ({
  id,
  sql,
  unit,
  group: 'residence',
  label,
  about,
  higher: ['A higher value', 'Une valeur plus élevée'],
  ...(steps !== undefined && { steps }),
})

/** A25, A26, A36-A38, A41-A45, N18: where the person lives and the building. */
export const applicationPlace = family(
  { theme: 'file', missing: ['The file does not say', 'Le dossier ne le dit pas'] },
  [
    place(
      'region_population',
      'a.REGION_POPULATION_RELATIVE',
      'none',
      ['Population of the region', 'Population de la région'],
      ['How many people live in the region, scaled.', 'Nombre d’habitants de la région, à l’échelle.'],
    ),
    {
      id: 'region',
      // The same text on every engine: six digits, as the files have them.
      sql: 'cast(try_cast(a.REGION_POPULATION_RELATIVE as decimal(9, 6)) as varchar)',
      categories: regions,
      unit: 'none',
      group: 'residence',
      label: ['Region', 'Région'],
      about: [
        'The region of residence, told by its share of the population.',
        'La région de résidence, reconnue à sa part de la population.',
      ],
      higher: ['Kinds have no order', 'Les types n’ont pas d’ordre'],
      missing: ['The region is not known', 'La région n’est pas connue'],
    },
    place(
      'region_rating',
      // Ratings are 1 to 3; a -1 stands in the test file.
      'case when a.REGION_RATING_CLIENT_W_CITY >= 1 then a.REGION_RATING_CLIENT_W_CITY end',
      'none',
      ['Rating of the region', 'Note de la région'],
      ['Our rating of the region and city, 1 to 3.', 'Notre note de la région et de la ville, de 1 à 3.'],
    ),
    place(
      'lives_elsewhere_than_registered',
      'a.REG_CITY_NOT_LIVE_CITY',
      'flag',
      ['Lives in another city than registered', 'Vit dans une autre ville que celle déclarée'],
      ['Whether two addresses differ.', 'Si deux adresses diffèrent.'],
      [
        [0, 'lives where registered', 'vit dans la ville déclarée'],
        [1, 'lives in another city', 'vit dans une autre ville'],
      ],
    ),
    place(
      'works_elsewhere_than_registered',
      'a.REG_CITY_NOT_WORK_CITY',
      'flag',
      ['Works in another city than registered', 'Travaille dans une autre ville que celle déclarée'],
      ['Whether two addresses differ.', 'Si deux adresses diffèrent.'],
      [
        [0, 'works where registered', 'travaille dans la ville déclarée'],
        [1, 'works in another city', 'travaille dans une autre ville'],
      ],
    ),
    place(
      'address_mismatches',
      sumPresent(MISMATCHES),
      'count',
      ['Addresses that differ', 'Adresses qui diffèrent'],
      ['How many of six pairs of addresses differ.', 'Combien de paires d’adresses sur six diffèrent.'],
    ),
    place(
      'building_total_area',
      'a.TOTALAREA_MODE',
      'none',
      ['Total area of the building', 'Surface totale du bâtiment'],
      ['Area of the building, scaled.', 'Surface du bâtiment, à l’échelle.'],
    ),
    place(
      'building_floors',
      'a.FLOORSMAX_AVG',
      'none',
      ['Floors of the building', 'Étages du bâtiment'],
      ['Number of floors, scaled.', 'Nombre d’étages, à l’échelle.'],
    ),
    place(
      'building_year',
      'a.YEARS_BUILD_AVG',
      'none',
      ['Year of the building', 'Année du bâtiment'],
      ['Year of construction, scaled.', 'Année de construction, à l’échelle.'],
    ),
    place(
      'building_apartments',
      'a.APARTMENTS_AVG',
      'none',
      ['Flats in the building', 'Appartements du bâtiment'],
      ['Number of flats, scaled.', 'Nombre d’appartements, à l’échelle.'],
    ),
    place(
      'building_facts_known',
      ratio(countPresent(BUILDING), '14e0'),
      'share',
      ['Facts known about the building', 'Données connues sur le bâtiment'],
      ['Share of 14 facts that are known.', 'Part des 14 données qui sont connues.'],
    ),
  ],
)

/** A28-A30: payment difficulties of people around the applicant. */
export const applicationSurroundings = family(
  { theme: 'file', missing: ['The file does not say', 'Le dossier ne le dit pas'] },
  (
    [
      ['acquaintances_seen', 'OBS_30_CNT_SOCIAL_CIRCLE', 'seen', 'observées'],
      ['acquaintances_late_30', 'DEF_30_CNT_SOCIAL_CIRCLE', '30 days late', 'en retard de 30 jours'],
      ['acquaintances_late_60', 'DEF_60_CNT_SOCIAL_CIRCLE', '60 days late', 'en retard de 60 jours'],
    ] as const
  ).map(([id, column, en, fr]) => ({
    id,
    sql: `a.${column}`,
    unit: 'count' as const,
    group: 'surroundings',
    label: [`People around, ${en}`, `Entourage, personnes ${fr}`] as const,
    about: [
      `How many people around the applicant were ${en}.`,
      `Nombre de personnes de l’entourage ${fr}.`,
    ] as const,
    higher: ['More such people', 'Plus de telles personnes'] as const,
  })),
)
