import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { fail } from '../errors/index.ts'
import type { LetterSettingsFile } from '../letter/index.ts'
import { openRecord, watchSwitch } from '../record/index.ts'
import { createLogger, createOrganisation, createServer, readOrganisationSettings } from '../serve/index.ts'
import { openStore, type Store } from '../store/index.ts'
import { type Bank, openBank, workspacePaths } from '../workspace/index.ts'
import { refuseDemoAccounts } from './demo-access.ts'
import { readOversightSettings } from './oversight-settings.ts'
import { storeAddress } from './store-address.ts'

export interface Service {
  readonly bank: Bank
  readonly store: Store
  /** `http://127.0.0.1:8080` */
  readonly address: string
  /** Resolves when the signal fires and everything under way has finished. */
  closed(signal: AbortSignal): Promise<void>
}

/**
 * Opens the data directory and listens.
 * @throws VitrineError E_NO_MODEL and its kin when there is nothing to serve; E_LISTEN when the port cannot be had;
 *   E_DEMO_ACCOUNT when other machines could use an account of the demo; E_ORGANISATION_SETTINGS, E_ORGANISATION_FILE,
 *   E_OVERSIGHT_SETTINGS
 */
export async function startService(options: {
  dataDir: string
  host: string
  port: number
  letterSettings: LetterSettingsFile
  /** File with the settings of the sign-in with the organisation. */
  organisation?: string | undefined
}): Promise<Service> {
  const { dataDir, host, port, letterSettings } = options
  const organisation = await organisationOf(options.organisation)
  const oversight = await readOversightSettings(dataDir)
  const bank = await openBank({ dataDir, lender: homeCredit })
  const store = await openStore(storeAddress(dataDir))
  await refuseDemoAccounts(store, host).catch(async (error) => {
    await store.close()
    await bank.close()
    throw error
  })
  const record = await openRecord(store, workspacePaths(dataDir).keys, Date.now())
  const logger = createLogger('info', process.stderr)
  const stop = await watchSwitch(record, workspacePaths(dataDir).stopSwitch, Date.now, (error) =>
    logger.error({ err: error }, 'a turn of the stop switch could not be recorded'),
  )
  const webRoot = builtPages()
  const server = await createServer({
    bank,
    store,
    record,
    stop,
    lender: homeCredit,
    oversight,
    ...(webRoot !== undefined && { webRoot }),
    letterSettings,
    ...(organisation && { organisation }),
    clock: Date.now,
    logger,
  })
  const close = async (): Promise<void> => {
    await server.close()
    await stop.close()
    await record.close()
    await store.close()
    await bank.close()
  }
  const address = await server.listen({ host, port }).catch(async (error: NodeJS.ErrnoException) => {
    await close()
    return fail(
      'E_LISTEN',
      {
        what: 'The service cannot listen there.',
        got: `${host}:${port} (${error.code ?? error.message})`,
        expected: 'an address of this machine and a free port',
        remedy: 'Name another with --port, or stop the program that uses it.',
      },
      error,
    )
  })
  return {
    bank,
    store,
    address,
    async closed(signal) {
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve()
        else signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await close()
    },
  }
}

/** @throws E_ORGANISATION_SETTINGS; E_ORGANISATION_FILE */
async function organisationOf(path: string | undefined) {
  if (path === undefined) return undefined
  const text = await readFile(path, 'utf8').catch((error: Error) =>
    fail(
      'E_ORGANISATION_FILE',
      {
        what: 'The settings of the sign-in with the organisation cannot be read.',
        got: error.message,
        expected: 'a JSON file',
        remedy: 'Check the path and its rights.',
        file: path,
      },
      error,
    ),
  )
  // A secret in the environment stays out of files that are copied and kept.
  return createOrganisation(readOrganisationSettings(text), process.env.VITRINE_ORGANISATION_SECRET)
}

/** dist/web, seen from dist/src/cli or from src/cli. */
function builtPages(): string | undefined {
  const candidates = ['../../web', '../../dist/web'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  return candidates.find((path) => existsSync(`${path}/index.html`) && existsSync(`${path}/assets`))
}
