import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newFormKey } from "~/platform/ids";
import {
  draftOf,
  issuedAgreement,
  newestVersion,
  signedAgreement,
  startedAgreement,
  writtenAgreement,
} from "../../../../prisma/factories/agreements";
import { acceptedOffer } from "../../../../prisma/factories/decisions";
import { person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { managedWorld } from "../../../../prisma/testing/placed.server";
import { fallThrough } from "../commands/fall-through.server";
import { issueAgreement } from "../commands/issue-agreement.server";
import { saveAgreementDraft } from "../commands/save-agreement-draft.server";
import { signAgreement } from "../commands/sign-agreement.server";
import { startAgreement } from "../commands/start-agreement.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let stranger: Actor;

beforeAll(async () => {
  const made = await managedWorld(2);
  ({ world, manager } = made);
  [stranger] = made.others as [Actor];
});

async function accepted() {
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  await acceptedOffer(world.broker, world.head, { reference, offer });
  return { referral: reference, offer };
}

async function written(typed = {}) {
  const at = await accepted();
  const reference = await startedAgreement(world.broker, at.offer);
  await writtenAgreement(world.broker, reference, typed);
  return { ...at, reference };
}

async function issued() {
  const at = await written();
  await issuedAgreement(world.broker, at.reference);
  return at;
}

const row = (actor: Actor, reference: string) =>
  read(actor, (tx) =>
    tx.agreement.findFirst({
      where: { reference },
      select: { id: true, state: true, versionNumber: true, signatures: true },
    }),
  );

describe("writing an agreement", () => {
  it("begins with what referral and offer have said, once for each accepted child", async () => {
    const { offer } = await accepted();
    const reference = await startedAgreement(world.broker, offer);
    expect(reference).toMatch(/^IPA-[2-9A-Z]{6}$/);
    const { values } = await draftOf(world.broker, reference);
    expect(values).toMatchObject({ noticeByCouncil: "28", noticeByProvider: "28" });
    expect(values.coreFee).toContain("Two staff at all times");
    expect(values.purpose).not.toBe("");
    expect(await startedAgreement(world.colleague, offer)).toBe(reference);
  });

  it("keeps what was typed, right or wrong, and no colleague's newer draft is lost", async () => {
    const { reference } = await written({ noticeByCouncil: "four weeks" });
    const { values, savedAt } = await draftOf(world.broker, reference);
    expect(values.noticeByCouncil).toBe("four weeks");
    const older = await saveAgreementDraft(world.colleague, {
      reference,
      values,
      intent: "save",
      expectedVersion: savedAt - 1,
    });
    expect(older).toMatchObject({ ok: false, error: { kind: "conflict" } });
  });

  it("is not there for a provider, nor for another council's people or roles that do not write", async () => {
    const { reference } = await written();
    expect(await row(manager, reference)).toBeNull();
    expect(await row(stranger, reference)).toBeNull();
    const { values, savedAt } = await draftOf(world.broker, reference);
    const input = { reference, values, intent: "save", expectedVersion: savedAt };
    expect(await saveAgreementDraft(manager, input)).toMatchObject({ error: { kind: "not-found" } });
    expect(await saveAgreementDraft(world.head, input)).toMatchObject({ error: { kind: "forbidden" } });
    const start = { acceptance: "00000000-0000-7000-8000-000000000001" };
    expect(await startAgreement(world.broker, start)).toMatchObject({ error: { kind: "not-found" } });
  });
});

describe("issuing", () => {
  it("keeps the document's bytes with their digest and the authorised fees, and tells both sides", async () => {
    const { reference } = await issued();
    const seen = await read(manager, (tx) =>
      tx.agreementVersion.findFirstOrThrow({
        where: { agreement: { reference } },
        include: { feeLines: true },
      }),
    );
    expect(seen.number).toBe(1);
    expect(createHash("sha256").update(seen.document).digest("hex")).toBe(seen.sha256);
    expect(Buffer.from(seen.document).toString("utf8")).toContain(
      `Individual placement agreement ${reference}`,
    );
    expect(seen.feeLines).toMatchObject([{ kind: "core", basis: "week", weeklyPence: 485_000, sharedBy: 1 }]);
    const { id } = (await row(world.broker, reference)) ?? {};
    const told = (await queuedJobs("tell-agreement")).filter(({ payload }) => payload.agreementId === id);
    expect(told.map(({ payload }) => payload.organisationId).sort()).toEqual(
      [world.home.id, world.providers[0]?.org.id].sort(),
    );
    expect(await row(stranger, reference)).toBeNull();
  });

  it("waits for a draft that is complete, and for the newest one", async () => {
    const { reference } = await written({ delegatedAuthority: "" });
    const { savedAt, number, expected } = await draftOf(world.broker, reference);
    const input = { reference, expectedVersion: savedAt, number, expected };
    expect(await issueAgreement(world.broker, input)).toMatchObject({ error: { kind: "invalid" } });
    await writtenAgreement(world.broker, reference);
    expect(await issueAgreement(world.broker, input)).toMatchObject({ error: { kind: "conflict" } });
    expect(await row(world.broker, reference)).toMatchObject({ state: "draft", versionNumber: 0 });
  });

  it("happens once however often the form arrives", async () => {
    const { reference } = await written();
    const { savedAt, number, expected } = await draftOf(world.broker, reference);
    const idempotency = { key: newFormKey(), redirectTo: () => "/there" };
    const input = { reference, expectedVersion: savedAt, number, expected, idempotency };
    expect((await issueAgreement(world.broker, input)).ok).toBe(true);
    await issueAgreement(world.broker, input).catch((thrown: unknown) => thrown);
    expect(await row(world.broker, reference)).toMatchObject({ versionNumber: 1 });
  });

  it("again replaces the version before, whose signature does not carry over", async () => {
    const { reference } = await issued();
    await signedAgreement(manager, reference);
    await writtenAgreement(world.broker, reference, { stepDown: "Home in the summer." });
    await issuedAgreement(world.broker, reference);
    expect(await row(world.broker, reference)).toMatchObject({ state: "issued", versionNumber: 2 });
    expect(await signedAgreement(world.head, reference)).toMatchObject({ inForce: false });
    expect(await signedAgreement(manager, reference)).toMatchObject({ inForce: true });
  });
});

describe("signing", () => {
  it("brings it into force with both signatures, in either order", async () => {
    for (const signers of [
      [manager, world.head],
      [world.head, manager],
    ] as const) {
      const { reference } = await issued();
      expect(await signedAgreement(signers[0], reference)).toMatchObject({ inForce: false });
      expect(await signedAgreement(signers[1], reference)).toMatchObject({ inForce: true });
      const found = await row(manager, reference);
      expect(found?.state).toBe("in-force");
      expect(found?.signatures).toHaveLength(2);
      expect(found?.signatures.find(({ side }) => side === "council")).toMatchObject({
        personName: world.head.personName,
        role: "head-of-service",
        versionNumber: 1,
      });
    }
  });

  it("is refused on a version that was replaced, and to whoever signed for that side already", async () => {
    const { reference } = await issued();
    const old = await newestVersion(manager, reference);
    await writtenAgreement(world.broker, reference, { stepDown: "Home in the summer." });
    await issuedAgreement(world.broker, reference);
    const refused = await signAgreement(manager, { reference, ...old });
    expect(refused).toMatchObject({ ok: false, error: { kind: "conflict" } });
    await signedAgreement(manager, reference);
    const again = await signAgreement(manager, { reference, ...(await newestVersion(manager, reference)) });
    expect(again).toMatchObject({ error: { kind: "not-now" } });
  });

  it("is for those whose role signs, never for who issued it, and for bytes that were issued", async () => {
    const both = await person(world.home, ["broker", "team-manager"]);
    const { reference } = await written();
    await issuedAgreement(both, reference);
    const newest = await newestVersion(both, reference);
    expect(await signAgreement(both, { reference, ...newest })).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await signAgreement(world.broker, { reference, ...newest })).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await signAgreement(stranger, { reference, ...newest })).toMatchObject({
      error: { kind: "not-found" },
    });
    const other = { reference, number: 1, sha256: "0".repeat(64) };
    expect(await signAgreement(world.head, other)).toMatchObject({ error: { kind: "conflict" } });
  });
});

describe("at the same moment", () => {
  it("two signatures bring it into force, and no version that was replaced is ever signed", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { reference } = await issued();
      const newest = await newestVersion(manager, reference);
      await writtenAgreement(world.broker, reference, { stepDown: `Round ${round}` });
      const { savedAt, number, expected } = await draftOf(world.broker, reference);
      await Promise.all([
        signAgreement(manager, { reference, ...newest }),
        signAgreement(world.head, { reference, ...newest }),
        ...(round % 2 === 0
          ? [issueAgreement(world.broker, { reference, expectedVersion: savedAt, number, expected })]
          : []),
      ]);
      const found = await row(world.broker, reference);
      const signed = found?.signatures.filter(({ versionNumber }) => versionNumber === found.versionNumber);
      expect(found?.state).toBe(signed?.length === 2 ? "in-force" : "issued");
      if (round % 2 === 1) expect(found?.state).toBe("in-force");
      const late = await sqlFor("owner")`
        select 1 from agreement_signatures s join agreement_versions v
            on v.agreement_id = s.agreement_id and v.number = s.version_number + 1
         where v.issued_at < s.signed_at`;
      expect([...late]).toEqual([]);
    }
  });
});

describe("when the placement falls through", () => {
  it("the agreement ends, and nobody signs it any more", async () => {
    const { referral, reference } = await issued();
    const { version } = await read(world.broker, (tx) =>
      tx.referral.findUniqueOrThrow({ where: { reference: referral }, select: { version: true } }),
    );
    const input = {
      reference: referral,
      version,
      answerWithin: "5-working-days",
      reason: "The home closed",
    } as const;
    expect((await fallThrough(world.broker, input)).ok).toBe(true);
    expect(await row(manager, reference)).toMatchObject({ state: "ended" });
    const newest = await newestVersion(manager, reference);
    expect(await signAgreement(manager, { reference, ...newest })).toMatchObject({
      error: { kind: "not-now" },
    });
  });
});
