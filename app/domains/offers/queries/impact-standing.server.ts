import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { absoluteDayAndTime } from "~/platform/time";
import { inReadingOrder } from "../impact/impact.rules";
import {
  type GivenAnswer,
  type ImpactStanding,
  type PartState,
  standingWords,
  type Thread,
  threadOf,
} from "../impact/impact-answers.rules";
import { notAssessed } from "../impact/impact-asks.rules";
import { IMPACT_COLUMNS, type ImpactView, impactAsks, impactView } from "./impact-of-version.server";

export type AnsweredPart = ImpactView["parts"][number] & { thread: Thread; state: PartState };
export type AnsweredImpact = Omit<ImpactStanding, "parts"> & {
  parts: AnsweredPart[];
  /** The number of the newest answer, 0 without any: what a form says that it has read. */
  number: number;
};

type OfOffer = { id: string; versionNumber: number; referralId: string; latestEdition: number };

/** The assessment of the newest version of an offer with what either side wrote about each of its parts. */
export async function answeredImpact(tx: Tx, offer: OfOffer): Promise<AnsweredImpact> {
  const versions = await tx.offerVersion.findMany({
    where: { offerId: offer.id },
    select: { number: true, editionNumber: true, impactDueAt: true, impact: { select: IMPACT_COLUMNS } },
  });
  const answers: GivenAnswer[] = await tx.impactAnswer.findMany({
    where: { offerId: offer.id },
    select: { number: true, partId: true, side: true, answer: true, words: true, writtenAt: true },
    orderBy: { number: "asc" },
  });
  const newest = versions.find(({ number }) => number === offer.versionNumber);
  const ever = versions.flatMap(({ impact }) => (impact ? impactView(impact).parts : []));
  const sent = newest?.impact ? impactView(newest.impact) : null;
  const asks = sent ? await impactAsks(tx, offer.referralId, offer.latestEdition) : null;
  const parts = inReadingOrder(sent?.parts ?? []).map((part) => {
    const thread = threadOf(part, ever, answers);
    return { ...part, thread, state: thread.state };
  });
  return {
    // What was agreed by phone was described by nobody (docs/adr/0045).
    asked: newest !== undefined && newest.editionNumber > 0,
    dueAt: newest?.impactDueAt ?? null,
    sent: sent !== null,
    notAssessed: asks ? notAssessed(asks, sent) : [],
    parts,
    number: answers.at(-1)?.number ?? 0,
  };
}

/** The same in words, for whoever asks for funding, authorises or accepts; empty where every part is agreed. */
export async function impactWords(tx: Tx, offer: OfOffer): Promise<string[]> {
  const at = now();
  return standingWords(await answeredImpact(tx, offer), (moment) => absoluteDayAndTime(moment, at));
}
