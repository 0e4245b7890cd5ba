import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { ChangeDecision } from "~/domains/agreements/changes/change.schema";
import type { ChangeKind } from "~/domains/agreements/changes/change-kinds.options";
import { askChange } from "~/domains/agreements/commands/ask-change.server";
import { decideChange } from "~/domains/agreements/commands/decide-change.server";
import { replyToChange } from "~/domains/agreements/commands/reply-to-change.server";
import { uploadEvidence } from "~/domains/documents/commands/upload-document.server";
import { addDays, londonDate } from "~/platform/time";
import { arrived } from "./demo-arrived.ts";
import { done } from "./demo-search.ts";

/** A day so many days from the one on which the demo opens. */
const day = (days: number) => addDays(londonDate(new Date()), days);

type Asked = { kind: ChangeKind; label: string; pounds: number; from: number; to: number | null };

/** What each side asks for on the fee of the placement that came of an offer, and what is decided. */
export async function changesOf(who: Actor, offer: string) {
  const { reference } = await read(who, (tx) =>
    tx.placement.findFirstOrThrow({ where: { offer: { reference: offer } }, select: { reference: true } }),
  );
  const now = async (actor: Actor, id: string) => {
    const { version } = await read(actor, (tx) => tx.placementChange.findUniqueOrThrow({ where: { id } }));
    return { reference, id, version };
  };
  return {
    asks: async (by: Actor, { pounds, from, to, ...asked }: Asked) => {
      const change = await done(
        `${by.personName} asking for a change`,
        askChange(by, {
          reference,
          ...asked,
          weeklyPence: pounds * 100,
          from: day(from),
          to: to === null ? null : day(to),
          reason: "Agreed at the planning meeting that the plan needs it.",
          evidence: "Minutes of the meeting and the daily log, sent by secure email.",
        }),
      );
      return change.id;
    },
    /** A document beside a change, by whoever asked for it. */
    shows: async (by: Actor, changeId: string, file: Buffer) =>
      done(
        `${by.personName} adding evidence`,
        uploadEvidence(by, { reference, changeId, file: await arrived(file) }),
      ),
    agrees: async (by: Actor, id: string) =>
      done(
        `${by.personName} agreeing to a change`,
        replyToChange(by, { ...(await now(by, id)), reply: "agree", reason: "" }),
      ),
    decides: async (by: Actor, id: string, decision: ChangeDecision, words: string, until?: number) =>
      done(
        `${by.personName} deciding on a change`,
        decideChange(by, {
          ...(await now(by, id)),
          decision,
          words,
          lastNight: until === undefined ? null : day(until),
        }),
      ),
  };
}
