import postgres, { type Sql } from "postgres";
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
import { newId } from "~/platform/ids";
import { missing, notNow } from "~/platform/refusal";
import { err, ok } from "~/platform/result";
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
  | { kind: "sign" | "issue"; actor: Actor; agreement: string }
  /** For the control: looks first and then writes, past every guard. `database` lets it. */
  | { kind: "accept-unguarded"; actor: Actor; offer: string; database: string };

async function carryOut(act: AgreementAct) {
  const { actor } = act;
  switch (act.kind) {
    case "accept": {
      const { version, versionNumber } = await standing(actor, act.offer);
      const expected = act.expected ?? { version, offerVersion: versionNumber };
      const { reference, offer } = act;
      return acceptOffer(actor, {
        reference,
        offer,
        ...expected,
        placeConfirmed: true,
        note: "",
        toOthers: "",
      });
    }
    case "accept-unguarded":
      return acceptUnguarded(act);
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

let past: Sql | undefined;

async function acceptUnguarded({
  actor,
  offer,
  database,
}: Extract<AgreementAct, { kind: "accept-unguarded" }>) {
  past ??= postgres(database, { max: 8, onnotice: () => undefined });
  const [child] = await past<{ id: string; taken: boolean }[]>`
    select c.id, exists (select 1 from acceptances a where a.referral_child_id = c.id and a.ended_at is null) as taken
      from offers o join referral_children c on c.referral_id = o.referral_id where o.reference = ${offer}`;
  if (!child || child.taken) return err(notNow());
  // The time in which the other one looks too: without it one in three runs shows nothing.
  await past`select pg_sleep(0.2)`;
  await past`
    insert into acceptances (id, offer_id, referral_child_id, referral_id, council_id, provider_id, purpose, accepted_by_id, accepted_at)
    select ${newId()}, o.id, ${child.id}, o.referral_id, o.council_id, o.provider_id, 'long-term', ${actor.personId}, now()
      from offers o where o.reference = ${offer}`;
  return ok(null);
}

race<AgreementAct>(carryOut, (actor) => read(actor, (tx) => tx.referral.count()));
