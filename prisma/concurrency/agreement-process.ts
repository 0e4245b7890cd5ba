import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { acceptOffer } from "~/domains/agreements/commands/accept-offer.server";
import { fallThrough } from "~/domains/agreements/commands/fall-through.server";
import { issueAgreement } from "~/domains/agreements/commands/issue-agreement.server";
import { signAgreement } from "~/domains/agreements/commands/sign-agreement.server";
import { amendOffer } from "~/domains/offers/commands/amend-offer.server";
import { submitOffer } from "~/domains/offers/commands/submit-offer.server";
import { withdrawOffer } from "~/domains/offers/commands/withdraw-offer.server";
import { viewOfferDraft } from "~/domains/offers/queries/view-offer-draft.server";
import { missing } from "~/platform/refusal";
import { err } from "~/platform/result";
import { draftOf, newestVersion } from "../factories/agreements.ts";
import { standing } from "../factories/decisions.ts";
import { race } from "./racing.ts";

/** A server process as far as acceptances and agreements go. Each act reads what stands, as a page does, and then acts on it. */
export type AgreementAct =
  | {
      kind: "accept";
      actor: Actor;
      reference: string;
      offer: string;
      /** What the page showed, where it was read before the race. */
      expected?: { version: number; offerVersion: number };
    }
  | { kind: "withdraw" | "amend"; actor: Actor; offer: string }
  | { kind: "fall-through"; actor: Actor; reference: string }
  | { kind: "sign" | "issue"; actor: Actor; agreement: string };

async function carryOut(act: AgreementAct) {
  const { actor } = act;
  switch (act.kind) {
    case "accept": {
      const { version, versionNumber } = await standing(actor, act.offer);
      const expected = act.expected ?? { version, offerVersion: versionNumber };
      const { reference, offer } = act;
      return acceptOffer(actor, { reference, offer, ...expected, note: "", toOthers: "" });
    }
    case "withdraw":
      return withdrawOffer(actor, { reference: act.offer, reason: "A child already here needs the room" });
    case "amend": {
      const begun = await amendOffer(actor, { reference: act.offer });
      if (!begun.ok) return begun;
      const { draft } = await viewOfferDraft(actor, act.offer);
      return submitOffer(actor, { reference: act.offer, expectedVersion: draft?.toSend ?? 0, place: "same" });
    }
    case "fall-through": {
      const { version } = await read(actor, (tx) =>
        tx.referral.findUniqueOrThrow({ where: { reference: act.reference }, select: { version: true } }),
      );
      const { reference } = act;
      return fallThrough(actor, {
        reference,
        version,
        answerWithin: "5-working-days",
        reason: "The home closed",
      });
    }
    case "sign": {
      const newest = await newestVersion(actor, act.agreement).catch(() => null);
      return newest ? signAgreement(actor, { reference: act.agreement, ...newest }) : err(missing());
    }
    case "issue": {
      const { savedAt, number, expected } = await draftOf(actor, act.agreement);
      return issueAgreement(actor, { reference: act.agreement, expectedVersion: savedAt, number, expected });
    }
  }
}

race<AgreementAct>(carryOut, (actor) => read(actor, (tx) => tx.referral.count()));
