import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { newId } from "~/platform/ids";
import { council, person, provider } from "../../../../prisma/factories/organisations";
import { VaultRefused } from "../encryption.server";
import type { KeyHolder, Place, Sealed } from "../key-holder";
import { MAX_IN_AN_HOUR } from "../opening-limits";

export type WrittenLook = { identity_id: string; purpose: string; document_id: string | null };

export type Asked = {
  holder: KeyHolder;
  /** The looks that are written for a person, as everybody's eyes see them. */
  looksOf: (personId: string) => Promise<WrittenLook[]>;
  /** Makes a document of a council, in this state; its id. */
  document: (councilId: string, state: string) => Promise<string>;
  /** Does this while no look can be written. */
  withoutLooks: (work: () => Promise<void>) => Promise<void>;
};

/** What whoever holds the keys has to promise, in the same process or behind a socket. */
export function keyHolderContract(open: () => Promise<Asked>): void {
  describe("who holds the keys", () => {
    let asked: Asked;
    let home: Awaited<ReturnType<typeof council>>;
    let broker: Actor;
    beforeAll(async () => {
      asked = await open();
      home = await council();
      broker = await person(home, ["broker"]);
    });

    const child = {
      complete: true,
      fields: { given: "Amara", otherNames: ["Bibi"], motherName: "Ngozi Okafor" },
    };
    async function sealedChild(by = broker): Promise<{ place: Place; sealed: Sealed }> {
      const place = { identityId: newId(), councilId: by.organisationId };
      const sealed = await asked.holder.sealIdentity(by, place, child);
      if (!sealed.ok) throw new Error("destroyed");
      return { place, sealed: sealed.value };
    }
    const look = "edit-child";
    const known = (...texts: string[]) => ({ ask: "known", texts, stretches: false });

    it("opens what it sealed, many at once and in their order, and writes a look for each that it tells", async () => {
      const rows = [await sealedChild(), await sealedChild(), await sealedChild()];
      const [, gone] = rows;
      await asked.holder.destroyKey(gone?.place.identityId ?? "", new Date("2027-01-05T02:10:00Z"));
      const reader = await person(home, ["social-worker"]);
      const opened = await asked.holder.openIdentities(reader, look, rows);
      expect(opened).toMatchObject({
        ok: true,
        value: [
          { ok: true, value: child },
          { ok: false, error: { kind: "destroyed", at: new Date("2027-01-05T02:10:00Z") } },
          { ok: true, value: child },
        ],
      });
      const looks = await asked.looksOf(reader.personId);
      expect(looks.map(({ identity_id }) => identity_id).sort()).toEqual(
        [rows[0], rows[2]].map((row) => row?.place.identityId).sort(),
      );
    });

    it("gives a row only to its own council, and only in its own place", async () => {
      const { place, sealed } = await sealedChild();
      const stranger = await person(await council(), ["broker"]);
      await expect(asked.holder.openIdentities(stranger, look, [{ place, sealed }])).rejects.toThrow(
        VaultRefused,
      );
      const moved = { ...place, councilId: stranger.organisationId };
      await expect(asked.holder.openIdentities(stranger, look, [{ place: moved, sealed }])).rejects.toThrow(
        VaultRefused,
      );
      await expect(asked.holder.sealIdentity(stranger, place, child)).rejects.toThrow(VaultRefused);
      expect(await asked.looksOf(stranger.personId)).toEqual([]);
    });

    it("tells nobody who is not named, nor compares for them: they would be counted nowhere", async () => {
      const row = await sealedChild();
      const nobody = { organisationId: broker.organisationId };
      await expect(asked.holder.openIdentities(nobody, look, [row])).rejects.toThrow(/nobody is named/);
      await expect(asked.holder.compare(nobody, [row], known("Amara"), true)).rejects.toThrow(
        /nobody is named/,
      );
    });

    it("keeps no person from their work and stops who wants everybody", async () => {
      const copier = await person(home, ["social-worker"]);
      const rows = await Promise.all(Array.from({ length: 40 }, () => sealedChild()));
      for (let told = 0; told < MAX_IN_AN_HOUR.look; told += rows.length)
        expect((await asked.holder.openIdentities(copier, look, rows)).ok).toBe(true);
      const refused = await asked.holder.openIdentities(copier, look, rows.slice(0, 1));
      expect(refused).toMatchObject({ ok: false, error: { kind: "too-many", until: expect.any(Date) } });
      expect(await asked.looksOf(copier.personId)).toHaveLength(MAX_IN_AN_HOUR.look);
      const colleague = await person(home, ["social-worker"]);
      expect((await asked.holder.openIdentities(colleague, look, rows.slice(0, 1))).ok).toBe(true);
    });

    it("compares texts with children, answers places and never a value, and has written the look with its count", async () => {
      const [one, gone] = [await sealedChild(), await sealedChild()];
      await asked.holder.destroyKey(gone.place.identityId, new Date());
      const writer = await person(home, ["finance-officer"]);
      const question = known("Nothing is told here.", "She and Amara wrote.");
      const compared = await asked.holder.compare(writer, [one, gone], question, true);
      expect(compared).toMatchObject({
        ok: true,
        value: { destroyed: true, answer: [{ known: [] }, { known: [{ start: 8, end: 13 }] }] },
      });
      expect(JSON.stringify(compared)).not.toMatch(/Amara|Bibi|Ngozi|Okafor/);
      const its = { identity_id: one.place.identityId, purpose: "comparison", typed: true };
      expect(await asked.looksOf(writer.personId)).toMatchObject([{ ...its, texts: 2, findings: 1 }]);
      await asked.holder.compare(writer, [one], known("Zofia"), false);
      expect(await asked.looksOf(writer.personId)).toContainEqual({
        ...its,
        typed: null,
        texts: 1,
        findings: 0,
        document_id: null,
      });
    });

    it("refuses a question that it does not know, and a person who compares without end", async () => {
      const row = await sealedChild();
      await expect(asked.holder.compare(broker, [row], { ask: "given" }, true)).rejects.toThrow();
      const guesser = await person(home, ["finance-officer"]);
      const rows = Array.from({ length: 150 }, () => row);
      for (let told = 0; told < MAX_IN_AN_HOUR.comparison; told += rows.length)
        expect((await asked.holder.compare(guesser, rows, { ask: "today" }, true)).ok).toBe(true);
      expect(await asked.holder.compare(guesser, [row], known("Amara"), true)).toMatchObject({
        error: { kind: "too-many" },
      });
      expect(await asked.looksOf(guesser.personId)).toEqual([]);
    });

    it("tells nobody anything whose look cannot be written", async () => {
      const row = await sealedChild();
      await asked.withoutLooks(async () => {
        await expect(asked.holder.openIdentities(broker, look, [row])).rejects.toThrow(/permission denied/);
        await expect(asked.holder.compare(broker, [row], known("Amara"), true)).rejects.toThrow(
          /permission denied/,
        );
      });
      expect((await asked.holder.compare(broker, [row], known("Amara"), true)).ok).toBe(true);
    });

    const text = "Amara goes to Thistledown ";
    /** A part of a document that tells of these children, and the document as the database knows it. */
    async function sealedDocument(state: string, children = 1, of?: readonly string[]) {
      const by = broker;
      const documentId = await asked.document(by.organisationId, state);
      const rows = of ?? (await Promise.all(Array.from({ length: children }, () => sealedChild())));
      const identityIds = rows.map((row) => (typeof row === "string" ? row : row.place.identityId));
      const place = { subjectId: documentId, purpose: "document-text" };
      const bytes = new Uint8Array(Buffer.alloc(300_000, text));
      const at = { ...place, councilId: by.organisationId, identityIds };
      const sealed = await asked.holder.sealBytes(by, at, bytes);
      if (!sealed.ok) throw new Error("destroyed");
      return { documentId, identityIds, part: { ...place, sealed: sealed.value } };
    }
    const isWhole = (opened: Awaited<ReturnType<KeyHolder["openDocument"]>>) =>
      opened.ok && opened.value.every((part) => Buffer.from(part).equals(Buffer.alloc(300_000, text)));

    it("opens a document for a named person, with one look at each of its children for a visit", async () => {
      const { documentId, identityIds, part } = await sealedDocument("second-look", 2);
      expect(Buffer.from(part.sealed).includes("Amara")).toBe(false);
      const reader = await person(home, ["team-manager"]);
      const opened = await Promise.all(
        Array.from({ length: 8 }, () => asked.holder.openDocument(reader, documentId, [part, part])),
      );
      expect(opened.every(isWhole)).toBe(true);
      const looks = await asked.looksOf(reader.personId);
      expect(looks).toHaveLength(2);
      expect(looks.map(({ identity_id }) => identity_id).sort()).toEqual([...identityIds].sort());
      for (const one of looks)
        expect(one).toMatchObject({ purpose: "read-document", document_id: documentId });
      const cleared = await sealedDocument("ready");
      expect(isWhole(await asked.holder.openDocument(reader, cleared.documentId, [cleared.part]))).toBe(true);
      expect(await asked.looksOf(reader.personId)).toContainEqual(
        expect.objectContaining({ purpose: "read-cleared-document", document_id: cleared.documentId }),
      );
      await asked.holder.destroyKey(identityIds[0] ?? "", new Date());
      expect(await asked.holder.openDocument(reader, documentId, [part])).toMatchObject({
        error: { kind: "destroyed" },
      });
      const colleague = await person(home, ["team-manager"]);
      expect((await asked.holder.openDocument(colleague, documentId, [part])).ok).toBe(false);
      expect(await asked.looksOf(colleague.personId)).toEqual([]);
    });

    it("opens no document for nobody, for another organisation, under another's name, or without its look", async () => {
      const { documentId, part } = await sealedDocument("ready");
      const nobody = { organisationId: home.id };
      await expect(asked.holder.openDocument(nobody, documentId, [part])).rejects.toThrow(/nobody is named/);
      const gone = await asked.document(home.id, "removed");
      const another = await asked.document(home.id, "ready");
      const stranger = await person(await council(), ["social-worker"]);
      const officer = await person(await provider(), ["referrals-officer"]);
      const pretender = { organisationId: home.id, personId: stranger.personId };
      for (const [by, id] of [
        [stranger, documentId],
        [officer, documentId],
        [pretender, documentId],
        [broker, another],
        [broker, gone],
        [broker, newId()],
      ] as const)
        await expect(asked.holder.openDocument(by, id, [part])).rejects.toThrow(/not for whoever asks/);
      await asked.withoutLooks(async () => {
        await expect(asked.holder.openDocument(broker, documentId, [part])).rejects.toThrow(
          /permission denied/,
        );
      });
      for (const by of [stranger, officer, broker])
        expect((await asked.looksOf(by.personId)).filter(({ document_id }) => document_id !== null)).toEqual(
          [],
        );
      expect(isWhole(await asked.holder.openDocument(broker, documentId, [part]))).toBe(true);
    });

    it("opens a letter with the child whom it tells of, as one look at each of its children, and with no other child", async () => {
      const [one, sibling, other] = [await sealedChild(), await sealedChild(), await sealedChild()];
      const place = { subjectId: newId(), purpose: "letter" };
      const identityIds = [one, sibling].map((row) => row.place.identityId);
      const at = { ...place, councilId: broker.organisationId, identityIds };
      const sealed = await asked.holder.sealBytes(broker, at, new Uint8Array(Buffer.from(text)));
      if (!sealed.ok) throw new Error("destroyed");
      const part = { ...place, sealed: sealed.value };
      const reader = await person(home, ["social-worker"]);
      const opened = await asked.holder.openBeside(reader, "notice", one, [part]);
      expect(opened).toMatchObject({ ok: true, value: { identity: child } });
      expect(opened.ok && Buffer.from(opened.value.parts[0] ?? []).toString()).toBe(text);
      const looks = (await asked.looksOf(reader.personId)).map(({ identity_id }) => identity_id);
      expect(looks.sort()).toEqual([...identityIds].sort());
      const stranger = await person(await council(), ["broker"]);
      const elsewhere = [{ ...part, subjectId: newId() }];
      for (const [by, row, parts] of [
        [reader, other, [part]],
        [reader, one, elsewhere],
        [stranger, one, [part]],
      ] as const)
        await expect(asked.holder.openBeside(by, "notice", row, parts)).rejects.toThrow(VaultRefused);
      expect(await asked.looksOf(reader.personId)).toHaveLength(2);
      await asked.holder.destroyKey(sibling.place.identityId, new Date("2027-01-05T02:10:00Z"));
      expect(await asked.holder.openBeside(reader, "notice", one, [part])).toMatchObject({
        error: { kind: "destroyed" },
      });
    });

    it("opens for a job what is being checked, in nobody's name, and nothing else", async () => {
      const job = { organisationId: home.id };
      const { documentId, part } = await sealedDocument("checking");
      expect(isWhole(await asked.holder.openForJob(job, documentId, [part]))).toBe(true);
      const elsewhere = { organisationId: (await council()).id };
      await expect(asked.holder.openForJob(elsewhere, documentId, [part])).rejects.toThrow(/not for whoever/);
      for (const state of ["second-look", "ready", "refused", "removed"]) {
        const settled = await sealedDocument(state);
        await expect(asked.holder.openForJob(job, settled.documentId, [settled.part]), state).rejects.toThrow(
          /not for whoever asks/,
        );
      }
    });

    it("stops who opens every document", async () => {
      const copier = await person(home, ["iro"]);
      const { part, identityIds } = await sealedDocument("ready");
      const all = await Promise.all(
        Array.from({ length: MAX_IN_AN_HOUR.document + 1 }, () => sealedDocument("ready", 1, identityIds)),
      );
      const last = all.pop();
      for (const { documentId, part: own } of all)
        expect((await asked.holder.openDocument(copier, documentId, [own])).ok).toBe(true);
      // What is open already stays so for the visit.
      const [first] = all;
      expect(
        (await asked.holder.openDocument(copier, first?.documentId ?? "", [first?.part ?? part])).ok,
      ).toBe(true);
      expect(
        await asked.holder.openDocument(copier, last?.documentId ?? "", [last?.part ?? part]),
      ).toMatchObject({ error: { kind: "too-many", until: expect.any(Date) } });
      expect(await asked.looksOf(copier.personId)).toHaveLength(MAX_IN_AN_HOUR.document);
    });

    it("says how a key stands and never what it is", async () => {
      const { place } = await sealedChild();
      const stands = await asked.holder.keyStanding(place.identityId);
      expect(stands).toEqual({ state: "kept", madeAt: expect.any(Date) });
      expect(await asked.holder.keyStanding(newId())).toEqual({ state: "unknown" });
      expect(await asked.holder.listKeys()).toContainEqual({ id: place.identityId, state: "kept" });
    });
  });
}
