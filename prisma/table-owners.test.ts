import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readers } from "../app/domains.json";
import { projectFolder, sqlFolder } from "../scripts/database/folders";
import { readSqlFiles } from "../scripts/database/sql-files";
import { TABLES, type TableUse, tableUses } from "./testing/table-uses";

/*
 * A table belongs to the domain in whose file of `prisma/sql` its policies stand: that is the one list. Only the owner
 * writes it; others go through the owner's queries and commands, and the top floor reads across. The files that read a
 * table of another domain all the same are listed here with their reason.
 */
/** Files of `prisma/sql` that are no domain's: what `app/platform` keeps. */
const PLATFORM = ["platform", "queue", "tenant"];
/** Who somebody is and where they belong: every domain names people, and row security says whom it may know. */
const DIRECTORY = ["access.organisations", "access.people", "access.memberships"];

const START_PAGE =
  "a line of a start page names its referral and home: one statement a kind, whatever the number of lines";
const WITH_DELIVERY =
  "an offer answers a delivery: how the search stands is read through the relation, with the offer's own row";
const WITH_OFFER =
  "an authorisation is bound to one offer: what it costs and which referral it is for are read through the relation";
const OF_AN_OFFER =
  "an agreement is made for one offer: which referral and home it is for are read through the relation";
const CALLED = "the reference of the referral, without the pages that findReferral reads";
const TOUCHED =
  "the page says what the decision would end beside the offer: the others, and who is still asked";
const PLANNED =
  "a placement is planned from the accepted version of an offer, and named as its delivery names the child";
const OF_THE_CHILDREN =
  "the job has locked the referral, which is placed when each of its children has moved in";
const FROM_OFFER = "a placement comes from one offer, whose reference is read through the relation";
const SEARCHES = "how a search that was begun from a placement stands, and which the placement came of";
const OF_A_PLACEMENT =
  "the steps of a placement follow from its child and its home, which are read through the relation with the placement";
const BY_THE_RECORD = "who was told, or asked again, stands in the record alone";
const OF_THE_PAYLOAD = "the job reads the row that its payload names, and what mails call it";
const COUNTED =
  "a statement counts over all of a council's referrals: in the database, in one statement a figure";
const MEASURED =
  "a figure counts over all that a council did in a quarter: in the database, in one statement a measure";
const GROUND =
  "delivery, answer, offer and authorisation together are the ground of a release, as the database checks it";

/** Which tables of others a file reads itself, and why. */
const READS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "agreements/commands/accept-offer": {
    "public.offer_children": "an acceptance is made for the children that the locked offer names",
  },
  "agreements/commands/home-by-phone": {
    "public.services": "whether the home is registered and of a kind that is matched, and who answers for it",
  },
  "agreements/jobs/tell-place-taken": {
    "public.offers": "the other offers of the home that the payload's placement is in, to tell of its place",
  },
  "agreements/queries/vacancy-changes": {
    "public.services": "who came and left since the vacancies of a home were confirmed: one statement",
    "public.vacancies": "who came and left since the vacancies of a home were confirmed: one statement",
  },
  "agreements/jobs/tell-phone-placement": { "public.offers": OF_THE_PAYLOAD },
  "agreements/queries/leaving-care": {
    "public.referral_children":
      "the age of the child that a placement is of, and who works on its referral, through the relation",
    "public.referrals":
      "the age of the child that a placement is of, and who works on its referral, through the relation",
  },
  "agreements/queries/spend-by-week": {
    "public.authorisations": "what waits for a decision, counted beside what placements cost: one statement",
    "public.offer_versions": "what waits for a decision, counted beside what placements cost: one statement",
  },
  "agreements/queries/who-lives-where": {
    "public.services":
      "the homes of a provider with who lives in each, by their registered places: one statement a page",
  },
  "agreements/queries/list-placements": {
    "public.assignments": "which placements the reader works on: one statement a page",
    "public.authorisations":
      "which placements were made by phone and wait for a decision: one statement a page",
  },
  "agreements/queries/phone-record": {
    "public.authorisations": "what was given by phone for a placement is read with who gave it",
    "public.offers": FROM_OFFER,
  },
  "agreements/queries/view-place-by-phone": {
    "public.referral_children": "the children without a place and the homes on the portal, to choose from",
    "public.referrals": "the children without a place and the homes on the portal, to choose from",
    "public.services": "the children without a place and the homes on the portal, to choose from",
  },
  "agreements/queries/waiting-leaving-care": {
    "public.assignments": START_PAGE,
    "public.referral_children": START_PAGE,
    "public.referrals": START_PAGE,
  },
  "agreements/queries/reviews-list": {
    "public.assignments": "the children in whose case the reader has a part: one statement a page",
  },
  "agreements/queries/waiting-officers": { "public.assignments": START_PAGE },
  "agreements/queries/waiting-step-down": { "public.assignments": START_PAGE },
  "agreements/queries/waiting-by-phone": {
    "public.authorisations": START_PAGE,
    "public.deliveries": START_PAGE,
    "public.offers": START_PAGE,
    "public.referrals": START_PAGE,
  },
  "agreements/commands/issue-agreement": { "public.referrals": CALLED },
  "agreements/commands/start-agreement": { "public.offers": OF_AN_OFFER },
  "agreements/jobs/end-with-refused": {
    "access.provider_confirmations": OF_THE_PAYLOAD,
    "public.offers": "each offer that it has locked is withdrawn by the offers' own move",
  },
  "agreements/commands/plan-placements": {
    "public.deliveries": PLANNED,
    "public.offer_versions": PLANNED,
  },
  "agreements/commands/dispute-end": {
    "public.referrals":
      "the command has locked the referral, whose state says whether a placement of it can go on",
  },
  "agreements/jobs/settle-referral": {
    "public.referral_children": OF_THE_CHILDREN,
    "public.referrals": OF_THE_CHILDREN,
  },
  "agreements/queries/placements-of-referral": { "public.offers": FROM_OFFER },
  "agreements/queries/reserves": { "public.events": BY_THE_RECORD, "public.offers": FROM_OFFER },
  "agreements/queries/search-links": {
    "public.referrals": SEARCHES,
  },
  "agreements/queries/searches-of-placement": {
    "public.referrals": SEARCHES,
  },
  "agreements/queries/view-placement": { "public.offers": FROM_OFFER },
  "agreements/jobs/tell-funding-end": { "public.referrals": OF_THE_PAYLOAD },
  "agreements/jobs/tell-party-share": { "public.referrals": OF_THE_PAYLOAD },
  "agreements/queries/agreements-of-offer": { "public.offers": OF_AN_OFFER },
  "agreements/queries/list-agreements": { "public.deliveries": OF_AN_OFFER, "public.offers": OF_AN_OFFER },
  "agreements/queries/load-basis": {
    "public.referral_children":
      "which of its children an agreement is for, without the pages that findReferral reads",
    "public.referrals":
      "which of its children an agreement is for, without the pages that findReferral reads",
  },
  "agreements/queries/view-agreement": { "public.deliveries": OF_AN_OFFER, "public.offers": OF_AN_OFFER },
  "agreements/queries/view-agreement-draft": { "public.referrals": CALLED },
  "agreements/queries/waiting": {
    "public.authorisations": START_PAGE,
    "public.assignments": START_PAGE,
    "public.deliveries": START_PAGE,
    "public.offers": START_PAGE,
    "public.referrals": START_PAGE,
  },
  "agreements/queries/who-works-on-placement": {
    "public.assignments": OF_THE_PAYLOAD,
    "public.referrals": OF_THE_PAYLOAD,
  },
  "agreements/queries/view-acceptance": { "public.deliveries": TOUCHED, "public.offers": TOUCHED },
  "agreements/queries/view-plan": { "public.deliveries": TOUCHED, "public.offers": TOUCHED },
  "audit/queries/verify-audit": {
    "public.information_looks": "the seal is over all that is looked at",
    "vault.looks": "the seal is over all that is looked at",
  },
  "authorisations/commands/lock-authorisation": {
    "public.referrals": "the reference by which the referral, the first of the locks, is found",
  },
  "authorisations/queries/asked-by": { "public.events": BY_THE_RECORD },
  "authorisations/queries/authorised-funding": {
    "public.offer_versions": WITH_OFFER,
    "public.offers": WITH_OFFER,
  },
  "authorisations/queries/list-authorisations": {
    "public.deliveries": WITH_OFFER,
    "public.offers": WITH_OFFER,
    "public.referrals": WITH_OFFER,
  },
  "authorisations/queries/offers-beside": {
    "public.offer_versions": WITH_OFFER,
    "public.offers": WITH_OFFER,
  },
  "authorisations/queries/view-authorisation": {
    "public.deliveries": WITH_OFFER,
    "public.offer_versions": WITH_OFFER,
    "public.offers": WITH_OFFER,
    "public.referrals": WITH_OFFER,
  },
  "authorisations/queries/waiting-requests": {
    "public.offer_versions": WITH_OFFER,
    "public.offers": WITH_OFFER,
    "public.referrals": WITH_OFFER,
  },
  "authorisations/queries/view-offer-decision": {
    "public.deliveries": TOUCHED,
    "public.offer_versions": TOUCHED,
    "public.offers": TOUCHED,
  },
  "authorisations/queries/waiting": {
    "public.deliveries": START_PAGE,
    "public.offers": START_PAGE,
    "public.referrals": START_PAGE,
  },
  "market/queries/demand-counts": {
    "public.acceptances": COUNTED,
    "public.deliveries": COUNTED,
    "public.delivery_services": COUNTED,
    "public.editions": COUNTED,
    "public.events": BY_THE_RECORD,
    "public.offer_versions": COUNTED,
    "public.offers": COUNTED,
    "public.referrals": COUNTED,
    "public.services": COUNTED,
  },
  "arrivals/queries/read-plan": {
    "public.placements": "a plan is its placement's: the scope of that is asked through the relation",
  },
  "feedback/queries/find-child": {
    "public.placements": "which child is asked is its placement's",
    "public.referral_children": "which child is asked is one of its referral",
  },
  "feedback/queries/list-feedback": {
    "public.placements": "what is said of a placement leads to its placement",
  },
  "feedback/queries/read-promise": {
    "public.placements":
      "what is said of a placement is its placement's: the scope of that is asked through the relation",
  },
  "feedback/queries/read-verdicts": {
    "public.placements":
      "what is said of a placement is its placement's: the scope of that is asked through the relation",
  },
  "feedback/queries/count-accuracy": {
    "public.delivery_services": "which homes declined because the referral is incomplete, counted by section",
    "public.deliveries": "the same, by referral",
    "public.editions": "what a referral scored when it was sent, and what was changed after that",
  },
  "feedback/queries/waiting": { "public.assignments": START_PAGE, "public.placements": START_PAGE },
  "arrivals/queries/waiting": { "public.assignments": START_PAGE, "public.placements": START_PAGE },
  "agreements/queries/paid-extras": {
    "public.costing_lines":
      "which lines are extras with an outcome stands in the accepted costing, in the same order",
    "public.offer_versions":
      "which lines are extras with an outcome stands in the accepted costing, in the same order",
    "public.offers": FROM_OFFER,
  },
  "documents/commands/upload-document": {
    "public.placement_changes":
      "evidence is added while the change is not decided, under the lock of its placement",
  },
  "documents/jobs/check-placement-document": {
    "public.placements": "a document is opened with the placement whose events tell of it",
  },
  "documents/queries/list-due-reports": {
    "public.placements": "what is late names its placement: one statement, whatever the number of placements",
  },
  "documents/queries/missing-reports": {
    "public.placements":
      "what is late follows from the nights of each placement: one statement for all of them",
    "public.services": "what is late follows from the kind of each home: one statement for all of them",
  },
  "documents/queries/view-home-files": {
    "public.offer_versions": "what an offer was sent with follows from when its newest version was sent",
  },
  "documents/queries/view-reports": {
    "public.placements": "a document is of a placement that the caller has read, by its id alone",
  },
  "documents/queries/waiting": { "public.assignments": START_PAGE, "public.placements": START_PAGE },
  "records/queries/waiting": {
    "public.assignments": START_PAGE,
    "public.placements": START_PAGE,
    "public.referrals": START_PAGE,
  },
  "market/queries/view-statement": {
    "public.events": "why a statement went back to draft stands in the record alone",
  },
  "offers/offer.scope": {
    "public.acceptances":
      "whether a child is still placed on an accepted offer decides whether its home offers again",
  },
  "offers/queries/compare-offers": {
    "public.deliveries": WITH_DELIVERY,
    "public.referral_children": "the heading of the comparison, without the pages that findReferral reads",
    "public.referrals": "the heading of the comparison, without the pages that findReferral reads",
  },
  "statutory/commands/lock-statutory": { "public.placements": OF_A_PLACEMENT },
  "statutory/jobs/tell-approval-due": { "public.placements": OF_A_PLACEMENT },
  "statutory/queries/approvals-ahead": {
    "public.offers": "what the law asks of the home of one offer, before it is accepted",
    "public.placements": OF_A_PLACEMENT,
    "public.services": "what the law asks of the home of one offer, before it is accepted",
  },
  "statutory/queries/load-statutory": {
    "public.authorisations": "whether the child was placed by phone, which the law takes as an emergency",
    "public.offers": OF_A_PLACEMENT,
    "public.placements": OF_A_PLACEMENT,
    "public.referral_children": OF_A_PLACEMENT,
    "public.referrals": OF_A_PLACEMENT,
    "public.services": OF_A_PLACEMENT,
  },
  "statutory/queries/waiting": {
    "public.assignments": START_PAGE,
    "public.placements": START_PAGE,
    "public.referrals": START_PAGE,
  },
  "offers/queries/find-offer": { "public.deliveries": WITH_DELIVERY },
  "offers/queries/list-offers": { "public.deliveries": WITH_DELIVERY },
  "offers/queries/needs-of-offer": { "public.deliveries": WITH_DELIVERY },
  "offers/queries/view-offer": {
    "public.deliveries": WITH_DELIVERY,
    "public.referrals": "one column, asked for an unconfirmed provider alone",
  },
  "offers/queries/view-offer-draft": { "public.deliveries": WITH_DELIVERY },
  "offers/queries/waiting": { "public.deliveries": START_PAGE, "public.referrals": START_PAGE },
  "offers/queries/waiting-impact": {
    "public.assignments": START_PAGE,
    "public.deliveries": START_PAGE,
    "public.referrals": START_PAGE,
  },
  "referrals/queries/waiting": { "public.events": BY_THE_RECORD },
  "payments/jobs/make-expected-lines": {
    "public.placements": "which placements of a council there are, by their ids alone",
  },
  "issues/queries/stored-issue": {
    "public.placements": "an issue names its placement: one statement, whatever the number of issues",
  },
  "issues/queries/waiting": { "public.assignments": START_PAGE, "public.placements": START_PAGE },
  "priorities/queries/measure-facts": {
    "public.acceptances": MEASURED,
    "public.agreement_signatures": MEASURED,
    "public.agreements": MEASURED,
    "public.deliveries": MEASURED,
    "public.delivery_services": MEASURED,
    "public.editions": MEASURED,
    "public.events": MEASURED,
    "public.payment_allocations": MEASURED,
    "public.payment_document_lines": MEASURED,
    "public.payment_documents": MEASURED,
    "public.payment_queries": MEASURED,
    "public.payments": MEASURED,
    "public.placement_issues": MEASURED,
    "public.placements": MEASURED,
    "public.referral_verdicts": MEASURED,
    "public.referrals": MEASURED,
    "public.verdict_sections": MEASURED,
  },
  "payments/queries/stored-query": {
    "public.placements": "a query names its placement: one statement, whatever the number of queries",
  },
  "payments/queries/list-missing-orders": {
    "public.placements": "which placements of a council have no order: one statement for any number of them",
  },
  "payments/queries/period-sums": {
    "public.placements": "a payment names its placement: one statement, whatever the number of payments",
  },
  "payments/queries/search-payments": {
    "public.placements":
      "a payment names the placements that it is for: one statement for any number of them",
  },
  "payments/queries/waiting": {
    "public.placements": "a query names its placement, and whether its child is forgotten cuts what waits",
  },
  "payments/queries/view-account-statement": {
    "public.placements": "what fell due names its placement: one statement, whatever the number of entries",
  },
  "releases/jobs/checked-document": {
    "public.referrals": "a document is read with the reference that its mails name",
  },
  "releases/jobs/tell-release": { "public.deliveries": OF_THE_PAYLOAD },
  "releases/queries/over-offers": { "public.offers": GROUND },
  "releases/queries/own-looks": {
    "public.referral_children":
      "the looks of one referral's children, grouped by hour and paged in the database",
    "vault.looks": "the looks of one referral's children, grouped by hour and paged in the database",
  },
  "releases/queries/release-places": {
    "public.authorisations": GROUND,
    "public.deliveries": GROUND,
    "public.delivery_services": GROUND,
    "public.offers": GROUND,
  },
  "releases/queries/stage-one": { "public.offers": GROUND },
  "releases/queries/view-release-form": {
    "public.deliveries": "says why a service that was asked is no ground yet",
    "public.delivery_services": "says why a service that was asked is no ground yet",
  },
  "releases/queries/waiting": {
    "public.assignments": START_PAGE,
    "public.referral_children": START_PAGE,
    "public.referrals": START_PAGE,
  },
  "routing/jobs/invited": {
    "public.outgoing_messages": "whether the invitation has named the referral is known by that mail alone",
  },
  "routing/jobs/next-contact": { "public.events": BY_THE_RECORD },
  "routing/jobs/tell-alert": { "public.alerts": OF_THE_PAYLOAD, "public.services": OF_THE_PAYLOAD },
  "routing/jobs/tell-broker": {
    "public.assignments": "of whoever the job names, those who still have a role on the case are told",
  },
  "routing/jobs/tell-standing": {
    "access.provider_confirmations": OF_THE_PAYLOAD,
    "public.events": BY_THE_RECORD,
    "public.services": OF_THE_PAYLOAD,
  },
  "routing/queries/list-inbox": {
    "public.declarations": "the busiest page of the portal is one statement",
    "public.editions": "the busiest page of the portal is one statement",
    "public.services": "the busiest page of the portal is one statement",
  },
  "routing/queries/list-matching-searches": {
    "public.referral_children":
      "the open searches of a council are matched by all that they ask for, read at once",
    "public.referrals": "the open searches of a council are matched by all that they ask for, read at once",
  },
  "routing/queries/waiting": {
    "public.editions": "whether a newer edition was sent since a home said that the referral is incomplete",
  },
  "routing/queries/service-distances": {
    "public.declarations":
      "the place asked for and the services' own, in one statement for any number of them",
    "public.editions": "the place asked for and the services' own, in one statement for any number of them",
    "public.outcodes": "the place asked for and the services' own, in one statement for any number of them",
    "public.services": "the place asked for and the services' own, in one statement for any number of them",
  },
};

const owners = new Map<string, string>();
for (const { path, sql } of await readSqlFiles(sqlFolder))
  for (const [, table = ""] of sql.matchAll(/^alter table (\S+) enable row level security/gm)) {
    const domain = path.replace(/[/.].*/, "");
    owners.set(table, PLATFORM.includes(domain) ? "platform" : domain);
  }

type Use = TableUse & { domain: string; file: string };

const uses = readdirSync(join(projectFolder, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".server.ts") && !/\.test\.|testing\//.test(file))
  .flatMap((file): Use[] => {
    const [, root = "", domain = ""] = /^(?:domains\/([a-z]+)|([a-z]+))\//.exec(file) ?? [];
    const text = readFileSync(join(projectFolder, "app", file), "utf8");
    return tableUses(file, text).map((use) => ({ ...use, domain: root || domain, file }));
  });

const others = uses.filter(({ table, domain }) => owners.get(table) !== domain);

/** The tables that each file reads of others, sorted. */
function readsAcross(): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { table, writes, domain, file } of others) {
    if (writes || readers.includes(domain) || DIRECTORY.includes(table)) continue;
    const name = file.replace("domains/", "").replace(".server.ts", "");
    found.set(name, (found.get(name) ?? new Set()).add(table));
  }
  return Object.fromEntries([...found].map(([name, tables]) => [name, [...tables].sort()]));
}

it("every table has one owner", () => {
  expect(TABLES.filter((table) => !owners.has(table))).toEqual([]);
  const domains = readdirSync(join(projectFolder, "app/domains"));
  const strange = [...owners.values()].filter((owner) => owner !== "platform" && !domains.includes(owner));
  expect(strange).toEqual([]);
});

it("a table is written by its owner", () => {
  expect(others.filter(({ writes }) => writes)).toEqual([]);
});

it("a table is read by its owner and by the top floor", () => {
  const listed = Object.entries(READS).map(([file, tables]) => [file, Object.keys(tables).sort()]);
  expect(readsAcross()).toEqual(Object.fromEntries(listed));
});
