import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type DocumentPart, tableOf } from "~/platform/documents/document-parts";
import { fullDayAndTime } from "~/platform/time";
import { partLabel } from "../impact/impact.rules";
import { IMPACT_ANSWERS } from "../impact/impact-answers.rules";
import { offerScope } from "../offer.scope.server";
import { IMPACT_COLUMNS, impactView } from "./impact-of-version.server";

const ANSWERS: Readonly<Record<string, string>> = { ...IMPACT_ANSWERS, reply: "Reply" };

/** Every impact assessment of an offer, the oldest first, with what either side wrote about each part, as a document says it. */
export async function impactChapter(
  tx: Tx,
  actor: Actor,
  offer: { reference: string },
): Promise<DocumentPart[]> {
  const found = await tx.offer.findFirst({
    where: { AND: [offerScope(actor), offer] },
    select: {
      versions: {
        select: { number: true, impact: { select: IMPACT_COLUMNS } },
        orderBy: { number: "asc" },
      },
      impactAnswers: {
        select: { partId: true, side: true, answer: true, words: true, writtenAt: true },
        orderBy: { number: "asc" },
      },
    },
  });
  const answersOf = (partId: string) =>
    (found?.impactAnswers ?? [])
      .filter((one) => one.partId === partId)
      .map(
        ({ side, answer, words, writtenAt }) =>
          `${ANSWERS[answer] ?? answer}, the ${side}, ${fullDayAndTime(writtenAt)}${words ? `: ${words}` : ""}`,
      );
  return (found?.versions ?? []).flatMap(({ number, impact }) =>
    impact === null
      ? []
      : tableOf(
          `Impact assessment of version ${number}`,
          ["Part", "What the home said", "What was answered"],
          impactView(impact).parts.map(({ id, part, who, words, risk, action }) => [
            who ? `${partLabel(part)}: ${who}` : partLabel(part),
            [words, risk && `Risk: ${risk}`, action && `What the home does: ${action}`]
              .filter(Boolean)
              .join("\n"),
            answersOf(id).join("\n") || "Not answered",
          ]),
        ),
  );
}
