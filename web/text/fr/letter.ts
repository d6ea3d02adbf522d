/** La page de la lettre ; la lettre apporte ses propres mots. */
export const letter = {
  'letter.question': 'Qu’écrivons-nous\u202f?',
  'letter.title.decline': 'Lettre de refus',
  'letter.title.approval': 'Lettre d’accord',
  'letter.title.counter-offer': 'Lettre avec un autre prêt',
  'letter.held': 'Cette lettre est retenue.',
  'letter.language': 'Langue de la lettre',
  'letter.purpose': 'Objet de la lettre',
  'letter.purpose.answer': 'La réponse',
  'letter.purpose.counter-offer': 'Avec un autre prêt',
  'letter.pdf': 'Ouvrir le PDF',
  'letter.held.customer': 'Une personne relit votre lettre avant l’envoi.',
  'letter.held.why': 'Aucune lettre ne part avant qu’une personne ait réglé ceci\u00a0:',
  'letter.hold.settings': 'Les réglages des lettres n’ont pas de valeur pour\u00a0: {missing}.',
  'letter.hold.verified': 'Une raison n’a pas tenu à la vérification par un nouveau calcul\u00a0: {groups}.',
  'letter.hold.barred': 'Une raison vient de données que la politique exclut du score\u00a0: {columns}.',
  'letter.hold.generic': 'Une raison ne nomme aucun fait\u00a0: {texts}',
  'letter.hold.noReason': 'Il n’y a aucune raison à donner.',
  'letter.hold.awaitsPerson': 'Quelqu’un doit d’abord décider de la demande ou répondre au client.',
  'letter.hold.againstScore':
    'Une personne a décidé contre le score\u00a0: les raisons du score ne sont pas les siennes. Écrivez cette lettre à la main, avec les raisons de cette personne.',
  'letter.hold.noOffer': 'Aucun autre prêt ne peut être accordé tout de suite.',
} as const
