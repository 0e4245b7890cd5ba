/**
 * Words of social care, health and education that are no names although a dictionary lacks them or they stand with a
 * capital. Add to a list and the detector leaves the word alone.
 */
const words = (text: string) => text.trim().split(/\s+/);

/** Acronyms, in any case. */
export const ACRONYMS: ReadonlySet<string> = new Set(
  words(`
  a&e reg upn lcs ref acas add adhd adm afc ahc ahp ald aoc aqa asb asd asdan asbo asc ba bame bcg bess bmi bpm bsl btec bst camhs cafcass
  cbt cce cla cp cpa cpp cpr cps cqc cse csdp csc cso cyp cypmhs da dbs dbt ddp dfe dhsc dna dob dols dols dsl dslo dv dva
  ecg edt eet ehc ehcp ehcna eating ehm ehe ehp ea eal edp eeg emdr ema esol ewo eyfs fasd fco fgc fgm fft fii foi fos fsm
  ft gcse gdpr gld gmc gp gps gcses hcpc hiv hmp ht ice icb icc icpc idva ief ifa imca io iq iro isa isw iv ivf jso
  ks1 ks2 ks3 ks4 ks5 la lac laac lado lai lcs lft lgbt lgbtq lip lsa mappa marac mash mdt mfh mh mha mhst ml mld mmr mps
  ms mst nai nee neet nfa nhs nice nmc nos nps nqt nspcc nvq nvr ocd odd ofsted oos osa ot otp pa pace panel pats pcc pcso
  pda pdd pe pep peps pecs pica pip pir plo pmld pmt pnd po pps pru prn prus psed pshe pst ptsd ptsi qa rag rcpch rea
  ret rei rhi rso rshp rsp rta saf salt sar sats sbar scp scr sct sdq sdt sdvc seal seg sems semh sen senco sencos send
  sendco sendi sgo si sib sip slt sld smart sms sop spa spl spld ssa ssc ssw stac sti sw swe ta tac taf tas tbc tba tb
  tia toc tsi ttc tv uasc uc ucas uk ukvi usa us vr vpn vti ward wpa ymca yjs yjb yot yos ypas ypb youtube gov
  pace mca bbc itv cd dvd pc ps4 ps5 xbox lol omg diy faq am pm id ids no nos ref re cc fao asap etc eg ie vs
  section26 s20 s31 s47 s17 csa ld lds epa epo ico ica icas fd ta1 emotional ppo pace1 wm wmp wmca ehm hmcts fl1 cao
  dip dmp pvt ofgem hsb hsbs bfi 11b 1to1 nva ndt eda cgl naco ukba sw1 ccg ics imd naps mae cma pas fyi tl ds dis sid
  `),
);

/** Words in lower case that the dictionary lacks. */
export const FIELD_WORDS: ReadonlySet<string> = new Set(
  words(`
  nan nanna nana gran granny grandad grandpa mummy daddy stepdad stepmum stepbrother stepsister stepfather stepmother
  godmother godfather bestie safeguarded dysregulated dysregulation dysregulate dysregulates dysregulating co-regulation
  coregulation coregulate hypervigilant hypervigilance neurodiverse neurodivergent neurodivergence neurotypical
  neurodevelopmental psychoeducation psychosexual psychosocial psychotherapeutic demisting absconded absconsion absconds
  whatsapp snapchat tiktok instagram facebook youtube youtuber youtubers roblox fortnite minecraft pokemon lego netflix
  playstation xbox nintendo spotify discord ipad iphone ipads iphones android fifa google amazon greggs mcdonalds mcdonald
  kfc nandos subway tesco asda aldi lidl sainsburys morrisons primark poundland ikea argos disney marvel barbie harry potter
  boxall thrive dyadic theraplay sandtray sandplay lifeskills homeschooling homeschooled foster-carer interagency multiagency
  multi-agency respite kinship solo matching outreach inreach residentially outcode postcode postcodes caseworker caseworkers
  keyworker keyworkers headteacher headteachers deputy pastoral senco classroom timetable timetabled timetables offsite onsite
  wraparound breakfast coursework phonics numeracy maths makaton braille widgit now-and-next fidget chewelry chewy weighted
  melatonin methylphenidate concerta medikinet equasym ritalin elvanse lisdexamfetamine dexamfetamine atomoxetine strattera
  guanfacine intuniv clonidine risperidone aripiprazole olanzapine quetiapine haloperidol fluoxetine sertraline citalopram
  escitalopram mirtazapine venlafaxine propranolol diazepam lorazepam midazolam buccolam clobazam clonazepam sodium valproate
  epilim lamotrigine levetiracetam keppra carbamazepine tegretol topiramate phenytoin ethosuximide promethazine phenergan
  cetirizine loratadine salbutamol ventolin clenil seretide montelukast prednisolone epipen jext emerade insulin novorapid
  lantus metformin omeprazole lansoprazole movicol laxido lactulose senna paracetamol ibuprofen calpol nurofen amoxicillin
  penicillin flucloxacillin erythromycin desmopressin oxybutynin depo-provera implanon microgynon buprenorphine methadone
  subutex naltrexone nicotine vapes vaping vaped cannabis spice ketamine cocaine mdma lsd xanax pregabalin gabapentin
  levothyroxine hydrocortisone growth hormone mg mcg ml kg cm
  asperger aspergers tourette tourettes autistic adhd dyspraxia dyscalculia dyslexia dysgraphia pica enuresis encopresis
  hyperactivity oppositional defiant autism misophonia alopecia eczema asthma coeliac epilepsy epipens hemiplegia diplegia quadriplegia
  hydrocephalus scoliosis microcephaly nystagmus strabismus hypermobility ehlers danlos crohn crohns down downs
  gillick fraser frasers munchausen bowlby ainsworth maslow kolb piaget vygotsky pathological demand avoidance
  childline samaritans barnardo barnardos coram shelter kooth youngminds beam winstons winston's headspace ofsted cafcass
  eid diwali ramadan vaisakhi christmas easter halloween hanukkah passover gurdwara mandir halal kosher hijab quran koran bible
  patois urdu punjabi hindi gujarati bengali sylheti tamil arabic farsi dari pashto kurdish sorani kurmanji romani romanian
  polish lithuanian latvian bulgarian albanian ukrainian russian turkish somali tigrinya amharic yoruba igbo hausa twi shona
  swahili lingala portuguese spanish french german italian mandarin cantonese vietnamese welsh irish english scottish british
  pakistani indian bangladeshi afghan iraqi iranian syrian eritrean ethiopian sudanese nigerian ghanaian jamaican caribbean
  african asian european chinese gypsy roma traveller travellers muslim christian catholic sikh hindu jewish buddhist jehovah
  jehovahs islam islamic anglican methodist pentecostal rastafarian lgbtq latino arab white black mixed heritage
  england wales scotland ireland britain uk usa europe africa asia india pakistan bangladesh poland romania somalia nigeria
  jamaica afghanistan iraq iran syria eritrea ethiopia sudan albania vietnam china ukraine turkey kurdistan ghana
  west midlands east north south northwest southwest southeast northeast black country birmingham london manchester liverpool
  leeds sheffield bristol cardiff edinburgh glasgow belfast nottingham leicester derby coventry wolverhampton
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays
  corsa fiesta astra golf polo clio focus ford vauxhall audi bmw mercedes toyota nissan honda hyundai kia peugeot renault
  volkswagen vw skoda seat mini fiat citroen mazda volvo tesla uber bolt
  chelsea-fc arsenal liverpool-fc everton tottenham villa albion wolves baggies blues premier league
  sdq wisc conners vineland strengths difficulties questionnaire
  screentime lifestory therapeutically containment restraint de-escalation deescalate deescalation risk-assessed
  re-referral re-placed unplaced placements timeframe timescale timescales email emails emailed online offline livestream
  sexting upskirting sextortion grooming county-lines cuckooing trap-house nitrous cannabinoids contextual extremism incel
  hairdressing bricklaying apprenticeship apprenticeships traineeship functional entry-level keyring trampolining parkour
  skatepark skateboarding kickboxing bmx taekwondo karate judo zumba lacrosse netball rounders dodgeball laser tag bowling
  hyperfocus stimming stims echolalia nonverbal pre-verbal semi-independence semi-independent supported-living unregulated
  unaccompanied age-assessed hco homeoffice asylum refugee dublin reunification sibs siblings
  gcse gcses btec nvq eyfs ehcp ehcps sen send senco sencos sendco pru peps lac iro sw eet neet camhs
  covid covid-19 coronavirus lockdown paracetemol ok okay hmm etc eg ie vs approx info app apps dr mr mrs ms miss mx prof rev
  centile centiles uno brom wifi wi fi monzo jollof carbonara comin rlly bk wiv dunno lemme gimme cscs cgas honos lasagne
  biryani samosa samosas pierogi naan roti dal plantain nutella haribo skittles doritos subbuteo jenga scrabble monopoly
  spiderman batman superman frozen moana pikachu mario sonic zelda sims among tiktoks selfie selfies hoodie hoodies airpods
  ethnicity nickname nicknames tel mob dofe pams klarna twix nocte mane buccal cert certs diff max mon tues weds thurs fri
  nutrini peg prog vape vapes steriliser peppa wiggles bluey cocomelon afcon subbuteo
  ain't gonna wanna kinda sorta yeah nope bruh
  `),
);

/** Words that stand before a placement's or school's name and are no name themselves. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  words(`
  the a an his her their our your my its this that these those new old local nearby same previous former current present next
  last first second third mainstream special specialist independent residential boarding day primary secondary junior infant
  infants juniors nursery high grammar comprehensive middle upper lower state private public free alternative virtual sunday
  sixth form and or of at in to from for with near outside inside another any every each some no all both other one two three
  four five six seven eight nine ten small large big busy quiet whole good bad smaller larger maintained provision provider
  children children's childrens child's young people's foster care home homes house boys girls boy's girl's football boxing
  swimming youth after before breakfast holiday homework family general district community medical health gp dental emergency
  local psychiatric inpatient acute mental day's year university college school schools academy academies hospital surgery
  practice centre clinic unit club team trust catholic church england roman voluntary aided pupil referral pru teaching royal
  city town village county borough council's council school's out-of-county in-house solo dual three-bed four-bed two-bed
  `),
);

/** Names that everybody knows and that say nothing of a child, folded. Somebody who is known is masked all the same. */
export const PUBLIC_NAMES =
  /(?<![\p{L}\p{N}])(?:aston villa|west brom(?:wich albion)?|wolverhampton wanderers|birmingham city|coventry city|port vale|stoke city|shrewsbury town|kidderminster harriers|manchester (?:united|city)|leeds united|leicester city|nottingham forest|crystal palace|newcastle united|tottenham hotspur|west ham|real madrid|philomena protocol|herbert protocol|moses basket|peppa pig|paw patrol|malorie blackman|benjamin zephaniah|jacqueline wilson|roald dahl|david walliams|david attenborough|marcus rashford|taylor swift|billie eilish|harry styles|harry potter|st giles trust|st john ambulance|duke of edinburgh|prince's trust|princes trust|king's trust|jehovah'?s witness(?:es)?|gillick|fraser guidelines|maggie's law|clare's law|sarah's law|martha's rule|claire's law|lucy faithfull|maudsley|tavistock|great ormond street|beads of life|tree of life|three islands|signs of safety|black country|home office|children's services|social services)(?![\p{L}\p{N}])/gu;
