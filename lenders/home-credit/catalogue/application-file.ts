import { countPresent, flag, sumPresent, when, yearsBack } from '../../../src/features/index.ts'
import { family } from './family.ts'

const ENQUIRIES = ['HOUR', 'DAY', 'WEEK', 'MON', 'QRT', 'YEAR'].map(
  (span) => `a.AMT_REQ_CREDIT_BUREAU_${span}`,
)
const DOCUMENTS = Array.from({ length: 20 }, (_, index) => `a.FLAG_DOCUMENT_${index + 2}`)

/** A31-A33: how often lenders asked about the person. */
export const applicationEnquiries = family(
  {
    theme: 'other-lenders',
    missing: [
      'The credit bureau did not say how often lenders asked',
      'Le fichier de crédit n’indique pas le nombre de consultations',
    ],
  },
  [
    {
      id: 'enquiries_quarter',
      sql: 'a.AMT_REQ_CREDIT_BUREAU_QRT',
      unit: 'count',
      group: 'enquiries',
      label: ['Enquiries in the last quarter', 'Consultations du dernier trimestre'],
      about: [
        'How often lenders asked the credit bureau in the last three months, the last month left out.',
        'Nombre de consultations du fichier de crédit sur trois mois, hors dernier mois.',
      ],
      higher: ['More enquiries by lenders', 'Plus de consultations par des prêteurs'],
    },
    {
      id: 'enquiries_year',
      sql: 'a.AMT_REQ_CREDIT_BUREAU_YEAR',
      unit: 'count',
      group: 'enquiries',
      label: ['Enquiries in the last year', 'Consultations de la dernière année'],
      about: [
        'How often lenders asked the credit bureau in the last year, the last three months left out.',
        'Nombre de consultations du fichier de crédit sur un an, hors trois derniers mois.',
      ],
      higher: ['More enquiries by lenders', 'Plus de consultations par des prêteurs'],
    },
    {
      id: 'enquiries_all',
      sql: when(`${countPresent(ENQUIRIES)} > 0e0`, sumPresent(ENQUIRIES)),
      unit: 'count',
      group: 'enquiries',
      label: ['Enquiries within a year, all', 'Consultations sur un an, total'],
      about: [
        'How often lenders asked the credit bureau within a year.',
        'Nombre total de consultations du fichier de crédit sur un an.',
      ],
      higher: ['More enquiries by lenders', 'Plus de consultations par des prêteurs'],
    },
  ],
)

/** A24, A51-A53, A58, A59, A64: possessions, housing and the age of papers. */
export const applicationFile = family(
  { theme: 'file', missing: ['The file does not say', 'Le dossier ne le dit pas'] },
  [
    {
      id: 'car_age',
      sql: 'a.OWN_CAR_AGE',
      unit: 'years',
      group: 'possessions',
      label: ['Age of the car', 'Âge de la voiture'],
      about: ['How old the car is.', 'L’âge de la voiture.'],
      higher: ['An older car', 'Une voiture plus ancienne'],
      missing: ['No car, or its age is not known', 'Pas de voiture, ou âge inconnu'],
    },
    {
      id: 'owns_car',
      sql: flag("a.FLAG_OWN_CAR = 'Y'"),
      unit: 'flag',
      group: 'possessions',
      steps: [
        [0, 'owns no car', 'sans voiture'],
        [1, 'owns a car', 'possède une voiture'],
      ],
      label: ['Owns a car', 'Possède une voiture'],
      about: ['Whether a car is owned.', 'Si le client possède une voiture.'],
      higher: ['A car is owned', 'Une voiture est possédée'],
    },
    {
      id: 'owns_home',
      sql: flag("a.FLAG_OWN_REALTY = 'Y'"),
      unit: 'flag',
      group: 'housing',
      steps: [
        [0, 'owns no home', 'non propriétaire'],
        [1, 'owns a home', 'propriétaire'],
      ],
      label: ['Owns a home', 'Propriétaire'],
      about: ['Whether a house or flat is owned.', 'Si le client possède une maison ou un appartement.'],
      higher: ['A home is owned', 'Un logement est possédé'],
    },
    {
      id: 'rents_or_with_parents',
      sql: flag("a.NAME_HOUSING_TYPE in ('With parents', 'Rented apartment')"),
      unit: 'flag',
      group: 'housing',
      steps: [
        [0, 'neither rents nor lives with parents', 'ni locataire ni chez ses parents'],
        [1, 'rents or lives with parents', 'locataire ou chez ses parents'],
      ],
      label: ['Rents or lives with parents', 'Locataire ou chez ses parents'],
      about: [
        'Whether the home is rented or shared with parents.',
        'Si le logement est loué ou partagé avec les parents.',
      ],
      higher: ['Rents or lives with parents', 'Locataire ou chez ses parents'],
    },
    {
      id: 'years_since_registration',
      sql: yearsBack('a.DAYS_REGISTRATION'),
      unit: 'years',
      group: 'phone_and_document_age',
      label: [
        'Time since the last change of registration',
        'Temps depuis le dernier changement d’inscription',
      ],
      about: [
        'Years since the official registration was last changed.',
        'Années depuis le dernier changement de l’inscription officielle.',
      ],
      higher: ['Unchanged for longer', 'Inchangé depuis plus longtemps'],
    },
    {
      id: 'years_since_id_document',
      sql: yearsBack('a.DAYS_ID_PUBLISH'),
      unit: 'years',
      group: 'phone_and_document_age',
      label: ['Age of the identity document', 'Ancienneté de la pièce d’identité'],
      about: [
        'Years since the identity document was issued.',
        'Années depuis la délivrance de la pièce d’identité.',
      ],
      higher: ['An older document', 'Un document plus ancien'],
    },
    {
      id: 'years_since_phone_change',
      sql: yearsBack('a.DAYS_LAST_PHONE_CHANGE'),
      unit: 'years',
      group: 'phone_and_document_age',
      label: ['Time since the last change of phone', 'Temps depuis le dernier changement de téléphone'],
      about: ['Years since the phone was last changed.', 'Années depuis le dernier changement de téléphone.'],
      higher: ['The same phone for longer', 'Le même téléphone depuis plus longtemps'],
    },
  ],
)

/** A27, A34, A35, A39, A40: formalities without economic meaning; no policy lets them into a model. */
export const applicationFormalities = family(
  { theme: 'file', missing: ['The file does not say', 'Le dossier ne le dit pas'] },
  [
    {
      id: 'application_hour',
      sql: 'a.HOUR_APPR_PROCESS_START',
      unit: 'hour',
      group: 'formalities',
      label: ['Hour of the application', 'Heure de la demande'],
      about: ['The hour at which the application was made.', 'L’heure à laquelle la demande a été faite.'],
      higher: ['Later in the day', 'Plus tard dans la journée'],
    },
    {
      id: 'document_3_given',
      sql: 'a.FLAG_DOCUMENT_3',
      unit: 'flag',
      group: 'formalities',
      steps: [
        [0, 'document 3 not handed in', 'document 3 non fourni'],
        [1, 'document 3 handed in', 'document 3 fourni'],
      ],
      label: ['Document 3 handed in', 'Document 3 fourni'],
      about: ['Whether document 3 was handed in.', 'Si le document 3 a été fourni.'],
      higher: ['Handed in', 'Fourni'],
    },
    {
      id: 'documents_given',
      sql: sumPresent(DOCUMENTS),
      unit: 'count',
      group: 'formalities',
      label: ['Documents handed in', 'Documents fournis'],
      about: ['How many of 20 documents were handed in.', 'Combien des 20 documents ont été fournis.'],
      higher: ['More documents', 'Plus de documents'],
    },
    {
      id: 'work_phone_given',
      sql: 'a.FLAG_WORK_PHONE',
      unit: 'flag',
      group: 'formalities',
      steps: [
        [0, 'no work phone given', 'pas de téléphone professionnel'],
        [1, 'work phone given', 'téléphone professionnel donné'],
      ],
      label: ['Work phone given', 'Téléphone professionnel donné'],
      about: ['Whether a phone number at work was given.', 'Si un numéro professionnel a été donné.'],
      higher: ['Given', 'Donné'],
    },
    {
      id: 'home_phone_given',
      sql: 'a.FLAG_PHONE',
      unit: 'flag',
      group: 'formalities',
      steps: [
        [0, 'no home phone given', 'pas de téléphone fixe'],
        [1, 'home phone given', 'téléphone fixe donné'],
      ],
      label: ['Home phone given', 'Téléphone fixe donné'],
      about: ['Whether a home phone number was given.', 'Si un numéro de téléphone fixe a été donné.'],
      higher: ['Given', 'Donné'],
    },
  ],
)
