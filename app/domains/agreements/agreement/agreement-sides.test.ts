import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import {
  draftOf,
  issuedAgreement,
  newestVersion,
  signedAgreement,
  startedAgreement,
  writtenAgreement,
} from "../../../../prisma/factories/agreements";
import { joins, person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { managedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { issueAgreement } from "../commands/issue-agreement.server";
import { signAgreement } from "../commands/sign-agreement.server";
import { tellAgreementTask } from "../jobs/tell-agreement.server";
import { viewAgreement } from "../queries/view-agreement.server";
import { viewAgreementDraft } from "../queries/view-agreement-draft.server";
import type { TellAgreement } from "./agreement.jobs";

/** Somebody who works for both sides never acts for both in one agreement. */
testDatabase();
let world: DecidingWorld;
let manager: Actor;
let twice: Record<"council" | "provider", Actor>;

beforeAll(async () => {
  const made = await managedWorld();
  ({ world, manager } = made);
  const council = await person(world.home, ["broker", "team-manager"]);
  twice = { council, provider: await joins(made.asked.org, council, ["registered-manager"]) };
});

async function written() {
  const { offer } = await plannedPlacement(world);
  const reference = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, reference);
  return reference;
}

async function again(by: Actor, reference: string) {
  await writtenAgreement(by, reference, { stepDown: "Home in the summer." });
  await issuedAgreement(by, reference);
}

/** Signs the newest version by the command, and with everything of the code out of the way. */
async function tries(by: Actor, reference: string): Promise<unknown[]> {
  const newest = await newestVersion(by, reference);
  const signed = await signAgreement(by, { reference, ...newest });
  const { id } = await read(by, (tx) => tx.agreement.findUniqueOrThrow({ where: { reference } }));
  try {
    await sqlFor(by.kind).begin(async (tx) => {
      await actingAs(tx, by.kind, by);
      await tx.unsafe(`
        insert into agreement_signatures (id, agreement_id, agreement_version_id, council_id, provider_id, version_number,
            sha256, side, person_id, person_name, role, signed_at)
        select '${newId()}', agreement_id, id, council_id, provider_id, number, sha256, '${by.kind}', '${by.personId}',
               '${by.personName}', '${by.kind === "council" ? "team-manager" : "registered-manager"}', now()
          from agreement_versions where agreement_id = '${id}' and number = ${newest.number}`);
    });
    return [signed.ok, "done"];
  } catch (thrown) {
    return [signed.ok, (thrown as { code?: string }).code];
  }
}

describe("one person for both sides", () => {
  it("never signs for the provider what they issued for the council, whichever version it was", async () => {
    const reference = await written();
    await issuedAgreement(twice.council, reference);
    expect(await tries(twice.provider, reference)).toEqual([false, "42501"]);
    expect(await tries(twice.council, reference)).toEqual([false, "42501"]);
    await again(world.broker, reference);
    expect(await tries(twice.provider, reference)).toEqual([false, "42501"]);
    expect(await signedAgreement(manager, reference)).toMatchObject({ inForce: false });
  });

  it("never signs for one side after they signed for the other, also an older version", async () => {
    const reference = await written();
    await issuedAgreement(world.broker, reference);
    await signedAgreement(twice.council, reference);
    expect(await tries(twice.provider, reference)).toEqual([false, "42501"]);
    await again(world.broker, reference);
    expect(await tries(twice.provider, reference)).toEqual([false, "42501"]);
    const other = await written();
    await issuedAgreement(world.broker, other);
    await signedAgreement(twice.provider, other);
    expect(await tries(twice.council, other)).toEqual([false, "42501"]);
  });
});

describe("who is left to sign for the council", () => {
  it("is mailed, and never who issued it; where nobody is left it is not issued, and the page says so", async () => {
    const [reference, next] = [await written(), await written()];
    await issuedAgreement(twice.council, reference);
    const jobs = (await queuedJobs("tell-agreement")).filter(
      ({ payload }) =>
        payload.issuedById === twice.council.personId && payload.organisationId === world.home.id,
    );
    for (const { payload } of jobs) await tellAgreementTask(payload as TellAgreement, FIRST_TRY);
    const mailed = (await outbox()).filter(({ props }) => props.reference === reference);
    expect(mailed.map(({ to }) => to)).toEqual([world.head.personId]);
    expect(await viewAgreement(world.broker, reference)).toMatchObject({ nobodySigns: false });

    await sqlFor(
      "owner",
    )`update access.memberships set ended_at = now() where person_id = ${world.head.personId}`;
    expect(await viewAgreement(world.broker, reference)).toMatchObject({ nobodySigns: true });
    expect(await viewAgreement(manager, reference)).toMatchObject({ nobodySigns: false });
    const { savedAt, number, expected } = await draftOf(twice.council, next);
    const input = { reference: next, expectedVersion: savedAt, number, expected };
    expect(await issueAgreement(twice.council, input)).toMatchObject({
      error: { kind: "invalid", message: expect.stringMatching(/^Nobody else at your council can sign it/) },
    });
    const { whyNot } = await viewAgreementDraft(twice.council, next, { asIssued: true });
    expect(whyNot).toMatch(/Ask a council admin/);
    // A team manager is there for what somebody else issues.
    expect(await issuedAgreement(world.broker, next)).toMatchObject({ number: 1 });
  });
});
