import { expect, it } from "vitest";
import { ABSENCE_KINDS } from "~/domains/agreements/absences/absence-kinds.options";
import { CHANGE_KINDS } from "~/domains/agreements/changes/change-kinds.options";
import { COST_OUTCOMES } from "~/domains/agreements/high-cost/cost-outcomes.options";
import { AFTER_18, AT_18 } from "~/domains/agreements/leaving-care/leaving-care.options";
import { END_REASONS } from "~/domains/agreements/placement/end-reasons.options";
import { REVIEW_OUTCOMES } from "~/domains/agreements/reviews/review-outcomes.options";
import {
  STEP_DOWN_OBJECTIONS,
  STEP_DOWN_TARGETS,
} from "~/domains/agreements/step-down/step-down-targets.options";
import { BOARDS, FUNDING_PARTIES } from "~/domains/agreements/who-pays/funding-parties.options";
import { ESCORTS, HANDOVERS } from "~/domains/arrivals/escorts.options";
import { PLAN_ITEMS } from "~/domains/arrivals/plan-items.options";
import { REMOVED_WHY, REPORT_KINDS } from "~/domains/documents/document-kinds.options";
import { NOT_ASKED, VIEW_KINDS } from "~/domains/feedback/child-view.options";
import { PROMISE_ANSWERS, PROMISE_POINTS } from "~/domains/feedback/promise.options";
import { VERDICT_ANSWERS } from "~/domains/feedback/verdict.options";
import { ISSUE_OUTCOMES, ISSUE_TEAMS, ISSUE_TOPICS } from "~/domains/issues/issue.options";
import { INTENTION_KINDS } from "~/domains/market/intentions/intention-kinds.options";
import { NOT_NOW_REASONS } from "~/domains/market/interests/not-now-reasons.options";
import { COMPARISONS, FIGURE_QUERIES, YEARS_SHOWN } from "~/domains/market/statement/figure-queries.rules";
import { BLOCK_KINDS, STATEMENT_SECTIONS } from "~/domains/market/statement/sections.options";
import { AGE_BANDS, IMPACT_PARTS, LIKELIHOODS } from "~/domains/offers/impact/impact.options";
import { IMPACT_ANSWERS } from "~/domains/offers/impact/impact-answers.rules";
import { BASES, CHARGES, LINE_KINDS } from "~/domains/offers/money.rules";
import { NOT_SELECTED_REASONS } from "~/domains/offers/not-selected-reasons.options";
import { ROW_OUTCOMES } from "~/domains/payments/import-outcomes.rules";
import { MATCH_RULES } from "~/domains/payments/payment-book.rules";
import { PAYMENT_FREQUENCIES } from "~/domains/payments/payment-calendar.rules";
import { DOCUMENT_KINDS, RECEIVED_HOW, RETURN_REASONS } from "~/domains/payments/payment-document.options";
import { HOLD_OUTCOMES, HOLD_OWNERS, HOLD_REASONS } from "~/domains/payments/payment-hold.options";
import { QUERY_KINDS, QUERY_OUTCOMES } from "~/domains/payments/payment-query.options";
import { PRICING_CONVENTIONS } from "~/domains/payments/pricing-conventions.options";
import { MEASURES } from "~/domains/priorities/measures.options";
import { CLOSE_REASONS } from "~/domains/referrals/close-reasons.options";
import * as referral from "~/domains/referrals/referral.options";
import { REFERRAL_SECTIONS } from "~/domains/referrals/referral-sections.options";
import { DECLINE_REASONS } from "~/domains/routing/decline-reasons.options";
import {
  CARE_PLAN,
  LEFT_OUT,
  NOTICE_CODES,
  type NoticeCode,
  partsOf,
  TELLS,
  WAYS,
} from "~/domains/statutory/notice-parts.options";

const PARTS_OF_NOTICES: Readonly<Record<NoticeCode, string>> = {
  "notice-child": "child",
  "notice-parents": "mother father other-parent",
  "notice-contact": "contact",
  "notice-previous-carer": "previous-carer",
  "notice-icb": "icb-now icb-new",
  "notice-gp": "gp-now gp-new",
  "notice-school": "school education",
  "notice-iro": "iro",
  "notice-area-authority": "area-authority",
  "ending-notices":
    "end-child end-mother end-father end-other-parent end-contact end-previous-carer end-icb-now end-icb-new end-gp-now end-gp-new end-school end-education end-iro end-area-authority end-home",
};

/**
 * The keys that databases hold. One that is taken away leaves rows that no page can name: mark it `retired` instead. A
 * new one is added here with the list.
 */
const STORED: [string, Readonly<Record<string, unknown>>, string][] = [
  [
    "why a service declines",
    DECLINE_REASONS,
    "no-vacancy none-at-that-date match risk staffing registration distance suspended works no-carers fee incomplete other",
  ],
  ["why a search is closed", CLOSE_REASONS, "no-offers kin internal home hospital custody other"],
  [
    "why an offer is not selected",
    NOT_SELECTED_REASONS,
    "another-placement match location cost timing needs plan-changed other",
  ],
  ["how a letter about a placement goes", WAYS, "post secure-email by-hand"],
  ["whether it says where the child lives", TELLS, "full withheld"],
  ["why somebody is not told of a placement", LEFT_OUT, "nobody not-practicable age harm"],
  ["how the area authority gets the care plan", CARE_PLAN, "enclosed given-before"],
  ...NOTICE_CODES.map((code): [string, Readonly<Record<string, string>>, string] => [
    `who gets ${code}`,
    partsOf(code),
    PARTS_OF_NOTICES[code],
  ]),
  ["how old the others are who live there", AGE_BANDS, "nobody under-5 5-9 10-12 13-15 16-17 18-over"],
  ["what the council answers to a part of an assessment", IMPACT_ANSWERS, "agreed question not-met"],
  ["how likely harm stays between children", LIKELIHOODS, "none low medium high"],
  [
    "what an impact assessment says of every home",
    IMPACT_PARTS,
    "living staffing refusal food self-care language worship phones bedtimes going-out first-days",
  ],
  ["how a line is charged", BASES, "week night hour mile term year once"],
  ["whether a line is in the core fee", CHARGES, "extra core"],
  ["what a line is for", LINE_KINDS, "core education therapy extra-staffing transport set-up discount"],
  [
    "why a placement ends",
    END_REASONS,
    "as-planned moved-on step-down returned-home family-or-friends adoption independence 18th-birthday behaviour match staffing safeguarding childs-choice family quality fee closure hospital custody missing plan-changed died other",
  ],
  [
    "where a child is during an absence",
    ABSENCE_KINDS,
    "missing hospital respite home remand holiday friends elsewhere",
  ],
  [
    "what came of a statutory review",
    REVIEW_OUTCOMES,
    "continues plan-changes step-down move return-home adjourned other",
  ],
  ["what came of a review of the cost", COST_OUTCOMES, "continue step-down renegotiate end"],
  [
    "where a young person will live after 18",
    AFTER_18,
    "staying-put staying-close supported-accommodation adult-services own-tenancy family higher-education custody other",
  ],
  ["what becomes of a placement at 18", AT_18, "ends stays-for-now moved"],
  [
    "where a child should live next",
    STEP_DOWN_TARGETS,
    "same-home smaller-home other-home agency-family council-family connected-carers return-home permanence supported-accommodation own-tenancy other none",
  ],
  [
    "why a provider objects to a step-down",
    STEP_DOWN_OBJECTIONS,
    "not-ready too-soon too-late target conditions childs-view nothing-found other",
  ],
  [
    "what both sides see to when a child comes or leaves",
    PLAN_ITEMS,
    "arrival-time brought-by medication medical-consent belongings child-told missing-profile council-contacts planning-meeting delegated-authority family-time school-and-transport health-details room first-meal first-shift home-contacts medication-received consent-received profile-received belongings-listed shown-round collection-time collected-by leaving-told next-home-told review-or-iro notified-told belongings-packed medication-handed-over goodbye records-returned",
  ],
  [
    "the sections of a referral, as a provider names them",
    REFERRAL_SECTIONS,
    "needs education-health child strengths placement location narrative purpose",
  ],
  ["how a child was asked", VIEW_KINDS, "words observed not-asked"],
  ["why a child was not asked", NOT_ASKED, "refused no-time not-reached harm other"],
  [
    "what a placement is promised to give",
    PROMISE_POINTS,
    "staffing education health family-time culture extras",
  ],
  ["whether it does", PROMISE_ANSWERS, "kept differs unknown none"],
  ["what a provider says of a section of the referral", VERDICT_ANSWERS, "described differs missing"],
  [
    "who brings or collects a child",
    ESCORTS,
    "social-worker duty-worker support-worker from-here to-there relative transport police other",
  ],
  [
    "why a council does not take an interest further now",
    NOT_NOW_REASONS,
    "enough-places place type later funding registration quality other",
  ],
  ["what is uploaded on a placement", REPORT_KINDS, "monthly regulation-44 regulation-40"],
  ["why what was uploaded is removed", REMOVED_WHY, "wrong-child wrong-document replaced names-others"],
  ["how a paper is handed over", HANDOVERS, "paper secure-email"],
  ["how long a payment period is", PAYMENT_FREQUENCIES, "weekly fortnightly four-weekly monthly"],
  ["what a provider sends to be paid", DOCUMENT_KINDS, "invoice credit-note"],
  ["how an invoice reached the council", RECEIVED_HOW, "portal file"],
  ["why an invoice is returned", RETURN_REASONS, "nights rate extra amount twice details other"],
  ["how it is known what a payment is for", MATCH_RULES, "hand reference document service amount"],
  [
    "what became of a row of a payment file",
    Object.fromEntries(ROW_OUTCOMES.map((key) => [key, key])),
    "new changed same refused not-ours",
  ],
  [
    "why a payment is held",
    HOLD_REASONS,
    "wrong-nights wrong-fee not-agreed paid-before not-provided no-order approval funder unmatched",
  ],
  ["who acts on a hold", HOLD_OWNERS, "finance placements contracts social-work funder provider"],
  ["what came of a hold", HOLD_OUTCOMES, "pay part not-due corrected"],
  [
    "what a payment query is about",
    QUERY_KINDS,
    "not-paid wrong-amount wrong-nights wrong-rate taken-back other",
  ],
  [
    "what an issue is about",
    ISSUE_TOPICS,
    "decision contact visit care-plan family-time health-education safety allowances agreement other",
  ],
  ["which team has an issue", ISSUE_TEAMS, "social-work finance contracts"],
  ["what came of an issue", ISSUE_OUTCOMES, "done agreed explained other"],
  ["what came of a payment query", QUERY_OUTCOMES, "will-pay was-paid corrected nothing-due other"],
  ["how nights are priced", PRICING_CONVENTIONS, "weekly-share whole-weeks daily-rate running-total"],
  [
    "sections of a statement",
    STATEMENT_SECTIONS,
    "headline children voice need supply gap price not-buying respond methods",
  ],
  ["what a block of a statement is", BLOCK_KINDS, "markdown figure table chart intention"],
  [
    "what a council intends to commission",
    INTENTION_KINDS,
    "childrens-home solo-home residential-school fostering parent-and-child supported-accommodation short-breaks edge-of-care other",
  ],
  [
    "figures of a statement",
    FIGURE_QUERIES,
    "looked-after rate-per-10000 started-and-ceased three-or-more-placements new-placements-by-distance placed-in-and-out unit-cost supply-places supply-ownership supply-largest-owners supply-grades supply-changes local-use three-cases demand-ages demand-needs demand-declines demand-waits demand-types demand-closings prices region-intentions own-table",
  ],
  [
    "measures of the four priorities",
    MEASURES,
    "payment-days invoice-valid query-answer publish offer-answer authorise sign score verdict incomplete issue-answer issue-resolved issue-once",
  ],
  ["with whom a figure compares", COMPARISONS, "own region neighbours councils"],
  ["how many years a figure has", YEARS_SHOWN, "1 3 5 10"],
  ["who pays", FUNDING_PARTIES, "social-care education health"],
  ["boards of the health share", BOARDS, "E54000010 E54000011 E54000018 E54000019 E54000055 E54000062"],
  ["what a change to the fee is for", CHANGE_KINDS, "fee-rise extra-staffing step-down"],
  ["purposes", referral.PURPOSES, "emergency bridging assessment long-term short-break parent-and-child"],
  [
    "kinds of care",
    referral.WANTED_KINDS,
    "childrens-home fostering supported-accommodation residential-special-school residential-family-centre short-breaks",
  ],
  [
    "legal statuses",
    referral.LEGAL_STATUSES,
    "section-20 interim-care-order care-order placement-order protection remand not-looked-after other",
  ],
  ["how soon to answer", referral.ANSWER_WITHIN, "2h 24h 5-working-days own"],
  [
    "intended lengths",
    referral.INTENDED_LENGTHS,
    "2-weeks 12-weeks 6-months 12-months over-a-year adulthood not-known",
  ],
  ["staying together", referral.STAY_TOGETHER, "must prefer may"],
  [
    "staffing",
    referral.STAFFING,
    "usual one-to-one-part one-to-one-day two-to-one-part two-to-one-day not-known",
  ],
  ["distances", referral.DISTANCES, "any 5-miles 10-miles 20-miles 50-miles"],
  [
    "education now",
    referral.EDUCATION_NOW,
    "mainstream special alternative college training none under-school-age",
  ],
  ["plans", referral.EHCP, "yes assessment no not-known"],
];

it.each(STORED)(
  "%s: every stored key has a label, and every key is known to be stored",
  (_what, list, keys) => {
    expect(Object.keys(list).sort()).toEqual(keys.split(" ").sort());
  },
);
