import { z } from "zod";
import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { identityIdsOf } from "~/domains/referrals/queries/identity-ids-of.server";
import { sealChildBytes } from "~/domains/vault/child-bytes.server";
import { type ReadIdentityError, readBesideIdentity } from "~/domains/vault/queries/read-identity.server";
import { ok, type Result } from "~/platform/result";

/** What is sealed under the child's data key: one text, by what was chosen. */
const sealedView = z.object({ text: z.string() });

const PURPOSE = "child-view";

/**
 * What a child said, sealed for its row under the key of every child of the referral: it can tell of brothers and sisters too.
 * `undefined` where one of them is not kept any more.
 */
export async function sealView(
  tx: Tx,
  actor: Actor,
  { id, referralId, councilId }: { id: string; referralId: string; councilId: string },
  text: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const identityIds = await identityIdsOf(tx, { referralId, councilId });
  const place = { councilId, subjectId: id, purpose: PURPOSE, identityIds };
  const sealed = await sealChildBytes(actor, place, Buffer.from(JSON.stringify({ text }), "utf8"));
  return sealed.ok ? sealed.value : undefined;
}

/** What a child said in these rows, by their id, for the eyes of the actor: one look. Whoever asks has asked the policy first. */
export async function openViews(
  tx: Tx,
  actor: Actor,
  identityId: string,
  rows: readonly { id: string; sealed: Uint8Array | null }[],
): Promise<Result<ReadonlyMap<string, string>, ReadIdentityError>> {
  const kept = rows.flatMap(({ id, sealed }) =>
    sealed ? [{ subjectId: id, purpose: PURPOSE, sealed }] : [],
  );
  if (kept.length === 0) return ok(new Map());
  const opened = await readBesideIdentity(tx, actor, identityId, "child-view", kept);
  if (!opened.ok) return opened;
  const texts = opened.value.beside.map((bytes, index) => {
    const { text } = sealedView.parse(JSON.parse(bytes.toString("utf8")));
    return [kept[index]?.subjectId ?? "", text] as const;
  });
  return ok(new Map(texts));
}
