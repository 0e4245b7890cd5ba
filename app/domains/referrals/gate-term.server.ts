import { createHmac } from "node:crypto";
import { fold } from "~/domains/anonymisation/fold.rules";
import { secretKey } from "~/platform/env.server";

/**
 * What a decision about words is kept under: their keyed hash within one referral, so that the table of decisions tells
 * nobody which name was left out. Case, accents, spaces and look-alikes make no difference.
 */
export function termIn(referralId: string): (words: string) => string {
  return (words) =>
    createHmac("sha256", secretKey("gate"))
      .update(
        `gate\n${referralId}\n${fold(words)
          .text.replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim()}`,
      )
      .digest("hex")
      .slice(0, 32);
}
