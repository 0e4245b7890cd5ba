/** What every mail about a placement says: whom it greets, which placement, whose, and where to see it. */
export type PlacementFacts = {
  name: string;
  reference: string;
  council: string;
  link: string;
};
