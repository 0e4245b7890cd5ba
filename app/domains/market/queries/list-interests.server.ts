import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { refusalOf } from "~/platform/refusal";
import { londonDate } from "~/platform/time";
import { may } from "../interests/interest.policy";
import { interestsScope } from "../interests/interest.scope.server";
import { type InterestTag, interestTags, offeredWords } from "../interests/interest-words.rules";
import { interestsWhere, type StoredInterest } from "./stored-interest.server";

/** One interest in a list; `line` is what could be done, `why` since when it stands where it stands. */
export type InterestRow = {
  id: string;
  title: string;
  tags: InterestTag[];
  line: string;
  why: string;
};

export type InterestList = {
  side: "council" | "provider";
  /** Those that wait for the council first. */
  open: InterestRow[];
  closed: InterestRow[];
  moreOpen: boolean;
  moreClosed: boolean;
};

const MAX_OPEN = 100;
const MAX_CLOSED = 50;
const CLOSED = ["not-now", "withdrawn"];

/** What a council was told of, or what a provider has told councils; 403 in words. */
export function listInterests(actor: Actor): Promise<InterestList> {
  return read(actor, async (tx) => {
    const own = { councilId: actor.organisationId, providerId: actor.organisationId, state: null };
    const seen = may(actor, "view", own);
    if (seen !== true) throw new RefusedPage(refusalOf(seen));
    const side = actor.kind === "council" ? "council" : "provider";
    const mine = interestsScope(actor);
    const found = await interestsWhere(tx, { ...mine, state: { notIn: CLOSED } }, MAX_OPEN + 1);
    const closed = await interestsWhere(tx, { ...mine, state: { in: CLOSED } }, MAX_CLOSED + 1);
    const row = (one: StoredInterest): InterestRow => ({
      id: one.id,
      title: `${one.title} · ${side === "council" ? one.provider : one.council}`,
      tags: interestTags(one, side),
      line: offeredWords(one),
      why: `Submitted on ${dateWords(londonDate(one.submittedAt))}`,
    });
    return {
      side,
      open: found.slice(0, MAX_OPEN).map(row),
      closed: closed.slice(0, MAX_CLOSED).map(row),
      moreOpen: found.length > MAX_OPEN,
      moreClosed: closed.length > MAX_CLOSED,
    };
  });
}
