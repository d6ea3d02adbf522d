import type { ColumnSchema } from '../../../../src/ingest/index.ts'
import { flag, integer, number, type Pair, text } from '../column.ts'
import { weekdays } from '../shared-values.ts'
import { occupations } from './occupations.ts'

/** REGION_POPULATION_RELATIVE to LIVE_CITY_NOT_WORK_CITY: dates, phones, place and time of the application. */
export const contactAndAddress: readonly ColumnSchema[] = [
  number(
    'REGION_POPULATION_RELATIVE',
    'ratio',
    ['Population of the region', 'Population de la région'],
    [
      'How many people live in the home region, compared with other regions.',
      'Le nombre d’habitants de la région du domicile, comparé aux autres régions.',
    ],
  ),
  number(
    'DAYS_BIRTH',
    'days',
    ['Date of birth', 'Date de naissance'],
    [
      'Days from birth to the application, counted backwards: it gives the age.',
      'Jours entre la naissance et la demande, comptés à rebours\u00a0: ils donnent l’âge.',
    ],
  ),
  number(
    'DAYS_EMPLOYED',
    'days',
    ['Start of the current job', 'Début de l’emploi actuel'],
    [
      'Days from the start of the current job to the application, counted backwards. Empty when there is no job.',
      'Jours entre le début de l’emploi actuel et la demande, comptés à rebours. Vide en l’absence d’emploi.',
    ],
    { sentinels: [365243] },
  ),
  number(
    'DAYS_REGISTRATION',
    'days',
    ['Last change of registration', 'Dernier changement d’inscription'],
    [
      'Days since the customer last changed their official registration, counted backwards from the application.',
      'Jours depuis le dernier changement d’inscription officielle, comptés à rebours depuis la demande.',
    ],
  ),
  number(
    'DAYS_ID_PUBLISH',
    'days',
    ['Last change of identity document', 'Dernier changement de pièce d’identité'],
    [
      'Days since the identity document was last changed, counted backwards from the application.',
      'Jours depuis le dernier changement de pièce d’identité, comptés à rebours depuis la demande.',
    ],
  ),
  number(
    'OWN_CAR_AGE',
    'years',
    ['Age of the car', 'Âge de la voiture'],
    [
      'How old the customer’s car is. Empty without a car.',
      'L’âge de la voiture du client. Vide sans voiture.',
    ],
    { nullable: true },
  ),
  flag(
    'FLAG_MOBIL',
    ['Mobile phone given', 'Téléphone mobile fourni'],
    ['Whether a mobile phone number was given.', 'Indique si un numéro de mobile a été fourni.'],
  ),
  flag(
    'FLAG_EMP_PHONE',
    ['Employer’s phone given', 'Téléphone de l’employeur fourni'],
    ['Whether the employer’s phone number was given.', 'Indique si le numéro de l’employeur a été fourni.'],
  ),
  flag(
    'FLAG_WORK_PHONE',
    ['Work phone given', 'Téléphone professionnel fourni'],
    ['Whether a phone number at work was given.', 'Indique si un numéro au travail a été fourni.'],
  ),
  flag(
    'FLAG_CONT_MOBILE',
    ['Mobile phone reachable', 'Mobile joignable'],
    ['Whether the mobile phone could be reached.', 'Indique si le mobile était joignable.'],
  ),
  flag(
    'FLAG_PHONE',
    ['Home phone given', 'Téléphone du domicile fourni'],
    ['Whether a home phone number was given.', 'Indique si un numéro de domicile a été fourni.'],
  ),
  flag(
    'FLAG_EMAIL',
    ['E-mail given', 'Courriel fourni'],
    ['Whether an e-mail address was given.', 'Indique si une adresse électronique a été fournie.'],
  ),
  text(
    'OCCUPATION_TYPE',
    ['Occupation', 'Métier'],
    ['The kind of work the customer does.', 'Le type de travail du client.'],
    { nullable: true, values: occupations },
  ),
  number(
    'CNT_FAM_MEMBERS',
    'count',
    ['People in the family', 'Personnes dans la famille'],
    ['The number of people in the family.', 'Le nombre de personnes dans la famille.'],
    { nullable: true },
  ),
  rating(
    'REGION_RATING_CLIENT',
    ['Rating of the region', 'Note de la région'],
    [
      'The lender’s rating of the home region, from 1 (best) to 3.',
      'La note donnée par le prêteur à la région du domicile, de 1 (la meilleure) à 3.',
    ],
  ),
  rating(
    'REGION_RATING_CLIENT_W_CITY',
    ['Rating of the region and city', 'Note de la région et de la ville'],
    [
      'The lender’s rating of the home region and city, from 1 (best) to 3.',
      'La note donnée par le prêteur à la région et à la ville du domicile, de 1 (la meilleure) à 3.',
    ],
  ),
  text(
    'WEEKDAY_APPR_PROCESS_START',
    ['Day of the application', 'Jour de la demande'],
    ['The day of the week of the application.', 'Le jour de la semaine de la demande.'],
    { values: weekdays },
  ),
  integer(
    'HOUR_APPR_PROCESS_START',
    'hour',
    ['Hour of the application', 'Heure de la demande'],
    ['About what time of day the application was made.', 'L’heure approximative de la demande.'],
  ),
  mismatch('REG_REGION_NOT_LIVE_REGION', 'region', 'registered', 'home'),
  mismatch('REG_REGION_NOT_WORK_REGION', 'region', 'registered', 'work'),
  mismatch('LIVE_REGION_NOT_WORK_REGION', 'region', 'home', 'work'),
  mismatch('REG_CITY_NOT_LIVE_CITY', 'city', 'registered', 'home'),
  mismatch('REG_CITY_NOT_WORK_CITY', 'city', 'registered', 'work'),
  mismatch('LIVE_CITY_NOT_WORK_CITY', 'city', 'home', 'work'),
]

// The test file holds a few -1, which is no rating.
function rating(name: string, label: Pair, about: Pair): ColumnSchema {
  return integer(name, 'none', label, about, { range: { min: 1, max: 3 } })
}

type Address = 'registered' | 'home' | 'work'

function mismatch(name: string, level: 'region' | 'city', first: Address, second: Address): ColumnSchema {
  const fr: Record<Address, string> = { registered: 'officielle', home: 'du domicile', work: 'du travail' }
  const frLevel = level === 'region' ? 'régions' : 'villes'
  return flag(
    name,
    [
      `${first === 'registered' ? 'Registered' : 'Home'} and ${second} address in different ${level === 'region' ? 'regions' : 'cities'}`,
      `Adresses ${fr[first]} et ${fr[second]} dans des ${frLevel} différentes`,
    ],
    [
      `Whether the ${first} address and the ${second} address are in different ${level === 'region' ? 'regions' : 'cities'}.`,
      `Indique si l’adresse ${fr[first]} et l’adresse ${fr[second]} sont dans des ${frLevel} différentes.`,
    ],
  )
}
