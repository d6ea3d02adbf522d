import { fail } from '../errors/index.ts'
import { championOf } from '../model/index.ts'
import { workspacePaths } from './paths.ts'

/**
 * Id of the champion.
 * @throws VitrineError E_NO_MODEL when nothing has been trained here
 */
export async function modelInUse(dataDir: string): Promise<string> {
  return (
    (await championOf(workspacePaths(dataDir).models)) ??
    fail('E_NO_MODEL', {
      what: 'No model has been trained here.',
      got: 'no models/CHAMPION',
      expected: 'a trained model',
      remedy: 'Run "vitrine train" first.',
      file: dataDir,
    })
  )
}
