/** Groups of sentences about school, health and the people who work there. */
export const EDUCATION = [
  "{child} is on roll at {school} (UPN {upn}) on a part-time timetable. <<Mrs>> {teacher.family}, the SENCo, has bent over backwards.",
  "School: {school}. Attendance 41% this term. {teacher.full} says {he} is bright, bored and three years behind in reading.",
  "{He} moved from {xschool} to {school.full} after the fight with {peer}. Nobody sent the file on.",
  'Permanently excluded from {xschool} on {date} for bringing a kitchen knife in "for protection". Governors upheld it.',
  "{prof.dr}, educational psychologist, assessed {him} on {date}: working memory on the 2nd centile, everything else average.",
  "The headteacher at {school.short} will keep the place open if transport can be found. Taxi currently booked under {carer.poss} name.",
  "{child} gets on with <<Miss>> {teacher.family} and nobody else. A move of school would undo a year's work, so within thirty minutes of {school.acr} if at all possible.",
  "Pupil {upn} / {child.sf} / Year 8 / PP+ / EHCP finalised {date}.",
  "after school {he} goes to {club~lower} w {friend~lower}, tuesdays n thursdays, pls keep this going its the only thing {he} turns up for",
  "{child} plays for {club} and hasn't missed a match. The coach, {worker.full}, picks {him} up from {carer.poss}.",
];

export const HEALTH = [
  "Registered with {gp}; NHS number {nhs}. Jabs up to date apart from the teenage booster.",
  "{child} has {rare}, one of a handful of children in the region. The consultant is {prof.dr} at {hospital}, every six weeks.",
  "Asthma (blue and brown inhalers), eczema, and a bee-sting allergy. {carer} has been trained in the auto-injector; the spare lives at {school}.",
  "{He} takes melatonin 4 mg at night and sertraline 50 mg in the morning. {prof.full} reviews this at {hospital.short}; next review {month}.",
  "NHS no. was entered as {xnhs} on the discharge letter from {xhospital}. That is somebody else's, please use {nhs}.",
  "Last dental check missed. {gp.acr} have {his} old address ({addr2}) and letters have gone astray.",
  "{child.poss} bloods are monitored at {hospital.acr}. {nan} has the same condition ({rare}) so it isn't a surprise to anyone.",
  "On {date} {child} was taken to {hospital} after swallowing batteries at {home}. {worker} sat with {him} all night.",
  "CAMHS closed {him} in {month}; {prof} disagrees and has re-referred. Waiting time eleven weeks.",
  "{He} still wets the bed. {carer} handles it without fuss, {peer.poss} jokes don't help.",
  "Immunisation record: see {gp.full}, {addr1.town}. Height and weight on the 9th centile, per {teacher.full}, school nurse.",
];
