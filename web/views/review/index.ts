// In:  what the customer asked and was answered, what is disputed and what was put right.
// Out: the customer's page "Talk to a person", the adviser's page of the file with answers and corrections.
// Units: days as dates; risks in people in 100.
// Invariant: an answer is sent with the number of what was seen; both versions of a corrected file stand side by side.
// Source: GDPR Art. 16 and 22(3), CCD2 Art. 18; design 04d.
export { MyReviewPage } from './my-review-page.tsx'
export { ReviewPage } from './review-page.tsx'
