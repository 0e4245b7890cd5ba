import { BROKERS } from "~/domains/access/role-groups";
import { recordEvent } from "~/domains/audit/record-event.server";
import { type Notification, notify } from "~/domains/notifications/commands/notify.server";
import {
  findRecipients,
  type Recipient,
  type Step,
} from "~/domains/notifications/queries/find-recipients.server";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import { log } from "~/platform/log.server";
import type { ReferralReassignedProps } from "~emails/referral-reassigned";
import { isWorkingPart } from "../case-parts.rules";
import { REFERRAL_EVENTS } from "../referral.events";
import { FINISHED_IN } from "../referral.machine";

/**
 * Within the transaction of a job: every referral that the person worked in this council falls to its duty owner, with an
 * event and, where they were its broker, a mail each; every clock keeps running. Who is its team manager or reviewing officer is
 * a choice, so that these parts are nobody's then, with an event. Run twice it changes nothing more. Gives
 * the referrals that have another broker now, and who that is; null where there are none. Throws, for the job to be tried
 * again, while the council has nobody whom they could fall to.
 */
export async function fallToDuty(
  tx: Tx,
  councilId: string,
  leaver: string,
): Promise<{ referralIds: string[]; brokerId: string } | null> {
  const council = await tx.organisation.findUnique({
    where: { id: councilId },
    select: { kind: true, name: true, slug: true },
  });
  if (council?.kind !== "council") return null;
  const assigned = await tx.assignment.findMany({
    where: { councilId, personId: leaver, endedAt: null },
    select: { id: true, referralId: true, role: true },
  });
  if (assigned.length === 0) return null;
  const referrals = await tx.referral.findMany({
    where: {
      id: { in: assigned.map((row) => row.referralId) },
      councilId,
      state: { notIn: [...FINISHED_IN] },
    },
    select: { id: true, reference: true, brokerId: true, purpose: true },
  });
  const open = new Map(referrals.map((row) => [row.id, row]));
  const theirs = assigned.filter((row) => open.has(row.referralId));
  await leaveParts(
    tx,
    councilId,
    theirs.filter(({ role }) => !isWorkingPart(role)).map((row) => ({ ...row, personId: leaver })),
  );
  const falling = theirs.filter(({ role }) => isWorkingPart(role));
  if (falling.length === 0) return null;
  const duty = await dutyOwner(tx, councilId, leaver);
  if (!duty) {
    // Tried again later: somebody joins, or the council names a duty owner.
    log.warn("referrals.no-duty-owner", { council: councilId, referrals: falling.length });
    throw new Error("The council has nobody whom the referrals of a leaver could fall to.");
  }

  const at = now();
  // Whoever works a case from now on is not its reviewing officer any more.
  const officers = await tx.assignment.findMany({
    where: {
      ...{ councilId, personId: duty.personId, role: "iro", endedAt: null },
      referralId: { in: falling.map((row) => row.referralId) },
    },
    select: { id: true, referralId: true, role: true, personId: true },
  });
  await leaveParts(tx, councilId, officers);
  const brokered = falling.filter((row) => row.role === "broker").map((row) => row.referralId);
  await tx.assignment.updateMany({
    where: { id: { in: falling.map((row) => row.id) }, endedAt: null },
    data: { endedAt: at, reason: "left" },
  });
  await tx.assignment.createMany({
    data: falling.map(({ referralId, role }) => ({
      id: newId(),
      referralId,
      councilId,
      personId: duty.personId,
      role,
      startedAt: at,
    })),
  });
  await tx.referral.updateMany({
    where: { id: { in: brokered }, councilId },
    data: { brokerId: duty.personId, updatedAt: at, version: { increment: 1 } },
  });
  const news: Notification[] = [];
  for (const { referralId, role } of falling) {
    const referral = open.get(referralId);
    if (!referral) continue;
    await recordEvent(tx, null, REFERRAL_EVENTS, {
      ...somebodyLeft({ councilId, referralId }),
      kind: "referral-reassigned",
      data: { from: leaver, to: duty.personId, role },
    });
    if (role !== "broker") continue;
    const props: ReferralReassignedProps = {
      name: duty.name,
      reference: referral.reference,
      council: council.name,
      emergency: referral.purpose === "emergency",
      byDuty: true,
      link: `${env().APP_URL}${councilPaths(council.slug).referral(referral.reference).page()}`,
    };
    news.push({
      template: "referral-reassigned",
      to: { ...duty, organisationId: councilId },
      props,
      dedupeKey: null,
    });
  }
  await notify(tx, ...news);
  return { referralIds: brokered, brokerId: duty.personId };
}

/** What the events of a referral have in common, where somebody who had a part in it has left the council. */
const somebodyLeft = ({ councilId, referralId }: { councilId: string; referralId: string }) => ({
  ...{ audience: "council" as const, councilId, referralId, reason: "left" },
  ...{ subject: "referral" as const, subjectId: referralId },
});

type Part = { id: string; referralId: string; role: string; personId: string };

/** These parts end with nobody in them, which the referral's events say. */
async function leaveParts(tx: Tx, councilId: string, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  await tx.assignment.updateMany({
    where: { id: { in: parts.map(({ id }) => id) }, endedAt: null },
    data: { endedAt: now(), reason: "left" },
  });
  for (const { referralId, role, personId } of parts)
    await recordEvent(tx, null, REFERRAL_EVENTS, {
      ...somebodyLeft({ councilId, referralId }),
      kind: "case-person-named",
      data: { part: role, from: personId },
    });
}

/**
 * The council's duty owner; where there is none, or it is the one who left, a team manager, else a broker, else
 * the emergency duty team, whoever has been there longest.
 */
async function dutyOwner(tx: Tx, organisationId: string, leaver: string): Promise<Recipient | undefined> {
  const found = await findRecipients(tx, {
    organisationId,
    steps: [
      { dutyOwner: true },
      ...["team-manager" as const, ...BROKERS].map((role): Step => ({ roles: [role] })),
    ],
    without: new Set([leaver]),
  });
  return found?.people[0];
}
