// In:  nothing; two policies as they are versioned.
// Out: what each raw column may be used for, by jurisdiction; unchecked JSON, for `parsePolicy`.
// Units: greyBand in PD; minReasonShare is a share.
// Invariant: every column of every table has an entry; a change of meaning raises the version.
// Source: 12 CFR 1002; Directive 2004/113; Directive 2023/2225; EU Charter Art. 21; French penal code 225-1.
import euFr from './eu-fr.json' with { type: 'json' }
import us from './us.json' with { type: 'json' }

export const homeCreditPolicies = { 'eu-fr': euFr, us }
