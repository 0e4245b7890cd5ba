import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { readIdentity } from "~/domains/vault/queries/read-identity.server";
import { loginRoles } from "~/platform/database/roles";
import { databaseUrl } from "~/platform/env.server";
import { newFormKey } from "~/platform/ids";
import { missing } from "~/platform/refusal";
import { council, type FactoryOrganisation, person } from "../../../../prisma/factories/organisations";
import { draftReferral, exampleChild, writePage } from "../../../../prisma/factories/referrals";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { EXAMPLE_PAGES } from "../example-referral";
import { pageDigest } from "../page-digest.server";
import { findReferral } from "../queries/find-referral.server";
import { createReferral } from "./create-referral.server";
import { saveReferralPage } from "./save-referral-page.server";

const database = testDatabase();
let home: FactoryOrganisation;
let broker: Actor;
let stranger: Actor;

beforeAll(async () => {
  home = await council();
  broker = await person(home, ["broker"]);
  stranger = await person(await council(), ["broker"]);
});

async function begun(actor = broker): Promise<string> {
  const made = await createReferral(actor, { brokerId: actor.personId });
  if (!made.ok) throw new Error(made.error.kind);
  return made.value.reference;
}

const found = async (reference: string) => {
  const referral = await read(broker, (tx) => findReferral(tx, broker, reference));
  if (!referral) throw new Error("gone");
  return referral;
};

describe("beginning a referral", () => {
  it("gives the first one when the same form arrives again", async () => {
    const before = await read(broker, (tx) => tx.referral.count());
    const key = newFormKey();
    const redirectTo = (made: { reference: string }) => `/there/${made.reference}`;
    const input = { brokerId: broker.personId, idempotency: { key, redirectTo } };
    const first = await createReferral(broker, input);
    if (!first.ok) throw new Error(first.error.kind);
    const again = await createReferral(broker, input).catch((thrown: unknown) => thrown);
    expect(again).toBeInstanceOf(Response);
    expect((again as Response).headers.get("location")).toBe(`/there/${first.value.reference}`);
    expect(await read(broker, (tx) => tx.referral.count())).toBe(before + 1);
  });

  it("is for those who write referrals, and names a broker of the same council", async () => {
    const finance = await person(home, ["finance-officer"]);
    expect(await createReferral(finance, { brokerId: broker.personId })).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await createReferral(broker, { brokerId: stranger.personId })).toMatchObject({
      error: { kind: "invalid", field: "brokerId" },
    });
    expect(await createReferral(broker, { brokerId: finance.personId })).toMatchObject({
      error: { kind: "invalid", field: "brokerId" },
    });
  });
});

describe("saving a page", () => {
  it("keeps long, right-to-left and emoji text letter for letter", async () => {
    const reference = await begun();
    const long = "She laughs. 🌻 مرحبا بك ".repeat(170).trim();
    await writePage(broker, reference, "narrative", { narrative: long });
    expect((await found(reference)).content.draft.narrative?.narrative).toBe(long);
  });

  it("refuses what is too long in words, and keeps the page as it was", async () => {
    const reference = await begun();
    const seen = pageDigest((await found(reference)).content, "narrative");
    const saved = await saveReferralPage(broker, {
      reference,
      page: "narrative",
      seen,
      typed: { narrative: "a".repeat(8_001) },
    });
    expect(saved).toMatchObject({ error: { kind: "invalid", field: "narrative" } });
    expect(JSON.stringify(saved)).toContain("8,001");
    const aside = await saveReferralPage(broker, {
      reference,
      page: "narrative",
      seen,
      saveDraft: true,
      typed: { narrative: "a".repeat(8_001) },
    });
    expect(aside).toMatchObject({ error: { kind: "invalid" } });
    expect((await found(reference)).content.draft.narrative).toBeUndefined();
  });

  it("puts a page aside half-filled and takes it up again", async () => {
    const reference = await begun();
    const typed = { narrative: "", stray: "dropped" };
    const put = await saveReferralPage(broker, {
      reference,
      page: "narrative",
      seen: "empty",
      typed,
      saveDraft: true,
    });
    expect(put.ok).toBe(true);
    const { content, savedPages } = await found(reference);
    expect(content.unfinished.narrative).toEqual({ narrative: "" });
    expect(savedPages).not.toContain("narrative");
    await writePage(broker, reference, "narrative", { narrative: "She came to us in spring." });
    expect((await found(reference)).content.unfinished.narrative).toBeUndefined();
  });

  it("tells the second of two tabs, and not of a change on another page", async () => {
    const reference = await begun();
    await writePage(broker, reference, "location", EXAMPLE_PAGES.location);
    const first = await saveReferralPage(broker, {
      reference,
      page: "narrative",
      seen: "empty",
      typed: { narrative: "From the first tab." },
    });
    expect(first.ok).toBe(true);
    const second = await saveReferralPage(broker, {
      reference,
      page: "narrative",
      seen: "empty",
      typed: { narrative: "From the second tab." },
    });
    expect(second).toMatchObject({ error: { kind: "conflict" } });
    expect((await found(reference)).content.draft.narrative?.narrative).toBe("From the first tab.");
  });

  it("lets two pages that are saved in the same moment both stay", async () => {
    const reference = await begun();
    const pages = ["location", "narrative", "strengths", "needs"] as const;
    const saved = await Promise.all(
      pages.map((page) =>
        saveReferralPage(broker, { reference, page, seen: "empty", typed: EXAMPLE_PAGES[page] }),
      ),
    );
    expect(saved.map((one) => one.ok)).toEqual([true, true, true, true]);
    expect(Object.keys((await found(reference)).content.draft).sort()).toEqual([...pages].sort());
  });

  it("knows no referral of another council", async () => {
    const reference = await begun();
    const theirs = await saveReferralPage(stranger, {
      reference,
      page: "narrative",
      seen: "empty",
      typed: { narrative: "Mine now." },
    });
    expect(theirs).toEqual({ ok: false, error: missing() });
  });
});

describe("who the child is", () => {
  /** Every value that the vault must hold and nothing else may. */
  const SECRETS = [
    "Amara",
    "Quillfeather",
    "Larkspur",
    "WV10 9QZ",
    "Thistledown",
    "9434765919",
    "CS-4471-88",
    "Oluchi",
  ];

  it("is in no byte of any table, the vault's own included", async () => {
    await draftReferral(broker);
    const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
    try {
      const tables = await owner<{ name: string }[]>`
        select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname in ('auth', 'access', 'vault', 'public') and tablename <> '_prisma_migrations'`;
      let rows = 0;
      for (const { name } of tables) {
        await owner.unsafe(`alter table ${name} no force row level security`);
        const all = await owner.unsafe<{ text: string }[]>(`select t::text as text from ${name} t`);
        await owner.unsafe(`alter table ${name} force row level security`);
        rows += all.length;
        for (const { text } of all)
          for (const secret of SECRETS) {
            expect(text, `${secret} in ${name}`).not.toContain(secret);
            const hex = Buffer.from(secret).toString("hex");
            expect(text, `${secret} as bytes in ${name}`).not.toContain(hex);
          }
      }
      expect(rows).toBeGreaterThan(10);
    } finally {
      await owner.end();
    }
  });

  it("comes back to the council that wrote it, and every look is noted", async () => {
    const { reference } = await draftReferral(broker);
    const { child } = await found(reference);
    expect(child).toMatchObject({ age: 14, gender: "girl" });
    const identity = await read(broker, (tx) => readIdentity(tx, broker, child.identityId, "edit-child"));
    expect(identity).toMatchObject({
      value: { fields: { given: exampleChild().given, postcode: "WV10 9QZ" } },
    });
    const looks = await read(broker, (tx) => tx.look.findMany({ where: { identityId: child.identityId } }));
    expect(looks).toMatchObject([{ personId: broker.personId, purpose: "edit-child" }]);
    const theirs = await read(stranger, (tx) => readIdentity(tx, stranger, child.identityId, "edit-child"));
    expect(theirs).toEqual({ ok: false, error: missing() });
  });

  it("is out of reach for every database role but the council's and that of the keys", async () => {
    await draftReferral(broker);
    for (const role of loginRoles.filter((one) => one !== "council" && one !== "keys")) {
      const sql = postgres(databaseUrl(role), { max: 1 });
      for (const table of ["vault.identities", "vault.looks"])
        await expect(
          sql.begin(async (tx) => {
            await actingAs(tx, role, { organisationId: home.id });
            return tx.unsafe(`select * from ${table}`);
          }),
        ).rejects.toMatchObject({ code: "42501" });
      await sql.end();
    }
  });

  it("is neither read nor written by a broker who does not have the referral", async () => {
    const { reference } = await draftReferral(broker);
    const other = await person(home, ["broker"]);
    const saved = await saveReferralPage(other, {
      reference,
      page: "child",
      seen: "2",
      typed: exampleChild(),
    });
    expect(saved).toMatchObject({ error: { kind: "forbidden" } });
  });
});
