import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { boxesOf, emptyLine } from "~/domains/offers/offer-draft.rules";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import {
  issuedAgreement,
  signedAgreement,
  startedAgreement,
  writtenAgreement,
} from "../../../../prisma/factories/agreements";
import { acceptedOffer, type OfferOptions } from "../../../../prisma/factories/decisions";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { fileAllRecords } from "../../../../prisma/testing/filed.server";
import { day, managedWorld } from "../../../../prisma/testing/placed.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { endPlacement } from "../commands/end-placement.server";
import { giveNotice } from "../commands/give-notice.server";
import { viewAgreement } from "../queries/view-agreement.server";
import { viewAgreementDraft } from "../queries/view-agreement-draft.server";
import { viewNotice } from "../queries/view-notice.server";
import { viewPlacement } from "../queries/view-placement.server";
import type { AgreementDraft } from "./agreement-draft.schema";
import { feesInWords } from "./fee-lines.rules";

/** What an agreement says holds in what follows from it, and what is typed around it is kept from whom it should be. */
testDatabase();
let world: DecidingWorld;
let manager: Actor;

beforeAll(async () => {
  ({ world, manager } = await managedWorld());
});

async function written(typed: Partial<AgreementDraft> = {}, offered: OfferOptions = {}) {
  const search = await world.search();
  const offer = await world.offerOf(0, search, offered);
  await acceptedOffer(world.broker, world.head, { reference: search, offer });
  const reference = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, reference, typed);
  const placement = await read(world.broker, (tx) =>
    tx.placement.findFirstOrThrow({
      where: { offer: { reference: offer } },
      include: { referral: { include: { children: true } } },
    }),
  );
  return { reference, placement };
}

async function movedIn(placement: string, days: number) {
  const said = { reference: placement, version: 1, movedIn: day(days), why: "" };
  expect(await confirmMoveIn(manager, said)).toMatchObject({ ok: true });
}

describe("fees", () => {
  it("lose only the description that says who the child is, on the page before issuing as well", async () => {
    // The example child of the factories is Amara Quillfeather.
    const setUp = (description: string) => ({
      ...emptyLine("set-up"),
      charge: "extra",
      description,
      amount: "300.00",
      outcome: "Has a room of her own",
      evidence: "The receipt",
      reviewOn: boxesOf(day(60)),
    });
    const lines = [
      { ...emptyLine("core"), amount: "4,000.00" },
      setUp("Wardrobe for Amara"),
      setUp("Bicycle"),
    ];
    const { reference } = await written({}, { lines });
    const before = await viewAgreementDraft(world.broker, reference, { asIssued: true });
    expect(before.fees.map(({ description }) => description)).toEqual(["", "", "Bicycle"]);
    expect(before.leftOut).toBe(1);
    await issuedAgreement(world.broker, reference);
    const { shown } = await viewAgreement(manager, reference);
    expect(shown?.content.fees).toEqual(before.fees);
    expect(feesInWords(before.fees, day(5))).toContain("£600.00 once");
  });
});

describe("notice", () => {
  it("is what the agreement in force says for each side, and the usual before", async () => {
    const { reference, placement } = await written({ noticeByCouncil: "14", noticeByProvider: "42" });
    await movedIn(placement.reference, -10);
    const due = async (who: Actor) => (await viewNotice(who, placement.reference)).due;
    expect(await due(manager)).toMatchObject({ days: 28, agreement: null });
    await issuedAgreement(world.broker, reference);
    await signedAgreement(manager, reference);
    expect(await due(manager)).toMatchObject({ days: 28, agreement: null });
    await signedAgreement(world.head, reference);
    expect(await due(manager)).toMatchObject({ days: 42, agreement: reference, lastNight: day(42) });
    expect(await due(world.broker)).toMatchObject({ days: 14, agreement: reference });
    const notice = {
      reference: placement.reference,
      version: 2,
      reason: "match",
      short: "",
      note: "",
    } as const;
    expect(await giveNotice(manager, { ...notice, lastNight: day(41) })).toMatchObject({
      error: { field: "short", message: "Say why the notice is shorter than 42 days" },
    });
    expect(await giveNotice(world.broker, { ...notice, lastNight: day(14) })).toMatchObject({ ok: true });
  });
});

describe("what a provider types of a placement", () => {
  it("is read by both sides on its page, never in the record, and goes with the child's key", async () => {
    const { placement } = await written();
    await movedIn(placement.reference, -2);
    const end = {
      reference: placement.reference,
      version: 2,
      lastNight: day(-1),
      reason: "safeguarding",
    } as const;
    expect(await endPlacement(manager, { ...end, note: "Amara rang her aunt" })).toMatchObject({ ok: true });
    const words = async (who: Actor) => {
      const { end, events } = await viewPlacement(who, placement.reference);
      return [end?.note, events.some(({ text }) => text.includes("aunt"))];
    };
    for (const who of [manager, world.broker]) {
      expect(await words(who)).toEqual(["Amara rang her aunt", false]);
      expect(await read(who, (tx) => tx.event.count({ where: { reason: { contains: "aunt" } } }))).toBe(0);
    }
    const [child] = placement.referral.children;
    const owner = sqlFor("owner");
    await owner.unsafe("alter table referrals no force row level security");
    await owner`update referrals set state = 'ended' where id = ${placement.referralId}`;
    await owner.unsafe("alter table referrals force row level security");
    await fileAllRecords();
    await transaction("worker", { "app.org_id": world.home.id }, (tx) =>
      destroyIdentity(tx, child?.identityId ?? "", now()),
    );
    for (const who of [manager, world.broker]) expect(await words(who)).toEqual([null, false]);
  });
});
