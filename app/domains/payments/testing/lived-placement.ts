import type { Actor } from "~/domains/access/actor";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import { sqlFor } from "~/platform/database/clients.server";
import type { JobContext } from "~/platform/jobs/jobs.server";
import {
  issuedAgreement,
  signedAgreement,
  startedAgreement,
  writtenAgreement,
} from "../../../../prisma/factories/agreements";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { makeExpectedLines } from "../jobs/make-expected-lines.server";

/** What only the owner of the database can do: nobody agrees a fee for days that are gone. */
export async function asOwner(
  table: "fee_lines" | "expected_lines" | "payment_calendars",
  statement: string,
): Promise<void> {
  await sqlFor("owner").begin(async (tx) => {
    await tx.unsafe(`alter table ${table} no force row level security`);
    await tx.unsafe(statement);
    await tx.unsafe(`alter table ${table} force row level security`);
  });
}

/** Does what the job does for one placement. */
export const priced = (world: DecidingWorld, placementId: string) =>
  makeExpectedLines({ placementId, organisationId: world.broker.organisationId }, {} as JobContext);

/** A placement whose child moved in 10 days ago, with its agreement as far as is asked for, and what it should cost. */
export async function lived(
  world: DecidingWorld,
  manager: Actor,
  agreement: "in-force" | "issued" = "in-force",
) {
  const { placement, offer } = await plannedPlacement(world, { startsIn: 0 });
  const { reference, id } = placement;
  const moved = await confirmMoveIn(manager, { reference, version: 1, movedIn: day(-10), why: "" });
  if (!moved.ok) throw new Error(moved.error.kind);
  const agreed = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, agreed);
  await issuedAgreement(world.broker, agreed);
  await asOwner("fee_lines", `update fee_lines set from_on = '${day(-10)}'`);
  const sign = async () => {
    for (const who of [manager, world.head]) await signedAgreement(who, agreed);
  };
  if (agreement === "in-force") await sign();
  await priced(world, id);
  return { reference, id, sign };
}
