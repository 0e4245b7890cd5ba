import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { absoluteDayAndTime } from "~/platform/time";
import { asInterestState, INTEREST_STATE_WORDS } from "../interests/interest.machine";
import { type InterestAction, interestAbilities, may } from "../interests/interest.policy";
import { type InterestTag, interestTags } from "../interests/interest-words.rules";
import { notNowWords } from "../interests/not-now-reasons.options";
import { findInterest, peopleOfInterests, type StoredInterest } from "./stored-interest.server";

export type InterestMessageView = {
  id: string;
  when: string;
  at: string;
  who: string;
  words: string;
  /** The status it brought, with the reason of a "not now"; null where it is a message alone. */
  step: string | null;
};

export type InterestView = Pick<
  StoredInterest,
  | "id"
  | "version"
  | "council"
  | "councilSlug"
  | "provider"
  | "title"
  | "statementNumber"
  | "beds"
  | "place"
  | "openBy"
  | "needed"
  | "state"
> & {
  side: "council" | "provider";
  tags: InterestTag[];
  submitted: { by: string; when: string };
  /** Oldest first. */
  messages: InterestMessageView[];
  abilities: Record<Exclude<InterestAction, "view" | "submit">, boolean>;
};

export type InterestStep = keyof InterestView["abilities"];

/** One interest with all that was written, for either side; 404 for whatever is not the actor's, before 403 in words. */
export function viewInterest(actor: Actor, id: string): Promise<InterestView> {
  return read(actor, async (tx) => readInterest(tx, actor, await seenInterest(tx, actor, id)));
}

/** The same before something is done with it, with why it cannot be done now; 403 for who does not do it. */
export function viewInterestStep(
  actor: Actor,
  id: string,
  step: InterestStep,
): Promise<{ interest: InterestView; whyNot: string | null }> {
  return read(actor, async (tx) => {
    const found = await seenInterest(tx, actor, id);
    const permission = may(actor, step, found);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    return {
      interest: await readInterest(tx, actor, found),
      whyNot: permission === true ? null : permission.message,
    };
  });
}

async function seenInterest(tx: Tx, actor: Actor, id: string): Promise<StoredInterest> {
  const found = (await findInterest(tx, actor, id)) ?? notFound();
  const seen = may(actor, "view", found);
  return seen === true ? found : denyPage(seen);
}

async function readInterest(tx: Tx, actor: Actor, one: StoredInterest): Promise<InterestView> {
  const at = now();
  const people = await peopleOfInterests(tx, [one.id]);
  const messages = await tx.interestMessage.findMany({
    where: { interestId: one.id },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      side: true,
      movedTo: true,
      reason: true,
      words: true,
      writtenById: true,
      writtenAt: true,
    },
  });
  const side = actor.kind === "council" ? "council" : "provider";
  const { answer, write, withdraw } = interestAbilities(actor, one);
  return {
    id: one.id,
    version: one.version,
    council: one.council,
    councilSlug: one.councilSlug,
    provider: one.provider,
    title: one.title,
    statementNumber: one.statementNumber,
    beds: one.beds,
    place: one.place,
    openBy: one.openBy,
    needed: one.needed,
    state: one.state,
    side,
    tags: interestTags(one, side),
    submitted: {
      by: people.get(one.submittedById) ?? "Somebody",
      when: absoluteDayAndTime(one.submittedAt, at),
    },
    messages: messages.map((message) => ({
      id: message.id,
      when: absoluteDayAndTime(message.writtenAt, at),
      at: message.writtenAt.toISOString(),
      who: `${people.get(message.writtenById) ?? "Somebody"}, ${message.side === "council" ? one.council : one.provider}`,
      words: message.words,
      step: stepWords(message),
    })),
    abilities: { answer, write, withdraw },
  };
}

function stepWords({ movedTo, reason }: { movedTo: string | null; reason: string | null }): string | null {
  if (movedTo === null) return null;
  const words = `Status: ${INTEREST_STATE_WORDS[asInterestState(movedTo)]}`;
  return reason === null ? words : `${words}. ${notNowWords(reason)}`;
}
