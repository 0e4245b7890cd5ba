import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { INVITATION_DAYS } from "~/domains/access/emailed-links.server";
import {
  ADMINS,
  AGREEMENT_SIGNERS,
  ALERT_ROLES,
  ANSWER_FOR_HOMES,
  ANSWERERS,
  BROKERS,
  CASE_WRITERS,
  CONFIRMING_ADMINS,
  CONFIRMS_ADDRESSES,
  CONFIRMS_PROVIDERS,
  FUNDING_DECIDERS,
  FUNDING_DECIDERS_ABOVE_LIMIT,
  FUNDING_DEPUTIES,
  HAVE_FUNDING_DEPUTIES,
  ISSUE_ANSWERERS,
  KNOW_EVERY_CHILD,
  MANAGE_CASES,
  ONBOARDING_OWN_ROLES,
  ONBOARDING_ROLES,
  PAYMENT_SETTERS,
  PLACEMENT_APPROVERS,
  PLACEMENT_APPROVERS_AT_A_DISTANCE,
  RELEASERS,
  STEP_RECORDERS,
  TOLD_IN_ORDER,
} from "~/domains/access/role-groups";
import { ADMIN_ROLE, ROLES_BY_KIND } from "~/domains/access/roles";
import { ABSENCES_IN } from "~/domains/agreements/absences/absence.rules";
import {
  AGREEMENT_WITHIN_DAYS,
  CONFIRMED_WITHIN_DAYS,
  LONGEST_AUTHORITY_DAYS,
} from "~/domains/agreements/by-phone/by-phone.rules";
import { CHANGES_IN } from "~/domains/agreements/changes/change.rules";
import { COST_REVIEW_DAYS } from "~/domains/agreements/high-cost/high-cost.rules";
import { LEAVING_CARE_IN } from "~/domains/agreements/leaving-care/leaving-care.rules";
import { GOES_ON_IN, LIVED_IN } from "~/domains/agreements/placement/placement.machine";
import { REVIEWS_IN } from "~/domains/agreements/reviews/review.rules";
import { STEP_DOWNS_IN } from "~/domains/agreements/step-down/step-down.rules";
import { BOARD_CODES } from "~/domains/agreements/who-pays/funding-parties.options";
import { KEPT_IN } from "~/domains/arrivals/arrival.policy";
import { ESCORTS, HANDOVERS } from "~/domains/arrivals/escorts.options";
import { codesOf, PLAN_ITEMS as ITEMS } from "~/domains/arrivals/plan-items.options";
import { MAX_FUNDED_YEARS } from "~/domains/authorisations/funded-until.rules";
import { DOCUMENTS_IN, EVIDENCE_IN } from "~/domains/documents/document.policy";
import { REMOVED_ONCE_READ } from "~/domains/documents/document-kinds.options";
import { PROMISE_POINTS } from "~/domains/feedback/promise.options";
import { SECTION_KEYS } from "~/domains/feedback/verdict.schema";
import {
  CHECK_IN_CLOSES_HOURS,
  CHECK_IN_OPENS_HOURS,
  REMINDED_DAYS_BEFORE,
  SEAT_HELD_HOURS,
} from "~/domains/forums/seat-times.rules";
import { ISSUE_AT_MOST_DAYS, ISSUE_DISPUTE_DAYS } from "~/domains/issues/issue.rules";
import { TAKES_NO_INTEREST } from "~/domains/market/intentions/intention.machine";
import { CONFIRM_SUBSCRIPTION_DAYS } from "~/domains/notifications/subscription.rules";
import { ENDED_STATES, LIVE } from "~/domains/offers/offer.machine";
import { FURTHEST_FIRST } from "~/domains/offers/offer-progress.rules";
import { LIVE_DOCUMENT_STATES } from "~/domains/payments/payment-document.machine";
import { DISPUTE_DAYS, FIRST_ANSWER_AT_MOST_DAYS } from "~/domains/payments/payment-query.rules";
import { STOPPING } from "~/domains/providers/alert.rules";
import { AREAS } from "~/domains/providers/areas.rules";
import { WORKING_PARTS } from "~/domains/referrals/case-parts.rules";
import { NEEDED_IN } from "~/domains/referrals/retention.rules";
import { RELEASED_ON, STAGE_ONE_STATES } from "~/domains/releases/release.rules";
import { FAMILY, NOTICE_CODES, partsOf } from "~/domains/statutory/notice-parts.options";
import { ENDING_GIVEN_IN, GIVEN_IN } from "~/domains/statutory/statutory.policy";
import { ENDING_STEPS, stepsOf } from "~/domains/statutory/steps.options";
import { CLOSED_WITHOUT_TEXT } from "~/domains/vault/destroyed-words.rules";
import { projectFolder, sqlFolder } from "../scripts/database/folders";
import { readSqlFiles } from "../scripts/database/sql-files";

/**
 * A rule that is asked in TypeScript and in SQL: TypeScript owns it, SQL repeats it and says so, by the words
 * `rule: NAME` in a comment after the list or the time. What moves each side may make and where each row begins is held by
 * row-security/moves.test.ts and row-security/beginnings.test.ts against the machines themselves.
 */
type Rule = { is: readonly string[] | string; owner?: string };
const days = (n: number): string => `${n} days`;
const hours = (n: number): string => (n === 1 ? "1 hour" : `${n} hours`);
const roles = (kind: keyof typeof ROLES_BY_KIND) => Object.keys(ROLES_BY_KIND[kind]);

const codesThatTake = (takes: string) =>
  Object.entries(ITEMS).flatMap(([code, item]) => (item.takes === takes ? [code] : []));

const ROLES = "app/domains/access/roles.ts";
const GROUPS = "app/domains/access/role-groups.ts";
const PLAN_ITEMS = "app/domains/arrivals/plan-items.options.ts";
const STEPS = "app/domains/statutory/steps.options.ts";
const PAYMENT_QUERIES = "app/domains/payments/payment-query.rules.ts";
const BY_PHONE = "app/domains/agreements/by-phone/by-phone.rules.ts";
const SEATS = "app/domains/forums/seat-times.rules.ts";
const RULES: Record<string, Rule> = {
  "roles-of-council": { is: roles("council"), owner: ROLES },
  "roles-of-provider": { is: roles("provider"), owner: ROLES },
  "roles-of-region": { is: roles("region"), owner: ROLES },
  admins: { is: ADMINS, owner: ROLES },
  "admins-but-hub": { is: [ADMIN_ROLE.council, ADMIN_ROLE.provider], owner: ROLES },
  "confirming-admins": { is: CONFIRMING_ADMINS, owner: ROLES },
  "provider-admin": { is: [ADMIN_ROLE.provider], owner: ROLES },
  "request-waits": { is: days(INVITATION_DAYS), owner: "app/domains/access/emailed-links.server.ts" },
  // Whoever is told of referrals, so that a provider whose first admin is alone is told.
  "first-roles": { is: TOLD_IN_ORDER, owner: GROUPS },
  brokers: { is: BROKERS, owner: GROUPS },
  deciders: { is: FUNDING_DECIDERS, owner: GROUPS },
  "deciders-above": { is: FUNDING_DECIDERS_ABOVE_LIMIT, owner: GROUPS },
  "have-deputies": { is: HAVE_FUNDING_DEPUTIES, owner: GROUPS },
  deputies: { is: FUNDING_DEPUTIES, owner: GROUPS },
  "funded-years": {
    is: `${MAX_FUNDED_YEARS} years`,
    owner: "app/domains/authorisations/funded-until.rules.ts",
  },
  "verbal-authority": { is: days(LONGEST_AUTHORITY_DAYS), owner: BY_PHONE },
  "confirmed-within": { is: days(CONFIRMED_WITHIN_DAYS), owner: BY_PHONE },
  "agreement-within": { is: days(AGREEMENT_WITHIN_DAYS), owner: BY_PHONE },
  releasers: { is: RELEASERS, owner: GROUPS },
  "agreement-signers-of-council": { is: AGREEMENT_SIGNERS.council, owner: GROUPS },
  "agreement-signers-of-provider": { is: AGREEMENT_SIGNERS.provider, owner: GROUPS },
  "approves-placements": { is: PLACEMENT_APPROVERS, owner: GROUPS },
  "approves-at-a-distance": { is: PLACEMENT_APPROVERS_AT_A_DISTANCE, owner: GROUPS },
  "records-steps": { is: STEP_RECORDERS, owner: GROUPS },
  "nominated-officer-steps": { is: stepsOf("nominated-officer"), owner: STEPS },
  "director-steps": { is: stepsOf("director"), owner: STEPS },
  "case-worker-steps": { is: stepsOf("case-worker"), owner: STEPS },
  "approval-steps": { is: [...stepsOf("nominated-officer"), ...stepsOf("director")], owner: STEPS },
  "notice-steps": { is: NOTICE_CODES, owner: "app/domains/statutory/notice-parts.options.ts" },
  "parts-of-notices": {
    is: NOTICE_CODES.flatMap((code) => Object.keys(partsOf(code)).map((part) => `${code} ${part}`)),
    owner: "app/domains/statutory/notice-parts.options.ts",
  },
  "family-of-notices": { is: FAMILY, owner: "app/domains/statutory/notice-parts.options.ts" },
  "ending-steps": { is: ENDING_STEPS, owner: STEPS },
  "ending-in-states": { is: ENDING_GIVEN_IN, owner: "app/domains/statutory/statutory.policy.ts" },
  "steps-in-states": { is: GIVEN_IN, owner: "app/domains/statutory/statutory.policy.ts" },
  "records-absences": {
    is: [...CASE_WRITERS, ...ANSWERERS],
    owner: "app/domains/agreements/placement/placement.policy.ts",
  },
  boards: { is: BOARD_CODES, owner: "app/domains/agreements/who-pays/funding-parties.options.ts" },
  "goes-on-in-states": { is: GOES_ON_IN, owner: "app/domains/agreements/placement/placement.machine.ts" },
  "lived-in-states": { is: LIVED_IN, owner: "app/domains/agreements/placement/placement.machine.ts" },
  "asks-for-changes": {
    is: [...CASE_WRITERS, ...ANSWERERS],
    owner: "app/domains/agreements/placement/placement.policy.ts",
  },
  "issues-of-social-work": { is: ISSUE_ANSWERERS["social-work"], owner: GROUPS },
  "issues-of-finance": { is: ISSUE_ANSWERERS.finance, owner: GROUPS },
  "issues-of-contracts": { is: ISSUE_ANSWERERS.contracts, owner: GROUPS },
  "issue-at-most": { is: days(ISSUE_AT_MOST_DAYS), owner: "app/domains/issues/issue.rules.ts" },
  "issue-dispute-days": { is: days(ISSUE_DISPUTE_DAYS), owner: "app/domains/issues/issue.rules.ts" },
  "answers-payment-queries": { is: PAYMENT_SETTERS, owner: GROUPS },
  "takes-no-interest": {
    is: TAKES_NO_INTEREST,
    owner: "app/domains/market/intentions/intention.machine.ts",
  },
  "changes-in-states": { is: CHANGES_IN, owner: "app/domains/agreements/changes/change.rules.ts" },
  "documents-in-states": { is: DOCUMENTS_IN, owner: "app/domains/documents/document.policy.ts" },
  "evidence-in-states": { is: EVIDENCE_IN, owner: "app/domains/documents/document.policy.ts" },
  "removed-once-read": { is: REMOVED_ONCE_READ, owner: "app/domains/documents/document-kinds.options.ts" },
  "knows-every-child": { is: KNOW_EVERY_CHILD, owner: GROUPS },
  "reviews-in-states": { is: REVIEWS_IN, owner: "app/domains/agreements/reviews/review.rules.ts" },
  "cost-review-days": {
    is: days(COST_REVIEW_DAYS),
    owner: "app/domains/agreements/high-cost/high-cost.rules.ts",
  },
  "leaving-care-in-states": {
    is: LEAVING_CARE_IN,
    owner: "app/domains/agreements/leaving-care/leaving-care.rules.ts",
  },
  "step-downs-in-states": { is: STEP_DOWNS_IN, owner: "app/domains/agreements/step-down/step-down.rules.ts" },
  "promise-points": { is: Object.keys(PROMISE_POINTS), owner: "app/domains/feedback/promise.options.ts" },
  "referral-sections": {
    is: [...SECTION_KEYS],
    owner: "app/domains/referrals/referral-sections.options.ts",
  },
  "arrival-in-states": { is: KEPT_IN.arrival, owner: "app/domains/arrivals/arrival.policy.ts" },
  "leaving-in-states": { is: KEPT_IN.leaving, owner: "app/domains/arrivals/arrival.policy.ts" },
  "council-arrival-items": { is: codesOf("arrival", "council"), owner: PLAN_ITEMS },
  "provider-arrival-items": { is: codesOf("arrival", "provider"), owner: PLAN_ITEMS },
  "council-leaving-items": { is: codesOf("leaving", "council"), owner: PLAN_ITEMS },
  "provider-leaving-items": { is: codesOf("leaving", "provider"), owner: PLAN_ITEMS },
  "items-with-a-time": { is: codesThatTake("time"), owner: PLAN_ITEMS },
  "items-with-an-escort": { is: codesThatTake("escort"), owner: PLAN_ITEMS },
  "items-handed-over": { is: codesThatTake("handover"), owner: PLAN_ITEMS },
  escorts: { is: Object.keys(ESCORTS), owner: "app/domains/arrivals/escorts.options.ts" },
  handovers: { is: Object.keys(HANDOVERS), owner: "app/domains/arrivals/escorts.options.ts" },
  "absences-in-states": { is: ABSENCES_IN, owner: "app/domains/agreements/absences/absence.rules.ts" },
  areas: { is: AREAS.map(({ code }) => code), owner: "app/domains/providers/areas.rules.ts" },
  told: { is: ANSWER_FOR_HOMES, owner: GROUPS },
  "detail-offers": { is: STAGE_ONE_STATES, owner: "app/domains/releases/release.rules.ts" },
  "released-on": { is: RELEASED_ON, owner: "app/domains/releases/release.rules.ts" },
  "live-documents": { is: LIVE_DOCUMENT_STATES, owner: "app/domains/payments/payment-document.machine.ts" },
  "closed-without-text": { is: [CLOSED_WITHOUT_TEXT], owner: "app/domains/vault/destroyed-words.rules.ts" },
  "dispute-days": { is: days(DISPUTE_DAYS), owner: PAYMENT_QUERIES },
  "first-answer-at-most": { is: days(FIRST_ANSWER_AT_MOST_DAYS), owner: PAYMENT_QUERIES },
  "live-offers": { is: LIVE, owner: "app/domains/offers/offer.machine.ts" },
  "ended-offers": { is: ENDED_STATES, owner: "app/domains/offers/offer.machine.ts" },
  "winnable-offers": { is: FURTHEST_FIRST, owner: "app/domains/offers/offer-progress.rules.ts" },
  "alert-roles": { is: ALERT_ROLES, owner: GROUPS },
  "stopping-alerts": { is: STOPPING, owner: "app/domains/providers/alert.rules.ts" },
  "bringing-on": { is: ONBOARDING_ROLES, owner: GROUPS },
  "bringing-on-own": { is: ONBOARDING_OWN_ROLES, owner: GROUPS },
  "confirms-providers": { is: CONFIRMS_PROVIDERS, owner: GROUPS },
  "confirms-addresses": { is: CONFIRMS_ADDRESSES, owner: GROUPS },
  "needed-in": { is: NEEDED_IN, owner: "app/domains/referrals/retention.rules.ts" },
  "seat-held": { is: hours(SEAT_HELD_HOURS), owner: SEATS },
  "check-in-opens": { is: hours(CHECK_IN_OPENS_HOURS), owner: SEATS },
  "check-in-closes": { is: hours(CHECK_IN_CLOSES_HOURS), owner: SEATS },
  "confirm-subscription": {
    is: days(CONFIRM_SUBSCRIPTION_DAYS),
    owner: "app/domains/notifications/subscription.rules.ts",
  },
  reminder: { is: days(REMINDED_DAYS_BEFORE), owner: SEATS },
  // Who knows the child of their own referrals alone.
  broker: { is: ["broker"] },
  // Single roles whose end ends a release: SQL's alone.
  "registered-manager": { is: ["registered-manager"] },
  "working-parts": { is: WORKING_PARTS, owner: "app/domains/referrals/case-parts.rules.ts" },
  "manages-cases": { is: MANAGE_CASES, owner: GROUPS },
  "part-team-manager": { is: ["team-manager"] },
  "part-iro": { is: ["iro"] },
  "part-commissioner": { is: ["commissioner"] },
  "part-referrals-officer": { is: ["referrals-officer"] },
  "responsible-individual": { is: ["responsible-individual"] },
};

const MARKED =
  /(array\[[^\]]*\]|\([^()]*\)|interval '[^']*'|'[^']*' = any \([\w.]+\))\s*\/\* rule: ([a-z-]+) \*\//g;
/** Times that are SQL's alone: what a clock may be out by, a day's limits, how long counts are kept. */
const SQL_TIMES = ["10 minutes", "1 day", "2 days"];

const files = await readSqlFiles(sqlFolder);
const values = (literal: string): string[] =>
  [...literal.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");

it("SQL says the same as TypeScript, which names the file", () => {
  const met = new Map<string, Set<string>>();
  for (const { path, sql } of files)
    for (const [, literal = "", name = ""] of sql.matchAll(MARKED)) {
      const rule = RULES[name];
      expect([path, name, rule !== undefined]).toEqual([path, name, true]);
      const wanted = typeof rule?.is === "string" ? [rule.is] : [...(rule?.is ?? [])].sort();
      expect([path, name, values(literal).sort()]).toEqual([path, name, wanted]);
      met.set(name, (met.get(name) ?? new Set()).add(path));
    }
  expect([...met.keys()].sort()).toEqual(Object.keys(RULES).sort());
  for (const [name, { owner }] of Object.entries(RULES)) {
    if (!owner) continue;
    const source = readFileSync(join(projectFolder, owner), "utf8");
    const named = [...(met.get(name) ?? [])].some(
      (path) =>
        source.includes(`prisma/sql/${path}`) || source.includes(`prisma/sql/${path.split("/")[0]}\``),
    );
    expect([name, owner, named]).toEqual([name, owner, true]);
  }
});

it("no list of roles and no time stands in SQL without its owner", () => {
  const known = new Set(Object.values(ROLES_BY_KIND).flatMap((kind) => Object.keys(kind)));
  const loose = files.flatMap(({ path, sql }) => {
    const bare = sql.replaceAll(MARKED, "").replaceAll(/^\s*--.*$/gm, "");
    const lists = [...bare.matchAll(/array\[[^\]]*\]|'[^']*' = any \([\w.]*roles\)/g)].map(([list]) => list);
    const times = [...bare.matchAll(/interval '([^']*)'/g)].filter(
      ([, time]) => !SQL_TIMES.includes(time ?? ""),
    );
    return [
      ...lists.filter((list) => values(list).some((value) => known.has(value))),
      ...times.map(([time]) => time),
    ].map((one) => `${path}: ${one}`);
  });
  expect(loose).toEqual([]);
});
