import type { Handwritten } from "./clean.ts";

/** Typed in a hurry: phone messages, night notes, voice notes written down. */
export const CALLS: Handwritten[] = [
  {
    id: "01",
    group: "ghanaian",
    record: {
      child: "Kwaku / Asante",
      aka: ["KK"],
      dob: "2012-11-02",
      family: ["mother: Efua / Asante", "uncle: Nii Armah / Quartey", "sibling: Adwoa / Asante / 2016-04-21"],
      professionals: ["social worker: Bethany / Fereday", "foster carer: Beverley / Pinnock"],
      addresses: ["Flat 3, 71 Cinder Bank, Lye, Dudley, DY9 8HH"],
      schools: ["Kestrel Rise Community College"],
      phones: ["07700 900412"],
      ids: { lcs: "2811904", nhs: "4857773456" },
    },
    text: `ok so [[kwaku|lower]] has just been brought in by police, 2 officers, very nice. hes 13 and hes hungry.
<<mum>> ([[efua|lower]]) is at the walk in, she fell. not answering. tried [[07700 900 412|PHONE]] x4
hes asked for "[[unc nii|nickname_unlisted]]" - thats [[Nii Armah Quartey]] i think?? works at a car wash, [[bev|nickname_unlisted @caribbean]] [[pinnock|lower @caribbean]] knows him
cant go back to [[cinder bank|ADDRESS partial]], door is off. [[ADWOA|upper]] is w a neighbour at no. 70, [[Mrs Bloxham|- @english]]
needs bed TONIGHT. school is [[Kestrel rise|SCHOOL abbrev]] tmrw 8.40
pls ring [[Beth|nickname_unlisted @english]] not me, my battery is 4%`,
  },
  {
    id: "02",
    group: "traveller",
    record: {
      child: "Margaret-Rose / Maughan",
      aka: ["Pops"],
      dob: "2015-01-26",
      family: ["mother: Philomena / Maughan", "father: Hughie / Cash", "sibling: Jimmy-Joe / Maughan"],
      professionals: ["social worker: Lowri / Parry-Jones"],
      addresses: ["Plot 6 Toll End Walk, Tipton, Sandwell, B68 0QT"],
      emails: ["lowri.parryjones@council.example"],
      ids: { court: "BM25P04417" },
    },
    text: `NIGHT NOTE 02.15
Call from [[Philomena]], crying. [[Hughie]] back on site with a lorry, reg [[T 4O7 LKV|VEHICLE_REG - letter_o]]. [[MARGARET ROSE|hyphen_variant]] and [[jimmyjoe|hyphen_variant]] hid in the trailer of a woman they call [[Nanny Bridgie|- nickname]].
Police ref [[URN 22BX4019332|CASE_ID -]]. Order is [[BM25P04417|COURT_CASE]] and he's in breach by just standing there.
They're at [[Plot 6, Toll End Wlk|ADDRESS abbrev]]. I told her lock the door and 999.
02.50 [[Maggie-Rose|nickname_unlisted]] spoke to me. "Is [[Jimmy|nickname_unlisted]] coming where I'm going?" I said I'd ask. Somebody ask.
03.20 [[M.R.M.|initials]] and [[J-J|initials]] collected by EDT. I've emailed [[lowri.parryjones (at) council (dot) example|EMAIL obfuscated]].`,
  },
  {
    id: "03",
    group: "vietnamese",
    record: {
      child: "Quang Huy / Đặng",
      dob: "2009-07-14",
      family: ["uncle: Tuấn / Đặng"],
      professionals: ["social worker: Drew / Marsh", "interpreter: Bích Thủy / Phạm"],
      homes: ["Number Seventeen"],
      phones: ["07700 900771"],
      handles: ["@huy.frostbyte9"],
    },
    text: `Voice note typed up as spoken, [[Drew|@wordname]] here.
Young man found in the back of a nail bar, says he is [[Quang Huy]], surname [[Đặng]] - on the police form they've got [[Dang Quang Huy|surname_first]] and on the hospital one it's [[Huy Quang Dang|diacritic_stripped]]. Same lad. Date of birth he gives is [[14 07 2009|DOB]] but the traffickers' papers say [[1.1.2007|DOB -]].
The "uncle", [[Tuan|diacritic_stripped]], isn't an uncle. He had three phones and a number written on his arm, [[O77OO 9OO 345|PHONE - letter_o]].
Interpreter [[Bich Thuy|diacritic_stripped]] ([[zero double seven double zero, nine double zero, seven seven one|PHONE spelled]]) is happy to be rung at night.
He'll run within 24 hours unless the place is far away and there's no internet: his TikTok is [[@huy.frostbyte9|HANDLE]]. NOT [[No 17|CARE_HOME abbrev]], they know it.`,
  },
  {
    id: "04",
    group: "polish",
    record: {
      child: "Kinga / Wróblewska",
      aka: ["Kinia"],
      dob: "2016-08-09",
      family: [
        "mother: Bożena / Wróblewska",
        "father: Sławomir / Wróblewski",
        "grandmother: Świętosława / Gąsior",
      ],
      professionals: ["social worker: Harriet / Tranter", "teacher: Tegwen / Bebb"],
      schools: ["Nailers Green Junior School"],
      employers: ["Mercia Parcel Hub"],
      addresses: ["19 Nimmings Lane, Rowley, Sandwell, B63 2PL"],
    },
    text: `Duty call, 15.50, from <<Miss>> [[Bebb|@welsh]] at [[Nailers Green|SCHOOL abbrev]].
[[Kinga]] not collected again. [[Bozena|diacritic_stripped]] at work ([[Mercia Parcels|EMPLOYER abbrev]], she's on the night belt) and [[Slawek|nickname_unlisted]] drunk at gate. He shouted "[[Kinia|nickname]] chodź!" and something at another parent, <<Mrs>> [[Hadley|- @english]], who has written it all down.
[[Kinga Wroblewska|diacritic_stripped]] said to [[Tegwen|@welsh]], "I want my [[babcia Święta|nickname_unlisted]]". <<Babcia>> [[Swietoslawa Gasior|diacritic_stripped]] lives in [[Weston under Penyard|SMALL_PLACE]], no car.
[[K.W.|initials]] is [[9 years 3 months|EXACT_AGE]]. Coat, no bag. [[Hattie|nickname_unlisted @english]] on way. Home is [[19 nimmings ln|ADDRESS abbrev]] and nobody should go there alone.`,
  },
  {
    id: "05",
    group: "somali",
    record: {
      child: "Hibaaq / Xirsi",
      dob: "2011-12-05",
      family: ["mother: Xaawo / Jaamac", "sibling: Guleed / Xirsi / 2008-03-30", "sibling: Cabdi / Xirsi"],
      professionals: ["social worker: Imogen / Wilmot", "advocate: Deeqa / Samatar"],
      gpSurgeries: ["The Quinton Lodge Practice"],
      phones: ["07700 900138"],
      ids: { nhs: "6041772298" },
    },
    text: `Msg from [[immy|nickname_unlisted @english]] to all: [[HIBAAQ|upper]] is SAFE she is with me at the office eating a twix

things spelled diff ways on the system so pls search ALL: [[Hibaaq Xirsi]], [[Hibaq Hirsi|typo]], [[Hibo|nickname_unlisted]], [[H1baaq|leet]]
<<brother>> [[guleed|lower]] dob [[30/3/08|DOB]] drove her here himself in the taxi [[pl66dwx|VEHICLE_REG - lower]] which isnt his
[[Xaawo]] aka [[Hawa|typo]], she changed the spelling for the passport. her mob ends 138 - full is [[077 00 900 138|PHONE]]
[[Abdi|typo]] (the little one, spelled [[Cabdi]] on birth cert) still at home!!! who is going
gp [[quinton lodge|GP_SURGERY abbrev]] nhs [[604 177 2298|NHS_NUMBER invalid_checksum]] tho one digit might be wrong`,
  },
  {
    id: "06",
    group: "english",
    record: {
      child: "Tommy-Lee / Threlfall",
      aka: ["Tank"],
      dob: "2017-05-13",
      family: [
        "mother: Stacey / Threlfall",
        "sibling: Daisy-Mae / Threlfall / 2019-09-28",
        "grandmother: Rosalind / Cotterill",
      ],
      professionals: ["foster carer: Jodie / Bickerstaff", "social worker: Femi / Balogun"],
      schools: ["Thorncroft Nursery and Infant School"],
      hospitals: ["Prince Rupert Infirmary"],
      clubs: ["Little Sparks Drama Group"],
      addresses: ["42 Perry Hill Crescent, Quarry Bank, Dudley, DY9 4RN"],
    },
    text: `[[Jodie]] rang at the end of her rope. [[Tommy Lee|hyphen_variant]] has bitten [[Daisy|nickname_unlisted]] and thrown the telly remote thru the window. [[Tank|nickname]]'s own words: "im the bad one". He's 8. He is not the bad one.
[[Femi|@nigerian]] - can you or [[Balogun|@nigerian]]'s buddy visit? [[Jode|nickname_unlisted]] will keep [[D-M|initials]] but not both.
<<Nan>> [[Ros|nickname_unlisted]] would take him weekends, [[42 Perry Hill Cres|ADDRESS abbrev]], [[dy94rn|POSTCODE lower]]. <<Mom>> is [[stacey threfall|typo]], in [[PRI|HOSPITAL acronym]] till Weds.
Still goes to [[TNIS|SCHOOL acronym]], still goes to [[little sparks|CLUB abbrev]] Mon.
PS [[Threlfalls|surname_plural]] next door to the [[Ollerenshaws|- surname_plural]]. Avoid that street.`,
  },
  {
    id: "07",
    group: "eritrean",
    record: {
      child: "Filmon / Habtemariam",
      dob: "2009-02-23",
      family: ["sibling: Selam / Habtemariam"],
      professionals: ["social worker: Róisín / O'Dowd", "support worker: Yonas / Berhane"],
      homes: ["Cherrywood Place"],
      phones: ["+44 7700 900655"],
      emails: ["rodowd@trust.example"],
    },
    text: `Handover Sat am. [[Filmon]] didnt sleep. Says he saw [[Selam]] "in the water" again. [[She drowned in front of him in the crossing of 2023|UNUSUAL_EVENT]], he has never said her name to staff before, only to [[Yonas]].
[[Roisin O Dowd|diacritic_stripped @irish]] knows. Her mob 07700 900 - [[+44 (0) 7700 900 655|PHONE]], email [[r o d o w d @ trust.example|EMAIL spaced]].
Home Office have him as [[FILIMON HABTEMARYAM|typo]], [[Habtemariam, Filmon|surname_first]] and (once) [[Phil Mohn|- nickname]].
[[F|initial_single]] is fasting till 3, keep food. He'd like to stay at [[Cherrywood|CARE_HOME abbrev]], everyone would like him to, the money says no.`,
  },
];
