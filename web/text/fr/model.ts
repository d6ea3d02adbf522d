/** Comment le score fonctionne-t-il en général ? */
export const model = {
  'model.question': 'Comment le score fonctionne-t-il en général ?',
  'model.windowTitle': 'Modèle',
  'model.title.lead': '{first}, {second} et {third} comptent le plus ;',
  'model.title.rest': 'puis {names}.',
  'model.title.few': 'Le score utilise {count, plural, one {une donnée} other {# données}}.',
  'model.lede':
    'Le score a appris de {people} demandes passées et utilise {items, number} données. Les {shown, number} plus fortes portent {share} de tout l’effet. Parmi tous les anciens demandeurs, {base} sur 100 ont eu des difficultés de paiement.',
  'model.lede.imported':
    'Le score vient d’un modèle fait ailleurs. Il utilise {items, number} données ; ses risques et ses limites ont été fixés sur {people} demandes passées. Les {shown, number} plus fortes portent {share} de tout l’effet. Parmi tous les anciens demandeurs, {base} sur 100 ont eu des difficultés de paiement.',
  'model.family.additive':
    'Le score est une somme de courbes, une par donnée : ce qu’une donnée ajoute ne dépend pas des autres, et de telles courbes, ensemble, sont tout le score.',
  'model.family.trees':
    'Le score est une somme d’arbres de décision : ce qu’une donnée ajoute peut dépendre d’autres données ; chaque courbe ci-dessous a donc une étendue.',
  'model.dictionary': 'Ce que veut dire chaque donnée',
  'model.effects.title': 'Combien chaque donnée déplace l’estimation',
  'model.effects.unit': 'taille moyenne de l’effet sur tous les clients, log-odds, de 0 à {max}',
  'model.effects.all': 'Les {count, number} données',
  'model.effects.fewer': 'Seulement les {count, number} plus fortes',
  'model.effects.share': 'Part de tout l’effet',
  'model.effects.mean': 'Effet moyen, log-odds',
  'model.effects.missing': 'Sans information',
  'model.column.item': 'Donnée',
  'model.column.theme': 'Thème',
  'model.curves.title': 'Comment chaque donnée agit',
  'model.curves.unit':
    'vers le haut, le risque augmente ; ligne du milieu : aucun effet ; teinte plus forte : plus de clients ; gris en bas : nombre de clients',
  'model.curves.all': 'Les {count, number} courbes',
  'model.curves.fewer': 'Seulement les {count, number} premières',
  'model.curves.missing': 'aucune information : {share}',
  'model.curves.known': 'toujours connu',
  'model.curves.none': 'rien',
  'model.curves.label':
    '{item} : de {low} à {high}, l’effet moyen passe de {first} à {last} log-odds. {missing}.',
  'model.curves.labelCategories':
    '{item} : effet moyen de {low} à {high} log-odds selon ses valeurs. {missing}.',
  'model.curves.key.effect': 'effet moyen',
  'model.curves.key.missing': 'aucune information',
  'model.curves.key.people': 'clients',
  'model.curves.key.cells': 'étendue de l’effet, de peu à beaucoup de clients',
  'model.curves.table': 'Valeurs et leur effet moyen',
  'model.column.value': 'Valeur',
  'model.column.people': 'Clients',
  'model.column.effect': 'Effet moyen, log-odds',
  'model.scores.title': 'Trois scores pour trois buts ; {name} décide',
  'model.scores.note':
    'Chiffres hors échantillon : chaque demande a été notée par un modèle qui ne l’a jamais vue. Entre parenthèses : intervalle à 95 %.',
  'model.scores.note.imported':
    'Ces chiffres flattent le modèle : les résultats connus ici ont pu servir à le former. Entre parenthèses : intervalle à 95 %.',
  'model.scores.decides': 'décide',
  'model.scores.family.additive': 'une courbe par donnée',
  'model.scores.family.trees': 'arbres',
  'model.scores.family.unknown': 'fait ailleurs',
  'model.column.score': 'Score',
  'model.column.family': 'Type',
  'model.column.limit': 'Limite, sur 100',
  'model.column.approved': 'Acceptés',
  'model.column.difficulties': 'Difficultés parmi les acceptés',
  'model.metric.auc': 'AUC',
  'model.metric.gini': 'Gini',
  'model.metric.ks': 'KS',
  'model.metric.brier': 'Brier',
  'model.metric.logLoss': 'Perte logarithmique',
  'model.metric.calibrationSlope': 'Pente de calibration',
  'model.reliability.all': 'Les estimations se sont vérifiées dans les {count, number} groupes',
  'model.reliability.some':
    'Les estimations se sont vérifiées dans {right, number} groupes sur {count, number}',
  'model.reliability.note':
    'Tous les anciens demandeurs en groupes de même taille, par risque. Point : ce qui est arrivé ; trait épais : son intervalle à 95 %. Sur la ligne pointillée, les deux sont égaux.',
  'model.reliability.note.imported': 'Ces résultats ont pu servir à former le modèle.',
  'model.reliability.high': 'Plus de difficultés que prévu autour de {groups} sur 100.',
  'model.reliability.low': 'Moins de difficultés que prévu autour de {groups} sur 100.',
  'model.reliability.x': 'estimé, sur 100',
  'model.reliability.y': 'observé, sur 100',
  'model.reliability.equal': 'égal',
  'model.reliability.label':
    'Risque estimé et observé dans {count, number} groupes : {right, number} concordent dans leur intervalle.',
  'model.column.group': 'Groupe',
  'model.column.estimated': 'Estimé, sur 100',
  'model.column.observed': 'Observé, sur 100',
  'model.column.interval': 'Intervalle',
  'model.range.title': 'Ce que dit l’intervalle autour d’une estimation',
  'model.range.means':
    'Le score qui décide a été entraîné à nouveau sur 30 moitiés des mêmes données, tirées au hasard. L’intervalle montre de combien une estimation changerait avec d’autres données d’apprentissage, et ce que tous ces modèles manquent de la même façon. Là où le risque vrai est connu, dans des données générées, environ 90 intervalles sur 100 le contiennent.',
  'model.range.imported':
    'Ce modèle a été fait ailleurs : ses intervalles viennent de modèles formés ici sur les mêmes données.',
  'model.range.meansNot':
    'Il ne dit pas ce que fera ce client : des personnes de même risque finissent différemment. Il ne couvre ni les faits que le score ne voit pas, ni une économie qui change, ni des personnes différentes de celles qui ont obtenu un prêt. Sur des données réelles, personne ne connaît le risque vrai ; personne ne peut donc y vérifier les 90 sur 100.',
  'model.score.choose': 'Score expliqué',
  'model.score.shared': 'Le même modèle sert aussi à {scores} ; seules les limites diffèrent.',
  'model.score.own': 'Ce score a son propre modèle.',
  'model.pairs.title': 'Données qui agissent ensemble',
  'model.pairs.unit':
    'taille moyenne de ce que deux données ajoutent ensemble, log-odds, de 0 à {max} comme pour une seule',
  'model.pairs.note':
    'De combien une donnée ajoute davantage au score quand l’autre est connue que quand elle ne l’est pas, calculé exactement pour chaque client. C’est une part des effets ci-dessus, non un ajout.',
  'model.pairs.none':
    'Aucune paire de données n’agit ensemble : le score est une simple somme de données seules.',
  'model.pairs.and': '{first} et {second}',
  'model.pairs.column.pair': 'Deux données',
  'model.pairs.column.effect': 'Taille moyenne ensemble, log-odds',
  'model.chosen.title': 'Toute autre donnée',
  'model.chosen.label': 'Donnée',
  'model.chosen.none': 'Choisir une donnée…',
  'model.empty':
    'Ce modèle n’a pas d’image enregistrée de son fonctionnement. Entraînez-le à nouveau pour en voir une.',
  'model.foot.policy': 'Politique {policy}',
  'model.foot.model': 'Modèle {id}',
  'model.foot.data': 'Données {generation}',
} as const
