import type { Tx } from "~/domains/access/transactions.server";
import { type OutcodeVerdict, outcodesAlike, outcodeVerdict, unknownOutcode } from "../outcode-check.rules";

/** What the table of outcodes says of each of these. One statement; about 3,000 rows where all of Britain is loaded. */
export async function outcodeVerdicts(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, OutcodeVerdict>> {
  if (codes.length === 0) return new Map();
  const table = await outcodeTable(tx);
  return new Map(codes.map((code) => [code, outcodeVerdict(code, table)]));
}

/** Why the first of these that is no outcode is refused, with what may have been meant; null when all may stand. */
export async function refusedOutcode(
  tx: Tx,
  codes: readonly string[],
): Promise<{ code: string; message: string } | null> {
  if (codes.length === 0) return null;
  const table = await outcodeTable(tx);
  const code = codes.find((one) => outcodeVerdict(one, table) === "unknown");
  return code === undefined ? null : { code, message: unknownOutcode(code, outcodesAlike(code, table)) };
}

async function outcodeTable(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.outcode.findMany({ select: { code: true } });
  return new Set(rows.map(({ code }) => code));
}
