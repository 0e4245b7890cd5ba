import { describe, expect, it } from "vitest";
import { KNOWN_CHILD } from "../testing/known-child";
import { knownInText, whatIsKnown } from "./known-in-text.rules";
import type { VaultIdentity } from "./vault-values.rules";

const child: VaultIdentity = { ...KNOWN_CHILD, otherWords: ["Bluebell Lodge"] };
const sister: VaultIdentity = { given: "Mirekwe", family: "Nwachukwu", nhsNumber: "4857773456" };

/** What it is, and the words as they stand there. */
const known = (text: string, children: readonly VaultIdentity[] = [child]) =>
  knownInText(text, children).map((one) => `${whatIsKnown(one)}: ${text.slice(one.start, one.end)}`);

describe("what the vault holds, in a text of anybody", () => {
  it.each([
    ["we asked zanyar", "The child's name: zanyar"],
    ["ZANYARS room", "The child's name: ZANYARS"],
    ["it is Z a n y a r who", "The child's name: Z a n y a r"],
    ["Zan-\nyar came", "The child's name: Zan-\nyar"],
    ["Ｚａｎｙａｒ came", "The child's name: Ｚａｎｙａｒ"],
    ["Z@ny4r came", "The child's name: Z@ny4r"],
    ["Zanyr came", "The child's name: Zanyr"],
    ["Zaz went home", "The child's name: Zaz"],
    ["the obrien family", "The child's name: obrien"],
    ["Ffion rang", "A name of the family: Ffion"],
    ["Hevi Serko rang", "A name of the family: Hevi Serko"],
    ["Oluwaseun is nine", "A name of the family: Oluwaseun"],
    ["Mrs Stafford is his aunt", "A name of the family: Mrs Stafford"],
    ["Hodgetts wrote", "A name of somebody who knows the child: Hodgetts"],
    ["Sian is his mentor", "A name of somebody who knows the child: Sian"],
    ["Born 1st of February 2012", "A date of birth: 1st of February 2012"],
    ["01/02/2012", "A date of birth: 01/02/2012"],
    ["NHS 943 476 5919", "The NHS number: 943 476 5919"],
    ["K 3995 2285 6966", "The unique pupil number: K 3995 2285 6966"],
    ["LCS 1889790", "The council's case number: LCS 1889790"],
    ["wv109ab", "The postcode: wv109ab"],
    ["106 tinkers hill rd", "The address: 106 tinkers hill rd"],
    ["he goes to Saint Brendans", "The school: Saint Brendans"],
    ["once at Bluebell Lodge", "Words that are kept out: Bluebell Lodge"],
  ])("%j", (text, expected) => {
    expect(known(text)).toEqual([expected]);
  });

  it.each([
    "by the grace of a will, she may stay; we will decide in May 2026",
    "A brother and a mother; Mrs of the house",
    "Near Stafford, in Wolverhampton or Sandwell, in WV10",
    "CAMHS, an EHCP, NICE guidance, Childline 0800 1111, £1,889,790",
    "The other home is nearer. Wolverhampton thanks you for the offer.",
    "07700 900123, on 1 February 2026, NHS 943 476 5918",
  ])("is not in “%s”", (text) => {
    expect(known(text)).toEqual([]);
  });

  it("is looked for of each child of the referral", () => {
    const both = [child, sister];
    expect(known("Mirekwe", both)).not.toEqual([]);
    expect(known("485 777 3456", both)).toEqual(["The NHS number: 485 777 3456"]);
    expect(known("943 476 5919", both)).toEqual(["The NHS number: 943 476 5919"]);
  });
});
