import type { RecordNotes } from "./record-notes.ts";

/**
 * Texts in which nothing is to be hidden, though nearly every line tempts a machine. The records hold names that are
 * ordinary words, so that a gate that hunts words instead of names shows itself here.
 */
export interface Handwritten {
  id: string;
  group?: string;
  record: RecordNotes;
  text: string;
}

const summerWard: RecordNotes = {
  child: "Summer / Ward",
  dob: "2013-02-19",
  family: ["mother: Joy / Ward", "sibling: River / Ward / 2017-10-03", "grandmother: Dawn / Price"],
  professionals: ["social worker: Will / Bishop", "IRO: Hope / Banks"],
  ids: { lcs: "2410087" },
};
const willPage: RecordNotes = {
  child: "Will / Page",
  aka: ["Duke"],
  dob: "2010-09-30",
  family: ["mother: Grace / Page", "father: Mark / Sharp", "sibling: Precious / Page"],
  professionals: ["foster carer: Patience / Day", "social worker: Frank / Best"],
  clubs: ["Stourvale Colts FC"],
  ids: { lcs: "2755310" },
};
const kofi: RecordNotes = {
  child: "Kofi / Owusu-Ansah",
  dob: "2014-06-11",
  family: ["mother: Abena / Boateng"],
  professionals: ["social worker: Angel / Wood"],
  schools: ["Kestrel Rise Community College"],
  ids: { lcs: "2200981" },
};

const texts: [string, RecordNotes, string][] = [
  [
    "01",
    summerWard,
    `We are looking for a foster family in or around Wolverhampton, ideally before the summer holidays. The young person is quiet, likes baking and needs a bedroom of her own.
There is a grace period of two weeks. It is a joy to see her with animals. She will go to bed when asked and is usually up at dawn.
The ward round at the hospital is on Thursdays. CAMHS hope to allocate in May. The price is negotiable up to £1,240 per week.`,
  ],
  [
    "02",
    willPage,
    `PLACEMENT REQUEST - RESIDENTIAL
- Solo or 2 bed, staffed 2:1 for first 6 weeks then 1:1
- Will consider out of area (max 60 miles) but not Scotland
- Education: EHCP, Section F says 30 hrs. Year 11 in September so GCSEs matter
- Medication: Concerta XL 54mg mane, melatonin 3mg nocte, fluoxetine 20mg
- NICE NG87 followed. No DoLS. No secure criteria under s.25
- Budget: frank conversation needed, last home was £6,850 pw
See page 2 for risk.`,
  ],
  [
    "03",
    kofi,
    `He's a lovely lad who lives for football (Man City, don't hold it against him) and for Minecraft, Roblox and Fortnite on the PlayStation 5. He eats well - jollof, Greggs sausage rolls, anything with chilli. Assessed as Gillick competent. If he's upset, ring Childline on 0800 1111 with him, or NHS 111. In an emergency 999. No allergies known. Blood group O positive.`,
  ],
  [
    "04",
    willPage,
    `Ofsted registered the new home in March and rated it Good. Staff are trained in PACE, DDP, Team Teach and Thrive; the manager holds a Level 5 Diploma. We use Signs of Safety and the Outcomes Star. The best thing about the place is the garden. It will have a vacancy from 1 June or thereabouts and can mark the occasion with a barbecue. The price per week includes therapy.`,
  ],
  [
    "05",
    summerWard,
    `What would good look like?
1) A carer who will not give up at the first hurdle
2) Clear rules, consistent bedtimes (9.30 on school nights)
3) Support to see family on alternate Saturdays, 2pm to 5pm, at the contact centre
4) School run of no more than 40 minutes
5) Someone who can cook Punjabi food or is willing to learn
6) Wi-Fi off at 10. She'll tell you it was 11`,
  ],
  [
    "06",
    kofi,
    `Legal: full care order made in the Family Court at Birmingham under s.31 Children Act 1989. No current proceedings. The LA shares parental responsibility. Working Together 2023 and the Care Planning, Placement and Case Review (England) Regulations 2010 apply. An Angel Wing charity grant of £300 pays for driving lessons in due course. The wood burner in the lounge must be guarded.`,
  ],
  [
    "07",
    willPage,
    `SDQ 31 (carer), 22 (self), 28 (teacher). PHQ-9 score 17. GAD-7 score 12. BMI 18.4. Weight 47.5 kg, height 158 cm. BP 110/70. Sertraline 25 mg increased to 50 mg then 75 mg. Salbutamol 100 mcg, two puffs as needed. Vitamin D 800 IU daily. Allergic to penicillin. Attendance 63.5%. Reading age 8.2. Working at Year 4 expectations in maths.`,
  ],
  [
    "08",
    summerWard,
    `she is a rlly kind girl and she trys so hard. gets on w everyone when she isnt tired. hates maths loves art n drama. wont eat mushrooms. goes to church most sundays but says its for the biscuits. will need her own room n a lamp. hope someone picks her soon bc she asks me every day. ta x`,
  ],
  [
    "09",
    kofi,
    `Request made by Sandwell Children's Trust on behalf of Sandwell Metropolitan Borough Council. Commissioning have sent it to providers on the West Midlands framework, Lot 2. Responses by noon on Friday; questions through the portal only. We've searched in Dudley, Walsall, Telford and Wrekin, Shropshire and Herefordshire without luck so far. Staffordshire has a waiting list. Please quote the reference on the screen.`,
  ],
  [
    "10",
    willPage,
    `The lad we are placing is 15 and has lived in three homes since January. He has a dry sense of humour, supports Aston Villa, cooks a decent carbonara and wants to be an electrician. Wants: a lock on the bathroom door, Sky Sports, a lift to college. Doesn't want: "therapy talk", group outings, anyone called a key worker. When he says "patience" he means his own, and he's running out.`,
  ],
  [
    "11",
    summerWard,
    `Night-time routine - bath at 7, story, lights out 8, hall light ON. If she wakes, sit by the door, don't touch. Usually back off within 20 min. The worst nights are Sundays and the day after contact. Spring and autumn are harder than winter for some reason. Use the word "safe" a lot. Lavender oil, weighted blanket (4 kg), owl night-light from IKEA.`,
  ],
  [
    "12",
    kofi,
    `Equality notes: Black British African heritage; Methodist; English and some Twi at home. Hair is washed on Sundays and re-twisted monthly - carers need to know how or pay a barber. Halal not required. Celebrates Christmas, Easter and Ghana's Independence Day in March. Eid with friends. Watches AFCON. Has asked for books by Malorie Blackman and Benjamin Zephaniah.`,
  ],
  [
    "13",
    willPage,
    `RISKS: county lines exploitation (NRM conclusive grounds decision received), cannabis, going missing (12 episodes, longest 3 nights). MITIGATION: return interviews within 72 hours, Philomena Protocol in place, West Midlands Police aware, no smartphone after 9pm, National Referral Mechanism duty, Operation Encompass notifications to school, St Giles Trust mentor on Wednesdays. Risk level: HIGH. Step-down plan: see section 8.`,
  ],
  [
    "14",
    summerWard,
    `This is a planned move with introductions over ten days in late August. Day 1 tea at the house. Day 3 the park. Day 5 overnight. The current carers are retiring after 22 years and will help with the hand-over. There is no blame. We'd love a home with a cat. Fee band C, plus £40 a week savings, plus birthday and Christmas allowances in line with the Fostering Network.`,
  ],
  [
    "15",
    kofi,
    `UASC referral via the National Transfer Scheme. Age assessed as 16 (Merton compliant). Speaks Tigrinya and some Arabic; interpreters through Language Line. Asylum claim lodged with the Home Office, ARC card issued, solicitor instructed. ESOL Entry 1. Orthodox Christian, fasting days observed. Needs supported accommodation in a city with an Eritrean community: Birmingham, Coventry, Leicester or Sheffield. Bank account and GP registration outstanding.`,
  ],
  [
    "16",
    willPage,
    `What is going well? He has been in school every day since half term. He got a Bronze DofE. He passed CSCS. He opened a Monzo account. What isn't? Sleep, vaping, money. He owes JD Sports £60 on Klarna. What next? A place near the M5 or the A38 so that college (two buses, 8.15 start) still works. Major changes to be avoided before his GCSEs in May and June.`,
  ],
  [
    "17",
    summerWard,
    `Parent and baby placement. Baby due in early April. Twelve-week assessment, PAMS if cognitive assessment supports it. Needs ground floor, cot (supplied by Baby Bank), Moses basket, steriliser. Healthy Start vouchers applied for. Midwife weekly at home, health visitor from day 10. Lullaby Trust safer sleep advice given. Breastfeeding supported. Court wants a report by week 10. Mum-to-be likes Love Island, Primark and her own company.`,
  ],
  [
    "18",
    kofi,
    `Short break care, one weekend in four, for a boy with autism, severe learning disability and epilepsy. Buccal midazolam 10 mg for seizures over 5 minutes, then 999. Keppra 750 mg twice daily. PEG fed: Nutrini Multi Fibre 200 ml x 5. Uses PECS and Makaton. Hoist and profiling bed. Two to one for personal care. Continuing Care panel agreed 40% health funding. Loves Peppa Pig, The Wiggles and water. No verbal communication - watch his hands.`,
  ],
];

export const CLEAN: Handwritten[] = texts.map(([id, record, text]) => ({ id, record, text }));
