import { fail } from '../../errors/index.ts'
import { challengerOf } from '../../model/index.ts'
import { modelInUse } from '../model-in-use.ts'
import { workspacePaths } from '../paths.ts'

/**
 * The id of a stored model; `champion` and `challenger` stand for those in the role.
 * @throws VitrineError E_NO_MODEL, E_NO_CHALLENGER when nothing is in the role
 */
export async function modelNamed(dataDir: string, name: string): Promise<string> {
  if (name === 'champion') return modelInUse(dataDir)
  if (name !== 'challenger') return name
  return (
    (await challengerOf(workspacePaths(dataDir).models)) ??
    fail('E_NO_CHALLENGER', {
      what: 'There is no challenger.',
      got: 'no models/CHALLENGER',
      expected: 'a model trained beside the one in use, or imported with --challenger',
      remedy: 'Train or import one, or name a model by its id.',
      file: dataDir,
    })
  )
}
