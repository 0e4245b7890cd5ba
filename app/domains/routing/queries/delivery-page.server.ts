import type { ActingPerson } from "~/domains/access/require-actor.server";
import { tellEvent } from "~/domains/audit/events.rules";
import { REFERRAL_EVENTS } from "~/domains/referrals/referral.events";
import { providerPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { forbidden } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { dayAndTime, londonTime } from "~/platform/time";
import { DELIVERY_EVENTS } from "../delivery.events";
import { answerWords, changedFields, readableRows } from "../delivery-page.rules";
import { answerClock, neededByTag, type WordedTag } from "../inbox-words.rules";
import { type DeliveryView, type OffersOn, viewDelivery } from "./view-delivery.server";

/** The delivery page in words. `lastRead` is the edition read before this look; 404 when it was not sent here. */
export async function viewDeliveryPage(
  actor: ActingPerson,
  reference: string,
  { lastRead, offersOn }: { lastRead: number | null; offersOn: OffersOn },
) {
  const view = await viewDelivery(actor, reference, { lastRead, offersOn });
  if (!view) return notFound();
  if (!view.abilities.view) {
    return refusePage(forbidden("Your role in this organisation does not read referrals"));
  }
  const at = now();
  const open = view.abilities.answer;
  const changed = changedFields(view.changes);
  const firstUnanswered = view.services.find((one) => one.answer !== "offered" && one.answer !== "declined");
  return {
    reference: view.reference,
    offers: providerPaths(actor.organisationSlug).offers(),
    key: newFormKey(),
    title: view.headline,
    reason: view.reason,
    council: view.council,
    broker: view.broker,
    tags: tagsOf(view),
    clock: answerClock(view, at),
    stopped: stoppedWords(view),
    /** Fields that changed since this person read it; empty when it is new to them or they have read this edition. */
    changedSinceRead:
      lastRead !== null && lastRead < view.edition.number
        ? view.changes.map(({ label, from, to }) => ({ label, from, to }))
        : [],
    edition: { number: view.edition.number, published: dayAndTime(view.edition.publishedAt, at) },
    sections: view.edition.sections.map((section) => ({
      page: section.page,
      title: section.title,
      rows: readableRows(
        section.rows.map((row) => ({
          ...row,
          changedFrom: changed.get(`${section.page}.${row.field}`) ?? null,
        })),
      ),
    })),
    services: view.services.map((one) => ({
      serviceId: one.serviceId,
      name: one.name,
      distance: one.distance,
      ...answerWords(one, at),
      note: one.note,
      weeklyPence: one.indicativeWeeklyPence,
      ringNumber: one.ringNumber,
      answer: one.answer,
      version: one.version,
      offer: one.offer,
    })),
    estimated: view.services.some((one) => one.distance?.endsWith("estimated")),
    green: open && view.pickedUpBy && firstUnanswered ? firstUnanswered.serviceId : null,
    holder: holderWords(view, actor.organisationName, at),
    may: {
      pickUp: view.abilities["pick-up"],
      release: view.abilities.release,
      passOn: view.abilities["pass-on"],
      answer: open,
    },
    openedBy: view.openedBy.map((one) => ({
      name: one.name,
      when: dayAndTime(one.at, at),
      behind: one.edition < view.edition.number,
    })),
    timeline: timelineOf(view, at),
  };
}

export type DeliveryPage = Awaited<ReturnType<typeof viewDeliveryPage>>;

function tagsOf(view: DeliveryView): WordedTag[] {
  const tags = neededByTag(view.neededBy);
  if (view.searchState === "paused") tags.unshift({ words: "Paused", tone: "hold" });
  if (view.state === "closed") tags.splice(0, tags.length, { words: "Closed", tone: "plain" });
  if (view.state === "answered") tags.push({ words: "Answered", tone: "good" });
  return tags;
}

function stoppedWords(view: DeliveryView): { title: string; reason: string } | null {
  if (view.state === "closed") {
    return {
      title: "This search has ended for you",
      reason: view.searchReason ?? "The council has ended it.",
    };
  }
  if (view.searchState === "paused") {
    return {
      title: "The council has paused this search",
      reason: view.searchReason ?? "You do not need to do anything until it goes on.",
    };
  }
  return null;
}

function holderWords(view: DeliveryView, organisation: string, at: Date): string {
  const since = view.pickedUpAt ? ` since ${dayAndTime(view.pickedUpAt, at)}` : "";
  if (view.pickedUpBy?.me) return `You have it${since}.`;
  if (view.pickedUpBy) {
    const phone = view.pickedUpBy.phone ? `, ${view.pickedUpBy.phone}` : "";
    return `${view.pickedUpBy.name} has it${since}${phone}. You can still answer.`;
  }
  return `Nobody at ${organisation} has picked it up.`;
}

/** What happens to a delivery; of its search a provider is told the pauses. */
const TOLD = [DELIVERY_EVENTS, REFERRAL_EVENTS];

function timelineOf(view: DeliveryView, at: Date) {
  const people = new Map<string, { name: string }>();
  for (const event of view.events)
    if (event.personId && event.who) people.set(event.personId, { name: event.who });
  for (const [id, name] of Object.entries(view.names)) people.set(id, { name });
  const services = new Map(view.services.map((one) => [one.serviceId, one.name]));
  return view.events.flatMap((event) => {
    const text = tellEvent(TOLD, event, "provider", { people, services });
    if (text === null) return [];
    const when = dayAndTime(event.at, at);
    return [
      {
        id: event.id,
        when: when.startsWith("today") ? londonTime(event.at) : when,
        dateTime: event.at.toISOString(),
        text,
        who: event.who ?? undefined,
      },
    ];
  });
}
