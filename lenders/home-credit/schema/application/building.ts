import type { ColumnSchema } from '../../../../src/ingest/index.ts'
import { number, type Pair, text, values } from '../column.ts'

/** What is measured of the building, in the order of the file. */
const measures: readonly (readonly [name: string, ...label: Pair])[] = [
  ['APARTMENTS', 'Size of the flats', 'Taille des appartements'],
  ['BASEMENTAREA', 'Basement area', 'Surface du sous-sol'],
  ['YEARS_BEGINEXPLUATATION', 'Years in use', 'Années d’utilisation'],
  ['YEARS_BUILD', 'Year of construction', 'Année de construction'],
  ['COMMONAREA', 'Shared area', 'Surface des parties communes'],
  ['ELEVATORS', 'Lifts', 'Ascenseurs'],
  ['ENTRANCES', 'Entrances', 'Entrées'],
  ['FLOORSMAX', 'Highest floor', 'Étage le plus élevé'],
  ['FLOORSMIN', 'Lowest floor', 'Étage le plus bas'],
  ['LANDAREA', 'Land area', 'Surface du terrain'],
  ['LIVINGAPARTMENTS', 'Flats that people live in', 'Appartements habités'],
  ['LIVINGAREA', 'Living area', 'Surface habitable'],
  ['NONLIVINGAPARTMENTS', 'Flats not lived in', 'Appartements non habités'],
  ['NONLIVINGAREA', 'Area not lived in', 'Surface non habitable'],
]

const statistics: readonly (readonly [suffix: string, ...label: Pair])[] = [
  ['AVG', 'average', 'moyenne'],
  ['MODE', 'most frequent value', 'valeur la plus fréquente'],
  ['MEDI', 'middle value', 'valeur du milieu'],
]

/** The 47 columns about the building where the customer lives; about half of all files have none. */
export const building: readonly ColumnSchema[] = [
  ...statistics.flatMap(([suffix, en, fr]) =>
    measures.map(([name, label, libelle]) =>
      scaled(`${name}_${suffix}`, [`${label} (${en})`, `${libelle} (${fr})`], [label, libelle]),
    ),
  ),
  text(
    'FONDKAPREMONT_MODE',
    ['Building repair fund', 'Fonds de travaux de l’immeuble'],
    [
      'Who holds the money for major repairs of the building.',
      'Qui tient l’argent des gros travaux de l’immeuble.',
    ],
    {
      nullable: true,
      values: values(
        ['reg oper account', 'Account of the regional operator', 'Compte de l’opérateur régional'],
        [
          'reg oper spec account',
          'Special account of the regional operator',
          'Compte spécial de l’opérateur régional',
        ],
        ['org spec account', 'Special account of the owners', 'Compte spécial des propriétaires'],
        ['not specified', 'Not stated', 'Non précisé'],
      ),
    },
  ),
  text(
    'HOUSETYPE_MODE',
    ['Type of building', 'Type de bâtiment'],
    ['The type of building where the customer lives.', 'Le type de bâtiment où vit le client.'],
    {
      nullable: true,
      values: values(
        ['block of flats', 'Block of flats', 'Immeuble'],
        ['terraced house', 'Terraced house', 'Maison mitoyenne'],
        ['specific housing', 'Other housing', 'Autre habitation'],
      ),
    },
  ),
  scaled(
    'TOTALAREA_MODE',
    ['Total area of the building', 'Surface totale du bâtiment'],
    ['Total area', 'Surface totale'],
  ),
  text(
    'WALLSMATERIAL_MODE',
    ['Material of the walls', 'Matériau des murs'],
    ['What the walls of the building are made of.', 'Ce dont sont faits les murs du bâtiment.'],
    {
      nullable: true,
      values: values(
        ['Panel', 'Panels', 'Panneaux'],
        ['Stone, brick', 'Stone or brick', 'Pierre ou brique'],
        ['Block', 'Blocks', 'Parpaings'],
        ['Wooden', 'Wood', 'Bois'],
        ['Mixed', 'Mixed', 'Mixte'],
        ['Monolithic', 'Cast concrete', 'Béton coulé'],
        ['Others', 'Other', 'Autre'],
      ),
    },
  ),
  text(
    'EMERGENCYSTATE_MODE',
    ['Building in poor condition', 'Bâtiment en mauvais état'],
    [
      'Whether the building is officially in a dangerous state.',
      'Indique si le bâtiment est officiellement dangereux.',
    ],
    { nullable: true, values: values(['Yes', 'Yes', 'Oui'], ['No', 'No', 'Non']) },
  ),
]

function scaled(name: string, label: Pair, [en, fr]: Pair): ColumnSchema {
  return number(
    name,
    'score',
    [`Home building: ${lower(label[0])}`, `Immeuble du domicile\u00a0: ${lower(label[1])}`],
    [
      `${en} of the building where the customer lives, on a scale from 0 (least) to 100 (most) over all buildings.`,
      `${fr} du bâtiment où vit le client, sur une échelle de 0 (le moins) à 100 (le plus) parmi tous les bâtiments.`,
    ],
    { nullable: true },
  )
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
