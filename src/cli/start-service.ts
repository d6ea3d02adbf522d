import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { fail } from '../errors/index.ts'
import type { LetterSettingsFile } from '../letter/index.ts'
import { openRecord, watchSwitch } from '../record/index.ts'
import {
  createLogger,
  createMetrics,
  createOrganisation,
  createServer,
  LIMITS,
  measuredRecord,
  serveMetrics,
} from '../serve/index.ts'
import { openStore, type Store } from '../store/index.ts'
import { type Bank, listModels, openBank, workspacePaths } from '../workspace/index.ts'
import { refuseDemoAccounts } from './demo-access.ts'
import { readOrganisationFile } from './organisation-file.ts'
import { readOversightSettings } from './oversight-settings.ts'
import type { Settings } from './settings/settings.ts'
import { storeAddress } from './store-address.ts'

export interface Service {
  readonly bank: Bank
  readonly store: Store
  /** `http://127.0.0.1:8080` */
  readonly address: string
  /** `http://127.0.0.1:9464/metrics`; null without metrics. */
  readonly metrics: string | null
  /**
   * Resolves when the signal fires and everything under way has finished.
   * @throws VitrineError E_STORE_LOST when the service had to end because it may no longer write
   */
  closed(signal: AbortSignal): Promise<void>
}

/**
 * Opens the data directory and listens.
 * @throws VitrineError E_NO_MODEL and its kin when there is nothing to serve; E_LISTEN when the port cannot be had;
 *   E_DEMO_ACCOUNT when other machines could use an account of the demo; E_ORGANISATION_SETTINGS, E_ORGANISATION_FILE,
 *   E_OVERSIGHT_SETTINGS
 */
export async function startService(
  settings: Settings,
  dataDir: string,
  letterSettings: LetterSettingsFile,
): Promise<Service> {
  // What is opened is closed in the other order, also when a later step fails.
  const opened: (() => Promise<void>)[] = []
  const closeAll = async (): Promise<void> => {
    for (let close = opened.pop(); close !== undefined; close = opened.pop()) await close()
  }
  try {
    const organisation =
      settings.organisation === null
        ? undefined
        : await createOrganisation(
            await readOrganisationFile(settings.organisation),
            settings.organisationSecret ?? undefined,
          )
    const oversight = await readOversightSettings(dataDir)
    const metrics = createMetrics()
    const bank = await openBank({ dataDir, lender: homeCredit })
    opened.push(() => bank.close())
    const store = await openStore(storeAddress(dataDir), metrics.observeStatement)
    opened.push(() => store.close())
    await refuseDemoAccounts(store, settings.host)
    const record = measuredRecord(await openRecord(store, workspacePaths(dataDir).keys, Date.now()), metrics)
    opened.push(() => record.close())
    const logger = createLogger(settings.logLevel, process.stderr)
    const stop = await watchSwitch(record, workspacePaths(dataDir).stopSwitch, Date.now, (error) =>
      logger.error({ err: error }, 'a turn of the stop switch could not be recorded'),
    )
    opened.push(() => stop.close())
    const webRoot = builtPages()
    const server = await createServer({
      bank,
      store,
      record,
      stop,
      lender: homeCredit,
      oversight,
      models: () => listModels(dataDir),
      ...(webRoot !== undefined && { webRoot }),
      letterSettings,
      ...(organisation && { organisation }),
      clock: Date.now,
      logger,
      metrics,
      limits: { ...LIMITS, ...settings },
    })
    opened.push(() => server.close())
    const { host, port, metricsHost, metricsPort } = settings
    const address = await listening(host, port, () => server.listen({ host, port }))
    const metricsServer =
      metricsPort === null
        ? undefined
        : await listening(metricsHost, metricsPort, () =>
            serveMetrics(metrics, {
              host: metricsHost,
              port: metricsPort,
              token: settings.metricsToken ?? undefined,
            }),
          )
    if (metricsServer) opened.push(() => metricsServer.close())
    return {
      bank,
      store,
      address,
      metrics: metricsServer?.address ?? null,
      async closed(signal) {
        await anyOf(signal, store.lost)
        server.drain()
        if (!store.lost.aborted) await anyOf(AbortSignal.timeout(1000 * settings.drainSeconds), store.lost)
        await closeAll()
        store.lost.throwIfAborted()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** Resolves when one of them fires. */
function anyOf(...signals: readonly AbortSignal[]): Promise<void> {
  const any = AbortSignal.any([...signals])
  return new Promise((resolve) => {
    if (any.aborted) resolve()
    else any.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** @throws VitrineError E_LISTEN */
async function listening<T>(host: string, port: number, listen: () => Promise<T>): Promise<T> {
  return await listen().catch((error: NodeJS.ErrnoException) =>
    fail(
      'E_LISTEN',
      {
        what: 'The service cannot listen there.',
        got: `${host}:${port} (${error.code ?? error.message})`,
        expected: 'an address of this machine and a free port',
        remedy: 'Name another with --port, or stop the program that uses it.',
      },
      error,
    ),
  )
}

/** dist/web, seen from dist/src/cli or from src/cli. */
function builtPages(): string | undefined {
  const candidates = ['../../web', '../../dist/web'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  return candidates.find((path) => existsSync(`${path}/index.html`) && existsSync(`${path}/assets`))
}
