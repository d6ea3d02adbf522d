import { FIXED } from '../../format/index.ts'
import type { LetterWords } from './letter-words.ts'

const terms = (payment: string | null, months: string | null): string =>
  payment === null
    ? ''
    : `, remboursé à raison de ${payment} par mois${months === null ? '' : ` pendant ${months}`}`
const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`
const none = (items: readonly string[]): string => items.map((item) => `ni ${item}`).join(', ')
const colon = `${FIXED}:`
const checked = (count: number): string =>
  count === 0
    ? ''
    : ` ${count === 1 ? 'La raison tirée du score a été vérifiée' : 'Chaque raison tirée du score a été vérifiée'} par un nouveau calcul sans elle.`

export const fr: LetterWords = {
  title(kind, amount) {
    const loan = amount === null ? 'votre demande de prêt' : `votre demande de prêt de ${amount}`
    if (kind === 'approval') return `Nous avons accepté ${loan}`
    if (kind === 'decline') return `Nous n’avons pas accepté ${loan}`
    return amount === null
      ? 'Un autre prêt est possible'
      : `Un autre prêt est possible à la place de ${amount}`
  },
  salutation: (name) => (name === null ? 'Madame, Monsieur,' : `Bonjour ${name},`),
  specimen: 'Spécimen. Le prêteur, les noms et les adresses de cette lettre sont inventés.',
  number: (id, loanType) => `Demande n°${FIXED}${id}, ${loanType}`,
  asked({ date, amount, payment, months }) {
    const when = date === null ? 'Vous nous avez' : `Le ${date}, vous nous avez`
    const what = amount === null ? 'un prêt' : `un prêt de ${amount}`
    return `${when} demandé ${what}${terms(payment, months)}.`
  },
  outcome: {
    decline: 'Nous ne l’avons pas accepté.',
    approval: 'Nous l’avons accepté.',
    'counter-offer': 'Nous ne pouvons pas l’accepter tel quel.',
  },
  score(risk, limit, count) {
    const one = count < 2
    const people = `${count === 0 ? 'moins de 1' : risk} ${one ? 'personne' : 'personnes'}`
    return `Un score calculé par ordinateur a préparé cette réponse. Il compare votre dossier à d’anciens prêts. Il estime que ${people} sur 100 avec un dossier comme le vôtre ${one ? 'a' : 'ont'} du mal à rembourser. Nous acceptons moins de ${limit} sur 100.`
  },
  scale: {
    you: (risk) => `Vous ${risk}`,
    limit: (limit) => `Limite ${limit}`,
    all: (rate) => `Toutes les demandes ${rate}`,
    accepted: 'accepté',
    declined: 'non accepté',
    about: (risk, limit, all) =>
      `Personnes sur 100 qui ont du mal à rembourser${colon} vous ${risk}, notre limite ${limit}, toutes les demandes ${all}.`,
  },
  rules: {
    checked: (count) =>
      `Un ordinateur l’a comparé à nos règles fixes. ${count === 1 ? 'L’une d’elles conduit' : 'Plusieurs d’entre elles conduisent'} à un refus${colon} voir ci-dessous.`,
    alone: 'Votre score n’a joué aucun rôle dans cette réponse.',
  },
  reasons: {
    heading: (kind, count) =>
      kind === 'approval'
        ? 'Ce qui a compté pour vous'
        : count === 1
          ? 'La raison principale'
          : 'Les raisons principales',
    reason: 'Raison',
    yours: 'Vous',
    typical: {
      'just-approved': 'Personne tout juste acceptée, en général',
      'all-applicants': 'Demande habituelle',
    },
    against: 'Ce qui a compté contre vous',
  },
  conditions: {
    heading: 'Ce que vous pouvez emprunter',
    loan: ({ amount, payment, months }) =>
      `Vous pouvez obtenir ${amount === null ? 'le prêt demandé' : `un prêt de ${amount}`}${terms(payment, months)}.`,
    holds: (until) =>
      `Cette réponse est valable jusqu’au ${until}, si votre dossier reste le même. Le contrat indiquera le coût total avant votre signature.`,
  },
  offer: {
    heading: 'Le prêt possible',
    loan: ({ amount, payment, months }) => `Un prêt de ${amount}${terms(payment, months)}.`,
    cost: (total, cost, rate) =>
      `Vous rembourseriez ${total} au total. Le prêt vous coûterait ${cost}, au taux de ${rate} par an.`,
    checked: (risk, limit) =>
      `Nous avons calculé le score de ce prêt avec les mêmes règles${colon} ${risk} sur 100. La limite est de ${limit}.`,
    nonBinding:
      'Ce n’est pas une offre ferme. Si ce prêt vous convient, dites-le-nous. Nous vérifions encore votre dossier avant tout contrat.',
  },
  different: {
    heading: 'Ce qui aurait conduit à une autre réponse',
    example({ amount, sameAmount, payment, months, wait }) {
      const loan =
        amount === null ? 'Le même prêt' : sameAmount ? `Le même prêt de ${amount}` : `Un prêt de ${amount}`
      const then = wait === null || wait.value === null ? '' : ` (${wait.fact} alors${colon} ${wait.value})`
      const later = wait === null ? '' : `, demandé ${wait.months} plus tard${then}`
      return `${loan}${terms(payment, months)}${later}.`
    },
    checked:
      'Nous avons recalculé le score pour chaque exemple avec les mêmes règles. Ce ne sont pas des offres. Le reste de votre dossier doit rester le même.',
    none: (tried) =>
      tried === 0
        ? 'Nous n’avons pas d’autre montant ni d’autre durée à essayer pour ce prêt.'
        : `Nous avons essayé ${tried} autres montants, durées et délais. Aucun n’aurait conduit à une autre réponse.`,
  },
  data: {
    heading: 'Les données utilisées',
    used: (sources) => `Nous avons utilisé ${list(sources)}.`,
    source: {
      'income-and-loan': 'votre demande',
      'past-credit-here': 'l’historique de vos prêts chez nous',
      'other-lenders': 'ce que signalent d’autres prêteurs',
      'external-scores': 'des scores externes',
    },
    consulted: (databases) => `Nous avons consulté ${list(databases)}.`,
    scores: (agencies) =>
      `Les scores externes viennent de${colon} ${agencies.map(({ provider, name, address }) => `${name} (score ${provider}), ${address}`).join('\u202f; ')}. Vous pouvez y demander votre dossier.`,
    noScore: (names) =>
      `${list(names)} ${names.length < 2 ? 'n’avait' : 'n’avaient'} pas de score pour vous.`,
    never: (facts) =>
      facts.length === 1 ? `Nous n’avons pas utilisé ${facts[0]}.` : `Nous n’avons utilisé ${none(facts)}.`,
  },
  rights: {
    heading: 'Vos droits',
    ask: ({ email, phone, askBefore, answerWithin }) =>
      `Vous pouvez nous demander d’expliquer cette réponse. Vous pouvez donner votre avis et faire corriger une donnée fausse. Vous pouvez demander qu’une personne revoie votre demande. Écrivez à ${email} ou appelez le ${phone} avant le ${askBefore}. Nous répondons sous ${answerWithin}, sans frais.`,
    complain: (authorities) => `Vous pouvez aussi saisir${colon} ${authorities.join('\u202f; ')}.`,
    notices: {
      us: (regulator) => [
        `Avis${colon} la loi fédérale Equal Credit Opportunity Act interdit aux prêteurs toute discrimination fondée sur la race, la couleur, la religion, l’origine nationale, le sexe, la situation matrimoniale ou l’âge (si la personne a la capacité de conclure un contrat), sur le fait que tout ou partie du revenu provient d’une aide publique, ou sur l’exercice de bonne foi d’un droit prévu par le Consumer Credit Protection Act. L’organisme fédéral qui veille au respect de cette loi par ce prêteur est ${regulator}.`,
        'Les organismes cités plus haut n’ont pas pris cette décision et ne peuvent pas l’expliquer. Vous avez 60 jours pour leur demander une copie gratuite de votre dossier. Vous pouvez y contester toute erreur.',
      ],
    },
  },
  greeting: 'Cordialement,',
  foot: ({ application, model, answer, count }) =>
    `Demande n°${FIXED}${application}, modèle ${model}, réponse ${answer}.${checked(count)} Gardez ces numéros si vous nous contactez.`,
  agency: (name) => `l’organisme ${name}`,
}
