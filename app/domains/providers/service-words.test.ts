import { expect, it } from "vitest";
import { titlesApart } from "./service-words.rules";

const home = (registrationNumber: string, name: string | null, localAuthority = "Stoke-on-Trent") => ({
  registrationNumber,
  name,
  kind: "childrens-home",
  localAuthority,
});

it("calls a home without a name by its kind and area, and tells apart those that would read alike", () => {
  expect(titlesApart([home("SC1", "The Hollow"), home("SC2", null), home("SC3", null, "Dudley")])).toEqual([
    "The Hollow",
    "Children's home in Stoke-on-Trent",
    "Children's home in Dudley",
  ]);
  expect(titlesApart([home("SC2", null), home("SC3", null)])).toEqual([
    "Children's home in Stoke-on-Trent (SC2)",
    "Children's home in Stoke-on-Trent (SC3)",
  ]);
});
