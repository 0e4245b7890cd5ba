import { expect, it } from "vitest";
import { exampleContent } from "./example-referral";
import { withPublishedText } from "./gated-content.rules";
import { writtenText } from "./page-rows.rules";

it("publishes areas to avoid through the gate, and leaves out one that is masked", () => {
  const content = exampleContent();
  const preferKeepAway = ["Sandwell", "Ottiline's aunt", "near the canal"];
  const draft = { ...content, location: { ...content.location, preferKeepAway } };
  const written = writtenText(draft)["location.preferKeepAway"];
  expect(written).toBe("Sandwell\nOttiline's aunt\nnear the canal");
  const published = { "location.preferKeepAway": "Sandwell\n[child]'s [aunt]\nnear the canal" };
  expect(withPublishedText(draft, published).location?.preferKeepAway).toEqual([
    "Sandwell",
    "near the canal",
  ]);
  expect(withPublishedText(draft, {}).location?.preferKeepAway).toEqual(preferKeepAway);
});
