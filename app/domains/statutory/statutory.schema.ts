import { z } from "zod";
import { AREAS } from "~/domains/providers/areas.rules";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry } from "~/platform/forms/entry.schema";
import { optionalChoice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { londonDate } from "~/platform/time";
import type { Carer, Schooling } from "./statutory-steps.rules";

const [FIRST = "", ...OTHERS] = AREAS.map(({ code }) => code);

export const CARERS: Readonly<Record<Carer, string>> = {
  "own-carer": "One of our own foster carers",
  "connected-person": "A connected person: a relative, friend or somebody else the child knows",
  home: "Another council's foster carer",
};
export const SCHOOLING: Readonly<Record<Schooling, string>> = {
  disrupted: "Yes: the child changes school, or loses what was arranged",
  kept: "No: the education goes on as arranged, or the child is not in year 10 or 11",
};

/** What only somebody can tell of a placement, and how they know. */
export const circumstancesSchema = z.object({
  version: rowVersion,
  livesIn: optionalChoice([FIRST, ...OTHERS], "Choose an area from the list"),
  carer: optionalChoice(keysOf(CARERS), "Choose from the list"),
  schooling: optionalChoice(keysOf(SCHOOLING), "Choose from the list"),
  toldHow: text({
    label: "How you know",
    max: 500,
    missing: "Say how you know, for example who told you and when",
  }),
});

const evidence = text({ label: "The evidence", max: 2_000, missing: "Enter the evidence" });

/** An approval is given: with what evidence. It is dated when it is given. */
export const approvalSchema = z.object({ version: rowVersion, evidence });

/** A step is recorded: on which day it was done, with what evidence. */
export function stepSchema(now: Date) {
  return acrossFields(
    z.object({
      version: rowVersion,
      givenOn: dateEntry("the date"),
      evidence,
    }),
    ({ givenOn }, tell) => {
      if (givenOn && givenOn > londonDate(now)) tell("givenOn", "The date is in the future");
    },
  );
}

/** An approval is asked for: what the officer should know. Nothing need be written. */
export const askApprovalSchema = z.object({
  version: rowVersion,
  note: text({ label: "What the officer needs to know", max: 1_000 }),
});

export const returnApprovalSchema = z.object({
  why: text({
    label: "Your question",
    max: 500,
    missing: "Enter your question",
  }),
});

/** Nothing is said: the request is not needed. */
export const closeRequestSchema = z.object({});

export const withdrawSchema = z.object({
  why: text({ label: "The reason", max: 500, missing: "Enter the reason" }),
});
