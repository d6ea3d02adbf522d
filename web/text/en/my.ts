/** The customer’s own page. */
export const my = {
  'my.question': 'Your application {id}',
  'my.question.dated': 'Your application {id} of {date}',
  'my.title.approved': 'We accepted your loan application.',
  'my.title.declined': 'We did not accept your loan application.',
  'my.people.same': 'A person has looked at your application and decided the same.',
  'my.people.other':
    'A person has looked at your application and decided otherwise than the computer score below.',
  'my.people.other.ruled':
    'A person has looked at your application and decided otherwise than the rule below.',
  'my.people.waits.ruled':
    'A person still decides about your application. The answer above is that of our fixed rules alone.',
  'my.people.waits':
    'Your result is so close to our limit that a person decides. The answer above is that of the computer score alone.',
  'my.do.review': 'Talk to a person',
  'my.none.question': 'Your application',
  'my.none.title': 'There is no application in your name.',
  'my.none.help': 'If you have applied, your adviser can tell you more.',
  'my.lede':
    'We estimate that <b>{risk} in 100</b> people with a file like yours have difficulty paying back. We accept less than <b>{limit} in 100</b>. A computer score prepared this answer.',
  'my.lede.ruled':
    'A computer checked your application against our fixed rules. {count, plural, one {One of them declines it: see below.} other {Some of them decline it: see below.}}',
  'my.lede.ruled.alone': 'Your score played no part in this answer.',
  'my.lede.range.above':
    'This number is an estimate. Learned from other past customers, it would likely lie between {low} and {high}, still above our limit.',
  'my.lede.range.below':
    'This number is an estimate. Learned from other past customers, it would likely lie between {low} and {high}, still below our limit.',
  'my.lede.range.around':
    'This number is an estimate. Learned from other past customers, it would likely lie between {low} and {high}. Our limit lies in this range.',
  'my.lede.close': 'Your result is close to the limit.',
  'my.lede.held': 'A person is checking the reasons below before we write to you.',
  'my.adviser': 'Your adviser is {adviser}.',
  'my.adviser.branch': 'Your adviser is {adviser}, {branch}.',
  'my.scale.label':
    'Your risk {risk} in 100, likely between {low} and {high}, limit {limit}, all applicants {all}.',
  'my.scale.you': 'You {risk}',
  'my.scale.beyond': 'You {risk}, beyond the scale',
  'my.scale.approved': 'accepted',
  'my.scale.declined': 'not accepted',
  'my.scale.axis': 'people in 100 who have difficulty paying',
  'my.dots.who': 'Each dot is one person with a file like yours.',
  'my.dots.filled': '{people, plural, one {# filled dot} other {# filled dots}}: had difficulty paying.',
  'my.dots.open': '{people, plural, one {# open dot} other {# open dots}}: paid back without difficulty.',
  'my.dots.all': 'Among all applicants, {people} of 100 had difficulty.',
  'my.why.declined':
    '{count, plural, =0 {Why} =1 {Why: the main reason} =2 {Why: the two main reasons} =3 {Why: the three main reasons} other {Why: the four main reasons}}',
  'my.why.approved': 'What counted most for you',
  'my.why.line.ruled':
    'A fixed rule comes first. The reasons of the score are compared with people whose application was just accepted.',
  'my.why.line.just-approved': 'Each is compared with people whose application was just accepted.',
  'my.why.line.all-applicants': 'Each is compared with all applicants.',
  'my.why.you': 'You',
  'my.why.typical.just-approved': 'Just accepted, typical',
  'my.why.typical.all-applicants': 'All applicants, typical',
  'my.why.unknown': 'We score unknown as unknown, not as bad.',
  'my.other.for': 'What counted for you:',
  'my.other.against': 'What counted against you:',
  'my.note': 'These are the model’s reasons, not causes. Changing one of them may not change the result.',
  'my.do': 'What you can do now',
  'my.do.change': 'See what I can change',
  'my.do.data': 'Check my data',
  'my.do.letter': 'Read my letter',
  'my.asked': 'What you asked for',
  'my.never': 'What we never use',
  'my.never.text': 'Your age, sex and family never enter the score.',
} as const
