import { type NamePool, names } from "./names-isles.ts";

/** Names of families who came from elsewhere, now or three generations ago. */
export const WORLD: NamePool[] = [
  {
    group: "nigerian",
    girls: names("Ifeoluwa, Adaeze, Chidinma, Yetunde, Omolara, Ebele, Titilayo"),
    boys: names("Oluwatobiloba, Emeka, Kelechi, Obinna, Ayodele, Femi, Nnamdi"),
    families: names("Ogunleye, Nwachukwu, Balogun, Akinwande, Onyekachi, Ibekwe, Adébáyọ̀"),
  },
  {
    group: "ghanaian",
    girls: names("Akosua, Abena, Efua, Adwoa, Maame Serwaa"),
    boys: names("Kofi, Kwabena, Yaw, Kwaku, Nii Armah"),
    families: names("Owusu-Ansah, Boateng, Asante, Agyeman, Quartey, Tetteh"),
  },
  {
    group: "kurdish",
    girls: names("Şilan, Rojîn, Berfîn, Zhyan, Nazê, Shno"),
    boys: names("Rebwar, Hêvar, Diyar, Azad, Serbest, Karzan"),
    families: names("Barzanî, Hawrami, Qadir, Şêxo, Rasul, Zebari"),
  },
  {
    group: "punjabi",
    girls: names("Simran, Kulwinder, Parminder, Jaspreet Kaur, Rajvir, Harleen"),
    boys: names("Harvinder, Gurdeep Singh, Arjan, Balraj, Sukhjinder, Jagtar"),
    families: names("Grewal, Sahota, Dosanjh, Khangura, Purewal, Atwal"),
  },
  {
    group: "pakistani",
    girls: names("Saima, Noor ul Ain, Rukhsana, Hafsa, Iqra, Maryam"),
    boys: names("Zeeshan, Muhammad Awais, Shahzad, Junaid, Faisal, Danyal"),
    families: names("Chaudhry, Qureshi, Malik, Butt, Sheikh, Mirza"),
  },
  {
    group: "bengali",
    girls: names("Tahmina, Sumaiya, Farzana, Rokeya, Nadia Begum"),
    boys: names("Shafiqul, Rezaul, Tanvir, Mizanur, Abul Kalam"),
    families: names("Miah, Choudhury, Uddin, Talukdar, Khatun, Bhuiyan"),
  },
  {
    group: "somali",
    girls: names("Hibaaq, Sagal, Nimco, Xaawo, Deeqa, Fadumo"),
    boys: names("Abdullahi, Guleed, Cabdi, Sharmarke, Yuusuf, Mukhtaar"),
    families: names("Jaamac, Duale, Xirsi, Abukar, Samatar, Guuleed"),
  },
  {
    group: "arabic",
    girls: names("Khadija, Rania, Hanan, Yusra, Salma, Lubna"),
    boys: names("Mustafa, Khaled, Wissam, Tariq, Ayman, Nizar"),
    families: names("al-Hamdani, El Sayed, Bin Rashid, Haddad, Abdelrahman, Al-Khatib"),
  },
  {
    group: "polish",
    girls: names("Katarzyna, Aleksandra, Bożena, Gosia, Świętosława, Kinga"),
    boys: names("Wojciech, Krzysztof, Paweł, Mieszko, Błażej, Sławomir"),
    families: names("Szczepański, Wróblewska, Dąbrowski, Pietrzak, Gąsior, Żak"),
  },
  {
    group: "romanian",
    girls: names("Mihaela, Ruxandra, Crenguța, Ilinca, Doinița"),
    boys: names("Constantin, Dragoș, Bogdan, Iulian, Vlăduț"),
    families: names("Ionescu, Munteanu, Țurcanu, Bălan, Pîrvulescu"),
  },
  {
    group: "roma",
    girls: names("Esmeralda, Rumeliana, Sidonia, Luminița, Kalinka"),
    boys: names("Ianoș, Rupa, Florin, Denis, Milan"),
    families: names("Lakatoš, Gabor, Horváthová, Stojka, Ciurar, Rostaș"),
  },
  {
    group: "ukrainian",
    girls: names("Kateryna, Solomiya, Oksana, Yaroslava, Zlata"),
    boys: names("Oleksandr, Volodymyr, Danylo, Ostap, Bohdan"),
    families: names("Kovalenko, Shevchuk, Hryhorenko, Tkachenko, Mel'nyk"),
  },
  {
    group: "turkish",
    girls: names("Elif, Gülşen, Çağla, Tuğba, Nurcan"),
    boys: names("Mehmet, Oğuz, Barış, Yiğit, Umut"),
    families: names("Yıldız, Öztürk, Kılıç, Çelik, Aydın"),
  },
  {
    group: "vietnamese",
    girls: names("Thùy Linh, Ngọc Anh, Phương, Hoa, Bích Thủy"),
    boys: names("Minh Khôi, Đức, Quang Huy, Tuấn, Bảo"),
    families: names("Nguyễn, Trần, Phạm, Đặng, Vũ"),
  },
  {
    group: "chinese",
    girls: names("Xiaoyu, Mei Ling, Zixuan, Jia Hui, Qiuyue"),
    boys: names("Haoran, Wei Jie, Zhiyuan, Kai Ming, Junfeng"),
    families: names("Zhang, Ouyang, Xu, Cheung, Lau, Qian"),
  },
  {
    group: "albanian",
    girls: names("Besjana, Fjolla, Mimoza, Arbëresha, Vjosa"),
    boys: names("Ardit, Besnik, Shkëlzen, Gëzim, Lirim"),
    families: names("Hoxha, Krasniqi, Berisha, Gjoka, Përmeti"),
  },
  {
    group: "caribbean",
    girls: names("Shaniqua, Jonelle, Kadeisha, Ianthe, Beverley, Tashauna"),
    boys: names("Winston, D'Andre, Tre-Shawn, Romario, Delroy, Kemar"),
    families: names("Dacosta, Blackwood, Grizzle, St. Hilaire, Pinnock, McKoy"),
  },
  {
    group: "portuguese",
    girls: names("Gabriela, Francisca, Conceição, Luzia, Thaís"),
    boys: names("Thiago, João Pedro, Valdemar, Rúben, Caetano"),
    families: names("da Silva, Gonçalves, dos Santos, Figueiredo, Araújo"),
  },
  {
    group: "eritrean",
    girls: names("Selam, Feven, Tsehay, Rahwa, Mihret"),
    boys: names("Ermias, Filmon, Yonas, Tesfalem, Kibrom"),
    families: names("Tekle, Ghebremeskel, Woldu, Habtemariam, Berhane"),
  },
];
