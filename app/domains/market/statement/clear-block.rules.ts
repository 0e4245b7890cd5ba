import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { Intention } from "../intentions/intention.rules";
import type { FigureParameters } from "./figure-queries.rules";
import { parseOwnTable } from "./own-table.rules";

/** What somebody typed of a block, as everybody will read it. */
export type TypedBlock = {
  title: string;
  body: string;
  query: string | null;
  parameters: Partial<FigureParameters>;
  intention?: Intention | undefined;
};

/**
 * Whether what was typed may be published: no number that leads to somebody, and no typed count of few people. Asked when a
 * block is saved and once more when it is published, since what is let out can have become stricter in between. Pure.
 */
export function clearBlock({ title, body, query, parameters, intention }: TypedBlock): Result<null, Refusal> {
  const { table = "", unit = "", source = "" } = parameters;
  const { area = "", needs = "" } = intention ?? {};
  const told = clearNotices({ title, body, table, unit, source, area, needs });
  if (!told.ok) return told;
  if (query !== "own-table") return ok(null);
  const parsed = parseOwnTable(table, unit, title);
  return parsed.ok ? ok(null) : err(invalid(parsed.error, "table"));
}
