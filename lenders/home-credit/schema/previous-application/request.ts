import type { ColumnSchema } from '../../../../src/ingest/index.ts'
import { flag, integer, number, type Pair, text, values } from '../column.ts'
import { applicationNumber, earlierLoanNumber } from '../ids.ts'
import { loanTypes, weekdays, yesNo } from '../shared-values.ts'

/** SK_ID_PREV to NAME_CASH_LOAN_PURPOSE: what was asked for. */
export const previousRequest: readonly ColumnSchema[] = [
  earlierLoanNumber,
  applicationNumber,
  text(
    'NAME_CONTRACT_TYPE',
    ['Type of loan', 'Type de prêt'],
    ['The type of loan asked for then.', 'Le type de prêt demandé alors.'],
    { values: loanTypes },
  ),
  number(
    'AMT_ANNUITY',
    'money-per-month',
    ['Monthly payment', 'Mensualité'],
    ['The monthly payment of the earlier loan.', 'La mensualité du prêt antérieur.'],
    { nullable: true },
  ),
  number(
    'AMT_APPLICATION',
    'money',
    ['Amount asked for', 'Montant demandé'],
    ['The amount asked for then.', 'Le montant demandé alors.'],
  ),
  money(
    'AMT_CREDIT',
    ['Amount granted', 'Montant accordé'],
    [
      'The amount of the earlier loan after the lender’s check.',
      'Le montant du prêt antérieur après l’étude du prêteur.',
    ],
  ),
  money(
    'AMT_DOWN_PAYMENT',
    ['Down payment', 'Apport'],
    ['What the customer paid at once.', 'Ce que le client a payé tout de suite.'],
  ),
  money(
    'AMT_GOODS_PRICE',
    ['Price of the purchase', 'Prix de l’achat'],
    [
      'The price of what the earlier loan was meant to pay for.',
      'Le prix de ce que le prêt antérieur devait financer.',
    ],
  ),
  text(
    'WEEKDAY_APPR_PROCESS_START',
    ['Day of the earlier application', 'Jour de la demande antérieure'],
    ['The day of the week of the earlier application.', 'Le jour de la semaine de la demande antérieure.'],
    { values: weekdays },
  ),
  integer(
    'HOUR_APPR_PROCESS_START',
    'hour',
    ['Hour of the earlier application', 'Heure de la demande antérieure'],
    [
      'About what time of day the earlier application was made.',
      'L’heure approximative de la demande antérieure.',
    ],
  ),
  text(
    'FLAG_LAST_APPL_PER_CONTRACT',
    ['Last application for the contract', 'Dernière demande du contrat'],
    [
      'Whether this was the last application for the same contract; sometimes one contract has several by mistake.',
      'Indique si c’était la dernière demande du même contrat\u202f; un contrat en a parfois plusieurs par erreur.',
    ],
    { values: yesNo },
  ),
  flag(
    'NFLAG_LAST_APPL_IN_DAY',
    ['Last application of the day', 'Dernière demande du jour'],
    [
      'Whether this was the customer’s last application of that day.',
      'Indique si c’était la dernière demande du client ce jour-là.',
    ],
  ),
  number(
    'RATE_DOWN_PAYMENT',
    'share',
    ['Share of the down payment', 'Part de l’apport'],
    ['The down payment as a share of the price.', 'La part de l’apport dans le prix.'],
    { nullable: true },
  ),
  number(
    'RATE_INTEREST_PRIMARY',
    'ratio',
    ['Interest rate, on a scale', 'Taux d’intérêt, sur une échelle'],
    [
      'The interest rate of the earlier loan on a scale from 0 to 1. Rarely known.',
      'Le taux d’intérêt du prêt antérieur sur une échelle de 0 à 1. Rarement connu.',
    ],
    { nullable: true },
  ),
  number(
    'RATE_INTEREST_PRIVILEGED',
    'ratio',
    ['Reduced interest rate, on a scale', 'Taux d’intérêt réduit, sur une échelle'],
    [
      'The reduced interest rate of the earlier loan on a scale from 0 to 1. Rarely known.',
      'Le taux d’intérêt réduit du prêt antérieur sur une échelle de 0 à 1. Rarement connu.',
    ],
    { nullable: true },
  ),
  text(
    'NAME_CASH_LOAN_PURPOSE',
    ['Purpose of the cash loan', 'Objet du prêt en argent'],
    ['What the earlier cash loan was for.', 'Ce à quoi servait le prêt en argent antérieur.'],
    {
      values: values(
        ['XAP', 'Not a cash loan', 'Pas un prêt en argent'],
        ['Repairs', 'Repairs', 'Travaux'],
        ['Other', 'Other', 'Autre'],
        ['Urgent needs', 'Urgent needs', 'Besoins urgents'],
        ['Buying a used car', 'Used car', 'Voiture d’occasion'],
        ['Buying a new car', 'New car', 'Voiture neuve'],
        ['Car repairs', 'Car repairs', 'Réparation de voiture'],
        ['Everyday expenses', 'Everyday expenses', 'Dépenses courantes'],
        ['Payments on other loans', 'Paying off other loans', 'Remboursement d’autres prêts'],
        ['Building a house or an annex', 'Building a house or an extension', 'Construction ou extension'],
        ['Medicine', 'Health', 'Santé'],
        ['Education', 'Education', 'Études'],
        ['Buying a holiday home / land', 'Holiday home or land', 'Résidence secondaire ou terrain'],
        ['Journey', 'Travel', 'Voyage'],
        ['Purchase of electronic equipment', 'Electronics', 'Appareils électroniques'],
        ['Buying a home', 'Home', 'Logement'],
        ['Furniture', 'Furniture', 'Meubles'],
        ['Wedding / gift / holiday', 'Wedding, gift or holiday', 'Mariage, cadeau ou fête'],
        ['Business development', 'Business', 'Activité professionnelle'],
        ['Gasification / water supply', 'Gas or water supply', 'Raccordement au gaz ou à l’eau'],
        ['Hobby', 'Hobby', 'Loisir'],
        ['Buying a garage', 'Garage', 'Garage'],
        ['Money for a third person', 'Money for someone else', 'Argent pour une autre personne'],
        ['Refusal to name the goal', 'Did not wish to say', 'Ne souhaite pas le dire'],
      ),
    },
  ),
]

function money(name: string, label: Pair, about: Pair): ColumnSchema {
  return number(name, 'money', label, about, { nullable: true })
}
