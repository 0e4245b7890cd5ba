import { workingHeadline } from "~/domains/referrals/headline.rules";
import { isBeingWritten, isSearchOpen, REFERRAL_STATE_WORDS } from "~/domains/referrals/referral.machine";
import { PURPOSES, type Purpose } from "~/domains/referrals/referral.options";
import { REFERRAL_PAGES } from "~/domains/referrals/referral.schema";
import { STATE_TONES } from "~/domains/referrals/state-tones.rules";
import {
  absoluteDayAndTime,
  addDays,
  columnOfDay,
  dayAndTime,
  longDate,
  type Remaining,
  remaining,
} from "~/platform/time";
import { WorkRow, type WorkRowProps } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import type { ListedReferral } from "../queries/list-referrals.server";

type Props = { row: ListedReferral; me: string; now: Date; today: string };

/** One referral in the broker's list: how it stands, what it is, who has it, how long is left. */
export function ReferralRow({ row, me, now, today }: Props) {
  const referral = useCouncilPaths().referral(row.reference);
  const writing = isBeingWritten(row.state);
  const need = neededTag(row, today);
  return (
    <WorkRow
      to={writing ? referral.edit() : referral.page()}
      title={`${workingHeadline(row)} · ${row.reference}`}
      tags={[
        { words: REFERRAL_STATE_WORDS[row.state], tone: STATE_TONES[row.state] },
        ...(need ? [need] : []),
      ]}
      line={row.purpose ? `${PURPOSES[row.purpose as Purpose] ?? row.purpose} placement` : undefined}
      why={
        <>
          {row.brokerId === me ? "You have it" : `${row.broker} has it`}. {progress(row, writing)}
        </>
      }
      clock={clock(row, now)}
    />
  );
}

function neededTag(row: ListedReferral, today: string): { words: string; tone: Remaining["tone"] } | null {
  if (!row.neededOn || ["placed", "ended", "withdrawn", "closed"].includes(row.state)) return null;
  if (row.neededOn < today) return { words: "The day it was needed has gone by", tone: "now" };
  if (row.neededOn === today) return { words: "Needed today", tone: "now" };
  if (row.neededOn < addDays(today, 5)) return { words: "In less than 5 days", tone: "soon" };
  return { words: "In more than 5 days", tone: "plain" };
}

function progress(row: ListedReferral, writing: boolean): string {
  if (writing && row.sentTo === 0)
    return `${row.pagesDone} of ${REFERRAL_PAGES.length} pages done, quality ${row.qualityScore} of 100.`;
  const parts = [`Sent to ${row.sentTo}`, `${row.opened} opened`];
  parts.push(row.offers === 1 ? "1 offer" : `${row.offers} offers`);
  return `${parts.join(" · ")}.`;
}

function clock(row: ListedReferral, now: Date): WorkRowProps["clock"] {
  if (row.state === "paused")
    return { remaining: "Paused", moment: `since ${longDate(row.stateSince, now)}`, tone: "plain" };
  if (isSearchOpen(row.state) && row.answerBy) {
    const left: Remaining = remaining(now, row.answerBy);
    return {
      remaining: left.words,
      moment: `to answer, ${dayAndTime(row.answerBy, now)}`,
      printed: `answers due ${absoluteDayAndTime(row.answerBy, now)}`,
      tone: left.tone,
    };
  }
  if (!row.neededOn || ["ended", "withdrawn", "closed", "placed"].includes(row.state)) return undefined;
  return {
    remaining: longDate(columnOfDay(row.neededOn), now),
    moment: "needed by",
    tone: "plain",
  };
}
