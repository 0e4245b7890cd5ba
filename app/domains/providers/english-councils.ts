/** The councils of England that answer for children, as Ofsted's register writes them (31 March 2025). */
export const ENGLISH_COUNCILS = [
  "Barking and Dagenham",
  "Barnet",
  "Barnsley",
  "Bath and North East Somerset",
  "Bedford",
  "Bexley",
  "Birmingham",
  "Blackburn with Darwen",
  "Blackpool",
  "Bolton",
  "Bournemouth, Christchurch & Poole",
  "Bracknell Forest",
  "Bradford",
  "Brent",
  "Brighton and Hove",
  "Bristol",
  "Bromley",
  "Buckinghamshire",
  "Bury",
  "Calderdale",
  "Cambridgeshire",
  "Camden",
  "Cardiff",
  "Central Bedfordshire",
  "Cheshire East",
  "Cheshire West and Chester",
  "City of London",
  "Conwy",
  "Cornwall",
  "Coventry",
  "Croydon",
  "Cumberland",
  "Darlington",
  "Derby",
  "Derbyshire",
  "Devon",
  "Doncaster",
  "Dorset",
  "Dudley",
  "Durham",
  "Ealing",
  "East Riding of Yorkshire",
  "East Sussex",
  "Enfield",
  "Essex",
  "Gateshead",
  "Gloucestershire",
  "Greenwich",
  "Hackney",
  "Halton",
  "Hammersmith and Fulham",
  "Hampshire",
  "Haringey",
  "Harrow",
  "Hartlepool",
  "Havering",
  "Herefordshire",
  "Hertfordshire",
  "Hillingdon",
  "Hounslow",
  "Isle of Wight",
  "Isles of Scilly",
  "Islington",
  "Kensington and Chelsea",
  "Kent",
  "Kingston upon Hull",
  "Kingston upon Thames",
  "Kirklees",
  "Knowsley",
  "Lambeth",
  "Lancashire",
  "Leeds",
  "Leicester",
  "Leicestershire",
  "Lewisham",
  "Lincolnshire",
  "Liverpool",
  "Luton",
  "Manchester",
  "Medway",
  "Merton",
  "Middlesbrough",
  "Milton Keynes",
  "Newcastle upon Tyne",
  "Newham",
  "Newport",
  "Norfolk",
  "North East Lincolnshire",
  "North Lincolnshire",
  "North Northamptonshire",
  "North Somerset",
  "North Tyneside",
  "North Yorkshire",
  "Northumberland",
  "Nottingham",
  "Nottinghamshire",
  "Oldham",
  "Oxfordshire",
  "Peterborough",
  "Plymouth",
  "Portsmouth",
  "Reading",
  "Redbridge",
  "Redcar and Cleveland",
  "Richmond upon Thames",
  "Rochdale",
  "Rotherham",
  "Rutland",
  "Salford",
  "Sandwell",
  "Sefton",
  "Sheffield",
  "Shropshire",
  "Slough",
  "Solihull",
  "Somerset",
  "South Gloucestershire",
  "South Tyneside",
  "Southampton",
  "Southend on Sea",
  "Southwark",
  "St Helens",
  "Staffordshire",
  "Stockport",
  "Stockton-on-Tees",
  "Stoke-on-Trent",
  "Suffolk",
  "Sunderland",
  "Surrey",
  "Sutton",
  "Swindon",
  "Tameside",
  "Telford and Wrekin",
  "Thurrock",
  "Torbay",
  "Tower Hamlets",
  "Trafford",
  "Wakefield",
  "Walsall",
  "Waltham Forest",
  "Wandsworth",
  "Warrington",
  "Warwickshire",
  "West Berkshire",
  "West Northamptonshire",
  "West Sussex",
  "Westminster",
  "Westmorland and Furness",
  "Wigan",
  "Wiltshire",
  "Windsor and Maidenhead",
  "Wirral",
  "Wokingham",
  "Wolverhampton",
  "Worcestershire",
  "Wrexham",
  "York",
] as const;

const fold = (name: string) =>
  name
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^\p{L}\d]/gu, "");
const BY_FOLDED = new Map<string, string>(ENGLISH_COUNCILS.map((name) => [fold(name), name]));

/** Councils whose names are nearly what was typed, the likeliest first: up to two letters wrong, missing or too many. */
export function englishCouncilsAlike(given: string): string[] {
  const typed = fold(given);
  if (typed.length < 4) return [];
  return [...BY_FOLDED]
    .map(([folded, name]) => ({ name, away: lettersApart(typed, folded) }))
    .filter(({ away }) => away <= 2)
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How many letters must be changed, added or left out to make one of the other (Levenshtein); 3 for anything more. */
function lettersApart(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, char] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, beside] of [...other].entries())
      next.push(
        Math.min((row[j] ?? 0) + (char === beside ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    row = next;
  }
  return row.at(-1) ?? 3;
}

/** The council's name as the register writes it, whatever its case, spaces and punctuation; undefined for none. */
export function englishCouncil(given: string): string | undefined {
  return BY_FOLDED.get(fold(given));
}
