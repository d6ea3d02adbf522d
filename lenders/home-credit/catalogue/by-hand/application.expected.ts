/** What the application alone gives for Anna; a text is the value of a kind. */
export const expectedOfApplication: Readonly<Record<string, number | string>> = {
  // 0.2, 0.5 and 0.8: mean 0.5, √((0.3² + 0 + 0.3²) / 2), (2·0.2 + 3·0.5 + 4·0.8) / 9.
  external_score_a: 0.2,
  external_score_b: 0.5,
  external_score_c: 0.8,
  external_score_mean: 0.5,
  external_score_lowest: 0.2,
  external_score_highest: 0.8,
  external_score_spread: 0.3,
  external_scores_missing: 0,
  external_score_weighted: 5.1 / 9,
  external_score_b_times_c: 0.4,
  // 600,000 at 30,000 a month for goods of 500,000, on an income of 180,000.
  loan_length: 20,
  loan_to_goods_price: 1.2,
  loan_above_goods_price: 100_000,
  payment_to_income: 1 / 6,
  loan_to_income: 10 / 3,
  loan_amount: 600_000,
  loan_payment: 30_000,
  income: 180_000,
  goods_price: 500_000,
  revolving_loan: 0,
  loan_length_per_score_c: 20 / 0.8,
  loan_to_income_per_score_c: 10 / 3 / 0.8,
  years_in_job: 4,
  not_employed: 0,
  education_level: 3,
  income_from_work: 1,
  income_from_pension: 0,
  income_from_state: 0,
  occupation_order: 2,
  employer_kind: 'Self-employed',
  self_employed: 1,
  business_type_3: 0,
  enquiries_quarter: 3,
  enquiries_year: 4,
  // 0 + 1 + 2 + 3 + 4; the week is not known.
  enquiries_all: 10,
  car_age: 9,
  owns_car: 1,
  owns_home: 0,
  rents_or_with_parents: 1,
  years_since_registration: 10,
  years_since_id_document: 4,
  years_since_phone_change: 0,
  application_hour: 14,
  document_3_given: 1,
  documents_given: 2,
  work_phone_given: 1,
  home_phone_given: 0,
}

/** What no European score may read. */
export const expectedOfPerson: Readonly<Record<string, number | string>> = {
  // 14,610 days; in the job for 1,461; 20 months of payments to come.
  age: 40,
  age_in_whole_years: 40,
  job_share_of_life: 0.1,
  age_at_job_start: 36,
  document_age_share_of_life: 0.1,
  age_at_loan_end: 40 + 20 / 12,
  // Four in the family.
  income_per_person: 45_000,
  income_left_per_person: 37_500,
  children: 2,
  family_members: 4,
  man: 0,
  married: 1,
  single: 0,
  civil_marriage: 0,
  region_population: 0.018801,
  region: '0.018801',
  region_rating: 2,
  lives_elsewhere_than_registered: 0,
  works_elsewhere_than_registered: 1,
  address_mismatches: 4,
  building_total_area: 0.25,
  building_floors: 0.5,
  building_year: 0.75,
  building_apartments: 0.125,
  // Seven of 14, a 0 counting as known.
  building_facts_known: 0.5,
  acquaintances_seen: 3,
  acquaintances_late_30: 1,
  acquaintances_late_60: 0,
}

/** Medians of groups: train rows are Anna (0.5; 180,000), 102 (0.7; 100,000), 103 (0.3; 60,000), 104 (0.9; 240,000). */
export const expectedOfGroups: Readonly<Record<string, number>> = {
  // From 40 to 44 years: Anna and 102, half of the two middle ones.
  usual_score_of_age_band: 0.6,
  usual_income_of_age_band: 140_000,
  // Higher education: Anna, 102 and 104.
  usual_score_of_education: 0.7,
  usual_income_of_education: 180_000,
  // Drivers: Anna and 103.
  usual_score_of_occupation: 0.4,
  usual_income_of_occupation: 120_000,
}
