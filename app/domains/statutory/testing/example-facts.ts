import { AREAS } from "~/domains/providers/areas.rules";
import { type PlacementFacts, statutoryLaw } from "../statutory-steps.rules";
import type { StepCode } from "../steps.options";

export const codeOf = (name: string) => AREAS.find((area) => area.name === name)?.code ?? name;

/** A 12-year-old in care whom Wolverhampton places in a registered home in Wolverhampton, planned ahead. */
export const plain: PlacementFacts = {
  lookedAfter: "in-care",
  age: 12,
  kind: "childrens-home",
  registered: true,
  councilCode: codeOf("Wolverhampton"),
  livesIn: codeOf("Wolverhampton"),
  registerArea: null,
  carer: null,
  inEducation: true,
  schooling: null,
  deprivationOfLiberty: false,
  emergency: false,
  endsOn: null,
};

/** What the law asks for where this is otherwise. */
export const law = (told: Partial<PlacementFacts> = {}) => statutoryLaw({ ...plain, ...told });

export const stepOf = (code: StepCode, told: Partial<PlacementFacts>) =>
  law(told).steps.find((step) => step.code === code);
