import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { rolesToConfirm } from "~/domains/access/queries/waiting.server";
import {
  AGREEMENT_SIGNERS,
  ANSWER_FOR_HOMES,
  ANSWERERS,
  BROKERS,
  CASE_WRITERS,
  COST_REVIEWERS,
  DUTY_ROLES,
  FUNDING_DEPUTIES,
  FUNDING_WORKERS,
  INTENTION_MOVERS,
  INTEREST_SUBMITTERS,
  INVOICE_CHECKERS,
  INVOICE_SENDERS,
  ISSUE_ANSWERERS,
  ISSUE_RAISERS,
  PAYMENT_SETTERS,
  PLACEMENT_APPROVERS,
  PLACEMENT_APPROVERS_AT_A_DISTANCE,
  PLACEMENT_TOLD,
  QUERY_RAISERS,
  REVIEWING_OFFICERS,
  SOCIAL_WORKERS,
  STATEMENT_PUBLISHERS,
  STEP_RECORDERS,
} from "~/domains/access/role-groups";
import type { OrganisationKind, Role } from "~/domains/access/roles";
import { costReviewsOverdue } from "~/domains/agreements/queries/high-cost-register.server";
import { vacanciesChanged } from "~/domains/agreements/queries/vacancy-changes.server";
import {
  absenceFeesToDecide,
  agreementsToSign,
  agreementsToWrite,
  changesToDecideWaiting,
  changesWaiting,
  fundingEnding,
  partiesWaiting,
  placementsWaiting,
} from "~/domains/agreements/queries/waiting.server";
import {
  phoneFundingWaiting,
  phonePlacementsWaiting,
} from "~/domains/agreements/queries/waiting-by-phone.server";
import { leavingCareLines, leavingCareOf } from "~/domains/agreements/queries/waiting-leaving-care.server";
import { childrenWithoutOfficer } from "~/domains/agreements/queries/waiting-officers.server";
import { stepDownsWaiting } from "~/domains/agreements/queries/waiting-step-down.server";
import { plansWaiting } from "~/domains/arrivals/queries/waiting.server";
import { moneyAsked } from "~/domains/authorisations/queries/waiting.server";
import {
  homeFilesRefused,
  reportsMissing,
  reportsToRead,
  uploadsRefused,
} from "~/domains/documents/queries/waiting.server";
import { promisesDue, verdictsDiffer, verdictsDue } from "~/domains/feedback/queries/waiting.server";
import { forumActions, forumSeats } from "~/domains/forums/queries/waiting.server";
import { issuesOfProvider, issuesOpen } from "~/domains/issues/queries/waiting.server";
import {
  interestsAnswered,
  interestsToAnswer,
  statementToPublish,
} from "~/domains/market/queries/waiting.server";
import { offersOfCouncil, offersOfProvider, searchesOf } from "~/domains/offers/queries/waiting.server";
import {
  impactsOfProvider,
  impactsOverdue,
  impactsToAnswer,
} from "~/domains/offers/queries/waiting-impact.server";
import {
  invoicesReturned,
  invoicesToCheck,
  ordersMissing,
  paymentQueriesAnswered,
  paymentQueriesOpen,
} from "~/domains/payments/queries/waiting.server";
import {
  alertsToConfirm,
  providersDecided,
  providersToConfirm,
  untold,
} from "~/domains/providers/queries/waiting.server";
import { recordsToFile } from "~/domains/records/queries/waiting.server";
import { comparisonsUnusual, draftsOf, secondPersonOf } from "~/domains/referrals/queries/waiting.server";
import { documentsOf } from "~/domains/releases/queries/waiting.server";
import {
  approvalsReturned,
  approvalsToGive,
  placementsChased,
  stepsToDoOf,
} from "~/domains/statutory/queries/waiting.server";
import { pipelined } from "~/platform/database/transaction.server";
import { inWords, type WaitingRow } from "../home.rules";
import type { Waits } from "../home-kinds.rules";

/** Who asks, whether they work on everybody's referrals, and when. */
type Asker = { actor: Actor; everybodys: boolean; at: Date };

/** One query of what waits, in one statement; a query that names roles is asked for those alone. */
type Reader = {
  roles?: readonly Role[];
  ask: (sql: TransactionSql, asker: Asker) => PromiseLike<readonly WaitingRow[]>;
  /** Where no statement can tell what waits: the lines of each row that it gives. */
  lines?: (row: never) => readonly WaitingRow[];
};

/** A query whose rows are no lines yet. */
function workedOut<Row extends object>(
  roles: readonly Role[],
  ask: (sql: TransactionSql, asker: Asker) => PromiseLike<readonly Row[]>,
  lines: (row: Row) => readonly WaitingRow[],
): Reader {
  return { roles, ask: ask as unknown as Reader["ask"], lines };
}

const forEverybody: readonly Reader[] = [{ ask: (sql, { actor }) => forumActions(sql, actor) }];

/** What a second person of a council or of the hub is asked for: each query knows for whom. */
const forWatchers: readonly Reader[] = [
  { ask: (sql, { actor }) => providersToConfirm(sql, actor) },
  { ask: (sql, { actor, at }) => providersDecided(sql, actor, at) },
  { ask: (sql, { actor }) => alertsToConfirm(sql, actor) },
  { ask: (sql, { actor }) => rolesToConfirm(sql, actor) },
];

/**
 * What the home of each kind of organisation asks the domains for. A line here is all that a new query of a
 * `queries/waiting.server.ts` needs, and `home-readers.test.ts` finds one that nobody asks.
 */
const READERS: Readonly<Record<OrganisationKind, readonly Reader[]>> = {
  council: [
    { roles: FUNDING_DEPUTIES, ask: (sql, { actor, at }) => moneyAsked(sql, actor, at) },
    { roles: FUNDING_DEPUTIES, ask: (sql, { actor, at }) => changesToDecideWaiting(sql, actor, at) },
    { roles: COST_REVIEWERS, ask: (sql, { actor, at }) => costReviewsOverdue(sql, actor, at) },
    { roles: REVIEWING_OFFICERS, ask: (sql, { actor }) => childrenWithoutOfficer(sql, actor) },
    { roles: FUNDING_DEPUTIES, ask: (sql, { actor, at }) => absenceFeesToDecide(sql, actor, at) },
    { roles: CASE_WRITERS, ask: (sql, { actor, everybodys }) => changesWaiting(sql, actor, everybodys) },
    { roles: FUNDING_DEPUTIES, ask: (sql, { actor, at }) => phoneFundingWaiting(sql, actor, at) },
    {
      roles: CASE_WRITERS,
      ask: (sql, { actor, everybodys }) => phonePlacementsWaiting(sql, actor, everybodys),
    },
    {
      roles: FUNDING_WORKERS,
      ask: (sql, { actor, everybodys, at }) => fundingEnding(sql, actor, everybodys, at),
    },
    { roles: BROKERS, ask: (sql, { actor, everybodys, at }) => partiesWaiting(sql, actor, everybodys, at) },
    {
      roles: BROKERS,
      ask: (sql, { actor, everybodys, at }) => offersOfCouncil(sql, actor, everybodys, at),
    },
    { roles: CASE_WRITERS, ask: (sql, { actor, everybodys }) => impactsToAnswer(sql, actor, everybodys) },
    {
      roles: CASE_WRITERS,
      ask: (sql, { actor, everybodys, at }) => impactsOverdue(sql, actor, everybodys, at),
    },
    { roles: BROKERS, ask: (sql, { actor, everybodys, at }) => searchesOf(sql, actor, everybodys, at) },
    { roles: CASE_WRITERS, ask: (sql, { actor, everybodys }) => draftsOf(sql, actor, everybodys) },
    { roles: CASE_WRITERS, ask: (sql, { actor, everybodys }) => secondPersonOf(sql, actor, everybodys) },
    { roles: CASE_WRITERS, ask: (sql, { actor, everybodys }) => documentsOf(sql, actor, everybodys) },
    {
      roles: CASE_WRITERS,
      ask: (sql, { actor, everybodys, at }) => placementsWaiting(sql, actor, everybodys, at),
    },
    {
      roles: CASE_WRITERS,
      ask: (sql, { actor, everybodys, at }) => plansWaiting(sql, actor, everybodys, at),
    },
    workedOut(
      CASE_WRITERS,
      (sql, { actor, everybodys, at }) => leavingCareOf(sql, actor, everybodys, at),
      (row) => leavingCareLines(row),
    ),
    {
      roles: CASE_WRITERS,
      ask: (sql, { actor, everybodys, at }) => stepDownsWaiting(sql, actor, everybodys, at),
    },
    {
      roles: SOCIAL_WORKERS,
      ask: (sql, { actor, everybodys, at }) => promisesDue(sql, actor, everybodys, at),
    },
    {
      roles: CASE_WRITERS,
      ask: (sql, { actor, everybodys, at }) => verdictsDiffer(sql, actor, everybodys, at),
    },
    { roles: CASE_WRITERS, ask: (sql, { actor, everybodys }) => reportsToRead(sql, actor, everybodys) },
    { roles: CASE_WRITERS, ask: (sql, { actor }) => uploadsRefused(sql, actor) },
    {
      roles: CASE_WRITERS,
      ask: (sql, { actor, everybodys, at }) => recordsToFile(sql, actor, everybodys, at),
    },
    {
      roles: [...PLACEMENT_APPROVERS, ...PLACEMENT_APPROVERS_AT_A_DISTANCE],
      ask: (sql, { actor }) => approvalsToGive(sql, actor),
    },
    { roles: STEP_RECORDERS, ask: (sql, { actor, everybodys }) => approvalsReturned(sql, actor, everybodys) },
    workedOut(
      STEP_RECORDERS,
      (sql, { actor, everybodys, at }) => placementsChased(sql, actor, everybodys, at),
      (row) => stepsToDoOf(row),
    ),
    { roles: BROKERS, ask: (sql, { actor, everybodys }) => agreementsToWrite(sql, actor, everybodys) },
    { roles: AGREEMENT_SIGNERS.council, ask: (sql, { actor }) => agreementsToSign(sql, actor) },
    { roles: STATEMENT_PUBLISHERS, ask: (sql, { actor }) => statementToPublish(sql, actor) },
    { roles: INTENTION_MOVERS, ask: (sql, { actor }) => interestsToAnswer(sql, actor) },
    { roles: INVOICE_CHECKERS, ask: (sql, { actor }) => invoicesToCheck(sql, actor) },
    { roles: PAYMENT_SETTERS, ask: (sql, { actor }) => paymentQueriesOpen(sql, actor) },
    {
      roles: Object.values(ISSUE_ANSWERERS).flat(),
      ask: (sql, { actor, everybodys }) => issuesOpen(sql, actor, everybodys),
    },
    { roles: PAYMENT_SETTERS, ask: (sql, { actor }) => ordersMissing(sql, actor) },
    ...forEverybody,
    ...forWatchers,
    { ask: (sql, { actor, at }) => comparisonsUnusual(sql, actor, at) },
  ],
  provider: [
    { roles: ANSWERERS, ask: (sql, { actor, at }) => offersOfProvider(sql, actor, at) },
    { roles: ANSWERERS, ask: (sql, { actor }) => impactsOfProvider(sql, actor) },
    { roles: ANSWERERS, ask: (sql, { actor, at }) => placementsWaiting(sql, actor, true, at) },
    { roles: ANSWER_FOR_HOMES, ask: (sql, { actor }) => vacanciesChanged(sql, actor) },
    { roles: PLACEMENT_TOLD, ask: (sql, { actor, at }) => plansWaiting(sql, actor, true, at) },
    { roles: ANSWERERS, ask: (sql, { actor, at }) => verdictsDue(sql, actor, at) },
    { roles: ANSWERERS, ask: (sql, { actor, at }) => reportsMissing(sql, actor, at) },
    { roles: ANSWER_FOR_HOMES, ask: (sql, { actor }) => homeFilesRefused(sql, actor) },
    { roles: ANSWERERS, ask: (sql, { actor }) => uploadsRefused(sql, actor) },
    { roles: ANSWERERS, ask: (sql, { actor }) => changesWaiting(sql, actor, true) },
    { roles: ANSWERERS, ask: (sql, { actor, at }) => stepDownsWaiting(sql, actor, true, at) },
    { roles: AGREEMENT_SIGNERS.provider, ask: (sql, { actor }) => agreementsToSign(sql, actor) },
    { roles: ISSUE_RAISERS, ask: (sql, { actor, at }) => issuesOfProvider(sql, actor, at) },
    { roles: QUERY_RAISERS, ask: (sql, { actor, at }) => paymentQueriesAnswered(sql, actor, at) },
    { roles: INTEREST_SUBMITTERS, ask: (sql, { actor, at }) => interestsAnswered(sql, actor, at) },
    { roles: ["provider-admin"], ask: (sql, { actor, at }) => untold(sql, actor, at) },
    { roles: INVOICE_SENDERS, ask: (sql, { actor }) => invoicesReturned(sql, actor) },
    { ask: (sql, { actor, at }) => forumSeats(sql, actor, at) },
    ...forEverybody,
  ],
  region: [{ ask: (sql, { actor }) => statementToPublish(sql, actor) }, ...forEverybody, ...forWatchers],
};

/**
 * All that waits for this person where they act, in one trip. `works` says whether there is something, or their role is
 * one for which something could be.
 */
export async function whatWaits(actor: Actor, at: Date): Promise<{ waiting: Waits[]; works: boolean }> {
  const readers = READERS[actor.kind].filter(({ roles }) => roles === undefined || holds(actor, ...roles));
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const asker = { actor, everybodys: holds(actor, ...DUTY_ROLES), at };
  const found = await pipelined(actor.kind, settings, (sql) => readers.map(({ ask }) => ask(sql, asker)));
  const rows = found.flatMap((some, index) => {
    const { lines } = readers[index] ?? {};
    return lines ? some.flatMap((row) => lines(row as never)) : some;
  });
  const waiting = rows.map(inWords);
  return { waiting, works: waiting.length > 0 || readers.some(({ roles }) => roles !== undefined) };
}
