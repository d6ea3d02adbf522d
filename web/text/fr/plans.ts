/** Plans qui seraient acceptés, pour le conseiller et pour le client. */
export const plans = {
  'plans.title.declined':
    '{count, plural, =0 {Aucun plan ne serait accepté} =1 {Un plan qui serait accepté} =2 {Deux plans qui seraient acceptés} =3 {Trois plans qui seraient acceptés} =4 {Quatre plans qui seraient acceptés} other {Cinq plans qui seraient acceptés}}',
  'plans.title.close':
    '{count, plural, =0 {Aucun plan n’éloigne de la limite} =1 {Un plan qui éloigne de la limite} =2 {Deux plans qui éloignent de la limite} =3 {Trois plans qui éloignent de la limite} =4 {Quatre plans qui éloignent de la limite} other {Cinq plans qui éloignent de la limite}}',
  'plans.title.clear': 'Aucun plan n’est nécessaire',
  'plans.lede.declined':
    'Chaque plan a été calculé à nouveau à partir des faits bruts, avec ce modèle et cette limite. Aucun n’est une promesse : le reste du dossier doit rester le même.',
  'plans.lede.close':
    'La demande est acceptée, mais la limite se situe dans la marge de l’estimation. Chaque plan se trouve à au moins {margin, number} sur 100 sous la limite et abaisse le risque d’au moins autant.',
  'plans.none.clear':
    'La demande est acceptée et n’est pas proche de la limite : aucun plan n’a été cherché.',
  'plans.none.nothing':
    'Le dossier n’indique pas de montant ou pas de mensualité : il n’y a rien à faire varier.',
  'plans.none.wishes': 'Il ne restait rien à essayer avec ce que le client peut faire.',
  'plans.none.declined':
    '{tried, plural, one {# combinaison} other {# combinaisons}} d’un montant plus petit, d’une autre durée et d’une attente ont été calculées. Aucune ne serait acceptée avec ce modèle et cette limite.',
  'plans.none.close':
    '{tried, plural, one {# combinaison} other {# combinaisons}} d’un montant plus petit, d’une autre durée et d’une attente ont été calculées. Aucune n’abaisse le risque d’au moins {margin, number} sur 100 en restant d’autant sous la limite.',
  'plans.amountOnly':
    'Les données n’ont pas de barème pour ce prêt : seul le montant varie ; la mensualité garde sa part d’origine.',
  'plans.wishes':
    'Ce que le client peut faire : {count, plural, =0 {aucune limite indiquée} one {# limite indiquée} other {# limites indiquées}}',
  'plans.wishes.lift': 'Lever toutes les limites',
  'plans.lever.amount': 'Emprunter moins',
  'plans.lever.longer': 'Payer sur une durée plus longue',
  'plans.lever.shorter': 'Rembourser plus tôt',
  'plans.lever.wait': 'Attendre et refaire une demande',
  'plans.easy': 'Facile',
  'plans.hard': 'Difficile',
  'plans.cannot': 'Impossible',
  'plans.most': 'Mensualité la plus haute',
  'plans.most.none': 'sans limite',
  'plans.asked.amount': 'demandé : {amount}',
  'plans.asked.months': 'demandé : environ {months}, intérêts compris',
  'plans.asked.payment': 'demandé : {payment}',
  'plans.asked.wait': '{fact} : {value}',
  'plans.table': 'Plans, le plus petit changement d’abord',
  'plans.column.plan': 'Plan',
  'plans.column.risk': 'Risque sur 100',
  'plans.column.scale': 'Sur l’échelle, limite {limit}',
  'plans.column.margin': 'Marge',
  'plans.column.repaid': 'Remboursé en tout',
  'plans.column.effort': 'Effort',
  'plans.column.when': 'Quand',
  'plans.column.try': 'Essayer',
  'plans.filed': 'déposé {risk}',
  'plans.margin': '{points} sous la limite',
  'plans.cost': 'coût du prêt {cost}',
  'plans.asFiled': 'comme déposé',
  'plans.noOffer': 'pas de barème',
  'plans.changes': '{count, plural, one {# changement} other {# changements}}',
  'plans.now': 'Maintenant',
  'plans.later': 'Dans {count, plural, one {# mois} other {# mois}}',
  'plans.waiting': 'en attendant',
  'plans.try': 'Essayer',
  'plans.try.name': 'Essayer : {plan}',
  'plans.shown': 'affiché ci-dessus',
  'plans.tick':
    '{count, plural, one {Le plan a été calculé à nouveau et serait accepté.} other {# plans sur # ont été calculés à nouveau et seraient acceptés.}} {tried, plural, one {# combinaison essayée} other {# combinaisons essayées}}.',
  'plans.waiting.note':
    'Attendre, c’est du temps qui passe, pas une chose à faire. Un seul fait bouge ({fact}) ; on ne sait pas ce que le dossier contiendra d’autre à ce moment-là.',
  'plans.detail.join': ' ; ',
  'plans.detail.instead': '{now} au lieu de {filed}',
  'plans.detail.asFiled': '{value} comme déposé',
  'plans.detail.months': 'pendant {months}, à {rate} par an',
  'plans.detail.otherMonths':
    'pendant {months} au lieu d’environ {filed} (intérêts compris), à {rate} par an',
  'plans.detail.wait': '{fact} : {value} au lieu de {filed}',
  'plans.name.amount':
    '{size, select, little {Emprunter un peu moins} much {Emprunter beaucoup moins} other {Emprunter moins}}',
  'plans.name.amount.longer':
    '{size, select, little {Emprunter un peu moins, payer sur une durée plus longue} much {Emprunter beaucoup moins, payer sur une durée plus longue} other {Emprunter moins, payer sur une durée plus longue}}',
  'plans.name.amount.shorter':
    '{size, select, little {Emprunter un peu moins, rembourser plus tôt} much {Emprunter beaucoup moins, rembourser plus tôt} other {Emprunter moins, rembourser plus tôt}}',
  'plans.name.amount.wait':
    'Attendre, puis {size, select, little {emprunter un peu moins} much {emprunter beaucoup moins} other {emprunter moins}}',
  'plans.name.longer': 'Garder le montant, payer sur une durée plus longue',
  'plans.name.shorter': 'Garder le montant, rembourser plus tôt',
  'plans.name.wait': 'Attendre, puis demander le même prêt',
  'plans.name.longer.wait': 'Attendre, puis payer sur une durée plus longue',
  'plans.name.shorter.wait': 'Attendre, puis rembourser plus tôt',
  'myPlans.question': 'Qu’est-ce qui mènerait à une autre réponse ?',
  'myPlans.title.today':
    '{count, plural, =0 {Aucun changement ne serait accepté aujourd’hui.} =1 {Un changement serait accepté aujourd’hui.} =2 {Deux changements seraient acceptés aujourd’hui.} =3 {Trois changements seraient acceptés aujourd’hui.} =4 {Quatre changements seraient acceptés aujourd’hui.} other {Cinq changements seraient acceptés aujourd’hui.}}',
  'myPlans.title.later':
    '{count, plural, =0 {Aucun changement ne serait accepté plus tard.} =1 {Un changement serait accepté plus tard.} =2 {Deux changements seraient acceptés plus tard.} =3 {Trois changements seraient acceptés plus tard.} =4 {Quatre changements seraient acceptés plus tard.} other {Cinq changements seraient acceptés plus tard.}}',
  'myPlans.title.none': 'Nous n’avons pas trouvé de changement qui serait accepté.',
  'myPlans.title.close':
    'Nous avons accepté votre demande. {count, plural, =1 {Un changement abaisserait} =2 {Deux changements abaisseraient} =3 {Trois changements abaisseraient} =4 {Quatre changements abaisseraient} other {Cinq changements abaisseraient}} le risque.',
  'myPlans.title.clear': 'Nous avons accepté votre demande. Vous n’avez rien à changer.',
  'myPlans.lede.declined':
    'Nous avons vérifié chacun avec les règles qui ont décidé de votre demande. Ils valent seulement si rien d’autre ne change dans votre dossier. Ce ne sont pas des offres.',
  'myPlans.lede.close':
    'Votre résultat est proche de notre limite. Nous avons vérifié chaque changement avec les mêmes règles. Ce ne sont pas des offres.',
  'myPlans.none.clear': 'Votre résultat n’est pas proche de notre limite.',
  'myPlans.none.nothing':
    'Votre dossier n’indique pas de montant ou pas de mensualité. Nous ne pouvons donc pas essayer un autre prêt. Votre conseiller peut vous aider.',
  'myPlans.none.wishes':
    'Avec ce que vous nous avez dit, il ne reste rien à essayer. Changez une de vos réponses ci-dessous.',
  'myPlans.none.declined':
    'Nous avons essayé {tried, plural, one {# combinaison} other {# combinaisons}} d’un prêt plus petit, d’une autre durée et d’une attente. Aucune ne serait acceptée. D’autres choses comptent plus : voyez les raisons sur la page « Ma demande ».',
  'myPlans.none.close':
    'Votre résultat est proche de notre limite. Nous avons essayé {tried, plural, one {# combinaison} other {# combinaisons}} d’un prêt plus petit, d’une autre durée et d’une attente. Aucune ne change vraiment le résultat.',
  'myPlans.wishes': 'Dites-nous d’abord ce qui est possible pour vous',
  'myPlans.wishes.lift': 'Effacer mes réponses',
  'myPlans.plans': 'Comparez ensuite les plans',
  'myPlans.lever.amount': 'Un prêt plus petit',
  'myPlans.lever.longer': 'Plus de mois pour payer',
  'myPlans.lever.shorter': 'Moins de mois pour payer',
  'myPlans.lever.wait': 'Attendre quelques mois',
  'myPlans.most': 'Le plus que vous pouvez payer chaque mois',
  'myPlans.asked.amount': 'Vous avez demandé {amount}',
  'myPlans.asked.months': 'Vous avez demandé environ {months}, intérêts compris',
  'myPlans.asked.payment': 'Vous avez demandé à payer {payment}',
  'myPlans.plan.borrow': 'Emprunter {amount} et payer {payment}',
  'myPlans.plan.keep': 'Garder {amount} et payer {payment}',
  'myPlans.plan.wait': '{when}, puis redemander le même prêt',
  'myPlans.plan.waitThen': '{when}, puis emprunter {amount} et payer {payment}',
  'myPlans.wait.until': 'Attendre jusqu’en {month}',
  'myPlans.wait.months': 'Attendre {count, plural, one {# mois} other {# mois}}',
  'myPlans.plan.asked': 'Vous avez demandé {amount} et {payment}.',
  'myPlans.plan.months': 'Vous paieriez pendant {months}.',
  'myPlans.plan.otherMonths': 'Vous paieriez pendant {months} au lieu d’environ {filed}, intérêts compris.',
  'myPlans.plan.total':
    'En tout, vous rembourseriez {total}. C’est {cost} de plus que ce que vous empruntez.',
  'myPlans.plan.waited':
    'Votre dossier dirait alors : {fact}, {value}. D’autres choses peuvent changer aussi.',
  'myPlans.plan.hard': 'Vous l’avez indiqué comme difficile, il vient donc plus tard.',
  'myPlans.checked': 'Vérifié : {risk} sur 100, la limite est {limit}',
  'myPlans.tick':
    'Nous avons essayé {tried, plural, one {# combinaison} other {# combinaisons}}. Nous avons vérifié {count, plural, one {celle-ci} other {ces #}} une seconde fois.',
  'myPlans.next': 'Pour faire une demande avec un de ces plans, dites à votre conseiller lequel.',
  'myPlans.next.adviser':
    'Pour faire une demande avec un de ces plans, dites lequel à votre conseiller, {adviser}.',
  'myPlans.fixed':
    'Certaines choses ne peuvent pas changer, et nous ne vous le demandons pas : les réponses antérieures, les paiements passés et ce que d’autres entreprises communiquent.',
} as const
