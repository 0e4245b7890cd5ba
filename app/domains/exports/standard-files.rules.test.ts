import { describe, expect, it } from "vitest";
import { lastMonth, periodEntries, periodOfDays, readPeriod, typedPeriod } from "./export-period.schema";
import { byEntity, type StandardRecord } from "./placement-record.rules";
import { STANDARD, STANDARD_FIELDS } from "./standard-fields.rules";
import { FILE_FORMATS } from "./standard-files.rules";
import { answered, NOVEMBER, record } from "./testing/example-placement";

describe("files", () => {
  const written = (format: "json" | "csv", records: StandardRecord[]) => {
    const file = FILE_FORMATS[format];
    const begin = file.begin({ council: "Wolverhampton", period: NOVEMBER });
    return `${begin}${records.map((one, index) => file.records([one], index === 0)).join("")}${file.end}`;
  };

  it("are whole whatever the number of records", () => {
    for (const count of [0, 1, 3]) {
      const records = Array.from({ length: count }, () => record());
      const { metadata, placements } = JSON.parse(written("json", records));
      expect(metadata).toMatchObject({ title: STANDARD.title, council: "Wolverhampton", ...NOVEMBER });
      expect(placements).toEqual(records.map((one) => byEntity(one)));
      expect(written("csv", records).trimEnd().split("\r\n")).toHaveLength(count + 1);
    }
  });

  it("hold no formula, and several values of a field in one cell", () => {
    const formula = answered("needs", "riskOther", '=HYPERLINK("http://evil")');
    const csv = written("csv", [
      formula,
      answered("education-health", "specificCommunicationRequirements", ["BSL", "Makaton"]),
    ]);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(csv).toContain('"BSL; Makaton"');
    expect(csv.split("\r\n")[0]).toBe(STANDARD_FIELDS.map(({ name }) => `"${name}"`).join(","));
  });
});

describe("a period", () => {
  it("is read from boxes, with a message for each day that cannot be meant", () => {
    const typed = typedPeriod(NOVEMBER);
    const boxes = new URLSearchParams(periodEntries(typed));
    expect(readPeriod(boxes)).toEqual({ typed, period: NOVEMBER, errors: {} });
    expect(readPeriod(new URLSearchParams()).errors).toEqual({
      from: "Enter the first day",
      to: "Enter the last day",
    });
    boxes.set("to.month", "2");
    boxes.set("to.day", "31");
    expect(readPeriod(boxes)).toMatchObject({
      period: undefined,
      errors: { to: expect.stringContaining("31 February") },
    });
    boxes.set("to.day", "1");
    expect(readPeriod(boxes).errors).toEqual({ to: "The last day must be the first day or later" });
    expect(lastMonth("2027-01-15")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
  });

  it("of a command line is two dates in order", () => {
    expect(periodOfDays("2026-11-01", "2026-11-30")).toEqual(NOVEMBER);
    expect(periodOfDays("2026-11-01", "2026-02-30")).toMatch(/^"2026-02-30" is no date/);
    expect(periodOfDays("0000-01-01", "2026-11-01")).toBe(
      '"0000-01-01" is no date from 1900 to 2200: write it like 2026-11-30.',
    );
    expect(periodOfDays("2026-11-02", "2026-11-01")).toMatch(/first day or later/);
  });
});
