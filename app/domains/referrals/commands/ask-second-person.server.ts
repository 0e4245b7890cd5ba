import type { Actor } from "~/domains/access/actor";
import { notify } from "~/domains/notifications/commands/notify.server";
import { councilPaths, type ReferralPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { type FoundReferral, findReferral } from "../queries/find-referral.server";
import { loadGate } from "../queries/load-gate.server";
import { secondPeople } from "../queries/second-people.server";
import type { DecidedAbout } from "./decide-items.server";

/** Where each text is decided on. */
const WHERE: Readonly<Record<DecidedAbout, (referral: ReferralPaths) => string>> = {
  pages: (referral) => referral.gate(),
  detail: (referral) => referral.detailGate(),
  document: (referral) => referral.documents(),
};

/** Mails those who may agree that something known stays, with the link and not the words; in the caller's transaction. */
export async function askSecondPerson(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
  about: DecidedAbout = "pages",
): Promise<void> {
  const people = await secondPeople(tx, actor, referral);
  const paths = councilPaths(actor.organisationSlug).referral(referral.reference);
  const link = `${env().APP_URL}${WHERE[about](paths)}`;
  await notify(tx, {
    template: "second-person-asked",
    to: {
      organisationId: referral.councilId,
      people: people.map(({ id, name }) => ({ personId: id, name })),
    },
    props: ({ name }) => ({
      name,
      reference: referral.reference,
      council: actor.organisationName,
      emergency: referral.purpose === "emergency",
      link,
    }),
    dedupeKey: null,
  });
}

/**
 * After the text or what is known has changed: a word to leave something in that stands nowhere any more, or that is
 * about something that has become known, is taken back. It is masked, also should it come back, until somebody decides
 * anew, so that nothing waits for a second person that nobody can see.
 */
export async function withdrawUnapprovedTerms(tx: Tx, actor: Actor, reference: string): Promise<void> {
  const referral = await findReferral(tx, actor, reference);
  if (!referral) return;
  const where = {
    referralId: referral.id,
    councilId: referral.councilId,
    action: "keep",
    agreedById: null,
    about: "pages",
  };
  const kept = await tx.gateDecision.findMany({ where, select: { term: true, known: true } });
  if (kept.length === 0) return;
  const { gate } = await loadGate(tx, actor, referral);
  const known = new Map(gate.items.map((item) => [item.term, item.known]));
  const idle = kept.filter((one) => known.get(one.term) !== one.known && (one.known || known.has(one.term)));
  if (idle.length === 0) return;
  await tx.gateDecision.updateMany({
    where: { ...where, term: { in: idle.map(({ term }) => term) } },
    data: { action: "mask", reason: null, decidedById: actor.personId, decidedAt: now() },
  });
}
