import type { Tx } from "~/platform/database/transaction.server";
import type { Point } from "../distance.rules";

/** An outcode of the directory: where its middle lies and the district that most of it is in, where that is known. */
export type FoundOutcode = { code: string; point: Point; councilCode: string | null };

/** What the directory has of these outcodes, by code; one that it does not know is left out. */
export async function findOutcodes(tx: Tx, codes: readonly string[]): Promise<Map<string, FoundOutcode>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.outcode.findMany({ where: { code: { in: [...new Set(codes)] } } });
  return new Map(
    rows.map(({ code, lat, lng, councilCode }) => [code, { code, point: { lat, lng }, councilCode }]),
  );
}

/** How many outcodes lie in a district. */
export function countOutcodesIn(tx: Tx, councilCode: string): Promise<number> {
  return tx.outcode.count({ where: { councilCode } });
}
