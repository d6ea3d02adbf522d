import { databaseAddress, type Kind, networks, oneOf, type Text, text, wholeNumber } from './kinds.ts'

interface Definition<T> {
  readonly kind: Kind<T>
  /** Name of the environment variable. */
  readonly variable: string
  /** Null = not set. */
  readonly fallback: T | null
  readonly about: Text
  /** Read from the environment alone, and never shown. */
  readonly secret?: true
}

function setting<T, F extends T | null>(definition: Definition<T> & { readonly fallback: F }) {
  return definition as Definition<T> & { readonly fallback: F }
}

/** Everything that a service may be told, in the order of the reference. */
export const SETTINGS = {
  dataDir: setting({
    kind: text,
    variable: 'VITRINE_DATA_DIR',
    fallback: '.vitrine',
    about: {
      en: 'Folder of tables, models, keys and, without a database, of the store. Option --data-dir.',
      fr: 'Dossier des tables, des modèles, des clés et, sans base de données, du registre. Option --data-dir.',
    },
  }),
  host: setting({
    kind: text,
    variable: 'VITRINE_HOST',
    fallback: '127.0.0.1',
    about: {
      en: 'Address to listen on. Option --host.',
      fr: 'Adresse d’écoute. Option --host.',
    },
  }),
  port: setting({
    kind: wholeNumber(0, 65_535),
    variable: 'VITRINE_PORT',
    fallback: 8080,
    about: {
      en: 'Port to listen on; 0 = any free one. Option --port.',
      fr: 'Port d’écoute ; 0 = n’importe quel port libre. Option --port.',
    },
  }),
  trustProxy: setting({
    kind: networks,
    variable: 'VITRINE_TRUST_PROXY',
    fallback: [] as readonly string[],
    about: {
      en: 'The reverse proxies before the service: their X-Forwarded-For and X-Forwarded-Proto are believed, nobody else’s. Without it all clients behind a proxy count as one.',
      fr: 'Les proxys inverses placés devant le service : seuls leurs X-Forwarded-For et X-Forwarded-Proto sont crus. Sinon, tous les clients derrière un proxy comptent comme un seul.',
    },
  }),
  requestsPerMinute: setting({
    kind: wholeNumber(1, 10_000_000),
    variable: 'VITRINE_REQUESTS_PER_MINUTE',
    fallback: 1200,
    about: {
      en: 'Requests of one address in a minute; more are answered with 429. Sign-in has narrower limits of its own.',
      fr: 'Requêtes d’une adresse par minute ; au-delà, la réponse est 429. La connexion a ses propres limites, plus strictes.',
    },
  }),
  machineRequestsPerMinute: setting({
    kind: wholeNumber(1, 10_000_000),
    variable: 'VITRINE_MACHINE_REQUESTS_PER_MINUTE',
    fallback: 120_000,
    about: {
      en: 'Requests of one machine, known by its key, in a minute; more are answered with 429.',
      fr: 'Requêtes d’une machine, reconnue à sa clé, par minute ; au-delà, la réponse est 429.',
    },
  }),
  maxEventLoopDelayMs: setting({
    kind: wholeNumber(10, 60_000),
    variable: 'VITRINE_MAX_EVENT_LOOP_DELAY_MS',
    fallback: 5000,
    about: {
      en: 'Mean delay of the event loop, in milliseconds, from which new requests are answered with 503 and Retry-After.',
      fr: 'Retard moyen de la boucle d’événements, en millisecondes, à partir duquel les nouvelles requêtes reçoivent 503 et Retry-After.',
    },
  }),
  drainSeconds: setting({
    kind: wholeNumber(0, 300),
    variable: 'VITRINE_DRAIN_SECONDS',
    fallback: 0,
    about: {
      en: 'After the signal to stop: seconds in which /readyz says 503 while requests are still answered, so that a load balancer can take the service out.',
      fr: 'Après le signal d’arrêt : secondes pendant lesquelles /readyz répond 503 alors que les requêtes sont encore servies, le temps qu’un répartiteur de charge retire le service.',
    },
  }),
  metricsPort: setting({
    kind: wholeNumber(0, 65_535),
    variable: 'VITRINE_METRICS_PORT',
    fallback: null as number | null,
    about: {
      en: 'Port of GET /metrics for Prometheus; without it there are none. Never the port of the service.',
      fr: 'Port de GET /metrics pour Prometheus ; sans lui, il n’y en a pas. Jamais le port du service.',
    },
  }),
  metricsHost: setting({
    kind: text,
    variable: 'VITRINE_METRICS_HOST',
    fallback: '127.0.0.1',
    about: {
      en: 'Address of GET /metrics. Another than this machine’s own needs VITRINE_METRICS_TOKEN.',
      fr: 'Adresse de GET /metrics. Une autre que celle de cette machine exige VITRINE_METRICS_TOKEN.',
    },
  }),
  logLevel: setting({
    kind: oneOf('debug', 'info', 'warn', 'error'),
    variable: 'VITRINE_LOG_LEVEL',
    fallback: 'info' as const,
    about: {
      en: 'Least serious lines of the log that are written: one JSON object a line on standard error.',
      fr: 'Lignes les moins graves du journal qui sont écrites : un objet JSON par ligne sur la sortie d’erreur.',
    },
  }),
  letterSettings: setting({
    kind: text,
    variable: 'VITRINE_LETTER_SETTINGS',
    fallback: null as string | null,
    about: {
      en: 'File with names and addresses for letters; without it letter.json of the data directory. Option --letter-settings.',
      fr: 'Fichier des noms et adresses pour les courriers ; à défaut letter.json du dossier de données. Option --letter-settings.',
    },
  }),
  organisation: setting({
    kind: text,
    variable: 'VITRINE_ORGANISATION',
    fallback: null as string | null,
    about: {
      en: 'File with the settings of the sign-in with the organisation. Option --organisation.',
      fr: 'Fichier des réglages de la connexion par l’organisation. Option --organisation.',
    },
  }),
  databaseUrl: setting({
    kind: databaseAddress,
    variable: 'DATABASE_URL',
    fallback: null as string | null,
    secret: true,
    about: {
      en: 'PostgreSQL that keeps accounts and records; without it a file of the data directory.',
      fr: 'PostgreSQL qui tient comptes et registre ; à défaut un fichier du dossier de données.',
    },
  }),
  organisationSecret: setting({
    kind: text,
    variable: 'VITRINE_ORGANISATION_SECRET',
    fallback: null as string | null,
    secret: true,
    about: {
      en: 'Secret of this client at the organisation’s provider.',
      fr: 'Secret de ce client chez le fournisseur de l’organisation.',
    },
  }),
  metricsToken: setting({
    kind: text,
    variable: 'VITRINE_METRICS_TOKEN',
    fallback: null as string | null,
    secret: true,
    about: {
      en: 'Asked for by GET /metrics as Authorization: Bearer.',
      fr: 'Demandé par GET /metrics sous la forme Authorization: Bearer.',
    },
  }),
} as const

export type SettingName = keyof typeof SETTINGS

type ValueOf<D> = D extends { readonly kind: Kind<infer T>; readonly fallback: infer F }
  ? null extends F
    ? T | null
    : T
  : never

/** Every setting with its value. */
export type Settings = { readonly [N in SettingName]: ValueOf<(typeof SETTINGS)[N]> }

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

/** The variable that names the file. */
export const FILE_VARIABLE = 'VITRINE_CONFIG'

/** JSON Schema (2020-12) of the file. */
export function settingsJsonSchema(): object {
  const open = SETTING_NAMES.filter((name) => !('secret' in SETTINGS[name]))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Settings of Vitrine',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      ...Object.fromEntries(
        open.map((name) => [
          name,
          {
            ...SETTINGS[name].kind.jsonSchema,
            description: SETTINGS[name].about.en,
            default: SETTINGS[name].fallback,
          },
        ]),
      ),
    },
    additionalProperties: false,
  }
}
