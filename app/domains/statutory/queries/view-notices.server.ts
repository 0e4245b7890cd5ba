import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { londonDate } from "~/platform/time";
import type { Tone } from "~/ui/tones";
import { may as mayWithLetters, writingOf } from "../letters.policy";
import {
  eachOf,
  isNoticeCode,
  type LeftOut,
  leftOutWords,
  partBefore,
  partsOf,
  partWords,
  wayWords,
} from "../notice-parts.options";
import { may } from "../statutory.policy";
import { allMissing, noneWords, noticeDue, type StepStatus, stepStatus } from "../statutory-words.rules";
import { basisOf, holds } from "../step-basis.rules";
import { STEPS, type StepCode } from "../steps.options";
import { givenOf, writtenSteps } from "./given-steps.server";
import { type FoundStatutory, loadStatutory } from "./load-statutory.server";
import { noticesOf, type WrittenNotice } from "./notices-of.server";

export type NoticeRow = {
  id: string;
  /** "ID.VERSION", for the press that records letters as sent. */
  chosen: string;
  part: string;
  who: string;
  words: string;
  state: "waits" | "sent" | "left-out";
  withheld: string | null;
};

export type NoticeGroup = {
  code: StepCode;
  title: string;
  regulation: string;
  due: string;
  status: { words: string; tone: Tone };
  people: NoticeRow[];
  /** Whom else it may be for: those who have no notice yet first. */
  parts: { part: string; words: string; needed: boolean }[];
  /** Recorded without a letter of the portal. */
  recorded: string | null;
  /** Whether the reader may write its letters now. */
  writes: boolean;
};

export type NoticesView = {
  reference: string;
  service: string;
  none: string | null;
  lede: string;
  groups: NoticeGroup[];
  waiting: NoticeRow[];
  /** Whether the reader may read the letters, and why they may not write them; null where they may. */
  reads: boolean;
  whyNot: string | null;
};

/** Whom the law names for one placement, what was sent to each and what waits; without a name, so that it is no look. */
export function viewNotices(actor: Actor, reference: string): Promise<NoticesView> {
  return read(actor, async (tx) => {
    const found = await loadStatutory(tx, actor, reference);
    if (!found) return notFound();
    const permission = may(actor, "view", found.subject);
    if (permission !== true) return denyPage(permission);
    const written = await writtenSteps(tx, found.id);
    const notices = await noticesOf(tx, found.id);
    const people = await namesOfPeople(tx, [
      ...notices.flatMap(({ sentById, writtenById }) => [sentById, writtenById]),
      ...written.map(({ givenById }) => givenById),
    ]);
    const nameOf = (id: string | null) => (id && people.get(id)?.name) || "A former colleague";
    const today = londonDate(now());
    const statuses: { code: StepCode; status: StepStatus }[] = [];
    const groups = found.law.steps.flatMap((step): NoticeGroup[] => {
      const { code } = step;
      if (!isNoticeCode(code)) return [];
      const [given] = givenOf(found, written, code).counts;
      const status = stepStatus(step, given?.on ?? null, { start: found.start, today });
      statuses.push({ code, status });
      const rows = notices
        .filter((row) => row.code === code && holds(row.givenFor, basisOf(code, found.facts)))
        .map((row) => rowOf(row, nameOf));
      const taken = notices.filter((row) => row.code === code).map(({ part }) => part);
      const toldBefore = (part: string) =>
        notices.some((row) => row.sentOn !== null && row.part === partBefore(part));
      const parts = Object.entries(partsOf(code)).map(([part, words]) => ({
        part,
        words: toldBefore(part) ? `${words} (told of the placement)` : words,
        needed: given === undefined && !rows.some((row) => row.part === part) && eachOf(code).includes(part),
      }));
      return [
        {
          code,
          title: STEPS[code].title,
          regulation: STEPS[code].regulation,
          due: noticeDue(step, found.start),
          status,
          people: rows,
          parts: [...parts].sort(
            (one, other) =>
              Number(taken.includes(one.part)) - Number(taken.includes(other.part)) ||
              Number(toldBefore(other.part)) - Number(toldBefore(one.part)),
          ),
          writes: mayWithLetters(actor, writingOf(code), found.subject) === true,
          recorded:
            given && given.notice === null
              ? `Recorded as sent on ${dayWords(given.on)}, ${nameOf(given.givenById)}`
              : null,
        },
      ];
    });
    const writes = groups.some((group) => group.writes)
      ? true
      : mayWithLetters(actor, "write-letters", found.subject);
    return {
      reference: found.reference,
      service: (await serviceFacts(tx, [found.serviceId])).get(found.serviceId)?.name ?? "A home",
      none: noneWords(found),
      lede: ledeOf(found, statuses),
      groups,
      waiting: groups.flatMap((group) => group.people.filter(({ state }) => state === "waits")),
      reads: mayWithLetters(actor, "read-letters", found.subject) === true,
      whyNot: writes === true ? null : writes.message,
    };
  });
}

function ledeOf(found: FoundStatutory, statuses: { code: StepCode; status: StepStatus }[]): string {
  const missing = allMissing(statuses, { ended: found.subject.state === "ended" });
  return `${missing?.replaceAll("statutory step", "notification") ?? "All notifications sent or accounted for"}.`;
}

function rowOf(row: WrittenNotice, nameOf: (id: string | null) => string): NoticeRow {
  const { id, version, code, part, how, sentOn, sentById, leftOut, leftOutWhy, tells, withheldWhy } = row;
  const way = wayWords(how);
  const state = leftOut !== null ? "left-out" : sentOn === null ? "waits" : "sent";
  const words = {
    "left-out": `${leftOutWords(code, part, leftOut as LeftOut)}. ${leftOutWhy ?? ""}`,
    waits: `Letter ready to go ${way}. Not sent yet`,
    sent: `Sent ${way} on ${dayWords(sentOn ?? "")}, ${nameOf(sentById)}`,
  }[state];
  return {
    ...{ id, chosen: `${id}.${version}`, part, who: partWords(code, part), words, state },
    withheld: tells === "withheld" ? (withheldWhy ?? "") : null,
  };
}
