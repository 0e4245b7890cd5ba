import { may } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import { roleWords } from "~/domains/access/roles";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isAllowed } from "~/platform/permission";
import { dayAndTime, londonTime, longDate } from "~/platform/time";

/** Roles for a colleague, or an invitation to such roles, that wait for a second person. */
export type ToConfirmRow = {
  id: string;
  what: "roles" | "invitation";
  organisation: string;
  person: string;
  email: string;
  gains: string;
  drops: string;
  askedBy: string;
  asked: string;
  /** When the request lapses, in words. */
  until: string;
  /** Whether this actor may confirm it: not who asked, nor whom it is about. */
  mine: boolean;
};

type Row = Omit<ToConfirmRow, "gains" | "drops" | "askedBy" | "asked" | "until"> & {
  gains: string[];
  drops: string[];
  asked_by: string;
  asked_at: Date;
  until: Date;
};

/** What waits for a second person in the actor's organisation, and for the hub in every council, the oldest first. */
export async function listToConfirm(actor: Actor): Promise<ToConfirmRow[]> {
  if (actor.kind === "provider" || !isAllowed(may(actor, "change-roles", actor))) return [];
  const at = now();
  const rows = await read(
    actor,
    (tx) => tx.$queryRaw<Row[]>`
    select * from access.to_confirm(${at}::timestamptz)`,
  );
  const words = (roles: string[]) => roles.map(roleWords).join(", ");
  return rows.map(({ id, what, organisation, person, email, mine, ...row }) => ({
    ...{ id, what, organisation, person, email, mine },
    gains: words(row.gains),
    drops: words(row.drops),
    askedBy: row.asked_by,
    asked: `${longDate(row.asked_at, at)} at ${londonTime(row.asked_at)}`,
    until: dayAndTime(row.until, at),
  }));
}
