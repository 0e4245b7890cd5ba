import PDFDocument from "pdfkit";

const PLAN = `Care plan, summary for homes (redacted)

She stays at her school and keeps her two evenings of netball. Family time is on Saturdays, supervised, two hours.

What works: being told of changes the day before. One adult who rings the school at noon. A lift to matches.

What does not: surprises, and being spoken of in the third person at meetings.`;

const FRIDAYS = `Referrals that arrive on a Friday afternoon

What we counted in the last quarter, for the forum.

Of 92 referrals, 23 were sent after 15:00 on a Friday. Of those, 9 had an answer the same evening and 14 waited until Monday.

What we ask you: which number do you ring at the weekend, and what would have helped?`;

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
