"""The words by which English newspapers tell who acts: titles, speech verbs, the heads and tails of names."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS = {
    "Mr": "m", "Mr.": "m", "Mister": "m", "Sir": "m", "Lord": "m", "Herr": "m", "Monsieur": "m",
    "Ms": "f", "Ms.": "f", "Mrs": "f", "Mrs.": "f", "Miss": "f", "Madame": "f", "Madam": "f", "Lady": "f",
    "Dame": "f", "Count": "m", "Countess": "f", "Baroness": "f", "Viscount": "m", "Viscountess": "f",
    "Frau": "f", "Mme": "f", "Mlle": "f",
    "Dr": "", "Dr.": "", "Prof": "", "Prof.": "", "Professor": "",
}  # fmt: skip
"""Honorific -> gender, if it tells."""

SHORT_TITLES = _set(
    "Sen. Sens. Rep. Reps. Gov. Govs. Gen. Lt. Col. Maj. Capt. Sgt. Cpl. Adm. Cmdr. Rev. Pres. Hon. Brig. Det. Insp. "
    "Sen Rep Gov Gen Lt Col Maj Capt Sgt Adm Cmdr Rev Supt Insp Det Cllr"
)
"""Titles that are printed as abbreviations, always before a name."""

TITLES = _set(
    "president premier chancellor minister secretary senator congressman congresswoman representative governor "
    "mayor ambassador envoy general colonel major captain lieutenant sergeant corporal admiral commander marshal "
    "chairman chairwoman chairperson chair chief director commissioner spokesman spokeswoman spokesperson judge "
    "justice king queen prince princess duke duchess pope cardinal archbishop bishop rabbi imam ayatollah sheikh "
    "sultan emir dictator leader coach manager editor analyst economist attorney lawyer prosecutor sheriff officer "
    "detective inspector constable professor doctor president-elect counsel adviser advisor aide negotiator "
    "speaker whip treasurer councillor councilman councilwoman lawmaker legislator deputy vice-president "
    "vice-chairman co-chair co-chairman co-founder founder owner boss head ceo cfo coo cto executive strategist "
    "researcher scientist author novelist singer actor actress musician rapper director-general secretary-general "
    "superintendent undersecretary parliamentarian mp mep msp congressperson diplomat activist dissident defector "
    "journalist reporter correspondent historian philosopher physicist astronomer astronaut billionaire tycoon "
    "businessman businesswoman investor banker candidate nominee striker midfielder defender goalkeeper winger "
    "quarterback pitcher forward captain champion comedian presenter host broadcaster columnist commentator artist "
    "architect designer chef psychologist psychiatrist surgeon nurse teacher headteacher principal dean fellow "
    "associate partner consultant specialist expert strategist victim suspect defendant gunman widow widower "
    "citizen resident student veteran farmer pilot rapporteur chaplain priest pastor reverend father brother sister "
    "mother wife husband son daughter uncle aunt nephew niece cousin grandson granddaughter girlfriend boyfriend "
    "friend colleague counterpart predecessor successor rival opponent ally teammate"
)
"""What a person is, in small letters."""

FEMALE = _set(
    "chairwoman spokeswoman congresswoman councilwoman businesswoman queen princess duchess actress sister mother wife "
    "daughter aunt niece granddaughter girlfriend widow she her herself"
)
MALE = _set(
    "chairman spokesman congressman councilman businessman king prince duke brother father husband son uncle nephew "
    "grandson boyfriend widower pope he him his himself"
)
"""Words that tell a person's gender where they stand with the name (a `chairman` may be anyone: see people)."""

BEFORE_TITLES = _set(
    "former ex then-president acting deputy vice prime first second foreign defence defense finance interior "
    "justice health trade education home senior chief assistant associate executive managing general attorney press "
    "national security state under special top interim incoming outgoing late current new longtime veteran "
    "communications campaign policy party political republican democratic labour conservative opposition house "
    "senate majority minority supreme crown lord lady north south unification nuclear economy economic energy "
    "environment transport agriculture culture labor development cabinet co creative financial operating technical "
    "marketing research commercial legal medical scientific sports government army navy police fire team club "
    "company world royal grand intelligence military staff league council county city district"
)
"""Words that stand before a title and belong to it: `prime minister`, `senior research associate`."""

SPEECH = _set(
    "said says say told tells tell added adds announced announces argued argues asked asks asserted believes claimed "
    "claims commented concluded confirmed confirms conceded declared denied denies described emphasised emphasized "
    "explained explains insisted insists noted notes observed pledged promised quipped recalled remarked reiterated "
    "replied reported responded revealed stated states stressed suggested suggests testified thought tweeted urged "
    "urges vowed vows warned warns wrote writes acknowledged admitted admits boasted complained continued cautioned "
    "joked predicted predicts proclaimed recounted repeated thinks thanked voiced estimated countered contended "
    "maintained lamented posted mused"
)
"""Verbs of speech that may govern a quotation or show that their subject is someone."""

ACTING = SPEECH | _set(
    "is was are were has have had will would can could may might must should did does made took gave sent held went "
    "saw put kept left let began came met won lost broke sought fired hit led got became ran set faces became wants "
    "fears plans hopes agrees needs makes takes gives sends holds goes sees keeps accepts rejects offers seeks calls "
    "tests fires launches threatens backs says moves opens closes signs backed refuses considers expects remains "
    "seems appears continues stands welcomes condemns imposes lifts resigned quit quits died dies bought built "
    "joined arrived visited returned resigns wins loses leads runs meets visits"
)
"""Verbs after which their subject is an actor, beside all that end in -ed."""

VENUE = _set(
    "in from near at outside around across inside via into through throughout leaving visiting visited left reached "
    "beyond north south east west downtown central northern southern eastern western greater to"
)
"""Words before a capital city that make it a place and not a state that acts."""

TOWARDS = _set("with by against between on for toward towards over than and or pressure")
"""Words before a capital that make it a party: `between Washington and Pyongyang`."""

ORG_HEADS = _set(
    "Ministry Department University College School Institute Institution Bank Council Committee Commission Office "
    "Centre Center Federation Association Organisation Organization Court Bureau Agency Authority Academy Union "
    "Confederation Society Foundation Board Chamber Party Republic Fund Administration Directorate Secretariat "
    "Museum Conference League Church Alliance Coalition Movement Front Friends Campaign Campaigners Group "
    "Faculty Royal International National Federal Division Journal Registry Bureau Service Services Ministry Embassy "
    "Parliament Assembly Senate Order Sons Daughters Knights"
)
"""First words of organisations that go on with of, for or on: `Ministry of Unification`."""

ORG_TAILS = _set(
    "Ministry Department University College School Institute Institution Bank Council Committee Commission Office "
    "Centre Center Federation Association Organisation Organization Court Bureau Agency Authority Academy Union "
    "Confederation Society Foundation Board Chamber Party Fund Administration Directorate Secretariat Museum "
    "Corp Corp. Inc Inc. Ltd Ltd. Limited LLC PLC plc Co Co. GmbH AG SA SpA NV Company Corporation Group Holdings "
    "Partners Capital Industries Systems Technologies Solutions Services Airlines Airways Motors Pharmaceuticals "
    "Records Pictures Studios Entertainment Media Communications Networks Energy Oil Petroleum Gas Steel Insurance "
    "Securities Investments Financial Bancorp Brothers Associates Consulting Research Laboratories Labs Hospital "
    "Clinic Police Army Navy Force Forces Guard Corps Service Senate Parliament Assembly Congress Cabinet "
    "Government League Club United City Rovers Athletic Alliance Coalition Movement Front Trust Network Watch "
    "Republicans Democrats Conservatives Initiative Project Programme Program Church Cathedral Mosque Orchestra "
    "Survey Observatory Registry Exchange Stores Store Brewery Brands Foods Software Electronics Telecom Telecoms "
    "Mobile Radio Television TV Channel News Press Post Times Herald Tribune Gazette Journal Chronicle Telegraph "
    "Chiefs Forum Secretariat Tribunal Panel Consortium Division Unit Taskforce Command Legislature Treasury "
    "Theatre Theater Publishing Publishers Books Protection Enforcement Wales"
) - {"Wales", "City", "Post", "Court", "United"}
"""Last words of organisations."""

NOT_NAMES = _set(
    "Olympics Games Cup War Day Week Month Year Summit Act Bill Treaty Agreement Accord Accords Award Awards Prize "
    "Festival Championship Championships Open Tour Conference Series Bowl Derby Marathon Election Elections Campaign "
    "City Town Village River Street Mountain Mountains Mount Island Islands Lake County Airport Beach Square Avenue "
    "Road Park Valley Bay Sea Ocean Peninsula Province State States Desert Coast Canal Strait Straits Bridge Hill "
    "Hills Heights Palace Castle Stadium Arena Hotel Tower Hall Building Plaza Boulevard Lane Drive Highway Creek "
    "Falls Springs Forest Gulf Cape Fort Port Station Terminal Zone District Region Territory Prefecture Borough "
    "One Two Three Revolution Crisis Protocol Plan Deal Order Amendment Constitution Declaration Report Review "
    "Index Average Standard Poor Christmas Easter Ramadan Eve Night Morning Century Age Era Spring Summer Autumn "
    "Winter Fall North South East West Northern Southern Eastern Western Central Mid Upper Lower Great Old Greater "
    "Covid Disease Syndrome Virus Hurricane Storm Typhoon Earthquake Law Rights Policy Programme Doctrine House "
    "Base Room Garden Table Council's Route Interstate Prison Jail Zoo Library Market Mall Center Centre Rose "
    "English French Spanish German Internet Web God Bible Koran Quran Christ Jesus Medal Gold Silver Bronze Theory "
    "Fashion Grammy Oscar Oscars Emmy Grand Prix Masters Premier Division Super Final Finals Round Season "
    "Middle Far Near Latin Street Arabian Pacific Atlantic Indian Arctic Baltic Mediterranean Caribbean Asia Europe "
    "Africa America Oceania Antarctica Asian European African American"
)
"""Words that make a run of capitals a place, an event or a thing and not a person."""

PARTICLES = _set("de da do dos das del della di du van von der den ter bin ibn al el la le y zu af av bint")
"""Small words inside a person's name."""

CALENDAR = _set(
    "January February March April May June July August September October November December Jan. Feb. Mar. Apr. Jun. "
    "Jul. Aug. Sept. Sep. Oct. Nov. Dec. Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"
)

ORDINARY = _set(
    "A An The This That These Those It Its He She They We I You His Her Their Our My Your Who What When Where Why "
    "How Which While Whether If In On At By For From With Without Within To Of Off Out Over Under After Before "
    "During Since Until Till Through Between Among Amid Against About Above Below Across Along Around Behind "
    "Beside Besides Beyond Despite Down Inside Into Like Near Onto Outside Past Per Throughout Toward Towards Up "
    "Upon Via And But Or Nor So Yet As Because Although Though Unless Than Then There Here Now Not No Yes All Any "
    "Both Each Either Every Few Many More Most Much Neither None One Other Others Another Several Some Such Two "
    "Three Four Five Six Seven Eight Nine Ten Hundreds Thousands Millions Is Are Was Were Be Been Being Have Has "
    "Had Do Does Did Will Would Can Could May Might Must Shall Should Also Again Already Always Almost Even Ever "
    "Just Later Never Often Only Once Perhaps Quite Rather Really Soon Still Too Very However Meanwhile Moreover "
    "Furthermore Nevertheless Nonetheless Therefore Thus Hence Instead Otherwise Indeed Further Additionally "
    "Yesterday Today Tomorrow Tonight Last Next Earlier Finally Recently Currently Previously "
    "Asked Speaking According Following Given Based Added Said Says Told Read Watch See Click Follow Share More "
    "Let Lets Let's It's That's There's He's She's They're We're I'm You're Don't Doesn't Didn't Can't Won't "
    "People Officials Government Authorities Experts Critics Researchers Scientists Reports Sources Shares "
    "Maybe Well Oh Hello Thanks Thank Please Sorry Bad Former Late Small "
    "Nearly Roughly Approximately Around Less Least Having "
    "Making Taking Using Going Coming Getting Looking Saying Calling Citing Noting Adding Including Regarding "
    "Considering Concerning Hopefully Unfortunately Fortunately Clearly Obviously Eventually Ultimately Initially "
    "Meantime Elsewhere Everyone Everybody Someone Somebody Nobody Anyone Anybody Nothing Everything Something "
    "Anything Dear Photo Photograph Image Picture Video File Getty Images Editor's Note Updated Published By Copyright "
    "Why's What's Who's Here's Where's Ask Call Get Give Go Keep Make Put Take Think Try Want Use Find Know Look "
    "Both Whatever Whenever Whoever Founded Located Known Called Named Led Built Made Set Left Right "
    "End Start Years Days Weeks Months Hours Minutes Families Students "
    "Workers Teachers Doctors Patients Voters Investors Analysts Economists Fans Players Republicans' Democrats' "
    "OK TV DVD CD PC IT AM GMT BST EST EDT PST UTC PhD MBA BA MA GDP HIV AIDS DNA"
)
"""Words that open a sentence with a capital and are nobody's name."""

FAMILY_FIRST = _set(
    "Kim Lee Park Choi Choe Jeong Jung Chung Kang Cho Yoon Yun Jang Chang Lim Im Han Oh Seo Suh Shin Sin Kwon "
    "Hwang Ahn An Song Hong Moon Ko Koh Ri Ryu Roh Noh Ban Paek Baek Bae Nam Ha Hyon Jon Pak Yang Kwak Ho Thae Jo "
    "Ju Woo Yoo Yu Chun Wang Li Zhang Liu Chen Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Xie "
    "Tang Xi Mao Deng Jiang Wen Bo Peng Cao Zeng Feng Yuan Dong Pan Cai Jia Ding Wei Xue Ye Yan Tsai Lai Su Ai "
    "Hou Tsang Leung Lam Nguyen Nguyễn Tran Trần Le Lê Pham Phạm Hoang Phan Vu Vo Dang Bui Do Ngo Truong Duong "
    "Trinh Ly Dinh Orban Orbán"
)
"""Family names that stand first in Korean, Chinese and Vietnamese names."""

WIDESPREAD = _set(
    "Kim Lee Park Choi Choe Jung Jeong Chung Cho Ri Li Wang Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma "
    "Nguyen Tran Le Pham Hoang Singh Khan Kumar Ahmed Ali Smith Jones Williams Brown Johnson Garcia"
)
"""Family names so common that an honorific of unknown gender does not settle who is meant."""

PLACES = frozenset(
    (
        "New York|New York City|Los Angeles|San Francisco|San Diego|San Jose|San Antonio|Las Vegas|"
        "New Orleans|New Jersey|New Mexico|New Hampshire|New England|North Carolina|South Carolina|"
        "North Dakota|South Dakota|West Virginia|Rhode Island|Salt Lake|St Louis|St. Louis|Kansas City|"
        "Oklahoma City|Baton Rouge|Grand Rapids|Fort Worth|Long Beach|Long Island|Palm Beach|West Palm Beach|"
        "Santa Monica|Santa Fe|Santa Barbara|El Paso|Des Moines|Silicon Valley|British Columbia|Nova Scotia|"
        "Hong Kong|New South Wales|Rio de Janeiro|Buenos Aires|Sao Paulo|São Paulo|Mexico City|Cape Town|"
        "Tel Aviv|Ho Chi Minh City|Kuala Lumpur|New Delhi|Uttar Pradesh|Madhya Pradesh|Andhra Pradesh|"
        "Tamil Nadu|West Bengal|West Bank|Gaza Strip|Golan Heights|Red Square|Times Square|Mount Everest|"
        "Milton Keynes|East Anglia|North Yorkshire|South Yorkshire|West Yorkshire|East Sussex|West Sussex|"
        "West Midlands|East Midlands|Greater Manchester|Middle East|Far East|South Asia|East Asia|"
        "Southeast Asia|North America|South America|Latin America|Central America|Saudi Arabian|Puerto Rico|"
        "Costa Rican|Isle of Wight|Abu Dhabi|Addis Ababa|Tiananmen Square|Yellow Sea|South China Sea|"
        "East China Sea|Red Sea|Black Sea|Panmunjom|Korean Peninsula|White Sea|Monte Carlo|San Juan|"
        "San Salvador|Santo Domingo|Panama City|Guatemala City|Kuwait City|Vatican City|Mar-a-Lago|Camp David|"
        "Oval Office|Milky Way|Saint Louis|Ground Zero|Sioux Falls|Green Bay|Ann Arbor"
    ).split("|")
)
"""Places of more than one word; those of one are no actors anyway."""
