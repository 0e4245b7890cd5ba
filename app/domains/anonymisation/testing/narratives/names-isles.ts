/** Names of Britain and Ireland, and names that are also words. None of them stands in the shared development set, but those the words demand. */
export interface NamePool {
  group: string;
  girls: string[];
  boys: string[];
  families: string[];
}

export const names = (line: string) => line.split(",").map((name) => name.trim());

export const ISLES: NamePool[] = [
  {
    group: "english",
    girls: names(
      "Harriet, Poppy, Imogen, Tilly, Lacey, Daisy-Mae, Georgina, Bethany, Jodie, Rosalind, Maisie, Stacey",
    ),
    boys: names(
      "Alfie, Declan, Bradley, Toby, Rupert, Stanley, Lewis, Nathaniel, Shane, Barnaby, Kyle, Tommy-Lee",
    ),
    families: names(
      "Threlfall, Ollerenshaw, Bickerstaff, Hadley, Tranter, Yardley, Cotterill, Bloxham, Fereday, Smith-Cartwright, Wilmot",
    ),
  },
  {
    group: "scottish",
    girls: names("Eilidh, Mhairi, Catriona, Iona, Morag, Kirsteen"),
    boys: names("Hamish, Fergus, Ruaridh, Lachlan, Struan, Gregor"),
    families: names("MacAskill, Drummond, McIlwraith, Farquharson, Galbraith, McGlashan"),
  },
  {
    group: "irish",
    girls: names("Bronagh, Sorcha, Caoimhe, Róisín, Clodagh, Éabha, Dervla"),
    boys: names("Cillian, Tadhg, Diarmuid, Eoghan, Ruairí, Fionn, Darragh"),
    families: names("O'Shaughnessy, Ní Dhomhnaill, McLaughlin, Ó Briain, Geraghty, O'Dowd, Mulvaney"),
  },
  {
    group: "welsh",
    girls: names("Angharad, Lowri, Nia, Heledd, Mabli, Tegwen"),
    boys: names("Iestyn, Gruffydd, Dafydd, Emrys, Macsen, Tomos"),
    families: names("ap Hywel, Bebb, Gwilliam, Trahearne, Parry-Jones, Cadwaladr"),
  },
  {
    group: "wordname",
    girls: names(
      "Hope, Summer, Precious, Grace, Joy, Destiny, Blessing, Skye, Ivy, Dawn, May, Patience, Angel, Autumn, Harmony, Saffron, Star",
    ),
    boys: names("Will, Bill, Rob, Frank, Miles, Dean, Storm, River, Victor, Art, Drew, Major, Guy"),
    families: names(
      "Ward, Page, Price, Bishop, Day, Winter, Best, Sharp, Moody, Banks, Wood, Short, Love, Marsh, Street, Church",
    ),
  },
  {
    group: "traveller",
    girls: names("Margaret-Rose, Bridgie, Philomena, Concepta, Shirley-Ann"),
    boys: names("Jimmy-Joe, Miley, Hughie, Felix, Paddy-Jim"),
    families: names("Connors-Doran, Cash, Quilligan, Sweeney, Maughan"),
  },
];

/** Short forms that a reader knows without being told; the vault holds the long one. */
export const DIMINUTIVES: Record<string, string[]> = {
  Harriet: ["Hattie", "Hats"],
  Imogen: ["Immy"],
  Georgina: ["Georgie", "Gina"],
  Bethany: ["Beth", "Bethy"],
  Rosalind: ["Ros", "Rozzie"],
  Nathaniel: ["Nate", "Nathan"],
  Stanley: ["Stan"],
  Bradley: ["Brad"],
  Lewis: ["Lew"],
  Alfie: ["Alf"],
  Barnaby: ["Barney"],
  Catriona: ["Cat", "Trina"],
  Lachlan: ["Lachie"],
  Angharad: ["Haz", "Annie"],
  Gruffydd: ["Gruff", "Griff"],
  Dafydd: ["Dai"],
  Diarmuid: ["Derm"],
  Clodagh: ["Clo"],
  Destiny: ["Dez", "Dessie"],
  Blessing: ["Bless"],
  Patience: ["Pat"],
  Victor: ["Vic"],
  "Daisy-Mae": ["Daisy"],
  "Tommy-Lee": ["Tommy", "Tom"],
  "Margaret-Rose": ["Maggie", "Peg"],
  Philomena: ["Phil", "Mena"],
  Concepta: ["Connie"],
  Emmanuel: ["Manny", "Emma"],
  Oluwatobiloba: ["Tobi"],
  Ifeoluwa: ["Ife"],
  Adaeze: ["Ada"],
  Chidinma: ["Chichi"],
  Kwabena: ["Kobby"],
  Gabriela: ["Gabi", "Gaby"],
  Francisca: ["Chica", "Fran"],
  Thiago: ["Thi"],
  Aleksandra: ["Ola"],
  Katarzyna: ["Kasia"],
  Wojciech: ["Wojtek"],
  Krzysztof: ["Krzys"],
  Oleksandr: ["Sasha"],
  Kateryna: ["Katya"],
  Volodymyr: ["Vova"],
  Mihaela: ["Miha"],
  Constantin: ["Costi"],
  Khadija: ["Khadi"],
  Abdullahi: ["Abdul"],
  Mustafa: ["Mus", "Mo"],
  Mehmet: ["Memo"],
  Tahmina: ["Mina"],
  Harvinder: ["Harv"],
  Parminder: ["Pam"],
  Theodora: ["Teddy"],
  Ermias: ["Ermi"],
  Shaniqua: ["Niqua"],
  Winston: ["Winnie"],
};

/** Names used at home that the vault lists. */
export const LISTED = names(
  "Boo, Munchkin, Titch, Ziggy, Bean, Pops, Button, Squeak, Nugget, Lulu, Moose, Dinky, Sausage, Cookie, Bobo, Tank, Pickle, Peanut, Duke, Zuzu",
);
