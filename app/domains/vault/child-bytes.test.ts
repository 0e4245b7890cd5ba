import { describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { testDatabase } from "../../../prisma/testing/database.server";
import { openEnvelopes, sealEnvelopes } from "./child-envelopes.server";
import { makeDataKey } from "./data-keys.server";
import { VaultRefused } from "./encryption.server";
import { keyStore } from "./key-store.server";

testDatabase();

const place = { councilId: newId(), subjectId: newId(), purpose: "document-original" };
async function child(): Promise<string> {
  const id = newId();
  await makeDataKey(id);
  return id;
}
const plain = Buffer.from("HWCB1 Amara Quillfeather goes to Thistledown Academy");
async function sealedFor(...identityIds: string[]) {
  const sealed = await sealEnvelopes({ ...place, identityIds }, plain);
  if (!sealed.ok) throw new Error("destroyed");
  return sealed.value;
}

describe("bytes that tell of a child", () => {
  it("open where they belong, whole, whatever they begin with", async () => {
    const [one, two] = [await child(), await child()];
    for (const children of [[one], [two, one]]) {
      const sealed = await sealedFor(...children);
      expect(Buffer.from(sealed).includes("Amara")).toBe(false);
      const opened = await openEnvelopes(place, sealed);
      expect(opened).toMatchObject({ ok: true, value: { bytes: plain } });
      expect(opened.ok && opened.value.identityIds.sort()).toEqual(children.sort());
    }
    expect(await sealedFor(one)).not.toEqual(await sealedFor(one));
  });

  it("open at no other row, council or purpose, and not when any byte was changed", async () => {
    const sealed = await sealedFor(await child(), await child());
    for (const elsewhere of [
      { ...place, councilId: newId() },
      { ...place, subjectId: newId() },
      { ...place, purpose: "document-text" },
    ])
      await expect(openEnvelopes(elsewhere, sealed)).rejects.toThrow(VaultRefused);
    for (const at of [0, 5, 21, 37, 45, 60, sealed.length - 1]) {
      const changed = new Uint8Array(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(openEnvelopes(place, changed), `byte ${at}`).rejects.toThrow(VaultRefused);
    }
    await expect(openEnvelopes(place, plain)).rejects.toThrow(VaultRefused);
    await expect(openEnvelopes(place, new Uint8Array())).rejects.toThrow(VaultRefused);
  });

  it("are closed for good as soon as any one of the children is destroyed", async () => {
    const [one, two] = [await child(), await child()];
    const sealed = await sealedFor(one, two);
    const alone = await sealedFor(one);
    await keyStore().destroy(two, new Date("2026-11-28T12:00:00Z"));
    expect(await openEnvelopes(place, sealed)).toMatchObject({ ok: false, error: { kind: "destroyed" } });
    expect(await openEnvelopes(place, alone)).toMatchObject({ ok: true });
    expect(await sealEnvelopes({ ...place, identityIds: [one, two] }, plain)).toMatchObject({ ok: false });
  });

  it("are never sealed for nobody", async () => {
    await expect(sealEnvelopes({ ...place, identityIds: [] }, plain)).rejects.toThrow(/at least one/);
    await expect(sealEnvelopes({ ...place, identityIds: [newId()] }, plain)).rejects.toThrow(VaultRefused);
  });
});
