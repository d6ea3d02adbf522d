/** What each operation is for, in French; the English words stand at the routes. */
export const FRENCH: Readonly<Record<string, string>> = {
  getSignIn: 'Les façons de se connecter',
  postSession: 'Se connecter',
  getSession: 'Qui est connecté',
  deleteSession: 'Se déconnecter',
  postInvitation:
    'Se connecter pour la première fois, avec le code d’une invitation, et choisir un mot de passe',
  getOrganisationStart: 'Se connecter avec l’organisation\u00a0: mène à sa page',
  getOrganisationCallback: 'Où l’organisation ramène\u00a0: connecte, ou dit pourquoi non',
  postSessionPassword:
    'Choisir un autre mot de passe\u202f; toutes les sessions prennent fin et ce navigateur en reçoit une nouvelle',
  deleteSessions: 'Se déconnecter de tous les appareils',
  getAccounts: 'Tous les comptes, par nom',
  postAccounts:
    'Un nouveau compte, avec un code à usage unique par lequel son titulaire choisit un mot de passe',
  postAccountsReset: 'Retirer le mot de passe, fermer toutes les sessions et donner un nouveau code',
  postAccountsDisable: 'Fermer un compte immédiatement',
  getAccountLog: 'Ce qui a été fait aux comptes et avec eux, du plus récent au plus ancien',
  getKeys: 'Les clés des machines, par nom',
  postKeys: 'Une nouvelle machine et sa première clé, dite cette seule fois',
  postKeysRotate: 'Une nouvelle clé de même portée\u202f; les anciennes prennent fin après le recouvrement',
  postKeysRevoke: 'Fermer immédiatement toutes les clés d’une machine',
  getApplications: 'Chercher des demandes par nom ou numéro, de la plus récente à la plus ancienne',
  postApplicationsScore:
    'Décider d’une demande qui n’est dans aucune table\u202f; enregistrée avant la réponse, une fois par clé',
  postApplicationsScoreLines:
    'Décider de beaucoup de demandes, une par ligne, avec des réponses dans l’ordre pendant qu’elles arrivent',
  postApplicationsScoreOnly:
    'Le risque d’une demande sans décision à son sujet\u202f; l’empreinte de la réponse est enregistrée avant qu’elle ne parte',
  getApplicationsDecision: 'La décision, ses raisons et ce sur quoi elle repose',
  getApplicationsData: 'Tout ce qui est conservé sur le demandeur',
  getApplicationsCompare: 'Le demandeur à côté d’un groupe et à côté de tous',
  getApplicationsComparePair: 'Deux colonnes ensemble, sur un groupe',
  getApplicationsSimilar: 'Les personnes les plus proches du demandeur, et ce qu’il en est advenu',
  getColumns: 'Les colonnes selon lesquelles filtrer et comparer',
  getApplicationsWhatIf: 'Les faits que l’on peut changer dans une simulation',
  postApplicationsWhatIf: 'Les scores quand certains faits changent\u202f; rien n’est conservé',
  getApplicationsWhatIfCurve: 'Le risque le long d’un fait, à chaque marche, tout le reste inchangé',
  getApplicationsPlans:
    'Les changements qui mèneraient à une autre réponse, dans ce que peut faire le demandeur',
  getApplicationsLetter: 'Le courrier sur la décision, mot pour mot, ou ce qui le retient',
  getApplicationsLetterPdf: 'Le courrier en PDF balisé, sur une page A4',
  getApplicationsOversight: 'Où en est le dossier auprès des personnes, et ce que ce lecteur peut y faire',
  postApplicationsJudgement: 'Noter son propre avis, avant de confirmer ou d’écarter le score',
  postApplicationsHumanDecision: 'Décider comme le score, ou contre lui avec un motif',
  postApplicationsSecondOpinion: 'Approuver ou non une décision qui attend une seconde personne',
  getApplicationsReview:
    'Ce que le client a demandé et ce qui lui fut répondu, ce qu’il conteste et ce qui fut corrigé',
  postApplicationsReview: 'Demander qu’une personne réexamine un refus',
  postApplicationsReviewAnswer: 'Répondre à la demande de réexamen\u00a0: maintenu, ou finalement accordé',
  postApplicationsDispute: 'Dire qu’un fait de sa propre demande est faux',
  postApplicationsDisputeAnswer: 'Répondre qu’un fait contesté est maintenu',
  postApplicationsCorrection: 'Corriger des faits et recalculer le score',
  getOverrideRates: 'Combien de décisions ont été prises contre le score, avec des alertes',
  getScoring: 'Si les nouveaux scores sont arrêtés, par qui et pourquoi',
  postScoring:
    'Arrêter les nouveaux scores immédiatement, ou les permettre à nouveau\u202f; ce qui est calculé reste lisible',
  getModel: 'Comment un des scores agit sur l’ensemble des clients',
  getModelItemsByItem: 'Comment un élément d’un score agit sur l’ensemble des clients',
  getModels: 'Tous les modèles conservés, le modèle en service d’abord',
  getModelsByModelId: 'Un modèle conservé, en une ligne',
  getRecords: 'La chaîne des enregistrements, du plus récent au plus ancien, sans ce qui reste scellé',
  getRecordsByRecordId: 'Un enregistrement de la chaîne, sans ce qui reste scellé',
  getDictionary:
    'Ce qui est regardé\u00a0: chaque élément et chaque colonne en mots simples, avec ce qui peut entrer dans le score',
  getHealthz: 'Si le service répond',
  getReadyz:
    'Si des décisions peuvent être prises et enregistrées, partie par partie\u202f; 503 quand l’une n’est pas prête',
  getOpenapiJson: 'Cette description, OpenAPI 3.1',
}
