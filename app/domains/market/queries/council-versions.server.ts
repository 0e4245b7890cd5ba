import type { Tx } from "~/platform/database/transaction.server";
import type { CouncilVersion } from "../region/composed-figures.rules";
import type { StatementContent } from "../statement/statement-content.rules";
import { oncePerTransaction } from "./once-per-transaction.server";

const read = oncePerTransaction<CouncilVersion[]>();

/** The newest published version of each council, by its name: what the region's statement is composed of. Read once a page. */
export const councilVersions = (tx: Tx) => read(tx, "versions", () => newestVersions(tx));

async function newestVersions(tx: Tx): Promise<CouncilVersion[]> {
  const rows = await tx.$queryRaw<{ council: string; number: number; publishedAt: Date; text: string }[]>`
    select distinct on (o.name, o.id) o.name as council, v.number, v.published_at as "publishedAt", v.content as text
      from statement_versions v join access.organisations o on o.id = v.council_id and o.kind = 'council'
     order by o.name, o.id, v.number desc`;
  return rows.map(({ text, ...version }) => ({ ...version, content: JSON.parse(text) as StatementContent }));
}
