"""More ways people tell of sugar, pregnancy, undereating and measured values (RF-17, RF-18, RF-20, RF-22, SN), and rules.

`WIDER` adds to concepts of the other rooms; notation: triage_text.py. Source: Milo's safety reference, sections 4 and 5.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WIDER: dict[str, str] = {
    "diabetic": "diabet*|insulin*|sugars|bg|glucos*|libre|dexcom|hypo*|low sugar|bajon de azucar|bajada de azucar|tipo (?:1|2|"
    "uno|dos)|glucometr*|bomba de insulina|humalog|novorapid|lantus",
    "sugar_brain": "no atino|clumsy|torpe|(?:cant|cannot) (?:open|focus|think|see|read|hold)|no puedo (?:pensar|abrir|ver|leer|"
    "hablar|enfocar)|weak|debil*|out of it|wont (?:wake|respond|talk|answer)|(?:cant|doesnt|wont|isnt|not) (?:\\w+ "
    ")?(?:wake|respond*|answer*|swallow|talk|make sense)|slumped|floppy|staring|glazed|sweaty|sweat*|pale|clammy|"
    "cold and|weird|strange|aggressive|crying|shak*|trembl*|jitter*|wobbl*|spaced|drunk|fitting|cant (?:see|think|"
    "focus)|blurr*|dizz*|faint*|"
    "no (?:se )?(?:despiert*|respond*|contest*|reaccion*)|sudad*|sudando|sudor*|sudo|palid*|rar[oa]|agresiv*|"
    "desvari*|ido|ida|temblor*|tembl*|tiembl*|mare*|aturd*|atontad*|balbuc*|borros*|perdid*|flojera|incoheren*|como "
    "borrach*|grogui|ataque|convuls*|dormid*",
    "no_shaky": "shaky (?:form|balance|start)|sugar free|sugar rush|sugary|sin azucar|azucar anadid*|azucares|food label",
    "keto_bad": "puk*|chuck* up|devolv*|purple|morad*|\\+\\+|belly|guata|panza|estomag*|arcada*|breath smells|aliento|breathing "
    "fast|respir*",
    "ketones": "ketona*|cetonic*|acetone|acetona|pear drops|ketosis strip|tiras de cetona*",
    "sick_belly": "puk*|chuck* up|nause*|sick|vomit*|devolv*|arcada*|panza|barriga|guts",
    "high_sugar": "sugar* (?:\\w+ ){0,6}(?:high|hi|through the roof|sky|off the|wont come down|3\\d\\d|4\\d\\d|"
    "5\\d\\d)|(?:azucar|"
    "glucosa|glucemia) (?:\\w+ ){0,6}(?:alt*|nubes|disparad*|techo|por las|no baja|3\\d\\d|4\\d\\d|5\\d\\d)|"
    "glucometer says hi|reads? hi|marca hi",
    "severe_hypo": "(?:severe|bad|nasty|horrible|proper|massive) (?:\\w+ )?(?:hypo|low)|needed glucagon|glucagon|paramedics|hipo "
    "(?:\\w+ )?(?:fuerte|grave|sever*|fea|brutal|bestia)|bajon (?:fuerte|severo|grave|feo)",
    "pregnant": "preggo|preggers|up the duff|weeks preg*|mum to be|baby on the way|(?:my|the|this|growing|baby|big|with a|got "
    "a) bump(?! (?:on|in|to|with))|bump (?:hurts?|aches?|is|feels?|gets|grows|growing)|first trimester|2nd trimester|3rd "
    "trimester|embarazo|prenada|esperando (?:un )?bebe|panza de \\d|semana(?:s)? de (?:embarazo|gestacion)|preñad*|"
    "mi bebe en la|midwife|ob ?gyn|my ob|partera|matrona|feto|placenta",
    "weeks": "(?:[4-9]|1\\d|2\\d|3\\d|4[0-2]) weeks(?= (?:preg*|along|gone|today|now|dr|doctor|and (?:my|i|bleed*)|here|bump|"
    "baby|midwife|\\.|,|$))|(?:\\d) months (?:preg*|gone|along)|(?:de|con|llevo|en la) (?:[4-9]|1\\d|2\\d|3\\d|"
    "4[0-2]) semanas|semana (?:[4-9]|1\\d|2\\d|3\\d|4[0-2])|\\d meses de embarazo|(?:1\\d|2\\d|3\\d|4[0-2]) sem",
    "preg_bleed": "bled|blood* (?:in|on|when)|brown discharge|pink (?:discharge|stuff)|stain*|clots?|sangrad*|coagulo*|manchad*|"
    "flujo (?:rosa|marron|con sangre)|gotitas de sangre|gotas de sangre",
    "preg_leak": "fluid|liquid|watery|soaked|trickl*|gush*|leak*|wet (?:patch|knickers|pants|underwear)|pee myself or|something "
    "wet|chorr*|mojad*|moje|aguita|agua|se me sale (?:liquido|agua)|perdida* de (?:liquido|agua)|empapad*|humedad",
    "contractions": "contract*|braxton*|(?:belly|bump|stomach|tummy|it) (?:\\w+ ){0,6}(?:hard|tight*|rock|squeez*) (?:\\w+ "
    "){0,8}(?:every|min*|regular*|clockwork|apart)|(?:pains?|cramps?|tighten*) (?:\\w+ ){0,5}(?:every|regular*|"
    "minutes|min|apart)|every (?:few|\\d+|five|ten|six) (?:min*|minutes)|(?:panza|barriga|vientre|tripa|guata) "
    "(?:\\w+ ){0,6}(?:dur[oa]|piedra|tens*|endurec*|aprieta) (?:\\w+ ){0,8}(?:cada|minut*|regular*|seguid*)|"
    "(?:dolor*|colico*|retortij*|calambre*) (?:\\w+ ){0,6}(?:cada|regular*)|cada \\d+ min*",
    "preg_head": "(?:pounding|splitting|blinding|terrible|bad|killer|massive|awful|severe|horrible|worst) (?:\\w+ )?(?:head*|"
    "migraine)|(?:head|headache) (?:\\w+ ){0,4}(?:pounding|splitting|wont go|kill*|explod*|severe|terrible)|"
    "(?:spark*|flash*|spots|stars|zigzag*|floaters|squiggl*|lights|dots) (?:\\w+ ){0,5}(?:vision|eyes|sight|"
    "everywhere)|(?:vision|eyes|sight) (?:\\w+ ){0,5}(?:blurr*|spots|spark*|flash*|fuzzy|funny|double|lights)|"
    "see(?:ing)? (?:\\w+ )?(?:spots|stars|flash*|spark*|lights|double|dots)|"
    "(?:dolor de cabeza|cabeza|jaqueca|migrana) (?:\\w+ ){0,6}(?:fuerte|brutal|horrible|terrible|bestia|explota|"
    "estalla|parte|intens*|revienta|no (?:se (?:me )?)?(?:va|quita|pasa))|(?:veo|viendo) (?:\\w+ ){0,3}(?:luces*|"
    "lucecita*|chispa*|chiribita*|manch*|borros*|doble|estrell*|moscas|destell*|puntitos)|lucecit*|chiribit*|me "
    "parte la cabeza|vista (?:nublad*|borros*)",
    "preg_moves": "(?:baby|bub|little one|bump) (?:\\w+ ){0,6}(?:moved|moving|kick*|quiet|still|movement*)(?: "
    "(?:less|much|all day|"
    "since|today|at all))|(?:havent|not|cant|dont|no) (?:\\w+ ){0,3}(?:felt|feel|feeling) (?:\\w+ ){0,3}(?:baby|"
    "kick*|move*|bub)|(?:bebe|bebita|criatura|nene) (?:\\w+ ){0,5}(?:no se mueve|mueve menos|no (?:lo |la )?siento|"
    "quiet[oa]|no patea|no da patad*)|no (?:siento|noto) (?:\\w+ ){0,3}(?:bebe|patad*|moverse|movimiento*)",
    "preg_chest": "chest|pecho|behind breastbone|corazon",
    "preg_soon": "pierna* (?:\\w+ )?hinchad*|(?:leg|legs|calf) (?:\\w+ )?(?:swollen|swelling|puffy)|belly (?:\\w+ )?(?:pain|ache|"
    "hurt*|sore|cramp*)|(?:dull|sharp|stabbing|bad|lower) (?:\\w+ )?(?:pain|ache|cramp*)|dizz*|woozy|giddy|swelled|"
    "swollen|puffy (?:face|hands)|wobbly|legs (?:\\w+ )?(?:weak|give)|(?:winded|puffed|breathless|out of breath) "
    "(?:\\w+ )?(?:before|sitting|just|at rest)|calf|mare*|vahid*|panza (?:me )?duele|duele (?:\\w+ )?(?:la "
    ")?(?:panza|barriga|guata|vientre|pantorrilla|abajo)|puntada*|colico*|dolor (?:\\w+ )?(?:abajo|panza|bajo "
    "vientre|ovarios|vientre)|hinchad* (?:la cara|las manos|una pierna)|pierna* (?:floj*|debil*)|ahog*|falta (?:el "
    ")?aire|me agito (?:antes|sin)",
    "no_period": "(?:period|periods|time of the month|monthly|aunt flo|cycle) (?:\\w+ ){0,5}(?:stopped|gone|vanish*|disappear*|"
    "missing|missed|skipped|late|absent|packed up|no show|mia|lost|hasnt|havent|not come)|(?:havent|hasnt|not|no|"
    "without|lost|missed|skipped) (?:\\w+ ){0,5}(?:period|periods|bleed|cycle|menstru*)|(?:no|sin|ni) (?:\\w+ "
    "){0,4}(?:regla|periodo|menstru*|mens)|(?:regla|periodo|menstru*|mens) (?:\\w+ ){0,5}(?:no (?:me )?(?:baja|viene|"
    "llega|aparece|ha venido)|desapare*|se (?:me )?(?:fue|corto|ha ido|retiro)|falta|cortad*|perdi*|retir*)|no me "
    "(?:baja|viene|ha bajado|ha venido|llega|bajo|vino)|se me (?:corto|fue|retiro|retira) (?:la )?(?:regla|periodo|"
    "menstru*)",
    "long": "since (?:jan*|feb*|mar*|apr*|may|jun*|jul*|aug*|sep*|oct*|nov*|dec*|spring|summer|winter|xmas|christmas|last)|"
    "(?:3|4|5|6|7|8|9|10|11|12|three|four|five|six) (?:cycles|periods|in a row)|half year|ages|desde (?:enero|feb*|"
    "marzo|abril|mayo|jun*|jul*|agosto|sep*|oct*|nov*|dic*|verano|invierno|navidad|que)|(?:3|4|5|6|7|8|9|10) "
    "(?:meses|ciclos|reglas)|hace (?:rato|tiempo|mucho|meses)|months",
    "stress_repeat": "stress fracture* (?:\\w+ ){0,6}(?:again|second|2nd|third|3rd|another|last year too|in a year|this "
    "year|now)|"
    "(?:again|second|2nd|third|3rd|another|two|three|2|3) (?:\\w+ ){0,3}stress (?:fracture*|reaction*|fx)|fractura* "
    "(?:\\w+ ){0,4}(?:estres|sobrecarga|fatiga) (?:\\w+ ){0,6}(?:otra|segunda|tercera|ano|de nuevo|ya van)|"
    "(?:segunda|tercera|otra|dos|tres|2|3|ya van) (?:\\w+ ){0,3}fractura* (?:por|de) (?:estres|sobrecarga|fatiga)",
    "cold_tired": "(?:always|constantly|forever|permanently|all the time|perma) (?:\\w+ )?(?:freezing|cold|knackered|exhausted|"
    "tired|shattered|drained|wiped)|(?:freezing|cold|exhausted|knackered|shattered|drained) (?:\\w+ ){0,3}(?:all the "
    "time|always|constantly|every day|24/7|all day)|(?:sex drive|libido|interest in sex|mojo) (?:\\w+ ){0,4}(?:gone|"
    "zero|nil|none|nonexist*|dead|disappear*|no)|(?:zero|no|nil|dead|lost my|0) (?:\\w+ )?(?:sex drive|libido|"
    "interest in sex)|morning wood|no quiero sexo|cero (?:libido|ganas de sexo|deseo)|(?:siempre|todo el (?:dia|"
    "tiempo)|permanentemente|a toda hora) (?:\\w+ ){0,3}(?:frio|cansad*|agotad*|hecha polvo|helad*|reventad*|molid*)|"
    "(?:frio|cansad*|agotad*|helad*) (?:\\w+ ){0,3}(?:siempre|todo el dia|todo el tiempo|a toda hora|todos los dias)|"
    "sin ganas de sexo|libido",
    "restricting": "eat (?:very |so |really |super )?(?:little|clean|low)|clean eating|on a cut|cut|deficit|1\\d00 "
    "(?:kcal|calories|"
    "cal)|no carbs|zero carb|keto|fasting|keep my (?:food|calories) low|eating like a bird|skip breakfast|definicion|"
    "definiendo|dieta estricta|como (?:\\w+ )?(?:poco|poquit*|limpio|nada)|sin carb*|cortando|recort*|ayun*|mini cut|"
    "drop (?:\\w+ )?(?:kg|kilos|lbs|weight)|lose (?:\\w+ )?weight|lighter",
    "trains": "km|miles|training|ballet|dance|gym*|swim*|cycl*|trail|marathon|lift*|spin*|athlet*|volume|entreno|kilometr*|"
    "natacion|gimnas*|bailar|danza",
    "unwell": "weird|funny|off|unwell|dizz*|woozy|foggy|blurry|throbbing head|head (?:is )?(?:pounding|hurts|splitting)|tight "
    "chest|nause*|shak*|faint|cant breathe|panting|puffed|mare*|rar[oa]|mal|fatal|borros*|vista|cabeza|ahog*|aire|"
    "agitad*|dolor|tembl*|zumb*|palpit*|decaid*|chungo|flojera|floj[oa]|pesimo|labios|lips|confus*|breath*(?! (?:properly|well|"
    "right|correctly|through|out))",
    "resting": "not moving|relaxing|netflix|reading|just woke|before bed|at my desk|working|laptop|at night|dormir|acostad*|"
    "echad*|parad*|leyendo|desayun*|oficina|recien levant*|descansand*|sin hacer nada|sin moverme|quieta|tirad*",
    "again": "and again|second time|2nd time|rechecked|re ?measure*|measured (?:it )?(?:twice|again|three)|both times|every "
    "time|same|three times|dos veces|otra vez|de nuevo|repeti*|repet*|medi (?:dos|tres|otra)|las dos veces|vuelto a "
    "medir|volvi a medir|same again|hour later|una hora despues|no sube|wont go (?:up|above)|not going up|hace rato|"
    "igual",
    "hard": "uphill|intervals|threshold|workout|gym|class|match|game|training|sprint|pb|all out|clase|subiendo|fondo|cinta|"
    "partido|maxim*|10k|5k|esfuerzo|wattbike|rowing",
    "bp_word": "tensiometer|monitor|top number|bottom number|pa|la alta|la baja|sistolica|diastolica|maquinita|pressure",
    "overdose": "(?:took|taken|swallowed|necked|downed|had|popped|drank|ate) (?:\\w+ ){0,4}(?:\\d{2,}|a (?:whole )?(?:pack*|box|"
    "bottle|tub|strip|load|handful|bunch)|the (?:whole|entire|rest|lot)|loads of|all (?:of )?(?:my|the)|way too many|"
    "too many) (?:\\w+ ){0,5}(?:pills|tablets|tabs|caps*|paracetamol|tylenol|ibuprofen|aspirin|caffeine|insulin|"
    "sleeping|co ?codamol|meds|medication|antidepress*|diazepam|valium|xanax|pre ?workout|fat burner*)|"
    "(?:tome|tomado|tomo|trague|tragado|meti|metido|tomaste|zampe|mande) (?:\\w+ ){0,4}(?:\\d{2,}|una caja|un bote|"
    "un blister|un frasco|un punado|todas|todo el|un monton|demasiad*|la caja|el blister|medio bote) (?:\\w+ "
    "){0,5}(?:pastillas|comprimidos|capsulas|paracetamol|ibuprofeno|aspirina*|cafeina|insulina|diazepam|clonazepam|"
    "rivotril|lorazepam|preentreno|pre entreno|quemador*)|(?:double|triple|twice) (?:\\w+ ){0,2}(?:dose|units) "
    "(?:\\w+ ){0,3}(?:by mistake|by accident|accident*)|overdos*|sobredosis|me pase (?:con|de) (?:la )?(?:insulina|"
    "dosis|pastillas)",
    "burning_up": "(?:dnp|clen*|ephedr*|efedrina|t3|yohimb*|fat burner*|stimulant*|quemagrasa*|quemador*|dmaa|preworkout|pre "
    "?workout|preentreno|pre ?entreno|energy drink*|bebidas? energeticas?|caffeine|cafeina|scoops?|monster*|red "
    "bull*|tren)",
    "drug_bad": "(?:heart|pulse|corazon|pulso) (?:\\w+ ){0,6}(?:pound*|rac*|crazy|explod*|irregular|jump*|out of|hammer*|burst*|"
    "wont slow|180|170|190|200|mil|loco|salir|dispar*|boca|acelera*|para)|chest (?:\\w+ )?(?:tight*|hurt*|pain)|"
    "(?:im|so|cant stop|burning|really) (?:\\w+ )?(?:sweating|shaking|boiling|overheating|hot)|temperature|fever|"
    "ardiendo|hirviendo|cant (?:cool|calm)|vomit*|tembl*|tiembl*|me (?:arde|quemo)|dolor de pecho|aprieta el pecho|"
    "convuls*|seizure|fit|collaps*",
}
WORDS: dict[str, str] = {
    "infant": "baby|bebe",
    "dizzy_any": "se (?:me|le) va el mundo|(?:nearly|almost) (?:go|goes|going|went|fall|fell|keel|topple|drop) |"
    "casi me (?:caigo|voy|cai)|dizz*|faint*|"
    "woozy|light ?headed|pass out|mare*|desmay*|confus*|black ?out|weak|short of breath|breathless|"
    "chest|tired|cansad*|debil*|floj*",
    "low_pulse": "(?:pulse|heart ?rate|hr|rhr|fc|bpm|resting|pulso|pulsaciones|latidos|frecuencia|corazon) "
    "(?:[a-z]+ ){0,6}(?:2\\d|3\\d|40)(?! ?(?:min*|km|kg|%|/|s |sec*|years|reps|weeks|x|percent|\\d))|"
    "(?<![\\d.,])(?:2\\d|3\\d|40) (?:bpm |beats |pulsaciones )?(?:at "
    "rest|resting|en reposo)",
    "low_pulse_usual": "usual(?!ly (?:\\w+ ){0,2}(?:4[6-9]|[5-9]\\d))(?! (?:is|of|es|de)? ?(?:4[6-9]|[5-9]\\d))|always|"
    "normal for me|athlete|for years|siempre|de siempre|normal en mi|lo normal|habitual",
}
RULES: tuple[Rule, ...] = (
    Rule("RF-17", "E0", "sugar", ("diabetic & unresponsive", "glucose_54 & sugar_brain", "glucose_70 & unresponsive")),
    Rule("SN-10", "E0", "pulse", ("low_pulse & dizzy_any & !low_pulse_usual",)),
    Rule(
        "RF-18",
        "E0",
        "pregnancy",
        (
            "weeks & contractions & !muscle_contraction",
            "weeks & preg_head & !blood_words",
            "weeks & preg_moves",
            "pregnant & unresponsive",
        ),
    ),
)
