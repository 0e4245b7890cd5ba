/**
 * What the portal holds of a placement: whether it is in the pack for the child's case record, what of it stays here once the
 * child's data key is destroyed and what goes with the key. The one list of it for people; `tables` ties it to what the
 * database does (`prisma/row-security/after-destroying.ts`), which its test compares. Null: nothing.
 */
export const RECORD_PARTS = {
  placement: {
    title: "The placement",
    holds: "Its days as each side confirmed them, who does what, notice and how it ended",
    stays: "Days, states and coded reasons",
    goes: "Notes on notice and ending",
    tables: ["placements"],
  },
  agreement: {
    title: "The agreement",
    holds: "Every issued version byte for byte, and who signed it",
    stays: "Every issued version with its signatures: the provider signed it too, and it names nobody",
    goes: "A draft that was never issued",
    tables: [
      ...["agreements", "agreement_drafts", "agreement_versions", "agreement_pdfs"],
      ...["agreement_signatures", "fee_lines"],
    ],
  },
  costing: {
    title: "Offer and costing",
    holds: "Every version of the accepted offer with its costing",
    stays: "Every version that was sent",
    goes: "A draft that was never sent",
    tables: ["offers", "offer_versions", "costing_lines", "offer_drafts"],
  },
  impact: {
    title: "Impact assessment",
    holds: "What the home said of each part, and what your council answered",
    stays: "What was sent and answered",
    goes: "A draft that was never sent",
    tables: ["impact_assessments", "impact_parts", "impact_answers", "impact_drafts"],
  },
  funding: {
    title: "Funding decisions",
    holds: "Who asked, who decided, why and on what conditions",
    stays: "Every decision with its reasons",
    goes: null,
    tables: ["authorisations"],
  },
  "who-pays": {
    title: "Who pays",
    holds: "The shares of social care, education and health, and what each agreed to",
    stays: "Shares and answers",
    goes: null,
    tables: ["funding_shares", "funding_party_answers"],
  },
  changes: {
    title: "Changes to the fee",
    holds: "Who asked for what, when, and what was decided",
    stays: "Amounts, nights and decisions",
    goes: "Reasons, evidence, questions and answers",
    tables: ["placement_changes"],
  },
  absences: {
    title: "Absences",
    holds: "Nights away and the fee that was paid for them",
    stays: "All of it",
    goes: null,
    tables: ["placement_absences"],
  },
  steps: {
    title: "Statutory steps and approvals",
    holds: "Each step with its regulation, evidence and who gave it",
    stays: "That a step was given, when and by whom",
    goes: "Evidence, notes and reasons",
    tables: ["statutory_circumstances", "statutory_steps", "statutory_requests"],
  },
  letters: {
    title: "Notices and letters",
    holds: "What each letter said, without who signed it, and why an address was withheld",
    stays: "Whom it was for, how and when it was sent",
    goes: "The letters themselves, and why an address was withheld",
    tables: ["statutory_notices"],
  },
  plans: {
    title: "Arrival and leaving plans",
    holds: "What both sides wrote and ticked",
    stays: "What was ticked, when and by whom",
    goes: "Notes and items that a side added",
    tables: ["arrival_plans", "arrival_items"],
  },
  "high-cost": {
    title: "Reviews of the cost",
    holds: "What a week cost at each review and what was decided",
    stays: "Days, costs and coded decisions",
    goes: "Notes",
    tables: ["cost_reviews"],
  },
  "leaving-care": {
    title: "Leaving care",
    holds: "The assessment, the pathway plan and the plan after 18, as recorded here",
    stays: "Days and coded plans",
    goes: "Notes",
    tables: ["leaving_care_records"],
  },
  "step-down": {
    title: "Step-down plan",
    holds: "Where the child should live next, by when, and the provider's answer",
    stays: "The day, the coded target and answer",
    goes: "What had to be true first, and what the provider wrote",
    tables: ["step_down_plans"],
  },
  "child-views": {
    title: "The child’s own view",
    holds: "What the child said of the options and after 28 days, or why the child was not asked",
    stays: "Whether and how the child was asked, by whom and when",
    goes: "What the child said",
    tables: ["child_views"],
  },
  promises: {
    title: "What was promised",
    holds: "Whether the placement was what was promised after 28 days, and what the provider was told of it",
    stays: "Which points were as promised and which were not",
    goes: "The note, and what the provider was told",
    tables: ["promise_checks", "promise_points", "promise_messages"],
  },
  verdicts: {
    title: "Accuracy of the referral",
    holds: "What the provider said of each section 7 and 28 days after the child moved in",
    stays: "Which sections were as described, differed or were missing",
    goes: "What the provider wrote about what differs",
    tables: ["verdict_sections"],
  },
  issues: {
    title: "Issues raised by the provider",
    holds: "What the provider raised, what both sides wrote and what came of it",
    stays: "What each was about in codes, its days and its outcome",
    goes: "What both sides wrote",
    tables: ["placement_issues", "placement_issue_messages"],
  },
  reviews: {
    title: "Statutory reviews",
    holds: "When each was held and what was decided, as recorded here",
    stays: "Days and coded decisions",
    goes: "Notes",
    tables: ["placement_reviews"],
  },
  documents: {
    title: "Reports and documents",
    holds:
      "What was uploaded on the placement as PDFs made from its pages, up to 150 MB, with who uploaded and read it",
    stays: "That it was uploaded, for which month or day, by whom and when, and who read it",
    goes: "The documents themselves",
    tables: ["placement_documents", "report_requests"],
  },
  filing: {
    title: "Filing in the case record",
    holds: null,
    stays: "Who filed which pack, and when",
    goes: "Where it was filed",
    tables: ["record_packs"],
  },
} as const satisfies Readonly<Record<string, RecordPartOption>>;

type RecordPartOption = {
  title: string;
  /** What the pack has of it. */
  holds: string | null;
  stays: string;
  goes: string | null;
  tables: readonly string[];
};

export type RecordPart = keyof typeof RECORD_PARTS;
