import { SETTING_NAMES, SETTINGS } from '../../src/cli/settings/settings.ts'
import { code, GENERATED, table } from './markdown.ts'

const WORDS = {
  en: {
    title: '# Settings',
    intro: [
      'What a service can be told. An option of the command line outweighs the environment, the environment the file, the file the default. The file is JSON (`--config FILE` or `VITRINE_CONFIG`), described by [settings.schema.json](settings.schema.json); its paths are named from where it stands. A key that is not in this table is refused (`E_SETTING`).',
      '`vitrine config check` says what would be used and where each value comes from. Secrets are read from the environment alone and are never shown.',
      'An empty variable is as good as none. [How to run it](../how-to/run-in-production.md).',
    ],
    heads: ['Setting', 'Variable', 'Values', 'Default', 'What it is'],
    none: 'not set',
    secret: 'secret',
  },
  fr: {
    title: '# Réglages',
    intro: [
      'Ce que l’on peut indiquer à un service. Une option de la ligne de commande l’emporte sur l’environnement, l’environnement sur le fichier, le fichier sur la valeur par défaut. Le fichier est en JSON (`--config FICHIER` ou `VITRINE_CONFIG`), décrit par [settings.schema.json](settings.schema.json) ; ses chemins partent de l’endroit où il se trouve. Une clé absente de ce tableau est refusée (`E_SETTING`).',
      '`vitrine config check` dit ce qui serait utilisé et d’où vient chaque valeur. Les secrets ne sont lus que dans l’environnement et ne sont jamais affichés.',
      'Une variable vide équivaut à aucune. [Exploitation (en anglais)](../how-to/run-in-production.md).',
    ],
    heads: ['Réglage', 'Variable', 'Valeurs', 'Par défaut', 'Ce que c’est'],
    none: 'aucune',
    secret: 'secret',
  },
} as const

/** Every setting of a service, in one language. */
export function settingsPage(language: 'en' | 'fr'): string {
  const words = WORDS[language]
  const rows = SETTING_NAMES.map((name) => {
    const { kind, variable, fallback, about } = SETTINGS[name]
    const isSecret = 'secret' in SETTINGS[name]
    const held = fallback === null ? words.none : code(JSON.stringify(fallback))
    return [
      isSecret ? `${name} (${words.secret})` : code(name),
      code(variable),
      kind.expected[language],
      held,
      about[language],
    ]
  })
  return `${[GENERATED, words.title, ...words.intro, table(words.heads, rows)].join('\n\n')}\n`
}
