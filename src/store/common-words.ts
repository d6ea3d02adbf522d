/**
 * Words of the passwords that stand highest on public lists of broken ones, English and French, folded. Most of those
 * passwords are one such word with digits and signs, and shorter than ours may be: the word is what is worth knowing.
 */
export const COMMON_WORDS: readonly string[] = `
  abcd access admin administrateur administrator adobe alexandre amanda amour andrew angel angels anthony
  antoine aout apple april arsenal asdf ashley asshole august autumn avril azerty babygirl banana bank
  banque barcelona baseball basketball batman bear bebe benjamin berlin bienvenue bitch biteme blessed
  blink bonjour buster butterfly callofduty camille canaille caroline celine changeme charlie cheese
  chelsea chocolat chocolate chouchou christ christophe cocacola computer contrasena cookie corvette
  coucou counterstrike credit daniel david december decembre default diamond dimanche disney dolphin
  donald doudou dragon eagle edc eminem facebook faith falcon february ferrari fevrier flower football
  fortnite france frederic freedom friday fuckoff fuckyou gamer garfield george ginger golden google
  greenday guest guillaume guitar harley heaven hello hockey hope hottie hunter iloveyou instagram
  internet iphone isabelle james january janvier jennifer jessica jesus jetaime jeudi jordan joshua
  juillet juin julien july june juventus killer laurent letmein linkedin linkin lion liverpool login
  london loulou lovely loveyou lucky lundi lyon maggie mamour march mardi marine mario mars marseille
  master mathieu matrix matthew maxime mercedes merci mercredi metallica michael michelle mickey microsoft
  minecraft minnie minou monday money monkey motdepasse music mustang nantes naruto nicolas nicole nirvana
  nothing nounours november novembre october octobre olivier oracle orange panther paris passe password
  passwort pauline pepper pepsi philippe phoenix photoshop pikachu player please pokemon porsche poupette
  princess princesse purple pussy qazwsx quentin qwerty ranger realmadrid rfv robert rockyou romain root
  salut samantha samedi samsung saturday sebastien secret september septembre sexy shadow silver slipknot
  snoopy soccer soleil something sonic spiderman spring starwars stephane summer sunday sunshine superman
  tata test tgb thomas thursday tiger tigger titi toto trustno tuesday twitter user vacances vendredi
  vincent vitrine warcraft wednesday welcome whatever william windows winter wolf wsx xsw yamaha yellow
  youtube zaq zelda zxcv
`
  .trim()
  .split(/\s+/)
