import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { acceptOffer } from "~/domains/agreements/commands/accept-offer.server";
import { closeSearch } from "~/domains/agreements/commands/close-search.server";
import { fallThrough } from "~/domains/agreements/commands/fall-through.server";
import { withdrawReferral } from "~/domains/agreements/commands/withdraw-referral.server";
import {
  type Decision,
  decideAuthorisation,
} from "~/domains/authorisations/commands/decide-authorisation.server";
import { amendReferral } from "~/domains/offers/commands/amend-referral.server";
import { answerImpact } from "~/domains/offers/commands/answer-impact.server";
import { confirmOffer } from "~/domains/offers/commands/confirm-offer.server";
import { notSelectOffer } from "~/domains/offers/commands/not-select-offer.server";
import { keepInReserve, shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { withdrawOffer } from "~/domains/offers/commands/withdraw-offer.server";
import type { NotSelectedReason } from "~/domains/offers/not-selected-reasons.options";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import type { CloseReason } from "~/domains/referrals/close-reasons.options";
import type { TypedPage } from "~/domains/referrals/draft.rules";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import type { ContentPage } from "~/domains/referrals/referral.schema";
import { pauseSearch } from "~/domains/routing/commands/pause-search.server";
import { authorised, preferredOffer, standing } from "../factories/decisions.ts";
import { writePage } from "../factories/referrals.ts";
import { done } from "./demo-search.ts";

async function versionOf(actor: Actor, reference: string): Promise<number> {
  const referral = await read(actor, (tx) => findReferral(tx, actor, reference));
  if (!referral) throw new Error(`There is no ${reference} in ${actor.organisationName}.`);
  return referral.version;
}

/** A social worker agrees with what a home says of itself and the child, and asks about one part. */
export async function answersImpact(
  socialWorker: Actor,
  offer: string,
  part: string,
  words: string,
): Promise<void> {
  const { impact, versions } = await viewOffer(socialWorker, offer);
  const asked = impact.parts.find((one) => one.part === part);
  if (!asked) throw new Error(`The assessment of ${offer} says nothing of ${part}.`);
  await done(
    `Answering the assessment of ${offer}`,
    answerImpact(socialWorker, {
      reference: offer,
      expectedVersion: impact.number,
      offerVersion: versions[0]?.number ?? 0,
      answers: [{ part: asked.id, answer: "question", words }],
      rest: true,
    }),
  );
}

/** What the council does with the offers of one search, and with the search. */
export function council(broker: Actor, head: Actor, reference: string) {
  return {
    shortlists: (offer: string) =>
      done(`Shortlisting ${offer}`, shortlistOffer(broker, { reference: offer })),
    reserves: (offer: string) =>
      done(`Keeping ${offer} in reserve`, keepInReserve(broker, { reference: offer })),
    doesNotSelect: (offer: string, reason: NotSelectedReason, note: string) =>
      done(`Not selecting ${offer}`, notSelectOffer(broker, { reference: offer, reason, note })),
    /** Gives the id of what the head of service is asked. */
    prefers: async (offer: string, why: string) =>
      (await preferredOffer(broker, { reference, offer }, why)).authorisationId,
    authorises: (id: string) => authorised(head, id),
    decides: async (id: string, decision: Exclude<Decision, { decision: "authorise" }>) => {
      const row = await read(head, (tx) => tx.authorisation.findUniqueOrThrow({ where: { id } }));
      await done(`Deciding on ${id}`, decideAuthorisation(head, { ...decision, id, version: row.version }));
    },
    accepts: async (offer: string, note: string, toOthers: string) => {
      const { version, versionNumber } = await standing(broker, offer);
      const input = { reference, offer, version, offerVersion: versionNumber, note, toOthers };
      await done(`Accepting ${offer}`, acceptOffer(broker, input));
    },
    pauses: async (reason: string) =>
      done(
        `Pausing ${reference}`,
        pauseSearch(broker, { reference, version: await versionOf(broker, reference), reason }),
      ),
    /** Changes one page of what is asked and sends it as the next edition. */
    amends: async (page: ContentPage, typed: TypedPage) => {
      await writePage(broker, reference, page, typed);
      const version = await versionOf(broker, reference);
      await done(`Amending ${reference}`, amendReferral(broker, { reference, version }));
    },
    withdraws: async (reason: string) =>
      done(
        `Withdrawing ${reference}`,
        withdrawReferral(broker, { reference, version: await versionOf(broker, reference), reason }),
      ),
    closes: async (closed: CloseReason, note: string) =>
      done(
        `Closing ${reference}`,
        closeSearch(broker, { reference, version: await versionOf(broker, reference), closed, note }),
      ),
    fallsThrough: async (reason: string) =>
      done(
        `Falling through of ${reference}`,
        fallThrough(broker, {
          reference,
          version: await versionOf(broker, reference),
          answerWithin: "5-working-days",
          reason,
        }),
      ),
  };
}

/** The provider's offer stands for the edition that it has read. */
export function confirms(officer: Actor, offer: string, edition: number) {
  return done(`Confirming ${offer}`, confirmOffer(officer, { reference: offer, edition }));
}

/** The provider takes an offer back. */
export function takesBack(officer: Actor, offer: string, reason: string) {
  return done(`Withdrawing ${offer}`, withdrawOffer(officer, { reference: offer, reason }));
}
