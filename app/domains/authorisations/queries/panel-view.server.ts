import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { dayAndTime, dayOfColumn } from "~/platform/time";
import { panelMissingWords } from "../panel.rules";
import { fundingPanel } from "./funding-panel.server";

export type PanelView = {
  /** What the council calls it; what is recorded stays where it has none any more. */
  name: string;
  /** Whether the council has a panel now. */
  named: boolean;
  /** On which day it met, what it decided or asked for, and who recorded it when. */
  recorded: { on: string; words: string; by: string } | null;
  /** That nothing is recorded, in words; null where something is. */
  missing: string | null;
};

type Row = {
  panelOn: Date | null;
  panelWords: string | null;
  panelRecordedById: string | null;
  panelRecordedAt: Date | null;
};

/** What the council's panel decided on a request; null where the council has no panel and nothing was recorded. */
export async function panelView(tx: Tx, actor: Actor, row: Row): Promise<PanelView | null> {
  const named = await fundingPanel(tx, actor);
  const { panelOn, panelWords, panelRecordedById, panelRecordedAt } = row;
  if (panelOn === null || panelWords === null || panelRecordedAt === null)
    return named === null
      ? null
      : { name: named, named: true, recorded: null, missing: panelMissingWords(named) };
  const people = await namesOfPeople(tx, [panelRecordedById]);
  const who = people.get(panelRecordedById ?? "")?.name ?? "a former colleague";
  return {
    name: named ?? "panel",
    named: named !== null,
    recorded: {
      on: dayWords(dayOfColumn(panelOn)),
      words: panelWords,
      by: `Recorded by ${who}, ${dayAndTime(panelRecordedAt, now())}`,
    },
    missing: null,
  };
}
