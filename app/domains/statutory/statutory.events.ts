import { defineEvents, toCouncil } from "~/domains/audit/events.rules";
import { areaWords } from "~/domains/providers/areas.rules";
import { partWords } from "./notice-parts.options";
import { stepTitle } from "./steps.options";

const ofPlacement = { placement: "text" } as const;

/** "Mother": by their part, and never a name. */
const noticeWords = (data: Readonly<Record<string, unknown>>) =>
  partWords(String(data.step), String(data.part));

/** What the placing council does about the law. Evidence stays in the step's own row. */
export const STATUTORY_EVENTS = defineEvents(
  { domain: "statutory", group: "offer", subjects: ["referral"] },
  {
    "statutory-circumstances-told": toCouncil(
      ({ data }) =>
        typeof data.livesIn === "string"
          ? `Placement ${data.placement}: the child will live in ${areaWords(data.livesIn)}`
          : `Placement ${data.placement}: what its statutory steps depend on was updated`,
      { ...ofPlacement, livesIn: "text?" },
    ),
    "statutory-step-given": toCouncil(
      ({ data }) => `Placement ${data.placement}: ${stepTitle(String(data.step))}, done`,
      { ...ofPlacement, step: "text", date: "text" },
    ),
    "statutory-step-withdrawn": toCouncil(
      ({ data }) => `Placement ${data.placement}: ${stepTitle(String(data.step))}, withdrawn`,
      { ...ofPlacement, step: "text" },
    ),
    "statutory-notice-written": toCouncil(
      ({ data }) => `Placement ${data.placement}: letter written (${noticeWords(data)})`,
      { ...ofPlacement, step: "text", part: "text" },
    ),
    "statutory-notice-left-out": toCouncil(
      ({ data }) => `Placement ${data.placement}: recorded as not notified (${noticeWords(data)})`,
      { ...ofPlacement, step: "text", part: "text", why: "text" },
    ),
    "statutory-notice-sent": toCouncil(
      ({ data }) => `Placement ${data.placement}: letter sent (${noticeWords(data)})`,
      { ...ofPlacement, step: "text", part: "text", date: "text" },
    ),
    "statutory-notice-not-sent": toCouncil(
      ({ data }) => `Placement ${data.placement}: letter was not sent after all (${noticeWords(data)})`,
      { ...ofPlacement, step: "text", part: "text" },
    ),
    "statutory-approval-asked": toCouncil(
      ({ data }) => `Placement ${data.placement}: approval requested (${stepTitle(String(data.step))})`,
      { ...ofPlacement, step: "text" },
    ),
    "statutory-approval-returned": toCouncil(
      ({ data }) =>
        `Placement ${data.placement}: approval request returned with a question (${stepTitle(String(data.step))})`,
      { ...ofPlacement, step: "text" },
    ),
    "statutory-approval-closed": toCouncil(
      ({ data }) =>
        `Placement ${data.placement}: approval request no longer needed (${stepTitle(String(data.step))})`,
      { ...ofPlacement, step: "text" },
    ),
  },
);
