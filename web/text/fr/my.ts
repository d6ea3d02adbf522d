/** Page du client. */
export const my = {
  'my.question': 'Votre demande {id}',
  'my.question.dated': 'Votre demande {id} du {date}',
  'my.title.approved': 'Nous avons accepté votre demande de prêt.',
  'my.title.declined': 'Nous n’avons pas accepté votre demande de prêt.',
  'my.people.same': 'Une personne a examiné votre demande et a décidé de même.',
  'my.people.other':
    'Une personne a examiné votre demande et a décidé autrement que le score informatique ci-dessous.',
  'my.people.other.ruled':
    'Une personne a examiné votre demande et a décidé autrement que la règle ci-dessous.',
  'my.people.waits.ruled':
    'Une personne doit encore décider de votre demande. La réponse ci-dessus est celle de nos seules règles fixes.',
  'my.people.waits':
    'Votre résultat est si près de notre limite qu’une personne décide. La réponse ci-dessus est celle du seul score informatique.',
  'my.do.review': 'Parler à une personne',
  'my.none.question': 'Votre demande',
  'my.none.title': 'Il n’y a pas de demande à votre nom.',
  'my.none.help': 'Si vous avez fait une demande, votre conseiller peut vous en dire plus.',
  'my.lede':
    'Nous estimons que <b>{risk} personnes sur 100</b> avec un dossier comme le vôtre ont du mal à rembourser. Nous acceptons moins de <b>{limit} sur 100</b>. Un score informatique a préparé cette réponse.',
  'my.lede.ruled':
    'Un ordinateur a comparé votre demande à nos règles fixes. {count, plural, one {L’une d’elles conduit à un refus\u00a0: voir ci-dessous.} other {Plusieurs d’entre elles conduisent à un refus\u00a0: voir ci-dessous.}}',
  'my.lede.ruled.alone': 'Votre score n’a joué aucun rôle dans cette réponse.',
  'my.lede.range.above':
    'Ce nombre est une estimation. Apprise auprès d’autres anciens clients, elle se situerait probablement entre {low} et {high}, toujours au-dessus de notre limite.',
  'my.lede.range.below':
    'Ce nombre est une estimation. Apprise auprès d’autres anciens clients, elle se situerait probablement entre {low} et {high}, toujours en dessous de notre limite.',
  'my.lede.range.around':
    'Ce nombre est une estimation. Apprise auprès d’autres anciens clients, elle se situerait probablement entre {low} et {high}. Notre limite est dans cet intervalle.',
  'my.lede.close': 'Votre résultat est proche de la limite.',
  'my.lede.held': 'Une personne vérifie les raisons ci-dessous avant que nous vous écrivions.',
  'my.adviser': 'Votre conseiller : {adviser}.',
  'my.adviser.branch': 'Votre conseiller : {adviser}, {branch}.',
  'my.scale.label':
    'Votre risque {risk} sur 100, probablement entre {low} et {high}, limite {limit}, tous les demandeurs {all}.',
  'my.scale.you': 'Vous {risk}',
  'my.scale.beyond': 'Vous {risk}, au-delà de l’échelle',
  'my.scale.approved': 'accepté',
  'my.scale.declined': 'non accepté',
  'my.scale.axis': 'personnes sur 100 qui ont du mal à payer',
  'my.dots.who': 'Chaque point est une personne avec un dossier comme le vôtre.',
  'my.dots.filled':
    '{people, plural, one {# point plein : a eu} other {# points pleins : ont eu}} du mal à payer.',
  'my.dots.open':
    '{people, plural, one {# point vide : a remboursé} other {# points vides : ont remboursé}} sans difficulté.',
  'my.dots.all': 'Parmi tous les demandeurs, {people} sur 100 ont eu des difficultés.',
  'my.why.declined':
    '{count, plural, =0 {Pourquoi} =1 {Pourquoi : la raison principale} =2 {Pourquoi : les deux raisons principales} =3 {Pourquoi : les trois raisons principales} other {Pourquoi : les quatre raisons principales}}',
  'my.why.approved': 'Ce qui a le plus compté pour vous',
  'my.why.line.ruled':
    'Une règle fixe passe d’abord. Les raisons du score sont comparées à des personnes dont la demande a été tout juste acceptée.',
  'my.why.line.just-approved':
    'Chacune est comparée aux personnes dont la demande a été acceptée de justesse.',
  'my.why.line.all-applicants': 'Chacune est comparée à tous les demandeurs.',
  'my.why.you': 'Vous',
  'my.why.typical.just-approved': 'Accepté de justesse, typique',
  'my.why.typical.all-applicants': 'Tous les demandeurs, typique',
  'my.why.unknown': 'Nous comptons l’inconnu comme inconnu, pas comme mauvais.',
  'my.other.for': 'Ce qui a compté pour vous :',
  'my.other.against': 'Ce qui a compté contre vous :',
  'my.note': 'Ce sont les raisons du modèle, pas des causes. En changer une peut ne pas changer le résultat.',
  'my.do': 'Ce que vous pouvez faire',
  'my.do.change': 'Voir ce que je peux changer',
  'my.do.letter': 'Lire ma lettre',
  'my.do.data': 'Vérifier mes données',
  'my.asked': 'Ce que vous avez demandé',
  'my.never': 'Ce que nous n’utilisons jamais',
  'my.never.text': 'Votre âge, votre sexe et votre famille n’entrent jamais dans le score.',
} as const
