import { londonTime } from "~/platform/time";

/** One look at who a child is, or one comparison with it, as far as it may be unusual. */
export type WatchedLook = {
  personId: string;
  at: Date;
  /** The children of one referral count as one. */
  referralId: string;
  comparison: boolean;
  /** Works nights as a matter of course, or answers for every case of the council. */
  nightRole: boolean;
  everyCaseRole: boolean;
  /** How the person stood to the referral at that time. */
  assignment: "assigned" | "left" | "none";
};

export type UnusualKind =
  | "many-children"
  | "at-night"
  | "not-assigned"
  | "after-leaving"
  | "many-comparisons";
export type UnusualLooks = {
  kind: UnusualKind;
  personId: string;
  from: Date;
  to: Date;
  count: number;
  referralIds: string[];
};

const HOUR = 3_600_000;
/** More children in an hour than somebody at a desk works on. */
export const MANY_CHILDREN = 8;
/** More comparisons in an hour than writing and correcting a referral needs. */
export const MANY_COMPARISONS = 60;
const NIGHT = { begins: "22:00", ends: "06:00" };

const isNight = (at: Date) => londonTime(at) >= NIGHT.begins || londonTime(at) < NIGHT.ends;
const referralsOf = (looks: readonly WatchedLook[]) => [
  ...new Set(looks.map(({ referralId }) => referralId)),
];

function finding(kind: UnusualKind, looks: readonly WatchedLook[], count = looks.length): UnusualLooks {
  const [first] = looks;
  const last = looks.at(-1);
  if (!first || !last) throw new Error("A finding is of at least one look.");
  return {
    kind,
    personId: first.personId,
    from: first.at,
    to: last.at,
    count,
    referralIds: referralsOf(looks),
  };
}

/** The hours in which `enough` says that there was too much, one after the other, none counted twice. */
function busyHours(
  looks: readonly WatchedLook[],
  enough: (hour: readonly WatchedLook[]) => boolean,
): (readonly WatchedLook[])[] {
  const hours: (readonly WatchedLook[])[] = [];
  let start = 0;
  let counted = 0;
  for (let end = 0; end < looks.length; end += 1) {
    const at = looks[end]?.at.getTime() ?? 0;
    while (at - (looks[start]?.at.getTime() ?? at) > HOUR) start += 1;
    const hour = looks.slice(Math.max(start, counted), end + 1);
    const whole =
      end === looks.length - 1 || (looks[end + 1]?.at.getTime() ?? 0) - (hour[0]?.at.getTime() ?? 0) > HOUR;
    if (whole && enough(hour)) {
      hours.push(hour);
      counted = end + 1;
    }
  }
  return hours;
}

/**
 * What is worth a question, newest first. Each is a pattern, not a fault: a duty day, a handover or a sick colleague
 * explains most. Looks are given in any order.
 */
export function unusualLooks(all: readonly WatchedLook[]): UnusualLooks[] {
  const found: UnusualLooks[] = [];
  const byPerson = new Map<string, WatchedLook[]>();
  for (const look of [...all].sort((a, b) => a.at.getTime() - b.at.getTime()))
    byPerson.set(look.personId, [...(byPerson.get(look.personId) ?? []), look]);
  for (const looks of byPerson.values()) {
    const opened = looks.filter(({ comparison }) => !comparison);
    const compared = looks.filter(({ comparison }) => comparison);
    for (const hour of busyHours(opened, (some) => referralsOf(some).length >= MANY_CHILDREN))
      found.push(finding("many-children", hour, referralsOf(hour).length));
    for (const hour of busyHours(compared, (some) => some.length >= MANY_COMPARISONS))
      found.push(finding("many-comparisons", hour));
    const night = opened.filter(({ at, nightRole }) => !nightRole && isNight(at));
    for (const hours of byNight(night)) found.push(finding("at-night", hours));
    const strangers = opened.filter((look) => look.assignment === "none" && !look.everyCaseRole);
    for (const group of byReferral(strangers)) found.push(finding("not-assigned", group));
    for (const group of byReferral(opened.filter(({ assignment }) => assignment === "left")))
      found.push(finding("after-leaving", group));
  }
  return found.sort((a, b) => b.to.getTime() - a.to.getTime());
}

function byNight(looks: readonly WatchedLook[]): WatchedLook[][] {
  // A night belongs to the evening on which it begins.
  return grouped(looks, ({ at }) => new Date(at.getTime() - 12 * HOUR).toISOString().slice(0, 10));
}

function byReferral(looks: readonly WatchedLook[]): WatchedLook[][] {
  return grouped(looks, ({ referralId }) => referralId);
}

function grouped(looks: readonly WatchedLook[], keyOf: (look: WatchedLook) => string): WatchedLook[][] {
  const groups = new Map<string, WatchedLook[]>();
  for (const look of looks) groups.set(keyOf(look), [...(groups.get(keyOf(look)) ?? []), look]);
  return [...groups.values()];
}

const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** Why it is listed and what explains it often, without saying that anything is wrong. */
export function unusualWords({ kind, count }: Pick<UnusualLooks, "kind" | "count">): {
  what: string;
  often: string;
} {
  switch (kind) {
    case "many-children":
      return {
        what: `Opened the identity of ${count} children within an hour`,
        often: "A duty day or a handover can explain it.",
      };
    case "at-night":
      return {
        what: `Opened a child’s identity between 10pm and 6am, ${times(count)}`,
        often: "An emergency or a late shift can explain it.",
      };
    case "not-assigned":
      return {
        what: `Opened a child’s identity ${times(count)} without being assigned to the referral`,
        often: "Cover for a colleague can explain it.",
      };
    case "after-leaving":
      return {
        what: `Opened a child’s identity ${times(count)} after their assignment ended`,
        often: "A question from the colleague who took over can explain it.",
      };
    case "many-comparisons":
      return {
        what: `Checked ${count} texts against a child’s identity within an hour`,
        often: "Writing a long referral can explain it. It can also be guessing.",
      };
  }
}
