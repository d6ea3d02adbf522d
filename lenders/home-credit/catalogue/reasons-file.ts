import { reasonGroups } from './reason-group.ts'

/** What is said about the rest of the file. Groups that a policy keeps out of the model are never said. */
export const fileReasons = reasonGroups('file', [
  {
    id: 'possessions',
    lead: 'owns_car',
    label: ['Car', 'Voiture'],
    raises: ['Car: raises the risk', 'Voiture : augmente le risque'],
    lowers: ['Car: lowers the risk', 'Voiture : diminue le risque'],
    missing: ['Car: not known', 'Voiture : inconnu'],
    you: {
      raises: [
        'What your file says about a car raises the risk.',
        'Ce que votre dossier dit d’une voiture augmente le risque.',
      ],
      lowers: [
        'What your file says about a car lowers the risk.',
        'Ce que votre dossier dit d’une voiture diminue le risque.',
      ],
      missing: [
        'We have no information on this: car.',
        'Nous n’avons pas d’information sur ce point : voiture.',
      ],
    },
  },
  {
    id: 'housing',
    lead: 'owns_home',
    label: ['Housing', 'Logement'],
    raises: ['Housing: raises the risk', 'Logement : augmente le risque'],
    lowers: ['Housing: lowers the risk', 'Logement : diminue le risque'],
    missing: ['Housing: not known', 'Logement : inconnu'],
    you: {
      raises: [
        'What your file says about your housing raises the risk.',
        'Ce que votre dossier dit de votre logement augmente le risque.',
      ],
      lowers: [
        'What your file says about your housing lowers the risk.',
        'Ce que votre dossier dit de votre logement diminue le risque.',
      ],
      missing: [
        'We have no information on this: housing.',
        'Nous n’avons pas d’information sur ce point : logement.',
      ],
    },
  },
  {
    id: 'phone_and_document_age',
    lead: 'years_since_phone_change',
    label: ['Age of phone and documents', 'Ancienneté du téléphone et des documents'],
    raises: ['Phone or documents changed recently', 'Téléphone ou documents changés récemment'],
    lowers: ['Phone and documents unchanged for long', 'Téléphone et documents inchangés depuis longtemps'],
    missing: ['The dates are not known', 'Dates inconnues'],
    you: {
      raises: [
        'Your phone, registration or identity document changed recently.',
        'Votre téléphone, votre inscription ou votre pièce d’identité a changé récemment.',
      ],
      lowers: [
        'Your phone, registration and identity document have not changed for long.',
        'Votre téléphone, votre inscription et votre pièce d’identité n’ont pas changé depuis longtemps.',
      ],
      missing: [
        'We do not know when your phone or documents last changed.',
        'Nous ne savons pas quand votre téléphone ou vos documents ont changé.',
      ],
    },
  },
  {
    id: 'formalities',
    lead: 'documents_given',
    label: ['Formalities of the application', 'Formalités de la demande'],
    raises: [
      'Formalities of the application: raises the risk',
      'Formalités de la demande : augmente le risque',
    ],
    lowers: [
      'Formalities of the application: lowers the risk',
      'Formalités de la demande : diminue le risque',
    ],
    missing: ['Formalities of the application: not known', 'Formalités de la demande : inconnu'],
    you: {
      raises: [
        'How the application was made raises the risk.',
        'La façon dont la demande a été faite augmente le risque.',
      ],
      lowers: [
        'How the application was made lowers the risk.',
        'La façon dont la demande a été faite diminue le risque.',
      ],
      missing: [
        'We have no information on this: formalities of the application.',
        'Nous n’avons pas d’information sur ce point : formalités de la demande.',
      ],
    },
  },
  {
    id: 'age',
    lead: 'age',
    label: ['Age', 'Âge'],
    raises: ['Age: raises the risk', 'Âge : augmente le risque'],
    lowers: ['Age: lowers the risk', 'Âge : diminue le risque'],
    missing: ['Age: not known', 'Âge : inconnu'],
    you: {
      raises: ['Your age raises the risk.', 'Votre âge augmente le risque.'],
      lowers: ['Your age lowers the risk.', 'Votre âge diminue le risque.'],
      missing: ['We have no information on this: age.', 'Nous n’avons pas d’information sur ce point : âge.'],
    },
  },
  {
    id: 'household',
    lead: 'income_per_person',
    label: ['Household', 'Foyer'],
    raises: ['Household: raises the risk', 'Foyer : augmente le risque'],
    lowers: ['Household: lowers the risk', 'Foyer : diminue le risque'],
    missing: ['Household: not known', 'Foyer : inconnu'],
    you: {
      raises: [
        'What your file says about your household raises the risk.',
        'Ce que votre dossier dit de votre foyer augmente le risque.',
      ],
      lowers: [
        'What your file says about your household lowers the risk.',
        'Ce que votre dossier dit de votre foyer diminue le risque.',
      ],
      missing: [
        'We have no information on this: household.',
        'Nous n’avons pas d’information sur ce point : foyer.',
      ],
    },
  },
  {
    id: 'residence',
    lead: 'region_rating',
    label: ['Place of residence', 'Lieu de résidence'],
    raises: ['Place of residence: raises the risk', 'Lieu de résidence : augmente le risque'],
    lowers: ['Place of residence: lowers the risk', 'Lieu de résidence : diminue le risque'],
    missing: ['Place of residence: not known', 'Lieu de résidence : inconnu'],
    you: {
      raises: ['Where you live raises the risk.', 'Votre lieu de résidence augmente le risque.'],
      lowers: ['Where you live lowers the risk.', 'Votre lieu de résidence diminue le risque.'],
      missing: [
        'We have no information on this: place of residence.',
        'Nous n’avons pas d’information sur ce point : lieu de résidence.',
      ],
    },
  },
  {
    id: 'surroundings',
    lead: 'acquaintances_late_30',
    label: ['People around the applicant', 'Entourage'],
    raises: ['People around the applicant: raises the risk', 'Entourage : augmente le risque'],
    lowers: ['People around the applicant: lowers the risk', 'Entourage : diminue le risque'],
    missing: ['People around the applicant: not known', 'Entourage : inconnu'],
    you: {
      raises: [
        'Payments of people around you raises the risk.',
        'Le paiement de personnes de votre entourage augmente le risque.',
      ],
      lowers: [
        'Payments of people around you lowers the risk.',
        'Le paiement de personnes de votre entourage diminue le risque.',
      ],
      missing: [
        'We have no information on this: people around the applicant.',
        'Nous n’avons pas d’information sur ce point : entourage.',
      ],
    },
  },
])
