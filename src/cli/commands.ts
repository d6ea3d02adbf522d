import type { Command } from './command.ts'
import { auditExport } from './commands/audit/export.ts'
import { auditReplay } from './commands/audit/replay.ts'
import { auditRotateKey } from './commands/audit/rotate-key.ts'
import { auditVerify } from './commands/audit/verify.ts'
import { backup } from './commands/backup.ts'
import { configCheck } from './commands/config/check.ts'
import { demo } from './commands/demo.ts'
import { erase } from './commands/erase.ts'
import { evaluate } from './commands/evaluate.ts'
import { explain } from './commands/explain.ts'
import { features } from './commands/features.ts'
import { generate } from './commands/generate.ts'
import { ingestCommand } from './commands/ingest.ts'
import { keyAdd } from './commands/key/add.ts'
import { keyList } from './commands/key/list.ts'
import { keyRevoke } from './commands/key/revoke.ts'
import { keyRotate } from './commands/key/rotate.ts'
import { letter } from './commands/letter.ts'
import { modelCompare } from './commands/model/compare.ts'
import { modelExport } from './commands/model/export.ts'
import { modelImport } from './commands/model/import.ts'
import { modelList } from './commands/model/list.ts'
import { modelPromote } from './commands/model/promote.ts'
import { modelShow } from './commands/model/show.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'
import { resume, stop } from './commands/stop.ts'
import { train } from './commands/train.ts'
import { userAdd } from './commands/user/add.ts'
import { userDisable } from './commands/user/disable.ts'
import { userInvite } from './commands/user/invite.ts'
import { userList } from './commands/user/list.ts'
import { userReset } from './commands/user/reset.ts'

/** In the order in which a newcomer meets them. */
export const COMMANDS: readonly Command[] = [
  generate,
  ingestCommand,
  features,
  train,
  evaluate,
  modelList,
  modelShow,
  modelCompare,
  modelPromote,
  modelImport,
  modelExport,
  explain,
  letter,
  userAdd,
  userInvite,
  userList,
  userDisable,
  userReset,
  keyAdd,
  keyList,
  keyRotate,
  keyRevoke,
  serve,
  configCheck,
  demo,
  stop,
  resume,
  auditVerify,
  auditReplay,
  auditExport,
  auditRotateKey,
  backup,
  restore,
  erase,
]
