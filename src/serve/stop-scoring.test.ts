import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { eachEngine } from '../../test/support/each-engine.ts'
import { recordsAfter } from '../record/index.ts'
import { openStore } from '../store/index.ts'
import { type Fixture, startFixture } from './testing/fixture-server.ts'

const run = promisify(execFile)

eachEngine((place) => {
  let fixture: Fixture
  beforeEach(async () => {
    fixture = await startFixture({
      store: await openStore(place.address),
      keysFolder: join(place.folder, 'keys'),
    })
  })
  afterEach(() => fixture.close())

  const turn = (who: 'risk' | 'admin', stopped: boolean, reason = 'drift in the north') =>
    fixture.as(who, { method: 'POST', url: '/v1/scoring', payload: { stopped, reason } })
  const open = (id: number) => fixture.as('risk', `/v1/applications/${id}/decision`)
  const rows = () => recordsAfter(fixture.store, 0, 5000)

  it('no score stands after the stop in the chain, whoever was being scored when it was pulled', async () => {
    const early = Array.from({ length: 20 }, (_, k) => open(100_001 + k))
    const stop = turn('risk', true)
    const late = Array.from({ length: 20 }, (_, k) => open(100_021 + k))
    expect((await stop).statusCode).toBe(200)
    const answers = await Promise.all([...early, ...late])
    const after = await open(100_062)
    expect([after.statusCode, after.json().code]).toEqual([503, 'E_STOPPED'])
    for (const { statusCode } of answers) expect([200, 503]).toContain(statusCode)
    const kinds = (await rows()).map(({ kind }) => kind)
    const stopAt = kinds.indexOf('stop')
    expect(stopAt).toBeGreaterThan(0)
    expect(kinds.slice(stopAt)).not.toContain('score')
    expect(kinds.filter((kind) => kind === 'score')).toHaveLength(
      answers.filter(({ statusCode }) => statusCode === 200).length,
    )
  })

  it('says who stopped it and why, keeps what was scored readable, and goes on when it is allowed again', async () => {
    await open(100_001)
    expect((await turn('risk', true)).json()).toEqual({
      stopped: true,
      by: 'Test risk',
      reason: 'drift in the north',
    })
    expect((await fixture.as('nantes', '/v1/scoring')).json()).toMatchObject({ stopped: true })
    expect((await open(100_001)).statusCode).toBe(200)
    expect((await fixture.as('nantes', '/v1/applications?show=all')).statusCode).toBe(200)
    expect((await open(100_003)).json()).toMatchObject({ status: 503, code: 'E_STOPPED' })
    expect((await turn('admin', false, 'checked')).json()).toMatchObject({ stopped: false })
    expect((await open(100_003)).statusCode).toBe(200)
    const stops = (await rows()).filter(({ kind }) => kind === 'stop')
    expect(stops.map(({ role, body }) => [role, JSON.parse(body)])).toEqual([
      ['risk_officer', { stopped: true, reason: 'drift in the north' }],
      ['admin', { stopped: false, reason: 'checked' }],
    ])
  })

  it('is not recorded a second time when it stands as asked, and asks for a reason', async () => {
    await turn('risk', true)
    await turn('admin', true, 'again')
    expect((await rows()).filter(({ kind }) => kind === 'stop')).toHaveLength(1)
    for (const reason of ['', '   ']) expect((await turn('risk', false, reason)).statusCode).toBe(400)
    expect((await open(100_005)).statusCode).toBe(503)
  })

  it('stops for a switch that another program pulled, before the next score', async () => {
    await open(100_001)
    const program = fileURLToPath(new URL('fixtures/pull-switch.ts', import.meta.url))
    await run(process.execPath, ['--import', 'tsx', program, fixture.stopSwitch])
    expect((await open(100_002)).json()).toMatchObject({ code: 'E_STOPPED' })
    expect((await fixture.as('admin', '/v1/scoring')).json()).toEqual({
      stopped: true,
      by: 'another program',
      reason: 'pulled elsewhere',
    })
    await fixture.record.close()
    const kinds = (await rows()).map(({ kind }) => kind)
    expect(kinds.slice(kinds.indexOf('stop'))).not.toContain('score')
  })
})
