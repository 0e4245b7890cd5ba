/**
 * Names that are also ordinary words: they count as a name only with a capital. Common given names and surnames of
 * Britain that stand in a dictionary in small letters; our own list, kept short on purpose: a word missing here
 * is stopped once too often, never once too little.
 */
export const ORDINARY_WORD_NAMES: ReadonlySet<string> = new Set(
  (
    "will bill grace hope may april june august summer autumn winter faith joy mark rose dean lane rob sue pat jack " +
    "frank drew chase hunter mason ruby amber jade pearl crystal gem coral sandy daisy lily poppy violet iris ivy heather " +
    "holly hazel olive willow fern flora bryony rowan ash forest river brook sky skye star dawn eve destiny harmony " +
    "melody honey precious blessing goodness patience prudence constance charity mercy felicity serenity trinity angel " +
    "heaven chance royal prince king princess duke earl noble justice sage reed cliff glen dale art guy gene grant " +
    "lance miles norm wade ray rich rod ty bob don buddy sonny junior max sunny happy lucky pepper ginger robin jay " +
    "martin wren dove merlin bear fox wolf lamb swan bird finch drake crane hart buck bunny tiger cherry clementine " +
    "brown green white black grey gray gold silver scarlet blue young old strong good sharp short long little small large " +
    "rich savage wise smart bright moody love darling swift quick hill wood woods field fields ford bridge brooks banks " +
    "marsh moor moss heath park parks pond pool wells waters rivers lake stone rock flint clay cole coal day knight night " +
    "friday monday sunday winters frost snow storm gale rain baker barber butcher carpenter carter chandler cook cooper " +
    "farmer fisher gardener hunt mason miller page parker porter potter shepherd singer smith taylor turner walker ward " +
    "weaver webb archer bishop abbot monk pope priest church temple hall house castle towers street lane close gates price " +
    "bell ball bull cross cash case court craft crow cuff dart dear fair farrow fry gunn hand head hook horn joyce judge " +
    "keen law lord major marshal mercer nail neat newman nobles packer paine peace peel penny perks pike pitt pond post " +
    "power powers pride rain reader rice roach root sampler sands savory sellers sheppard slaughter spark speed spencer " +
    "steel stocks study sugar summers tanner teller thorn tidy trim true tucker wall walls waste west north south east " +
    "wild wilder winner worth wright bond bloom flowers berry bean broom gill harm rush shore strange " +
    "an so do no go am in on to my me he she we us it is at as or of by be if up can man son boy girl kid see say sun " +
    "sing din han san"
  )
    .split(" ")
    .filter((word) => word !== ""),
);

/** Words in a list of people that say who somebody is, not what they are called. */
export const RELATION_WORDS: ReadonlySet<string> = new Set(
  (
    "mr mrs ms miss mx dr sir lady rev mum mummy mom mother dad daddy father step stepfather stepmother brother sister " +
    "half sibling twin son daughter nan nanna nana gran granny grandma grandmother grandad grandpa grandfather aunt auntie " +
    "uncle cousin niece nephew foster carer guardian friend partner social worker teacher mentor iro of and the his her " +
    "their maternal paternal older younger elder baby former ex known as aka née nee unknown none not"
  ).split(" "),
);

/** Parts of names that are found in many other names and words. */
export const PARTICLES: ReadonlySet<string> = new Set(
  "de da do dos das del della di du la le el al ul ur bin bint ibn ben van von der den ter ap ab ferch verch mac mc st o d y e i".split(
    " ",
  ),
);

/** Months that are names: not counted as one where a date stands. */
export const MONTH_NAMES: ReadonlySet<string> = new Set(["april", "may", "june", "august"]);
