import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type DocumentPart, factsTable, tableOf } from "~/platform/documents/document-parts";
import { dayOfColumn, fullDayAndTime } from "~/platform/time";
import { costWithTotals } from "../cost-words.rules";
import { beginOf, type CostedLine, LINE_KINDS, paceOf } from "../money.rules";
import { offerScope } from "../offer.scope.server";
import { dayWords, extraWords, unitOf } from "../offer-words.rules";
import { COSTING_COLUMNS, costingView, costOfVersion } from "./offer-versions.server";

/** Every version of an offer with its costing, the oldest first, as a document says it; nothing of one that is not the actor's. */
export async function costingsOfOffer(
  tx: Tx,
  actor: Actor,
  offer: { reference: string },
): Promise<DocumentPart[]> {
  const found = await tx.offer.findFirst({
    where: { AND: [offerScope(actor), offer] },
    select: {
      versions: {
        select: {
          ...COSTING_COLUMNS,
          needsMet: true,
          effectOnChildren: true,
          submittedAt: true,
        },
        orderBy: { number: "asc" },
      },
    },
  });
  return (found?.versions ?? []).flatMap((version) => {
    const { lines, startOn } = costingView(version);
    return [
      ...factsTable(`Version ${version.number} of the offer`, [
        ["Sent", fullDayAndTime(version.submittedAt)],
        ["Start", dayWords(dayOfColumn(version.startOn))],
        ["Cost", costWithTotals(costOfVersion(version))],
        ["How the child's needs are met", version.needsMet],
        ["Effect on the children living there", version.effectOnChildren],
      ]),
      ...tableOf(
        `Costing of version ${version.number}`,
        ["Line", "Price", "When", "What it is for"],
        lines.map((line) => lineCells(line, startOn)),
      ),
    ];
  });
}

function lineCells(line: CostedLine, startOn: string): string[] {
  const { label } = LINE_KINDS[line.kind];
  const from = dayWords(beginOf(line, startOn));
  return [
    line.description === "" ? label : `${label}: ${line.description}`,
    unitOf(line),
    paceOf(line) === "once"
      ? `On ${from}`
      : `From ${from}${line.to === "" ? "" : ` to ${dayWords(line.to)}`}`,
    extraWords(line).join(". "),
  ];
}
