import PDFDocument from "pdfkit";

const PLAN = `Care plan, summary for homes (redacted)

She stays at her school and keeps her two evenings of netball. Family time is on Saturdays, supervised, two hours.

What works: being told of changes the day before. One adult who rings the school at noon. A lift to matches.

What does not: surprises, and being spoken of in the third person at meetings.`;

/** A redacted care plan as councils send it: words, a black box, and a page that ends with a signature. */
export function carePlan(): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", margin: 64 });
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  const whole = new Promise<Buffer>((resolve) => document.on("end", () => resolve(Buffer.concat(parts))));
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
