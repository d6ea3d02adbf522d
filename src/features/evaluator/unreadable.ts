import { fail } from '../../errors/index.ts'

/** Refuses a form of SQL that the evaluator does not know, when it is compiled and not when it runs. */
export function unknownForm(got: string): never {
  fail('E_FEATURE_SQL', {
    what: 'The SQL of an application feature uses a form that cannot be evaluated outside of the engine.',
    got,
    expected:
      'columns, literals, case, and, or, not, in, is null, comparisons, + - * /, coalesce, nullif, sqrt, floor, abs, casts to double, integer, varchar, boolean and decimal',
    remedy: 'Write it with these, or make it a history feature.',
  })
}
