import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { rolesToConfirm } from "~/domains/access/queries/waiting.server";
import { BROKERS, CASE_WRITERS, DUTY_ROLES } from "~/domains/access/roles";
import type { Waiting } from "~/domains/access/waiting";
import { moneyAsked } from "~/domains/authorisations/queries/waiting.server";
import { forumActions } from "~/domains/forums/queries/waiting.server";
import { offersOfCouncil, searchesOf } from "~/domains/offers/queries/waiting.server";
import {
  alertsToConfirm,
  providersDecided,
  providersToConfirm,
  withinAWorkingDay,
} from "~/domains/providers/queries/waiting.server";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import type { OfReferral } from "~/domains/referrals/queries/waiting.server";
import { comparisonsUnusual, draftsOf, secondPersonOf } from "~/domains/referrals/queries/waiting.server";
import { documentsOf } from "~/domains/releases/queries/waiting.server";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { homeRows, withHome } from "../home.rules";
import { homePaths } from "../home-addresses.rules";
import type { HomeRow, WaitingKind } from "../home-kinds.rules";

export type Home = { rows: HomeRow[]; works: boolean };

/**
 * What needs this person of a council now, in one trip: a broker's own referrals, all of the council's for team
 * manager and emergency duty, and the money for a head of service; a second person's word for those who may give it; documents that wait for one, and those of theirs that were not taken. `works` says whether the role has such work.
 */
export async function councilHome(actor: Actor): Promise<Home> {
  const brokers = holds(actor, ...BROKERS);
  const head = holds(actor, "head-of-service");
  const writes = holds(actor, ...CASE_WRITERS);
  if (actor.kind !== "council") return { rows: [], works: false };
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const at = now();
  const everybodys = holds(actor, ...DUTY_ROLES);
  const found = await pipelined("council", settings, (sql) => [
    head ? moneyAsked(sql, actor) : nothing(sql),
    brokers ? offersOfCouncil(sql, actor, everybodys, at) : nothing(sql),
    brokers ? searchesOf(sql, actor, everybodys, at) : nothing(sql),
    writes ? draftsOf(sql, actor, everybodys) : nothing(sql),
    writes ? secondPersonOf(sql, actor, everybodys) : nothing(sql),
    writes ? documentsOf(sql, actor, everybodys) : nothing(sql),
    forumActions(sql, actor),
    providersToConfirm(sql, actor),
    providersDecided(sql, actor, at),
    alertsToConfirm(sql, actor),
    rolesToConfirm(sql, actor),
    comparisonsUnusual(sql, actor, at),
  ]);
  const [
    asked,
    offers,
    searches,
    drafts,
    agrees,
    documents,
    actions,
    toConfirm,
    decided,
    alerts,
    roles,
    unusual,
  ] = found;
  const standings = [...withinAWorkingDay(toConfirm), ...decided, ...alerts, ...roles, ...unusual];
  const waiting = [
    ...[...asked, ...offers].map(withHome),
    ...searches,
    ...[...drafts, ...agrees, ...documents].map(described),
    ...actions,
    ...standings,
  ];
  const works = writes || head || actions.length > 0 || standings.length > 0;
  return { rows: homeRows(waiting, homePaths(actor), at), works };
}

/** A draft has no edition to name it: it is called by what is known of the child. */
function described<K extends WaitingKind>({ age, gender, serviceKind, ...draft }: OfReferral<K>): Waiting<K> {
  return { ...draft, headline: workingHeadline({ age, gender, serviceKind }) };
}

function nothing(sql: TransactionSql) {
  return sql<never[]>`select 1 where false`;
}
