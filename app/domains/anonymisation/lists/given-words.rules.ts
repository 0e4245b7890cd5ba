/** Given names that are words of the dictionary too: with a capital inside a sentence they are somebody. Add freely. */
export const GIVEN_WORDS: ReadonlySet<string> = new Set(
  `
  abbey alma amber angel angelica autumn ava azure bay bear belle beth bill billy blue bonnie brandy brook brooke buddy
  candy carol carter cash chance charity chase chip christian cindy clay clement cliff colt constance cooper coral crystal
  daisy dale dawn dean delight destiny diamond dick dolly duke earl ebony ellis ember eve faith fay felicity fern fisher flora
  florence forest frank gale gay gene ginger glen glory goodness grace grant happiness harmony harry hazel heath heather heaven
  holly honey honor honour hope hunter iris ivory ivy jack jade jasmine jasper jay jean jenny jersey jewel jimmy joe joey
  josh joy joyce juniper justice kit lacey lane lark laurel lee liberty lily lotus lucky mae maple marina mark mason mat max
  may melody mercy merit merry mia miles mimi minty misty myrtle nelly nick olive opal paddy page paige paris parker pat
  patience patsy pearl penny peter petunia piers pierce poppy precious pride primrose prince princess promise prosperity
  prudence queen rain randy raven ray red reed rich river rob robin rocky rod rose rosemary ruby rue rusty sage sally sandy
  savannah scarlet scarlett serenity sherry sienna skip sky skye sonny star stella sterling stormy success sue summer sunny
  tad tansy tatum taylor temperance terry tiger toby tom trinity trip tucker tuesday tulip unity venus victor violet virtue
  wade wally warren wayne west will willow winter wren zen blessing favour gift goodluck godswill miracle wisdom sunday
  guy star bishop beverley shirley chelsea kendal lincoln chester nelson stanley selby warwick preston bradley ashley beckett
  comfort courage earnest ernest frankie gabby georgia jess jet june kat kay kitty leo levy libby lily liv lou major marshall
  mickey mo nan ned neo noble nova ocean ollie oz pip pixie ram reese remy rex roman rory rowan roy royal rufus sam saul sean
  sid sol spencer stan ted theo tony travis ty tyler van vera vic wes zion ali eden jonah jordan israel moses
`
    .trim()
    .split(/\s+/),
);
