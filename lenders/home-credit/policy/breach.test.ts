import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  buildMatrix,
  type Catalogue,
  type FeatureDefinition,
  selectFeatures,
} from '../../../src/features/index.ts'
import { createRandom } from '../../../src/random/index.ts'
import { homeCredit } from '../index.ts'

const { catalogue, tables } = homeCredit
const shipped = homeCredit.policies[0]!
/** The parts of the catalogue that are built here lack what rules are about. */
const policy = { ...shipped, rules: [] }

/** Each puts the sex of the applicant behind the rows of a history feature, in another place of the SQL. */
const INTO_GRAIN: Readonly<Record<string, (grain: string) => string>> = {
  'the WHERE': (grain) =>
    `select g.* from (${grain}) g join {application} p on p.SK_ID_CURR = g.SK_ID_CURR where p.CODE_GENDER = 'F'`,
  'a join condition': (grain) =>
    `select g.* from (${grain}) g join {application} p on p.SK_ID_CURR = g.SK_ID_CURR and p.CODE_GENDER = 'F'`,
  'ORDER BY': (grain) =>
    `select g.* from (${grain}) g join {application} p on p.SK_ID_CURR = g.SK_ID_CURR
      order by p.CODE_GENDER limit 9`,
  'a window, two SELECTs down': (grain) =>
    `select o.* from (select g.*, row_number() over (partition by g.SK_ID_CURR order by p.CODE_GENDER) as PLACE_
      from (${grain}) g join {application} p on p.SK_ID_CURR = g.SK_ID_CURR) o where o.PLACE_ = 1`,
  'a CTE read by a CTE': (grain) =>
    `with women as (select p.SK_ID_CURR as WHO from {application} p where p.CODE_GENDER = 'F'),
      theirs as (select g.* from (${grain}) g join women w on w.WHO = g.SK_ID_CURR)
      select t.* from theirs t`,
}

const derived = catalogue.features.filter(
  (one) => !policy.keptOut.includes(one.id) && !/^a\.\w+$/.test(one.sql),
)
const readHistory = (one: FeatureDefinition) => [...one.sql.matchAll(/\bh\.(\w+)/g)].map((match) => match[1]!)

/** Two history features, two application features and one that mixes both: seeded, of the whole catalogue. */
function sample(seed: number): readonly FeatureDefinition[] {
  const random = createRandom(seed)
  const some = (features: readonly FeatureDefinition[], count: number) =>
    random
      .shuffle(features.map((_, index) => index))
      .slice(0, count)
      .map((index) => features[index]!)
  const ofApplication = derived.filter((one) => one.scope === 'application')
  return [
    ...some(
      derived.filter((one) => one.scope === 'history'),
      2,
    ),
    ...some(
      ofApplication.filter((one) => readHistory(one).length === 0),
      2,
    ),
    ...some(
      ofApplication.filter((one) => readHistory(one).length > 0),
      1,
    ),
  ]
}

/** The catalogue with only this feature and the history that it reads, so that each build is quick. */
function only(feature: FeatureDefinition): Catalogue {
  const needed = new Set([feature.id, ...readHistory(feature)])
  return { ...catalogue, features: catalogue.features.filter((one) => needed.has(one.id)) }
}

function poisonedGrain(feature: FeatureDefinition, poison: (grain: string) => string): Catalogue {
  const small = only(feature)
  const grainId = feature.grain ?? small.features.find((one) => one.id === readHistory(feature)[0])!.grain
  const grains = catalogue.grains.map((one) => (one.id === grainId ? { ...one, sql: poison(one.sql) } : one))
  return { ...small, grains }
}

function poisonedSelect(feature: FeatureDefinition): Catalogue {
  const small = only(feature)
  const sql = `(${feature.sql}) + case when a.CODE_GENDER = 'F' then 0e0 else 0e0 end`
  return { ...small, features: small.features.map((one) => (one.id === feature.id ? { ...one, sql } : one)) }
}

const sampled = sample(20_261_124)

it('takes five derived features: two of the history, two of the application, one of both', () => {
  expect(new Set(sampled.map((one) => one.id)).size).toBe(5)
  expect(sampled.map((one) => one.scope)).toEqual([
    'history',
    'history',
    'application',
    'application',
    'application',
  ])
})

for (const feature of sampled) {
  const cases =
    feature.scope === 'application' ? [['its SELECT', poisonedSelect(feature)] as const] : ([] as const)
  const grains =
    readHistory(feature).length > 0 || feature.scope === 'history' ? Object.entries(INTO_GRAIN) : []
  const all = [...cases, ...grains.map(([name, poison]) => [name, poisonedGrain(feature, poison)] as const)]
  it.each(all)(
    `${feature.id} builds as it is and fails with sex in %s, naming the path to the model`,
    async (_, poisoned) => {
      const clean = await selectFeatures(only(feature), policy, tables)
      expect(clean.model).toContain(feature.id)
      // Without being asked for: a feature that the policy does not keep out is meant for the score.
      const broken = selectFeatures(poisoned, policy, tables)
      await expect(broken).rejects.toThrow(
        /E_POLICY_BREACH.*Got: application\.CODE_GENDER → (.* → )?\w+ → model/,
      )
      const asked = selectFeatures(poisoned, policy, tables, [feature.id])
      await expect(asked).rejects.toThrow(
        new RegExp(`Got: application\\.CODE_GENDER → (.* → )?${feature.id} → model`),
      )
    },
  )
}

it.each(['group', 'value'] as const)(
  'fails with sex in the %s of a group median, naming the path to the model',
  async (part) => {
    const feature = derived.find((one) => /\bg\.\w+/.test(one.sql))!
    const median = /\bg\.(\w+)/.exec(feature.sql)![1]!
    const groupMedians = catalogue.groupMedians!.map((one) => {
      if (one.id !== median) return one
      return { ...one, [part]: `case when a.CODE_GENDER = 'F' then ${one[part]} end` }
    })
    const poisoned = selectFeatures({ ...only(feature), groupMedians }, policy, tables)
    await expect(poisoned).rejects.toThrow(`application.CODE_GENDER → g.${median} → ${feature.id} → model`)
  },
)

it('stops the build itself and leaves nothing behind', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'vitrine-breach-'))
  const build = buildMatrix({
    warehousePath: join(dir, 'none.duckdb'),
    generation: 'g',
    catalogue: { ...catalogue, grains: poisonedGrain(sampled[0]!, INTO_GRAIN['the WHERE']!).grains },
    policy,
    tables,
    outDir: join(dir, 'matrix'),
  })
  await expect(build).rejects.toThrow('E_POLICY_BREACH')
  expect(readdirSync(dir)).toEqual([])
  rmSync(dir, { recursive: true })
})

it.each(homeCredit.policies)(
  'keeps out under $profile exactly the features that read a column it keeps out',
  async (one) => {
    const { uses } = await selectFeatures(catalogue, one, tables)
    const out = [...uses].filter(([, use]) => use === 'monitor' || use === 'never').map(([id]) => id)
    expect([...one.keptOut].sort()).toEqual(out.sort())
  },
)

it.each([
  ['age', 'application.DAYS_BIRTH → age → rule of-age'],
  ['application.CODE_GENDER', 'application.CODE_GENDER → rule of-age'],
])('refuses a rule about %s, naming the way from the column to the rule', async (fact, way) => {
  const rule = { ...shipped.rules![0]!, id: 'of-age', when: { fact, below: 18 } }
  const ruled = selectFeatures(catalogue, { ...shipped, rules: [...shipped.rules!, rule] }, tables)
  await expect(ruled).rejects.toThrow(new RegExp(`E_POLICY_BREACH.*Got: ${way}`))
})
