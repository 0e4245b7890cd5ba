import type { Actor } from "~/domains/access/actor";
import { rolesToConfirm } from "~/domains/access/queries/waiting.server";
import { forumActions } from "~/domains/forums/queries/waiting.server";
import {
  alertsToConfirm,
  providersDecided,
  providersToConfirm,
  withinAWorkingDay,
} from "~/domains/providers/queries/waiting.server";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { homeRows } from "../home.rules";
import { homePaths } from "../home-addresses.rules";
import type { HomeRow } from "../home-kinds.rules";

/**
 * What needs this person of the region's hub now: providers and alerts that ask for a second person, and what was said
 * at forums.
 */
export async function regionHome(actor: Actor): Promise<HomeRow[]> {
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const at = now();
  const [actions, providers, decided, alerts, roles] = await pipelined("region", settings, (sql) => [
    forumActions(sql, actor),
    providersToConfirm(sql, actor),
    providersDecided(sql, actor, at),
    alertsToConfirm(sql, actor),
    rolesToConfirm(sql, actor),
  ]);
  return homeRows(
    [...actions, ...roles, ...withinAWorkingDay(providers), ...decided, ...alerts],
    homePaths(actor),
    at,
  );
}
