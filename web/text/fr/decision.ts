/** Page de décision du conseiller. */
export const decision = {
  'decision.question': 'Faut-il soutenir cette demande ?',
  'decision.title.approved': 'Accepté : le risque estimé est de {risk} sur 100.',
  'decision.title.declined': 'Refusé : le risque estimé est de {risk} sur 100.',
  'decision.title.close.approved': 'Cas limite, accepté : le risque estimé est de {risk} sur 100.',
  'decision.title.close.declined': 'Cas limite, refusé : le risque estimé est de {risk} sur 100.',
  'decision.title.ruled':
    '{count, plural, one {Refusé par une règle fixe, quel que soit le score.} other {Refusé par # règles fixes, quel que soit le score.}}',
  'decision.title.ruled.approves':
    'Le score seul accepterait\u00a0: {risk} sur 100\u202f; la limite est de {limit}.',
  'decision.title.ruled.declines':
    'Le score refuse aussi\u00a0: {risk} sur 100\u202f; la limite est de {limit}.',
  'decision.title.limit': 'La limite est de {limit} sur 100.',
  'decision.lede':
    'Sur 100 demandeurs avec cette estimation, environ <b>{people}</b> ont eu des difficultés de paiement ; sur l’ensemble des demandeurs, environ {all}.',
  'decision.lede.range.above':
    'Avec d’autres données d’apprentissage, l’estimation se situerait probablement entre {low} et {high}, <b>toujours au-dessus de la limite</b>.',
  'decision.lede.range.below':
    'Avec d’autres données d’apprentissage, l’estimation se situerait probablement entre {low} et {high}, <b>toujours en dessous de la limite</b>.',
  'decision.lede.range.around':
    'Avec d’autres données d’apprentissage, l’estimation se situerait probablement entre {low} et {high} : <b>la limite est dans cet intervalle</b>.',
  'decision.lede.close':
    'Une petite différence dans le dossier pourrait changer le résultat : lisez les raisons avec soin.',
  'decision.scale.label':
    'Échelle de risque de 0 à 30 sur 100. Limite {limit}. {name} {risk}, probablement entre {low} et {high}. Tous les demandeurs {all}.',
  'decision.scale.customer': '{name} {risk}',
  'decision.scale.beyond': '{name} {risk}, au-delà de l’échelle',
  'decision.scale.approved': 'accepté',
  'decision.scale.declined': 'refusé',
  'decision.scale.axis': 'personnes sur 100 qui devraient avoir des difficultés de paiement',
  'decision.dots.label': '{people} points pleins sur 100',
  'decision.dots.count': '{people} sur 100',
  'decision.dots.this': 'cette estimation',
  'decision.dots.all': 'tous les demandeurs',
  'decision.held': 'Une personne doit vérifier les raisons avant tout envoi.',
  'decision.held.why':
    '{count, plural, =0 {Une raison n’a pas passé son contrôle.} one {Une raison n’a pas réduit le risque lors du nouveau calcul.} other {# raisons n’ont pas réduit le risque lors du nouveau calcul.}} La décision elle-même reste valable.',
  'decision.rules':
    '{count, plural, one {La règle qui conduit au refus} other {Les # règles qui conduisent au refus}}',
  'decision.rules.alone': 'C’est la seule raison\u00a0: le score seul accepterait.',
  'decision.rules.also': 'Le score refuse lui aussi, pour ses propres raisons ci-dessous.',
  'decision.rules.override': 'Accepter contre une règle demande deux personnes.',
  'decision.reasons.against':
    '{count, plural, =0 {Aucune raison ne se détache contre cette demande} =1 {Une raison pèse le plus contre cette demande} =2 {Deux raisons pèsent le plus contre cette demande} =3 {Trois raisons pèsent le plus contre cette demande} other {Quatre raisons pèsent le plus contre cette demande}}',
  'decision.reasons.for':
    '{count, plural, =0 {Aucun point fort ne se détache} =1 {Un point fort compte le plus pour cette demande} =2 {Deux points forts comptent le plus pour cette demande} =3 {Trois points forts comptent le plus pour cette demande} other {Quatre points forts comptent le plus pour cette demande}}',
  'decision.reasons.all': '{count, plural, one {Le seul élément} other {Les # éléments}}',
  'decision.reasons.reason': 'Raison',
  'decision.reasons.strength': 'Point fort',
  'decision.reasons.number': 'Numéro',
  'decision.reasons.value': 'Ce client',
  'decision.reasons.typical.just-approved': 'Demandeur typique accepté de justesse',
  'decision.reasons.typical.all-applicants': 'Demandeur typique',
  'decision.reasons.adds': 'Augmente le risque, personnes sur 100',
  'decision.reasons.takes': 'Réduit le risque, personnes sur 100',
  'decision.reasons.unknown': 'L’inconnu compte comme inconnu, pas comme mauvais.',
  'decision.reasons.unverified':
    'N’a pas réduit le risque lors du nouveau calcul : en attente d’une personne.',
  'decision.reasons.other.for': 'Plaide pour cette demande : {list}.',
  'decision.reasons.other.against': 'Plaide contre cette demande : {list}.',
  'decision.reasons.otherItem': '{reason} ({points})',
  'decision.reasons.note':
    'Ce sont les raisons du modèle, pas des causes. En changer une peut ne pas changer le résultat.',
  'decision.reasons.noteLink': 'Voir ce qui le changerait',
  'decision.sum.title.just-approved': 'D’un demandeur typique accepté de justesse à celui-ci',
  'decision.sum.title.all-applicants': 'D’un demandeur typique à celui-ci',
  'decision.sum.both': 'Pour ce client : {for}. Contre : {against}.',
  'decision.sum.for': 'Pour ce client : {for}.',
  'decision.sum.against': 'Contre ce client : {against}.',
  'decision.sum.start.just-approved': 'Demandeur typique accepté de justesse',
  'decision.sum.start.all-applicants': 'Demandeur typique',
  'decision.sum.items': '{count, plural, one {# élément} other {# éléments}}',
  'decision.sum.label': 'De {start} à {end} sur 100, par thème. Le tableau donne les mêmes nombres.',
  'decision.sum.tick':
    'Le compte est exact : {start} {sign} {change} = {end}. Vérifié sur cette réponse ; écart {difference}.',
  'decision.sum.tick.below': 'inférieur à {tolerance}',
  'decision.sum.failed': 'Les parties de cette réponse ne s’additionnent pas.',
  'decision.sum.failed.help':
    'Le graphique n’est pas affiché. La décision ci-dessus reste valable. Donnez le numéro de réponse ci-dessous à l’équipe du modèle.',
  'decision.sum.table': 'Chaque partie de l’estimation, thème par thème',
  'decision.sum.col.part': 'Thème, élément, détail noté',
  'decision.sum.col.value': 'Ce client',
  'decision.sum.col.typical': 'Typique',
  'decision.sum.col.points': 'Personnes sur 100',
  'decision.sum.hidden':
    'Les détails notés sont arrondis un par un ; les éléments s’additionnent exactement.',
  'decision.scores.agree.approved': 'Les trois scores concordent : tous acceptent',
  'decision.scores.agree.declined': 'Les trois scores concordent : tous refusent',
  'decision.scores.differ':
    '{declines, plural, one {Un des trois scores refuse} other {Deux des trois scores refusent}}',
  'decision.scores.line':
    'Le score « {objective} » décide. Les autres sont affichés pour rendre visible un cas serré ou discuté.',
  'decision.scores.score': 'Score',
  'decision.scores.purpose': 'Ce pour quoi il est fait',
  'decision.scores.risk': 'Risque sur 100',
  'decision.scores.limit': 'Limite sur 100',
  'decision.scores.place': 'Place sur l’échelle, de 0 à 30',
  'decision.scores.result': 'Résultat',
  'decision.scores.decides': 'décide',
  'decision.scores.purpose.ranking': 'Classer les demandeurs dans le bon ordre, les plus sûrs d’abord',
  'decision.scores.purpose.bank_cost':
    'Comparer le coût d’une difficulté de paiement et celui d’un refus à tort',
  'decision.scores.purpose.f_beta': 'Repérer les difficultés de paiement sans accuser de bons clients',
  'decision.history.title':
    'Historique de crédit : {refusals, plural, =0 {aucun refus} one {un refus} other {# refus}} et {late, plural, =0 {aucun retard connu} one {un crédit avec un retard} other {# crédits avec un retard}}',
  'decision.history.none': 'Aucun crédit antérieur n’est connu.',
  'decision.history.open':
    '{open, plural, =0 {Aucun crédit antérieur n’est en cours.} one {Un crédit est en cours.} other {# crédits sont en cours.}}',
  'decision.history.here': 'Chez nous',
  'decision.history.elsewhere': 'Autres prêteurs',
  'decision.history.count':
    '{count, plural, one {# crédit} other {# crédits}}{open, plural, =0 {} other {, # en cours}}',
  'decision.history.empty.here': 'Rien d’enregistré chez nous',
  'decision.history.empty.elsewhere': 'Rien d’enregistré chez d’autres prêteurs',
  'decision.history.showAll': 'Afficher les {count}',
  'decision.history.today': 'cette demande',
  'decision.history.yearsBefore': '{years} ans avant',
  'decision.history.before': '{length} avant',
  'decision.history.label':
    'Frise de {here, plural, one {# crédit} other {# crédits}} chez nous et {elsewhere, plural, one {# crédit} other {# crédits}} chez d’autres prêteurs',
  'decision.history.entry': '{kind}, {amount}',
  'decision.history.owed': '{entry}, {owed} restent dus',
  'decision.history.cancelled': '{entry}, annulé',
  'decision.history.late': '{length} de retard, {when}',
  'decision.history.refused': 'Refusé, {when}',
  'decision.history.state.repaid': '{entry} : {from} à {to}, remboursé.',
  'decision.history.state.open': '{entry} : depuis {from}, en cours.',
  'decision.history.state.refused': '{entry} : {from}, refusé.',
  'decision.history.state.cancelled': '{entry} : {from}, annulé.',
  'decision.history.key.repaid': 'remboursé',
  'decision.history.key.open': 'en cours',
  'decision.history.key.toPay': 'reste à payer',
  'decision.history.key.late': 'paiement en retard',
  'decision.history.key.refused': 'demande refusée',
  'decision.rail.asked': 'Ce que ce client demande',
  'decision.rail.known': 'Ce que nous savons',
  'decision.rail.never': 'L’âge, le sexe et la famille ne comptent jamais dans le score.',
  'decision.person': 'Ce client',
} as const
