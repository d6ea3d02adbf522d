import type { EditableFact, WhatIfForm } from '../../contract/index.ts'
import type { EditableSpec, RawValue } from '../../workspace/index.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { readFacts } from './facts.ts'

/** What may be changed here, with bounds around the filed values, and what may not. */
export async function whatIfForm(application: OpenApplication, context: Context): Promise<WhatIfForm> {
  const [editable, { locked }] = await Promise.all([
    editableFacts(application, context),
    readFacts(application, { locked: context.lender.pages.whatIf.locked }, context),
  ])
  return {
    application: application.header,
    editable,
    locked: locked.map(({ label, value }) => ({ label, value })),
  }
}

export async function editableFacts(
  { header: { applicationId } }: OpenApplication,
  { bank, lender, words }: Context,
): Promise<EditableFact[]> {
  const specs = lender.pages.whatIf.editable.filter((spec) => words.mayBeCompared(spec.column))
  const row = await bank.filedCells(
    applicationId,
    specs.map(({ column }) => column),
  )
  return specs.map((spec) => editableFact(spec, row?.[spec.column] ?? null, words))
}

function editableFact(spec: EditableSpec, filed: RawValue, words: Context['words']): EditableFact {
  const schema = words.column('application', spec.column)
  return {
    column: spec.column,
    label: spec.label,
    unit: schema.unit,
    kind: schema.type === 'text' ? 'category' : 'number',
    section: spec.section,
    filed: words.columnValue('application', spec.column, filed),
    filedValue: filed,
    ...(spec.bounds === undefined ? { bounds: null, slider: null } : rangesAround(spec.bounds, filed)),
    values: schema.type === 'text' ? [...(schema.values ?? [])] : [],
    whole: schema.type === 'integer' || schema.unit === 'days',
  }
}

/**
 * What may be entered, and the part of it that the slider runs along: whole steps, always wide enough for the filed
 * value, however unusual.
 */
function rangesAround({ relative, absolute, step }: NonNullable<EditableSpec['bounds']>, filed: RawValue) {
  const number = typeof filed === 'number' ? filed : null
  const [low, high] = [
    Math.min(absolute.min, number ?? absolute.min),
    Math.max(absolute.max, number ?? absolute.max),
  ]
  const [min, max] =
    relative === undefined || number === null
      ? [low, high]
      : [Math.max(number * relative.min, low), Math.min(number * relative.max, high)]
  const slider = { min: Math.floor(min / step) * step, max: Math.ceil(max / step) * step, step }
  return { bounds: { min: Math.min(low, slider.min), max: Math.max(high, slider.max) }, slider }
}
