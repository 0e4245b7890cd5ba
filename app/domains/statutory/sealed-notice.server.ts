import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { identityIdsOf } from "~/domains/referrals/queries/identity-ids-of.server";
import { sealChildBytes } from "~/domains/vault/child-bytes.server";
import {
  type Beside,
  type ReadIdentityError,
  readBesideIdentity,
} from "~/domains/vault/queries/read-identity.server";
import { ok, type Result } from "~/platform/result";
import { type LetterWords, letterWords } from "./notice-letter.rules";
import type { FoundStatutory } from "./queries/load-statutory.server";

const PURPOSE = "notice";

/**
 * What a letter says that only somebody can tell, sealed for its row under the key of every child of the referral: a name of
 * family tells of brothers and sisters too. `undefined` where one of them is not kept any more.
 */
export async function sealLetter(
  tx: Tx,
  actor: Actor,
  { referralId, subject }: FoundStatutory,
  noticeId: string,
  letter: LetterWords,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { councilId } = subject;
  const identityIds = await identityIdsOf(tx, { referralId, councilId });
  const place = { councilId, subjectId: noticeId, purpose: PURPOSE, identityIds };
  const sealed = await sealChildBytes(actor, place, Buffer.from(JSON.stringify(letter), "utf8"));
  return sealed.ok ? sealed.value : undefined;
}

/** Of the child what letters and their forms say; empty where it is not known yet. */
const TOLD = ["given", "family", "knownAs", "dateOfBirth", "school", "motherName", "fatherName"] as const;
export type ToldOfChild = Record<(typeof TOLD)[number], string>;
export type OpenedLetters = { child: ToldOfChild; letters: Map<string, LetterWords> };

/**
 * Who the child of a placement is, with the letters of these rows, for the eyes of the actor: one look. Whoever asks has
 * asked the vault's policy first. `destroyed` once the child is not kept any more.
 */
export async function openLetters(
  tx: Tx,
  actor: Actor,
  { identityId }: FoundStatutory,
  rows: readonly { id: string; sealed: Uint8Array | null }[],
): Promise<Result<OpenedLetters, ReadIdentityError>> {
  const kept = rows.flatMap(({ id, sealed }): Beside[] =>
    sealed ? [{ subjectId: id, purpose: PURPOSE, sealed }] : [],
  );
  const opened = await readBesideIdentity(tx, actor, identityId, "notice", kept);
  if (!opened.ok) return opened;
  const { identity, beside } = opened.value;
  const letters = beside.map((bytes, index) => {
    const letter = letterWords.parse(JSON.parse(bytes.toString("utf8")));
    return [kept[index]?.subjectId ?? "", letter] as const;
  });
  return ok({ child: toldOf(identity.fields), letters: new Map(letters) });
}

/** An identity that was put aside half-filled has some of the fields, and in other shapes. */
function toldOf(fields: Readonly<Record<string, unknown>>): ToldOfChild {
  const told = TOLD.map((field) => [field, typeof fields[field] === "string" ? fields[field] : ""]);
  return Object.fromEntries(told) as ToldOfChild;
}
