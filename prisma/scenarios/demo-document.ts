import PDFDocument from "pdfkit";

const PLAN = `Care plan, summary for homes (redacted)

She stays at her school and keeps her two evenings of netball. Family time is on Saturdays, supervised, two hours.

What works: being told of changes the day before. One adult who rings the school at noon. A lift to matches.

What does not: surprises, and being spoken of in the third person at meetings.`;

const FRIDAYS = `Referrals that arrive on a Friday afternoon

What we counted in the last quarter, for the forum.

Of 92 referrals, 23 were sent after 15:00 on a Friday. Of those, 9 had an answer the same evening and 14 waited until Monday.

What we ask you: which number do you ring at the weekend, and what would have helped?`;

const VISIT = `Independent person's report

Visit of the month, unannounced, from 3pm until 8pm. Two of three children were at home and both were asked; one preferred not to talk.

The house is clean and warm. The fire drill of the month is on record. Records of medicines are complete.

What children said: food is good, the evening curfew is too early on Fridays. The manager has agreed to look at that with them.

To be done: the handrail on the back stairs, by the end of next week.`;

const SCHOOL = `One-to-one at school: what was asked for

Asked for by the designated teacher, at the meeting of the personal education plan.

Hours: 9am to 3pm on school days, for four weeks, then reviewed.

Why: two lessons left without a word in the first week. None since somebody he knows sits at the back.`;

const GUIDE = `Welcome to Linden House

Four of you can live here. Everybody has a room with a door that locks, and chooses the colour of one wall.

We eat together at half past six when we can. You help to choose what.

You can ring whoever you like in your room, and the advocate's number is by the telephone downstairs. Nobody asks you why you ring.

The hens are called after singers. You may name the next one.`;

const GUIDE_NOW = `${GUIDE}

New since this summer: there is a trampoline, and on Fridays you can stay up until eleven.`;

/** A document of words alone. */
function written(words: string): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", margin: 64 });
  const whole = wholeOf(document);
  document.fontSize(12).text(words, { lineGap: 4 });
  document.end();
  return whole;
}

/** What the independent person found on the visit of a month (regulation 44). */
export const visitReport = () => written(VISIT);
/** What the school asked for, beside a change to the fee. */
export const hoursAtSchool = () => written(SCHOOL);
/** The children's guide of a home, and the one that took its place. */
export const childrensGuide = () => written(GUIDE);
export const newerGuide = () => written(GUIDE_NOW);

/** A paper for a forum: words and a chart of two bars. */
export function fridayFigures(): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", margin: 64, info: { Author: "Yasmin Farooqi" } });
  const whole = wholeOf(document);
  document.fontSize(12).text(FRIDAYS, { lineGap: 4 });
  for (const [at, count] of [9, 14].entries())
    document.rect(64, 360 + at * 30, count * 16, 20).fill(at === 0 ? "#1f6f5c" : "#b5541c");
  document.end();
  return whole;
}

function wholeOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve) => document.on("end", () => resolve(Buffer.concat(parts))));
}

/** A redacted care plan as councils send it: words, a black box, and a page that ends with a signature. */
export function carePlan(): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", margin: 64 });
  const whole = wholeOf(document);
  document.fontSize(12).text(PLAN, { lineGap: 4 });
  document.rect(64, 420, 180, 16).fill("#000");
  document.fillColor("#000").addPage().text("Agreed with her social worker and her school.", { lineGap: 4 });
  document
    .moveTo(80, 200)
    .bezierCurveTo(100, 150, 120, 240, 150, 190)
    .bezierCurveTo(170, 160, 190, 230, 240, 180)
    .lineWidth(2)
    .stroke("#1a2b6d");
  document.end();
  return whole;
}
