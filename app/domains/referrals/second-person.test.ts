import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { renderEmail } from "~emails/registry";
import { council, type FactoryOrganisation, person } from "../../../prisma/factories/organisations";
import { draftReferral, writePage } from "../../../prisma/factories/referrals";
import { testDatabase } from "../../../prisma/testing/database.server";
import { outbox } from "../../../prisma/testing/deciding.server";
import { addMaskedTerm } from "./commands/add-masked-term.server";
import { approveUnmaskedTerm } from "./commands/approve-unmasked-term.server";
import { decideFindings } from "./commands/decide-findings.server";
import { EXAMPLE_PAGES } from "./example-referral";
import { viewGate } from "./queries/view-gate.server";

testDatabase();
let home: FactoryOrganisation;
let broker: Actor;
let social: Actor;
let manager: Actor;
let reference: string;

/** The example child of the factories is Amara Quillfeather, called Mari. */
const STORY = String(EXAMPLE_PAGES.narrative.narrative);
const writes = (by: Actor, narrative: string) => writePage(by, reference, "narrative", { narrative });

beforeEach(async () => {
  home = await council();
  broker = await person(home, ["broker"]);
  social = await person(home, ["social-worker"]);
  manager = await person(home, ["team-manager"]);
  await person(home, ["social-worker"]);
  await person(home, ["commissioner"]);
  const made = await draftReferral(broker, { socialWorkerId: social.personId });
  reference = made.reference;
  await writes(broker, `${STORY} Amara is a keen swimmer.`);
});

async function found(text: string, by = broker) {
  const item = (await viewGate(by, reference)).items.find((one) => one.text === text);
  if (!item) throw new Error(`${text} was not found.`);
  return item;
}

async function leavesIn(text: string) {
  const { term, stands: seen } = await found(text);
  const items = [{ term, action: "keep" as const, instead: "", reason: "It is a brand of swimsuit", seen }];
  expect(await decideFindings(broker, { reference, items, maskTheRest: false })).toMatchObject({ ok: true });
  return term;
}

const asked = async () =>
  (await outbox()).filter(
    ({ template, props }) => template === "second-person-asked" && props.reference === reference,
  );

describe("a known name that is left in", () => {
  it("is asked about by a mail to those who work the referral, which does not say it", async () => {
    const term = await leavesIn("Amara");
    const mails = await asked();
    expect(mails.map(({ to }) => to).sort()).toEqual([social.personId, manager.personId].sort());
    for (const { template, props } of mails) {
      const mail = renderEmail(template, props);
      const said = JSON.stringify(mail);
      expect(said).toContain(`/referrals/${reference}/edit/gate`);
      expect(said).not.toMatch(/Amara|Quillfeather|swims/i);
      expect(said).not.toContain(term);
    }
    expect((await found("Amara", social)).state).toBe("second-person");
    const word = { reference, term, agree: true };
    expect(await approveUnmaskedTerm(broker, word)).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
    expect((await approveUnmaskedTerm(social, word)).ok).toBe(true);
    expect((await found("Amara")).state).toBe("kept");
  });

  it("is not changed by a page that was opened before a second person agreed, and is by one opened since", async () => {
    const term = await leavesIn("Amara");
    const before = await found("Amara");
    expect((await approveUnmaskedTerm(social, { reference, term, agree: true })).ok).toBe(true);
    const send = (row: { action: "mask" | "keep"; reason: string; seen: string }) =>
      decideFindings(broker, { reference, items: [{ term, instead: "", ...row }], maskTheRest: false });
    const overtaken = { ok: false, error: { kind: "conflict" } };
    const other = { action: "keep" as const, reason: "Another brand", seen: before.stands };
    expect(await send(other)).toMatchObject(overtaken);
    expect(await send({ action: "mask", reason: "", seen: before.stands })).toMatchObject(overtaken);
    // A row that its reader left alone changes nothing, whenever the page was opened.
    const after = await found("Amara");
    for (const { stands } of [before, after]) {
      const left = { action: "keep" as const, reason: before.reason, seen: stands };
      expect(await send(left)).toEqual({ ok: true, value: { decided: 0, waiting: 0 } });
    }
    expect(await found("Amara")).toMatchObject({ state: "kept" });
    expect((await send({ ...other, seen: after.stands })).ok).toBe(true);
    expect(await found("Amara")).toMatchObject({ state: "second-person" });
  });

  it("asks nobody again when the same is pressed twice, and nobody about what is masked", async () => {
    await leavesIn("Amara");
    await leavesIn("Amara");
    expect(await asked()).toHaveLength(2);
  });

  it("is not asked about in a transaction that is undone", async () => {
    const { term, stands: seen } = await found("Amara");
    const items = [
      { term, action: "keep" as const, instead: "", reason: "A brand", seen },
      { term, action: "words" as const, instead: "Quillfeather", reason: "", seen },
    ];
    expect(await decideFindings(broker, { reference, items, maskTheRest: false })).toMatchObject({
      ok: false,
    });
    expect(await asked()).toEqual([]);
  });

  it("asks every colleague who may decide where nobody else works it", async () => {
    await sqlFor("owner")`
      update access.memberships set ended_at = now() where person_id in (${manager.personId}, ${social.personId})`;
    const other = await person(home, ["emergency-duty"]);
    await leavesIn("Amara");
    const to = (await asked()).map((mail) => mail.to);
    expect(to).toContain(other.personId);
    expect(to).not.toContain(broker.personId);
    expect(to).not.toContain(social.personId);
  });

  it("waits no longer once it stands nowhere, and is masked should it come back", async () => {
    const term = await leavesIn("Amara");
    await writes(social, STORY);
    await writes(broker, `${STORY} Amara is a keen swimmer.`);
    expect(await found("Amara")).toMatchObject({ term, state: "decided", action: "mask" });
    expect(await approveUnmaskedTerm(social, { reference, term, agree: true })).toMatchObject({
      ok: false,
      error: { kind: "not-now" },
    });
  });

  it("is masked when it becomes known after it was left in, until somebody decides anew", async () => {
    await writes(broker, `${STORY} She swims with Brynmoor Otters.`);
    await leavesIn("Brynmoor Otters");
    expect(await found("Brynmoor Otters")).toMatchObject({ state: "kept" });
    expect((await addMaskedTerm(social, { reference, words: "Brynmoor Otters", what: "other" })).ok).toBe(
      true,
    );
    expect(await found("Brynmoor Otters")).toMatchObject({ state: "decided", action: "mask", known: true });
    expect(await asked()).toEqual([]);
    await leavesIn("Brynmoor Otters");
    expect(await asked()).toHaveLength(2);
  });
});
