/** Plans that would be approved, for the adviser and for the customer. */
export const plans = {
  'plans.title.declined':
    '{count, plural, =0 {No plan would be approved} =1 {One plan that would be approved} =2 {Two plans that would be approved} =3 {Three plans that would be approved} =4 {Four plans that would be approved} other {Five plans that would be approved}}',
  'plans.title.close':
    '{count, plural, =0 {No plan leads further from the limit} =1 {One plan that leads further from the limit} =2 {Two plans that lead further from the limit} =3 {Three plans that lead further from the limit} =4 {Four plans that lead further from the limit} other {Five plans that lead further from the limit}}',
  'plans.title.clear': 'No plan is needed',
  'plans.lede.declined':
    'Each plan was scored again from the raw facts, with this model and limit. None is a promise: the rest of the file must stay the same.',
  'plans.lede.close':
    'The application is approved, but the limit lies within what the estimate leaves open. Each plan lies at least {margin, number} in 100 below the limit and lowers the risk by at least as much.',
  'plans.none.clear': 'The application is approved and not close to the limit, so no plans were looked for.',
  'plans.none.nothing': 'The file names no amount or no monthly payment, so there is nothing to vary.',
  'plans.none.wishes': 'Nothing was left to try with what the customer can do.',
  'plans.none.declined':
    '{tried, plural, one {# combination} other {# combinations}} of a smaller amount, another length and waiting were scored. None would be approved with this model and limit.',
  'plans.none.close':
    '{tried, plural, one {# combination} other {# combinations}} of a smaller amount, another length and waiting were scored. None lowers the risk by at least {margin, number} in 100 and lies that far below the limit.',
  'plans.amountOnly':
    'The data hold no price list for this loan, so only the amount moves; the payment keeps its filed share of it.',
  'plans.wishes':
    'What the customer can do: {count, plural, =0 {no limits given} one {# limit given} other {# limits given}}',
  'plans.wishes.lift': 'Lift all limits',
  'plans.lever.amount': 'Borrow less',
  'plans.lever.longer': 'Pay over a longer time',
  'plans.lever.shorter': 'Pay back sooner',
  'plans.lever.wait': 'Wait and apply again',
  'plans.easy': 'Easy',
  'plans.hard': 'Hard',
  'plans.cannot': 'Cannot',
  'plans.most': 'Highest monthly payment',
  'plans.most.none': 'no limit',
  'plans.asked.amount': 'asked for {amount}',
  'plans.asked.months': 'asked for about {months}, interest included',
  'plans.asked.payment': 'asked for {payment}',
  'plans.asked.wait': '{fact}: {value}',
  'plans.table': 'Plans, smallest change first',
  'plans.column.plan': 'Plan',
  'plans.column.risk': 'Risk in 100',
  'plans.column.scale': 'On the scale, limit {limit}',
  'plans.column.margin': 'Margin',
  'plans.column.repaid': 'Repaid in total',
  'plans.column.effort': 'Effort',
  'plans.column.when': 'When',
  'plans.column.try': 'Try',
  'plans.filed': 'filed {risk}',
  'plans.margin': '{points} below the limit',
  'plans.cost': 'cost of the loan {cost}',
  'plans.asFiled': 'as filed',
  'plans.noOffer': 'no price list',
  'plans.changes': '{count, plural, one {# change} other {# changes}}',
  'plans.now': 'Now',
  'plans.later': 'In {count, plural, one {# month} other {# months}}',
  'plans.waiting': 'by waiting',
  'plans.try': 'Try it',
  'plans.try.name': 'Try it: {plan}',
  'plans.shown': 'shown above',
  'plans.tick':
    '{count, plural, one {The plan was scored again and would be approved.} other {# of # plans were scored again and would be approved.}} {tried, plural, one {# combination} other {# combinations}} tried.',
  'plans.waiting.note':
    'Waiting is time that passes, not something to do. Only one fact moves ({fact}); what else the file will then hold is not known.',
  'plans.detail.join': '; ',
  'plans.detail.instead': '{now} instead of {filed}',
  'plans.detail.asFiled': '{value} as filed',
  'plans.detail.months': 'for {months}, at {rate} a year',
  'plans.detail.otherMonths': 'for {months} instead of about {filed} (interest included), at {rate} a year',
  'plans.detail.wait': '{fact}: {value} instead of {filed}',
  'plans.name.amount':
    '{size, select, little {Borrow a little less} much {Borrow much less} other {Borrow less}}',
  'plans.name.amount.longer':
    '{size, select, little {Borrow a little less, pay over a longer time} much {Borrow much less, pay over a longer time} other {Borrow less, pay over a longer time}}',
  'plans.name.amount.shorter':
    '{size, select, little {Borrow a little less, pay back sooner} much {Borrow much less, pay back sooner} other {Borrow less, pay back sooner}}',
  'plans.name.amount.wait':
    'Wait, then {size, select, little {borrow a little less} much {borrow much less} other {borrow less}}',
  'plans.name.longer': 'Keep the amount, pay over a longer time',
  'plans.name.shorter': 'Keep the amount, pay back sooner',
  'plans.name.wait': 'Wait, then ask for the same loan',
  'plans.name.longer.wait': 'Wait, then pay over a longer time',
  'plans.name.shorter.wait': 'Wait, then pay back sooner',
  'myPlans.question': 'What would lead to a different answer?',
  'myPlans.title.today':
    '{count, plural, =0 {No change would be accepted today.} =1 {One change would be accepted today.} =2 {Two changes would be accepted today.} =3 {Three changes would be accepted today.} =4 {Four changes would be accepted today.} other {Five changes would be accepted today.}}',
  'myPlans.title.later':
    '{count, plural, =0 {No change would be accepted later.} =1 {One change would be accepted later.} =2 {Two changes would be accepted later.} =3 {Three changes would be accepted later.} =4 {Four changes would be accepted later.} other {Five changes would be accepted later.}}',
  'myPlans.title.none': 'We found no change that would be accepted.',
  'myPlans.title.close':
    'We accepted your application. {count, plural, =1 {One change} =2 {Two changes} =3 {Three changes} =4 {Four changes} other {Five changes}} would lower the risk.',
  'myPlans.title.clear': 'We accepted your application. You do not need to change anything.',
  'myPlans.lede.declined':
    'We checked each one with the same rules that decided your application. They hold only if nothing else in your file changes. They are not an offer.',
  'myPlans.lede.close':
    'Your result is close to our limit. We checked each change with the same rules. They are not an offer.',
  'myPlans.none.clear': 'Your result is not close to our limit.',
  'myPlans.none.nothing':
    'Your file names no amount or no monthly payment. So we cannot try another loan. Your adviser can help.',
  'myPlans.none.wishes': 'With what you told us, nothing is left to try. Change one of your answers below.',
  'myPlans.none.declined':
    'We tried {tried, plural, one {# combination} other {# combinations}} of a smaller loan, another length and waiting. None would be accepted. Other things count more: see the reasons on the page “My application”.',
  'myPlans.none.close':
    'Your result is close to our limit. We tried {tried, plural, one {# combination} other {# combinations}} of a smaller loan, another length and waiting. None makes a real difference.',
  'myPlans.wishes': 'First tell us what is possible for you',
  'myPlans.wishes.lift': 'Clear my answers',
  'myPlans.plans': 'Then compare the plans',
  'myPlans.lever.amount': 'A smaller loan',
  'myPlans.lever.longer': 'More months to pay',
  'myPlans.lever.shorter': 'Fewer months to pay',
  'myPlans.lever.wait': 'Wait some months',
  'myPlans.most': 'The most you can pay each month',
  'myPlans.asked.amount': 'You asked for {amount}',
  'myPlans.asked.months': 'You asked for about {months}, interest included',
  'myPlans.asked.payment': 'You asked to pay {payment}',
  'myPlans.plan.borrow': 'Borrow {amount} and pay {payment}',
  'myPlans.plan.keep': 'Keep {amount} and pay {payment}',
  'myPlans.plan.wait': '{when}, then ask for the same loan again',
  'myPlans.plan.waitThen': '{when}, then borrow {amount} and pay {payment}',
  'myPlans.wait.until': 'Wait until {month}',
  'myPlans.wait.months': 'Wait {count, plural, one {# month} other {# months}}',
  'myPlans.plan.asked': 'You asked for {amount} and {payment}.',
  'myPlans.plan.months': 'You would pay for {months}.',
  'myPlans.plan.otherMonths': 'You would pay for {months} instead of about {filed}, interest included.',
  'myPlans.plan.total': 'In total you would pay back {total}. That is {cost} more than you borrow.',
  'myPlans.plan.waited':
    'Your file would then say: {fact}, {value}. Other things in your file may change too.',
  'myPlans.plan.hard': 'You marked this as hard, so it comes later.',
  'myPlans.checked': 'Checked: {risk} in 100, the limit is {limit}',
  'myPlans.tick':
    'We tried {tried, plural, one {# combination} other {# combinations}}. We checked {count, plural, one {this one} other {these #}} a second time.',
  'myPlans.next': 'To apply with one of these plans, tell your adviser which one.',
  'myPlans.next.adviser': 'To apply with one of these plans, tell your adviser {adviser} which one.',
  'myPlans.fixed':
    'Some things cannot be changed, and we do not ask you to: earlier answers, earlier payments, and what other companies report.',
} as const
