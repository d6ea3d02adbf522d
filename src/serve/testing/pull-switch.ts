import { setSwitch } from '../../record/index.ts'

// A program of its own, as "vitrine stop" is one: pulls the switch whose file it is told.
setSwitch(process.argv[2]!, { stopped: true, by: 'another program', reason: 'pulled elsewhere' })
