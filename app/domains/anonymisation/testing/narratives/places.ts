import { names } from "./names-isles.ts";

/** An organisation with the ways in which people shorten it. */
export interface Named {
  full: string;
  short: string;
  acronym?: string;
}

const named = (line: string): Named => {
  const [full = "", short = "", acronym] = line.split(" = ");
  return { full, short, ...(acronym ? { acronym } : {}) };
};

export const SCHOOLS = [
  "Greyfriars Church of England Primary School = Greyfriars = GCEPS",
  "Hollins Brook Academy = Hollins Brook = HBA",
  "St Winifred's RC High School = St Winnies = SWHS",
  "The Marlpool Special School = Marlpool = MSS",
  "Kestrel Rise Community College = Kestrel Rise = KRCC",
  "Bishop Latimer School = Bishop Latimer = BLS",
  "Nailers Green Junior School = Nailers Green = NGJS",
  "Saltwells Edge Alternative Provision = Saltwells Edge = SEAP",
  "Dame Agnes Girls' Academy = Dame Agnes = DAGA",
  "Thorncroft Nursery and Infant School = Thorncroft = TNIS",
].map(named);

export const UNKNOWN_SCHOOLS = names(
  "Wychbold Lane Primary, Sir Humphrey Grindal School, Ridgeacre Tuition Centre, Holy Rood Catholic Primary, Furnace Hill Academy, Lapal Woods Infants, Bournheath Grammar School, Al-Furqan Madrasah, Tipping Street PRU",
);

export const SURGERIES = [
  "Cradley Cross Medical Centre = Cradley Cross = CCMC",
  "Hagley Fold Surgery = Hagley Fold",
  "The Quinton Lodge Practice = Quinton Lodge = QLP",
  "Drs Fairclough & Nair = Fairclough and Nair",
  "Silverdale Health Centre = Silverdale",
].map(named);

export const HOSPITALS = [
  "Prince Rupert Infirmary = Prince Rupert = PRI",
  "St Wulstan's Children's Hospital = St Wulstans = SWCH",
  "Clent View Hospital = Clent View = CVH",
  "Royal Severn Hospital = the Royal Severn = RSH",
  "The Beeches Adolescent Unit = The Beeches = BAU",
].map(named);

export const UNKNOWN_HOSPITALS = names(
  "Netherfield General Hospital, Lady Godwin Maternity Unit, Ashmead Clinic, Orchard Ward at Whitmore Vale",
);

export const EMPLOYERS = [
  "Halesford Forgings Ltd = Halesford Forgings = HFL",
  "Bright Spark Cleaning = Bright Spark",
  "Golden Plaice Fish Bar = the Golden Plaice",
  "Mercia Parcel Hub = Mercia Parcels = MPH",
  "Kwik Nails & Lashes = Kwik Nails",
  "Soapy Joes Hand Car Wash = Soapy Joes",
].map(named);

export const CLUBS = [
  "Netherton Tigers Kickboxing = Netherton Tigers = NTK",
  "Stourvale Colts FC = Stourvale Colts = SCFC",
  "3rd Hasbury Guides = Hasbury Guides",
  "Lye Temperance Brass Band = Lye Temperance = LTBB",
  "Little Sparks Drama Group = Little Sparks",
  "Black Country Bruisers Roller Derby = BC Bruisers = BCBRD",
].map(named);

export const HOMES = [
  "Larkfield Lodge = Larkfield",
  "Number Seventeen = No. 17",
  "Beacon Rise Children's Home = Beacon Rise = BRCH",
  "Tall Trees Residential = Tall Trees",
  "Cherrywood Place = Cherrywood",
].map(named);

export const STREETS = names(
  "Furlong Street, Blackthorn Drive, Beechcroft Road, Station Approach, Upper Ashley Street, Perry Hill Crescent, Chapel Row, Nimmings Lane, Attwood Avenue, Toll End Walk, Cinder Bank, Malthouse Grove, St Kenelm's Close, Lodgefield Terrace, The Paddock",
);

export const STREET_SHORT: Record<string, string> = {
  Street: "St",
  Drive: "Dr",
  Road: "Rd",
  Lane: "La",
  Avenue: "Ave",
  Crescent: "Cres",
  Close: "Cl",
  Grove: "Gr",
  Terrace: "Terr",
  Walk: "Wk",
};

export const AREAS = names(
  "Quarry Bank, Lye, Hasbury, Cape Hill, Rough Hay, Chelmsley Wood, Tile Cross, Bartley Green, Hillfields, Shard End",
);
export const TOWNS = names(
  "Birmingham, Sandwell, Coventry, Solihull, Telford, Worcester, Stafford, Redditch, Tamworth, Nuneaton",
);
export const OUTCODES = names(
  "B62, B63, B68, B66, B33, B37, CV1, CV6, TF2, TF7, WR4, ST16, B98, B79, CV11, DY9, B20",
);

/** Villages so small that with the age they name a family. */
export const VILLAGES = names(
  "Ratlinghope, Hope Bagot, Mamble, Ewyas Harold, Quatt, Abbots Morton, Snitterfield, Weston under Penyard, Ilam, Clungunford, Shatterford, Romsley",
);

export const RARE = names(
  "Angelman syndrome, Cri du chat syndrome, Moebius syndrome, epidermolysis bullosa, Kleine-Levin syndrome, cystinosis, Klippel-Feil syndrome, Sanfilippo syndrome, Williams syndrome, Lesch-Nyhan disease",
);
