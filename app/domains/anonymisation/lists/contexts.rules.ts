/** Words that tell by standing beside a word whether it is a name. Folded, without apostrophes. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What somebody does: after these the word before is a person rather than a thing. */
export const PERSON_VERBS = words(`
  is was has had does did isnt wasnt hasnt hadnt doesnt didnt presents presented told tells said says takes took lives lived
  attends attended likes liked loves loved enjoys enjoyed wants wanted needs needed will would can could should may might
  struggles struggled reports reported feels felt thinks thought hates misses missed finds sees saw plays played sleeps slept
  eats ate goes went gets got becomes became makes made works worked moved moves stays stayed keeps kept engages engaged
  responds responded shows showed describes described states stated asks asked knows knew talks talked speaks spoke writes
  wrote rang rings calls called texts texted self-harms ran runs returns returned came comes left leaves refuses refused
  set broke messages messaged phones phoned shares shared sent started chose picked pulled threw hit kicked
  bit cried cries laughs laughed smiles smiled hopes hoped wishes wished swims swam draws drew sings sang bakes baked
  manages managed copes coped requires required benefits benefited enters entered continues continued remains remained
  receives received sustains formed forms built builds cannot cant wont
`);

/** After these a word is a thing: "the case", "his will". */
export const DETERMINERS = words(`
  the a an this that these those his her their our your my its any some no every each another such in of on at as under
  strong good great new old high low full much more
`);

/** Somebody's name follows. */
export const TITLES = words(
  "mr mrs ms miss mx dr prof professor sir madam rev revd father sister pc sgt pcso dc di nurse auntie aunty uncle cllr master imam",
);

/** A name may follow: people in the child's life and in the work. */
export const RELATIONS = words(`
  mother mum mummy mam father dad daddy stepdad stepmum stepfather stepmother parent brother sister sibling stepbrother
  stepsister twin half-brother half-sister son daughter nan nanna nana gran granny grandma grandmother grandad grandpa
  grandfather aunt auntie aunty uncle cousin nephew niece godmother godfather partner boyfriend girlfriend ex husband wife
  friend mate bestie peer neighbour carer foster-carer worker social-worker sw keyworker key-worker iro cafcass guardian
  teacher headteacher head tutor mentor senco coach therapist psychologist psychiatrist doctor gp nurse manager solicitor
  advocate pastor imam officer called named known nicknamed baby tutor named allocated
`);

/** A short sign that is no initial: "Year 9 B", "Vitamin D". */
export const BEFORE_LETTERS = words(`
  vitamin hepatitis plan section part grade group team option level category class type appendix block key stage unit
  schedule form annex item point figure table tier band zone ward
`);

export const MONTHS = words(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
);
export const SEASONS = words("spring summer autumn winter");

/** Parts of names that are none by themselves. */
export const PARTICLES = words(
  "de da di du la le van von der den al el bin ibn bint ap ab mac mc o st saint ul ur os dos das ni nic ui y e and",
);

/** Names that are also the first word of many a sentence: there they need more than a capital to be somebody. */
export const OPENING_WORDS = words(`
  will may mark hope pat art drew grant rob bill chase rose summer spring april june august joy faith grace sue dawn eve dean
  miles case field page long short young wood king day read price prince justice honour honor bless sky star sunny happy
  precious blessing mercy patience prudence charity constance harmony destiny trinity angel frank earnest ernest gene jean
  penny olive ginger basil sage reed clay cliff dale glen heath lane marina paris sterling victor major baron earl duke
  tiny bear tiger rocky champ buddy boo bubs ace blue red junior senior lucky princess
`);

/** Countries that are given names too: "to visit Jordan". */
export const COUNTRY_NAMES = words(
  "jordan chad georgia israel kenya india china cuba malta cyprus ireland holland wales france lebanon carolina virginia dakota montana savannah austin dallas houston brooklyn paris florence vienna sydney london chelsea devon",
);

/** Words of relation that people use as a part of the name: "Nanny Bridgie". */
export const NAMED_RELATIONS = words(
  "nan nanna nana nanny nain gran granny grandma grandad grandpa aunt auntie aunty uncle unc babcia dada khala nonna",
);
