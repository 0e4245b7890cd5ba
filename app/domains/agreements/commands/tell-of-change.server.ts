import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { EventDefinition } from "~/domains/audit/events.rules";
import { recordEvents } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { londonDate, londonToUtc } from "~/platform/time";
import { CHANGE_EVENTS } from "../changes/change.events";
import { TELL_CHANGE, type TellChange } from "../changes/change.jobs";
import type { ChangeState } from "../changes/change.machine";
import { type ChangeWhat, reminderDay } from "../changes/change.rules";
import type { Side } from "../placement/placement-words.rules";
import type { LockedPlacement } from "./lock-placement.server";

/** A change as the record and the mails know it. */
export type ChangeFacts = {
  id: string;
  what: ChangeWhat;
  kind: string;
  weeklyPence: number;
  from: string;
  to: string | null;
};

type Told = {
  kind: keyof (typeof CHANGE_EVENTS)["kinds"];
  from?: ChangeState;
  to: ChangeState;
};

/**
 * What happened to a change, on the record of both sides. Of a decision the provider's row names nobody: who decides on
 * funding is the council's to know.
 */
export function recordChange(
  tx: Tx,
  actor: Actor,
  placement: LockedPlacement,
  change: ChangeFacts,
  { kind, from, to }: Told,
): Promise<void> {
  const event = {
    kind,
    councilId: placement.councilId,
    providerId: placement.providerId,
    subject: "placement" as const,
    subjectId: placement.id,
    referralId: placement.referralId,
    ...(from === undefined ? {} : { from }),
    to,
    data: {
      placement: placement.reference,
      serviceId: placement.serviceId,
      change: change.id,
      side: placement.side,
      what: change.what,
      code: change.kind,
      weeklyPence: change.weeklyPence,
      from: change.from,
      ...(change.to === null ? {} : { to: change.to }),
    },
  };
  const { unnamed }: EventDefinition = CHANGE_EVENTS.kinds[kind];
  if (!unnamed) return recordEvents(tx, actor, CHANGE_EVENTS, [event]);
  return recordEvents(tx, actor, CHANGE_EVENTS, [{ ...event, audience: "council" }]).then(() =>
    recordEvents(tx, null, CHANGE_EVENTS, [{ ...event, audience: "provider" }]),
  );
}

/** Has these sides told by mail, once the transaction is committed. */
export function tellOfChange(
  tx: Tx,
  placement: LockedPlacement,
  { id, version }: { id: string; version: number },
  what: TellChange["what"],
  ...sides: Side[]
): Promise<void> {
  return enqueueAll(
    tx,
    sides.map((side) => newJob(TELL_CHANGE, { ...jobOf(placement, id, side), what, version })),
  );
}

/** Has both sides reminded before the last night of a temporary change, where that is still to come. */
export function remindOfEnd(
  tx: Tx,
  placement: LockedPlacement,
  { id, version }: { id: string; version: number },
  lastNight: string | null,
): Promise<void> {
  const day = reminderDay(lastNight, londonDate(now()));
  if (day === null || lastNight === null) return Promise.resolve();
  const runAt = londonToUtc(day, "09:00");
  return enqueueAll(
    tx,
    (["council", "provider"] as const).map((side) =>
      newJob(
        TELL_CHANGE,
        { ...jobOf(placement, id, side), what: "ending", version, lastNight },
        runAt.ok ? { runAt: runAt.at } : {},
      ),
    ),
  );
}

const jobOf = (placement: LockedPlacement, changeId: string, side: Side) => ({
  placementId: placement.id,
  changeId,
  organisationId: side === "council" ? placement.councilId : placement.providerId,
});
