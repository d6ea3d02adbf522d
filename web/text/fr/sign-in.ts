export const signIn = {
  'signIn.question': 'Qui est là ?',
  'signIn.title': 'Connectez-vous pour voir une décision.',
  'signIn.name': 'Nom',
  'signIn.password': 'Mot de passe',
  'signIn.submit': 'Se connecter',
  'signIn.busy': 'Connexion en cours',
  'signIn.missing': 'Indiquez votre nom et votre mot de passe.',
  'signIn.wrong': 'Ce nom et ce mot de passe ne vont pas ensemble.',
  'signIn.wrong.help': 'Rien n’a été ouvert. Vérifiez les deux, puis réessayez.',
  'signIn.slow': 'Trop d’essais.',
  'signIn.slow.help': 'Attendez une minute, puis réessayez.',
} as const
