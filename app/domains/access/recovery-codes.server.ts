import { createHmac, randomInt } from "node:crypto";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { secretKey } from "~/platform/env.server";

/** For when the phone is lost: ten codes, each good once. 12 letters of 31 are 59 bits; a keyed hash is kept. */
const HOW_MANY = 10;
/** Without what looks like something else: 0 and O, 1, I and L. */
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

function newCode(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return letters.replace(/(.{4})(.{4})(.{4})/, "$1-$2-$3");
}

/** A code as it was typed, without what people add: small letters, spaces, hyphens. */
export function isRecoveryCode(typed: string): boolean {
  return /^[A-Z2-9]{12}$/.test(folded(typed));
}

const folded = (typed: string) => typed.toUpperCase().replace(/[\s-]/g, "");

function hashOfCode(personId: string, code: string): string {
  return createHmac("sha256", secretKey("second-factor"))
    .update(`recovery code\n${personId}\n${folded(code)}`)
    .digest("hex");
}

/** Makes ten new codes and voids those before: the only time that they can be shown. */
export async function makeRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode);
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ hash: hashOfCode(personId, code), personId, createdAt: now() })),
  });
  return codes;
}

/** Uses a code up; false when it is none of this person's, or was used. Of two at once one counts. */
export async function spendRecoveryCode(tx: Tx, personId: string, typed: string): Promise<boolean> {
  const used = await tx.recoveryCode.updateMany({
    where: { hash: hashOfCode(personId, typed), personId, usedAt: null },
    data: { usedAt: now() },
  });
  return used.count === 1;
}
