/** Qu’est-ce qui changerait cette décision ? */
export const whatIf = {
  'whatIf.question': 'Qu’est-ce qui changerait cette décision ?',
  'whatIf.windowTitle': '{name} : et si',
  'whatIf.loan.both': 'Un prêt de {amount} à {payment}',
  'whatIf.loan.amount': 'Un prêt de {amount}',
  'whatIf.loan.none': 'Ce prêt',
  'whatIf.title.filed.approved': '{loan} est accepté, tel que déposé :',
  'whatIf.title.filed.declined': '{loan} est refusé, tel que déposé :',
  'whatIf.title.changed.approved': '{loan} serait accepté :',
  'whatIf.title.changed.declined': '{loan} serait refusé :',
  'whatIf.title.rest': '{risk} sur 100 ; la limite est de {limit}.',
  'whatIf.rules.declines':
    '{count, plural, one {Une règle fixe conduit au refus, quel que soit le score.} other {# règles fixes conduisent au refus, quel que soit le score.}}',
  'whatIf.rules.lifted':
    '{count, plural, one {La règle fixe qui conduit au refus de la demande déposée ne s’applique plus.} other {Les règles fixes qui conduisent au refus de la demande déposée ne s’appliquent plus.}}',
  'whatIf.rules.curve': 'Une partie de cette courbe est refusée par une règle fixe, quel que soit le risque.',
  'whatIf.section.loan': 'Ce que le client demande',
  'whatIf.section.time': 'Ce qui peut changer avec le temps',
  'whatIf.section.locked': 'Ce qui ne peut pas changer ici',
  'whatIf.locked.why':
    'Cela vient de nos registres ou d’autres sociétés. Cela change quand les registres changent.',
  'whatIf.locked.icon': 'verrouillé',
  'whatIf.nothing': 'Aucune donnée de cette demande ne peut être changée ici.',
  'whatIf.filed': 'déposé : {value}',
  'whatIf.missing': 'aucune information',
  'whatIf.wrong': 'Entrez une valeur de {low} à {high}.',
  'whatIf.wrong.choice': 'Choisissez une des valeurs.',
  'whatIf.undo': 'Tout annuler',
  'whatIf.undo.one': 'Annuler {fact}',
  'whatIf.scale.filed': 'déposé {risk}',
  'whatIf.scale.changed': 'modifié {risk}',
  'whatIf.scale.change': '{points} sur 100',
  'whatIf.scale.approved': 'accepté',
  'whatIf.scale.declined': 'refusé',
  'whatIf.scale.label': 'Déposé {before}, après le changement {after}, limite {limit}, personnes sur 100.',
  'whatIf.scale.labelFiled': 'Déposé {before}, limite {limit}, personnes sur 100.',
  'whatIf.tick.unchanged':
    'Rien n’est changé. Notée à nouveau à l’instant, la demande donne exactement le {risk} déposé.',
  'whatIf.tick.changed':
    '{facts, plural, one {Une donnée changée} other {# données changées}} ; {items, plural, =0 {aucune donnée du score n’en découle.} one {une donnée du score en découle.} other {# données du score en découlent.}} Sans changement, cette page donne exactement le {risk} déposé.',
  'whatIf.range.filed':
    'Avec d’autres données d’apprentissage, l’estimation se situerait probablement entre {low} et {high} sur 100.',
  'whatIf.range.changed':
    'Avec d’autres données d’apprentissage, l’estimation modifiée se situerait probablement entre {low} et {high} sur 100.',
  'whatIf.notReproduced': 'Notée à nouveau ici, la demande déposée ne donne pas le score déposé.',
  'whatIf.notReproduced.help':
    'N’utilisez pas cette page pour décider. Prévenez les responsables du service.',
  'whatIf.curve.title': 'Le long d’une donnée',
  'whatIf.curve.along': 'Montrer le risque selon',
  'whatIf.curve.approvedUpTo': 'accepté jusqu’à {value}',
  'whatIf.curve.approvedFrom': 'accepté à partir de {value}',
  'whatIf.curve.approvedBetween': 'accepté {range}',
  'whatIf.curve.approvedAll': 'accepté à toutes les valeurs montrées',
  'whatIf.curve.approvedNone': 'Aucune valeur montrée ne serait acceptée.',
  'whatIf.curve.several': '{count, number} plages séparées seraient acceptées ; le tableau les donne.',
  'whatIf.curve.filed': 'déposé : {value}, {risk}',
  'whatIf.curve.changed': 'votre changement : {risk}',
  'whatIf.curve.note': 'avec les autres changements',
  'whatIf.curve.x': '{fact}, le reste comme déposé',
  'whatIf.curve.y': 'risque sur 100',
  'whatIf.curve.days': 'de {from} à {to} jours (dès {length})',
  'whatIf.curve.exact':
    '{count, plural, one {Un seul palier. Le score} other {Les # paliers du score. Il}} ne change pas entre leurs bords, connus au jour près.',
  'whatIf.curve.exactCents':
    '{count, plural, one {Un seul palier. Le score} other {Les # paliers du score. Il}} ne change pas entre leurs bords, connus au centime près.',
  'whatIf.curve.sampled':
    '{count, plural, other {# valeurs ont été calculées ; le score a trop de paliers pour tous les montrer.}}',
  'whatIf.curve.label':
    'Risque selon {fact}. {approved} La limite est de {limit}. Les mêmes marches sont en lignes sous Tableau.',
  'whatIf.column.value': 'Valeur',
  'whatIf.column.risk': 'Risque sur 100',
  'whatIf.column.result': 'Résultat',
  'whatIf.moved.title': 'Ce qui a bougé',
  'whatIf.moved.empty': 'Rien n’a bougé.',
  'whatIf.moved.still':
    '{count, plural, one {# autre élément a trop peu bougé pour compter} other {# autres éléments ont trop peu bougé pour compter}}',
  'whatIf.moved.others': '{count, plural, one {# autre élément} other {# autres éléments}}',
  'whatIf.moved.total': 'Total',
  'whatIf.moved.adds': 'La somme donne exactement le changement.',
  'whatIf.moved.filedOnly': 'Changez une donnée pour voir ce qui bouge.',
  'whatIf.scores.title': 'Les trois scores après le changement',
  'whatIf.scores.filed': 'Les trois scores tels que déposés',
  'whatIf.scores.decides': 'décide',
  'whatIf.column.score': 'Score',
  'whatIf.column.limit': 'Limite',
  'whatIf.noPromise':
    'C’est la réponse du modèle à des données changées, pas une offre. Le reste du dossier doit rester le même.',
  'whatIf.failed':
    'La nouvelle estimation n’a pas pu être calculée. Vous voyez la dernière bonne réponse. Vos changements sont gardés.',
  'whatIf.ignored': 'Pas compté, car hors de ce qui peut être saisi : {facts}.',
} as const
