import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { areaWords } from "~/domains/providers/areas.rules";
import { now } from "~/platform/clock.server";
import {
  type DocumentPart,
  factsTable,
  heading,
  paragraph,
  tableOf,
} from "~/platform/documents/document-parts";
import { notFound } from "~/platform/not-found.server";
import { fullDayAndTime, londonDate } from "~/platform/time";
import { noneWords } from "../statutory-words.rules";
import { STEPS, type StepCode, stepTitle } from "../steps.options";
import { writtenSteps } from "./given-steps.server";
import { loadForLetters } from "./load-letters.server";
import { loadStatutory } from "./load-statutory.server";
import { requestsOf } from "./requests-of.server";
import { lettersOf } from "./view-letters.server";

/**
 * What was recorded of the statutory steps of a placement, as chapters of a document that is read years later: circumstances,
 * every step that was given or withdrawn, notices and approvals that were requested. 404 for what is not the council's.
 */
export async function statutoryChapter(tx: Tx, actor: Actor, reference: string): Promise<DocumentPart[]> {
  const found = await loadStatutory(tx, actor, reference);
  if (!found) return notFound();
  const { circumstances, facts } = found;
  const written = [...(await writtenSteps(tx, found.id))].reverse();
  const requests = [...(await requestsOf(tx, found.id))].reverse();
  const names = await namesOfPeople(tx, [
    circumstances?.toldById ?? null,
    ...written.flatMap(({ givenById, withdrawnById }) => [givenById, withdrawnById]),
    ...requests.flatMap(({ askedById, endedById }) => [askedById, endedById]),
  ]);
  const nameOf = (id: string | null) => (id && names.get(id)?.name) || "a former colleague";
  const none = noneWords(found);
  return [
    ...(none === null ? [] : [paragraph(`${none}.`)]),
    ...factsTable("Area of the placement", [
      ["Area", facts.livesIn === null ? "Not known" : areaWords(facts.livesIn)],
      [
        "Recorded",
        circumstances ? `By ${nameOf(circumstances.toldById)}, ${fullDayAndTime(circumstances.toldAt)}` : "",
      ],
      ["Source", circumstances?.toldHow ?? ""],
    ]),
    ...tableOf(
      "Statutory steps",
      ["Step", "Regulation", "Done", "Evidence"],
      written
        .filter(({ notice }) => notice !== "waits")
        .map((row) => [
          stepTitle(row.code),
          STEPS[row.code as StepCode]?.regulation ?? "",
          `${dayWords(row.on)}, recorded by ${nameOf(row.givenById)}, ${fullDayAndTime(row.givenAt)}${
            row.withdrawnAt
              ? `. Withdrawn by ${nameOf(row.withdrawnById)}, ${fullDayAndTime(row.withdrawnAt)}: ${row.withdrawnWhy ?? ""}`
              : ""
          }`,
          row.evidence ?? "",
        ]),
    ),
    ...tableOf(
      "Approvals requested",
      ["Approval", "Requested", "Outcome"],
      requests.map(({ code, askedById, askedAt, note, endedHow, endedById, endedAt, returnedWhy }) => [
        stepTitle(code),
        [`By ${nameOf(askedById)}, ${fullDayAndTime(askedAt)}`, note ?? ""].filter(Boolean).join(". "),
        endedAt === null
          ? "Not answered"
          : [
              `${ENDED[endedHow ?? ""] ?? "Answered"} by ${nameOf(endedById)}, ${fullDayAndTime(endedAt)}`,
              returnedWhy ?? "",
            ]
              .filter(Boolean)
              .join(". "),
      ]),
    ),
  ];
}

const ENDED: Readonly<Record<string, string>> = { given: "Given", returned: "Returned", closed: "Closed" };

/**
 * The letters of a placement that were sent, each as it reads, which is a look at the child. 404 for what is not the council's;
 * 403, on the record, for who may not know the child; 410 once the child is not kept any more.
 */
export async function lettersChapter(tx: Tx, actor: Actor, reference: string): Promise<DocumentPart[]> {
  const found = await loadForLetters(tx, actor, reference, "read-letters");
  const { letters } = await lettersOf(tx, actor, found, "sent");
  const day = dayWords(londonDate(now()));
  return letters.flatMap((letter) => [
    heading(`Letter: ${letter.who}, sent ${letter.sent} ${letter.way.toLowerCase()}`),
    paragraph(
      `Reproduced on ${day} from what was recorded. Who signed it and who it said to contact are not kept here: file a copy of the letter you sent as well.`,
    ),
    ...(letter.withheldWhy === null
      ? []
      : [paragraph(`The home's address was withheld from them. Reason: ${letter.withheldWhy}`)]),
    paragraph(letter.to.join("\n")),
    paragraph(letter.day),
    paragraph(letter.greeting),
    paragraph(letter.subject),
    ...letter.paragraphs.map(paragraph),
    ...(letter.enclosed.length > 0 ? [paragraph(`Enclosed: ${letter.enclosed.join(", ")}`)] : []),
  ]);
}
