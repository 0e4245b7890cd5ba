import type { Actor } from "~/domains/access/actor";
import {
  issuedAgreement,
  signedAgreement,
  startedAgreement,
  writtenAgreement,
} from "../factories/agreements.ts";

/** What becomes of the agreement of an accepted offer. */
export function agreement(broker: Actor, offer: string) {
  let reference = "";
  return {
    issues: async () => {
      reference = await startedAgreement(broker, offer);
      await writtenAgreement(broker, reference);
      await issuedAgreement(broker, reference);
    },
    signs: async (...signers: Actor[]) => {
      for (const signer of signers) await signedAgreement(signer, reference);
    },
  };
}
