import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { log } from "~/platform/log.server";
import { err, ok, type Result } from "~/platform/result";
import { openEnvelopes, sealEnvelopes } from "./child-envelopes.server";
import { documentOpener } from "./document-opener.server";
import { VaultRefused } from "./encryption.server";
import type { StoredIdentity } from "./identity";
import type {
  Asker,
  Comparer,
  Destroyed,
  KeyHolder,
  KeyStanding,
  Place,
  SealedRow,
  TooMany,
} from "./key-holder";
import { keyStore } from "./key-store.server";
import { openingLimits } from "./opening-limits";
import { openIdentity, sealIdentity } from "./sealed-identity.server";
import { acting, commitLooks, named } from "./written-looks.server";

/** Rows opened at one go; the longest list of children there is has fewer. */
const MAX_ROWS = 200;
/** Children gone through by one search: more than any council looks for homes for at a time. */
const MAX_SEARCHED = 3_000;
const MAX_HITS = 20;
const MAX_WORDS = 8;

type Row = { place: Place; sealed: SealedRow };

class RolledBack extends Error {
  constructor(readonly error: Destroyed) {
    super("rolled back: nobody was told anything");
  }
}

/** Holds the keys in this process: the whole of the key process but its door, and what tools and tests use. */
export function localKeyHolder(comparer: Comparer): KeyHolder {
  const take = openingLimits((by, what, count) =>
    log.warn("vault.unusual", { person: by.personId, organisation: by.organisationId, what, count }),
  );

  async function openAll(by: Asker, rows: readonly Row[]): Promise<Result<StoredIdentity, Destroyed>[]> {
    if (rows.length > MAX_ROWS) throw new Error(`At most ${MAX_ROWS} identities are opened at a time.`);
    const opened: Result<StoredIdentity, Destroyed>[] = [];
    for (const { place, sealed } of rows) {
      own(by, place);
      opened.push(await openIdentity(place, sealed));
    }
    return opened;
  }

  return {
    async sealIdentity(by, place, identity, keyId) {
      own(by, place);
      return sealIdentity(place, identity, keyId);
    },

    async openIdentities(by, purpose, rows) {
      named(by);
      const refused = take(by, "look", rows.length);
      if (refused) return err(refused);
      const opened = await openAll(by, rows);
      await commitLooks(by, { purpose }, childrenIn(rows, opened));
      return ok(opened);
    },

    async openBeside(by, purpose, row, parts) {
      named(by);
      const refused = take(by, "look", 1);
      if (refused) return err(refused);
      const [identity] = await openAll(by, [row]);
      if (!identity?.ok) return identity ?? err({ kind: "destroyed", at: now() });
      const { councilId, identityId } = row.place;
      const told: Uint8Array[] = [];
      const children = new Set([identityId]);
      for (const { sealed, ...place } of parts) {
        const part = await openEnvelopes({ councilId, ...place }, sealed);
        if (!part.ok) return part;
        if (!part.value.identityIds.includes(identityId)) throw new VaultRefused("it tells of another child");
        told.push(part.value.bytes);
        for (const child of part.value.identityIds) children.add(child);
      }
      await commitLooks(by, { purpose }, [...children]);
      return ok({ identity: identity.value, parts: told });
    },

    async openReleased(by, releaseId): Promise<Result<StoredIdentity[], Destroyed | TooMany>> {
      const refused = take(by, "look", 1);
      if (refused) return err(refused);
      try {
        return await transaction("keys", acting(by), async (tx) => {
          const rows = await tx.$queryRaw<(SealedRow & Place)[]>`
            select identity_id as "identityId", council_id as "councilId", ciphertext, nonce, key_id as "keyId"
              from public.read_released_identity(${releaseId}::uuid, ${newId()}::uuid, ${now()}::timestamptz)`;
          const opened: StoredIdentity[] = [];
          for (const { identityId, councilId, ...sealed } of rows) {
            const identity = await openIdentity({ identityId, councilId }, sealed);
            if (!identity.ok) throw new RolledBack(identity.error);
            opened.push(identity.value);
          }
          return ok(opened);
        });
      } catch (error) {
        if (error instanceof RolledBack) return err(error.error);
        throw error;
      }
    },

    async compare(by, rows, question, typed) {
      named(by);
      const refused = take(by, "comparison", rows.length);
      if (refused) return err(refused);
      const opened = await openAll(by, rows);
      const identities = opened.flatMap((one) => (one.ok ? [one.value] : []));
      const { answer, look } = comparer(identities, question);
      if (look) await commitLooks(by, { purpose: "comparison", ...look, typed }, childrenIn(rows, opened));
      return ok({ answer, destroyed: identities.length < rows.length });
    },

    async search(by, words, fields) {
      const refused = take(by, "search", 1);
      if (refused) return err(refused);
      const sought = foldedWords(words).slice(0, MAX_WORDS);
      if (sought.length === 0) return ok([]);
      const rows = await transaction("keys", acting(by), (tx) =>
        tx.identity.findMany({
          where: { councilId: by.organisationId, destroyedAt: null },
          select: { id: true, councilId: true, ciphertext: true, nonce: true, keyId: true },
          orderBy: { id: "desc" },
          take: MAX_SEARCHED,
        }),
      );
      const hits: string[] = [];
      for (const { id, councilId, ...sealed } of rows) {
        const place = { identityId: id, councilId };
        const opened = await openIdentity(place, sealed);
        if (opened.ok && says(opened.value, fields, sought)) hits.push(id);
        if (hits.length === MAX_HITS) break;
      }
      // Whose name it is has been told by this, to whoever knew the words.
      await commitLooks(by, { purpose: "search" }, hits);
      return ok(hits);
    },

    async sealBytes(by, place, bytes) {
      own(by, place);
      return sealEnvelopes(place, bytes);
    },

    async sealForPlacement(by, placementId, place, bytes) {
      const [child] = await transaction(
        "keys",
        acting(by),
        (tx) => tx.$queryRaw<Place[]>`
          select identity_id as "identityId", council_id as "councilId"
            from public.placement_to_seal(${placementId}::uuid)`,
      );
      if (!child) throw new VaultRefused("it is of another placement");
      const { identityId, councilId } = child;
      return sealEnvelopes({ ...place, councilId, identityIds: [identityId] }, bytes);
    },

    ...documentOpener(take),

    destroyKey: (identityId, at) => keyStore().destroy(identityId, at),

    async keyStanding(identityId): Promise<KeyStanding> {
      const stored = await keyStore().get(identityId);
      return stored.state === "kept" ? { state: "kept", madeAt: stored.wrapped.madeAt } : stored;
    },

    check: () => keyStore().check(),

    async listKeys() {
      const all: { id: string; state: "kept" | "destroyed" }[] = [];
      for await (const one of keyStore().list()) all.push(one);
      return all;
    },
  };
}

function own(by: Asker, { councilId }: { councilId: string }): void {
  if (by.organisationId !== councilId) throw new VaultRefused("it belongs to another council");
}

/** Whom it tells of: what is destroyed tells nothing. */
function childrenIn(rows: readonly Row[], opened: readonly Result<StoredIdentity, Destroyed>[]): string[] {
  return rows.flatMap(({ place }, index) => (opened[index]?.ok ? [place.identityId] : []));
}

const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function foldedWords(words: string): string[] {
  return folded(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 2);
}

/** Every word begins one of the words of these fields. */
function says(
  { fields: all }: StoredIdentity,
  fields: readonly string[],
  sought: readonly string[],
): boolean {
  const said = fields.flatMap((field) => foldedWords([all[field]].flat().map(String).join(" ")));
  return sought.every((word) => said.some((one) => one.startsWith(word)));
}
