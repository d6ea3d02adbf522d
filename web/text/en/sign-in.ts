export const signIn = {
  'signIn.question': 'Who is there?',
  'signIn.title': 'Sign in to see a decision.',
  'signIn.name': 'Name',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.busy': 'Signing in',
  'signIn.missing': 'Enter your name and your password.',
  'signIn.wrong': 'This name and password do not go together.',
  'signIn.wrong.help': 'Nothing was opened. Check both and try again.',
  'signIn.slow': 'Too many tries.',
  'signIn.slow.help': 'Wait a minute, then try again.',
} as const
