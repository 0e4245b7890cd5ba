import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type DocumentPart, tableOf } from "~/platform/documents/document-parts";
import { fullDayAndTime } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { bandWords, partLabel } from "../impact/impact.rules";
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
          impactView(impact).parts.map(({ id, part, words, risk, action }) => [
            partLabel(part),
            [
              part === "living" && livingWords(impact),
              words,
              risk && `Risk: ${risk}`,
              action && `What the home does: ${action}`,
            ]
              .filter(Boolean)
              .join("\n"),
            answersOf(id).join("\n") || "Not answered",
          ]),
        ),
  );
}

/** "Children who live there: 2. Their ages: 10 to 12, 13 to 15." */
function livingWords({
  ageBands,
  offerVersion: { childrenLiving },
}: Prisma.ImpactAssessmentGetPayload<{ select: typeof IMPACT_COLUMNS }>): string {
  return [childrenLiving === null ? "" : `Children who live there: ${childrenLiving}.`, bandWords(ageBands)]
    .filter(Boolean)
    .join(" ");
}
