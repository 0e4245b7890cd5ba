import { expect, it } from "vitest";
import { intentionFacts, intentionOf } from "./intention.rules";

it("reads what was stored, and takes nothing for a number that is none", () => {
  const stored = { type: "solo-home", area: "Bilston", needs: "", homes: 2, beds: null, by: "2027-09-01" };
  expect(intentionOf(stored)).toEqual(stored);
  expect(intentionOf({ type: "castle", homes: "2", beds: -1 })).toEqual({
    type: "other",
    area: "",
    needs: "",
    homes: null,
    beds: null,
    by: "",
  });
});

it("says in words what is meant, and leaves out what is not said", () => {
  const said = (homes: number | null, beds: number | null) =>
    intentionFacts({ type: "childrens-home", area: "Bilston", needs: "", homes, beds, by: "2027-09-01" });
  expect(said(1, 1_200)).toEqual([
    { key: "Type", value: "Children's home" },
    { key: "How many", value: "1 home, 1,200 beds" },
    { key: "Where", value: "Bilston" },
    { key: "Needed by", value: "1 September 2027" },
  ]);
  expect(said(null, null).map(({ key }) => key)).not.toContain("How many");
});
