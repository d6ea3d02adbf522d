import type { ColumnSchema } from '../../../../src/ingest/index.ts'
import { number, text, values } from '../column.ts'
import { companions } from '../shared-values.ts'
import { goods, products, sellers } from './products.ts'

/** NAME_CONTRACT_STATUS to PRODUCT_COMBINATION: what was decided, for which product, through whom. */
export const previousOutcome: readonly ColumnSchema[] = [
  text(
    'NAME_CONTRACT_STATUS',
    ['Outcome', 'Issue'],
    ['What became of the earlier application.', 'Ce qu’est devenue la demande antérieure.'],
    {
      values: values(
        ['Approved', 'Granted', 'Acceptée'],
        ['Canceled', 'Cancelled', 'Annulée'],
        ['Refused', 'Refused', 'Refusée'],
        ['Unused offer', 'Offer not used', 'Offre non utilisée'],
      ),
    },
  ),
  number(
    'DAYS_DECISION',
    'days',
    ['Date of the decision', 'Date de la décision'],
    [
      'When the earlier application was decided, in days before this application.',
      'Date de la décision antérieure, en jours avant cette demande.',
    ],
  ),
  text(
    'NAME_PAYMENT_TYPE',
    ['Way of paying', 'Mode de paiement'],
    ['How the customer chose to pay.', 'Le mode de paiement choisi.'],
    {
      values: values(
        ['Cash through the bank', 'Cash at the bank', 'Espèces à la banque'],
        ['Non-cash from your account', 'From the bank account', 'Depuis le compte bancaire'],
        [
          'Cashless from the account of the employer',
          'From the employer’s account',
          'Depuis le compte de l’employeur',
        ],
      ),
    },
  ),
  text(
    'CODE_REJECT_REASON',
    ['Reason for the refusal', 'Motif du refus'],
    [
      'The lender’s code for why the earlier application was refused.',
      'Le code du motif de refus de la demande antérieure.',
    ],
    {
      values: values(
        ['XAP', 'Not refused', 'Pas de refus'],
        ['HC', 'Lender’s rules (HC)', 'Règles du prêteur (HC)'],
        ['LIMIT', 'Limit reached', 'Plafond atteint'],
        ['SCO', 'Score too low (SCO)', 'Score trop bas (SCO)'],
        ['SCOFR', 'Score too low (SCOFR)', 'Score trop bas (SCOFR)'],
        ['CLIENT', 'Customer withdrew', 'Retrait du client'],
        ['VERIF', 'Information could not be checked', 'Informations non vérifiées'],
        ['SYSTEM', 'Technical reason', 'Motif technique'],
      ),
    },
  ),
  text(
    'NAME_TYPE_SUITE',
    ['Who came along', 'Personne qui accompagnait'],
    [
      'Who came with the customer at the earlier application.',
      'La personne qui accompagnait le client lors de la demande antérieure.',
    ],
    { nullable: true, values: companions },
  ),
  text(
    'NAME_CLIENT_TYPE',
    ['New or returning customer', 'Client nouveau ou connu'],
    ['Whether the customer was new at that time.', 'Indique si le client était nouveau à ce moment-là.'],
    {
      values: values(
        ['New', 'New', 'Nouveau'],
        ['Repeater', 'Returning', 'Connu'],
        ['Refreshed', 'Returning after a break', 'De retour après une pause'],
      ),
    },
  ),
  text(
    'NAME_GOODS_CATEGORY',
    ['Kind of purchase', 'Type d’achat'],
    ['What was bought with the earlier loan.', 'Ce qui a été acheté avec le prêt antérieur.'],
    { values: goods },
  ),
  text(
    'NAME_PORTFOLIO',
    ['Group of products', 'Famille de produits'],
    ['The group of products the earlier loan belongs to.', 'La famille de produits du prêt antérieur.'],
    {
      values: values(
        ['POS', 'Purchases in shops', 'Achats en magasin'],
        ['Cash', 'Cash loans', 'Prêts en argent'],
        ['Cards', 'Cards', 'Cartes'],
        ['Cars', 'Cars', 'Voitures'],
      ),
    },
  ),
  text(
    'NAME_PRODUCT_TYPE',
    ['How the offer began', 'Origine de l’offre'],
    [
      'Whether the lender made the offer or the customer came in.',
      'Indique si l’offre vient du prêteur ou du client.',
    ],
    {
      values: values(
        ['x-sell', 'Offered by the lender', 'Proposée par le prêteur'],
        ['walk-in', 'Customer came in', 'Venue du client'],
      ),
    },
  ),
  text(
    'CHANNEL_TYPE',
    ['Where the application was made', 'Lieu de la demande'],
    ['The way by which the earlier application came in.', 'Le canal de la demande antérieure.'],
    {
      values: values(
        ['Credit and cash offices', 'Lender’s office', 'Bureau du prêteur'],
        ['Country-wide', 'Nationwide chain', 'Chaîne nationale'],
        ['Stone', 'Shop', 'Magasin'],
        ['Regional / Local', 'Regional or local shop', 'Magasin régional ou local'],
        ['Contact center', 'By phone', 'Par téléphone'],
        ['AP+ (Cash loan)', 'Partner for cash loans', 'Partenaire pour prêts en argent'],
        ['Channel of corporate sales', 'Through the employer', 'Par l’employeur'],
        ['Car dealer', 'Car dealer', 'Concessionnaire'],
      ),
    },
  ),
  number(
    'SELLERPLACE_AREA',
    'none',
    ['Size of the shop', 'Taille du magasin'],
    [
      'The sales area of the shop. Empty without a shop.',
      'La surface de vente du magasin. Vide sans magasin.',
    ],
    { sentinels: [-1] },
  ),
  text(
    'NAME_SELLER_INDUSTRY',
    ['Trade of the shop', 'Secteur du magasin'],
    ['What the shop mainly sells.', 'Ce que le magasin vend surtout.'],
    { values: sellers },
  ),
  number(
    'CNT_PAYMENT',
    'months',
    ['Length of the loan', 'Durée du prêt'],
    ['The number of monthly payments planned then.', 'Le nombre de mensualités prévu alors.'],
    { nullable: true },
  ),
  text(
    'NAME_YIELD_GROUP',
    ['Level of interest', 'Niveau du taux'],
    ['The interest rate of the earlier loan in groups.', 'Le taux du prêt antérieur par groupes.'],
    {
      values: values(
        ['low_action', 'Low, special offer', 'Bas, offre spéciale'],
        ['low_normal', 'Low', 'Bas'],
        ['middle', 'Middle', 'Moyen'],
        ['high', 'High', 'Élevé'],
      ),
    },
  ),
  text(
    'PRODUCT_COMBINATION',
    ['Product', 'Produit'],
    ['The exact product of the earlier application.', 'Le produit exact de la demande antérieure.'],
    { nullable: true, values: products },
  ),
]
