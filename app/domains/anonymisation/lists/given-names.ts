/** Short and pet forms of given names, each line one family of forms; many cultures, add freely. */
export const FAMILIES = `
abdirahman abdi abdul rahman
dafydd dai david dave
margaret peg peggy meg maggie madge mags greta rita
mustafa mus musti
volodymyr vova volodya
dmytro dima mitya
anastasiya nastya stasya
kateryna katya
ibrahim ibby ibra
yusuf yusef
gwilym gwil
llewelyn llew
rhiannon rhi
siobhan shiv shivvy
padraig paddy podge
seamus shay
oluwatobiloba tobi
chukwuemeka emeka
gheorghe gigi gica
constantin costel costi
abdullah abdul abdi
abigail abi abbie abby gail
adam ad
agnieszka aga agusia
aleksander alexander alex alek olek sasha sander xander lex al sandy
oleksandra oleksandr oleksii sasha olesya lesya
slawomir slawek
boleslaw bolek
miroslaw mirek
zbigniew zbyszek
winifred winnie wyn
edwin winnie
godwin winnie
alexandra alex lexi lexie sasha sandra sandy ola
alfred alf alfie fred freddie
alice ali allie
alison ali allie
amelia millie amy mel
andrew andy drew
andreea andi
angela angie ange
anthony antony tony ant
antonia toni
arthur art artie
ayesha aisha esha
barbara babs barb basia
benjamin ben benji benny
bernadette bernie
bradley brad
caitlin cait kate
callum cal
cameron cam
catherine katherine kathryn cathy kathy kate katie kat cath kasia kitty
charles charlie chas chaz chuck
charlotte charlie lottie char lotte
chelsea chels
chinedu edu nedu
chloe clo
christopher chris kit topher
christine christina chris chrissy tina
connor con
courtney court
daniel dan danny
danielle dani danni
david dave davey davy
deborah debbie deb debs
declan dec
dominic dom
dorothy dot dottie dolly
dylan dyl
edward ed eddie ted teddy ned
eleanor ellie nell ellen nora
elizabeth liz lizzie beth betty eliza ellie libby elsie lisa bess ela elzbieta
emily em emmy
emma em
esther essie
evangeline eve evie
ewa ewka
ezekiel zeke
fatima fatou fati
fiona fi
florence flo flossie
folasade sade fola
frances fran frankie
francis frank frankie
frederick fred freddie
gabriel gabe
gabrielle gabby
gareth gaz
gary gaz
geoffrey geoff
georgina georgia george georgie gina
gerald gerry jerry
grainne gra
gurpreet gurps preet
hannah han
harold harry hal
harpreet harp preet
harrison harry
harriet hattie harry
henry harry hal
hussein hussain huss
ibrahim ibra ibby
ifeoma ify
imogen immy
isaac zac ike
isabella isabel isobel bella izzy issy belle
ivan vanya
jack jackie
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie
janet jan
jasmine jas jaz
jeffrey jeff
jennifer jen jenny jenna
jeremy jez jem
jerome jez
jessica jess jessie
joanna joanne jo joey asia
john johnny jack jon
jonathan jon jonny
jordan jordy
joseph joe joey yusuf
joshua josh
judith judy jude
julia jules
kacper kacp
katarzyna kasia
kayleigh kay
keisha kei
kenneth ken kenny
kieran kier
kimberley kim
kirsty kirst
krystian kris
krzysztof krzys chris
lauren loz laur
laurence larry laurie
leanne lee
leonard len lenny leo
lewis lew
liam lee
lillian lily lil
louise lou
lucas luke
lucinda lucy
madeleine maddie maddy
magdalena magda
malcolm mal
malgorzata gosia
margaret maggie peggy meg marge
maria mary mia
marie maz
mark marky
martin marty
mason mase
matilda tilly mattie
matthew matt matty mateusz
maureen mo
maxwell max maxine
megan meg meggy
mehwish mehw
melissa mel lissa
michael mike mick mickey michal
michelle shell chelle
mohammed muhammad mohamed mohammad mo mohd moe muhammed
monique mon moni
montgomery monty
natalie nat natasha tasha tash
nathaniel nathan nate nat
nicholas nick nicky nico
nicola nicky nic
nigel nige
oliver ollie
olivia liv livvy oliwia
oluwaseun seun
oluwadamilola dami
oluwatobi oluwatobiloba tobi
temitope temi tope
ayomide ayo
opeyemi ope yemi
babatunde tunde baba
chukwudi chudi
chukwuemeka emeka
nnamdi namdi
patricia pat patty trish tricia
patrick paddy pat rick
padraig paddy podge
pamela pam
pawel pawelek
penelope penny
peter pete
philip phil pip
phoebe phoebs
piotr piotrek
priscilla cilla
rachel rach
radoslaw radek
rahim rah
rebecca becky becca bex
reginald reg reggie
rhiannon rhi
rhodri rhod
rhys reece
richard rich rick dick ricky
robert rob bob bobby robbie bert
roderick rod
ronald ron ronnie
rosemary rose rosie
rose rosie
roxanne roxy
ryan ry
samantha sam sammy
samuel sam sammy
sandra sandy
savannah sav
scarlett scar
shanice shan
shannon shan
sharon shaz shazza
simon si
siobhan shiv
sophia sophie soph zofia zosia
stanislaw staszek stan
stephanie steph stef
stephen steven steve stevie stefan
susan sue susie suzie
suzanne suzy
sylvia sylvie
tanisha tani
terence terry
teresa tess terry tessa
theodore theo ted teddy
theresa tess terry
thomas tom tommy
timothy tim timmy
tobias toby
tyler ty
tyrone ty
valerie val
veronica ronnie
victoria vicky tori vic
vincent vince vinny
violet vi
walter wally walt
wiktoria wika
william will bill billy liam willy
winifred winnie
wojciech wojtek
yasmin yas yaz
yusuf yus
zachary zac zack zach
zoe zo
`;

/** Given names of many cultures that stand in no family above, ordinary words among them. */
export const MORE_GIVEN_NAMES = `
beverley shirley dacosta winter patience harmony ivy destiny tommy jimmy paddy lee jo may rose anne ann jane
faith hope grace joy summer autumn amber ruby jade pearl violet ivy holly heather hazel daisy poppy lily rose iris willow
dawn eve april may june dean dale glen heath miles mark jack harry art drew grant chase hunter mason carter cooper archer jay
jet ray rex guy river sky skye star storm precious blessing gift mercy patience prudence charity constance melody harmony
destiny trinity nevaeh princess prince duke justice honour genesis angel brooklyn paris kayden jayden aiden ayden caden
amir ali omar umar usman bilal hamza zain zayn zara zainab maryam khadija aaliyah amina hafsa sumaya ikra iqra sana hina saima
nadia rabia shabana farah tahira yasir imran irfan adeel kamran faisal tariq waqas asif kashif junaid haris ahmed ahmad
mahmoud mustafa khalid karim rashid saeed sami tarek youssef layla leila salma noor nour rania dina huda hala karwan rebwar
soran azad dilan zanyar hiwa shilan avin rojin berivan jiyan hozan ciwan baran rezan aram diyar hawar shorsh gurdeep gurjit
manpreet jaspreet simran jasleen kiran amrit balwinder kulwinder sukhdeep navdeep rajdeep arjun rohan aarav vivaan ishaan
priya anjali neha pooja divya shreya ananya meera kavita sunita rajesh suresh vijay sanjay amit rahul ravi deepak
abdirizak abdiwahab abdulkadir ayaan ifrah hodan sahra liban guled hassan hersi warsame ismail ridwan sagal fowsia halima
hibo nimco deqa idil ladan ngozi chidi amara kelechi obinna uche adaeze chioma nneka ifeanyi emeka tochukwu folarin kunle
segun wale yetunde bukola titilayo adebayo adewale olamide kwame kofi kwesi kojo akosua ama abena efua yaw esi mensah
agnieszka ania kasper jakub szymon oskar filip maja lena hanna oliwia wiktoria julia natalia karolina dawid mateusz bartosz
ioana andrei mihai alexandru bogdan cristian elena gabriela larisa marius razvan stefan florin vasile denisa luca
oksana olena ivanna taras bohdan dmytro yulia anastasia sofiya svitlana andriy mykola
thi nguyen minh anh linh huong tuan hung phuong trang thanh duc quang mei ling xiao wei jing yan hui chen
arta besa blerim drita fatmir gjon ilir kujtim luan mirela skender valbona dritan ermal
semhar yonas filmon hirut selam tesfay medhanie saba rahel bereket dawit mehret feven
joao rafael tiago miguel beatriz matilde leonor ines catarina goncalo duarte thiago larissa camila
ffion carys rhian cerys nerys sian bronwen gethin iolo llyr rhodri dafydd ieuan emyr gwen catrin angharad eleri
aoife niamh ciara saoirse caoimhe orla roisin oisin cillian eoin cathal padraig darragh ruairi fionn sinead maeve grainne
kyle jordan connor callum jamie ryan lewis cameron finlay ewan hamish fraser craig stuart kirsty ailsa isla morag iona
dwayne leroy tyrone jermaine marlon delroy winston shanice keisha latoya tanisha monique chantelle shaniqua kemar romario
akeem jaheim kymani shakira tyreece rochelle jerome kadeem renee
courtney kelsey demi chantal jodie kayleigh paige leanne lacey tegan bethany chelsea lauren lucy ella mia evie freya
millie imogen phoebe esme maisie elsie alfie archie theo arthur george noah leo logan riley tyler kian kai kieran reece
bradley brandon ashton declan curtis liam ellis elliot toby hugo ralph rory
`;
