import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { askForReport } from "~/domains/documents/commands/ask-for-report.server";
import { markRead } from "~/domains/documents/commands/mark-read.server";
import { uploadReport } from "~/domains/documents/commands/upload-document.server";
import { monthOf } from "~/domains/documents/report.rules";
import { addDays, londonDate } from "~/platform/time";
import { arrived } from "./demo-arrived.ts";
import { visitReport } from "./demo-document.ts";
import { done } from "./demo-search.ts";

const MONTHLY = `Monthly report

Settling. He has the room to the road and his guitar on the wall. Breakfast with the others most mornings.

School: in every day but two, both agreed with his head of year. He sits two exams in June and has a timetable for them.

Family time: Saturdays at the home, two hours, went well. His aunt brought photographs.

Extra staffing at night: a second worker from 10pm to 7am on all nights. Woken twice, back in bed within half an hour.

What we ask for: a date for the next meeting with the school.
`;

const referenceOf = async (who: Actor, offer: string) =>
  (
    await read(who, (tx) =>
      tx.placement.findFirstOrThrow({ where: { offer: { reference: offer } }, select: { reference: true } }),
    )
  ).reference;

/** What is reported on the placement that came of an offer. */
export function reportsOn(offer: string) {
  return {
    /** A report on the month of two days before the demo opens: the child lived there. Gives its id. */
    uploaded: async (who: Actor, kind: "monthly" | "regulation-44") => {
      const { id } = await done(
        `${who.personName} uploading a report`,
        uploadReport(who, {
          ...{ reference: await referenceOf(who, offer), kind, feeLineId: null },
          coversOn: monthOf(addDays(londonDate(new Date()), -2)),
          file: await arrived(kind === "monthly" ? MONTHLY : await visitReport()),
        }),
      );
      return id;
    },
    read: async (who: Actor, documentId: string) =>
      done(
        `${who.personName} marking a report as read`,
        markRead(who, { reference: await referenceOf(who, offer), documentId }),
      ),
    askedFor: async (who: Actor, daysAgo: number) =>
      done(
        `${who.personName} asking for a report`,
        askForReport(who, {
          ...{ reference: await referenceOf(who, offer), kind: "regulation-40" },
          coversOn: addDays(londonDate(new Date()), -daysAgo),
        }),
      ),
  };
}
