/** The long form of words that people shorten in addresses and names of schools: one spelling for "Rd" and "Road". */
export const SHORT_FORMS: Readonly<Record<string, string>> = {
  rd: "road",
  ave: "avenue",
  av: "avenue",
  cl: "close",
  ln: "lane",
  dr: "drive",
  ct: "court",
  cres: "crescent",
  pl: "place",
  terr: "terrace",
  gdns: "gardens",
  gdn: "garden",
  sq: "square",
  saint: "st",
  street: "st",
};
