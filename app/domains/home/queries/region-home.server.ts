import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { type HomeRow, homeRows } from "../home.rules";
import { forumActions } from "./forum-actions.server";

/** What needs this person of the region's hub now: what was said at forums. */
export async function regionHome(actor: Actor): Promise<HomeRow[]> {
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [actions] = await pipelined("region", settings, (sql) => [forumActions(sql, actor)]);
  return homeRows(actions, "/region", now());
}
