import { expect, it } from "vitest";
import { gatherAbsentRisks } from "./page-rows.rules";

const risk = (field: string, value = "No known risk") => ({ field, label: `Risk: ${field}`, value });

it("gathers absent risks in one row that leads to the first of them, and leaves the others", () => {
  const rows = [
    { field: "needs", label: "Needs", value: "Autism" },
    risk("arson"),
    risk("going missing", "High risk"),
    risk("gangs"),
    risk("self-harm"),
  ];
  expect(gatherAbsentRisks(rows)).toEqual([
    rows[0],
    rows[2],
    { field: "arson", label: "No known risk", value: "arson, gangs and self-harm" },
  ]);
  expect(gatherAbsentRisks(rows, (row) => row.field === "arson")).toEqual(rows);
});
