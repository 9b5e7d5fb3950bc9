"""More ways people tell of stroke signs, blows to the head, heat, water and bad air (RF-05 to RF-09, RF-20, SN-25), and rules.

`WIDER` adds to concepts of the other rooms; notation: triage_text.py. Source: Milo's safety reference, section 4.
"""

from __future__ import annotations

from milo.coach.safety.lexicon.said_common import CANT, CANT_ES
from milo.coach.safety.text.triage_text import Rule

_SIDE = "(?:left|right|one|whole|entire|half|derech*|izquierd*|un|una|medio|media)"
_PART = (
    "(?:side|arm|leg|hand|face|body|half|foot|mouth|cheek|eyelid|lado|brazo|pierna|mano|cara|cuerpo|pie|boca|parpado|"
    "cachete|mejilla)"
)
_LIMP = (
    "(?:limp|floppy|dead|numb*|useless|weak*|heavy|asleep|gone|droop*|dropp*|drop|sag*|hang*|tingl*|paraly*|wont "
    "(?:move|work|lift|respond)|not (?:moving|working|responding)|"
    "isnt (?:moving|working|responding)|doesnt (?:move|work|respond)|jelly|fallen|slack|lead|dormid*|durmi*|duerm*|"
    "adormec*|caid*|cay*|cae|colg*|flacid*|floj*|muert*|debil*|"
    "parali*|torcid*|chuec*|ladead*|sin fuerza*|entumid*|entumec*|engarrotad*|pesad*|no (?:me |le )?(?:responde|"
    "obedece|mueve|siento|siente|funciona)|hormigu*|acorchad*|tont[oa]|de trapo)"
)
WIDER: dict[str, str] = {
    "stroke_words": f"{_SIDE} {_PART} (?:\\w+ ){{0,6}}(?:is |are |has |have |went |just |se |me |le |esta )*(?:all "
    f")?(?:of )?(?:\\w+ "
    f")?{_LIMP} (?:\\w+ ){{0,12}}(?:sudden*|just|all at once|out of nowhere|minute*|this morning|now|repente|golpe|"
    f"pronto|ahora|rato|face|mouth|words|speech|cara|boca|hablo|habla)|"
    f"(?:sudden*|out of nowhere|all at once|de repente|de golpe|de pronto|de la nada|repentin*|subit*) (?:\\w+ "
    f"){{0,10}}{_SIDE} {_PART} (?:\\w+ ){{0,6}}{_LIMP}|"
    "(?:smile|mouth|face|eyelid|lip) (?:\\w+ ){0,5}(?:wonky|crooked|lopsided|droop*|uneven|one side|slid*|melt*|"
    "hang*|sag*|funny shape|down on one side)|half (?:of )?(?:my|his|her|the) (?:face|body|mouth)|"
    "(?:one|left|right) (?:side|half|corner) of (?:my|his|her|the) (?:face|mouth|body)|(?:boca|cara|sonrisa|labio|"
    "parpado|ojo) (?:\\w+ ){0,4}(?:chuec*|torcid*|ladead*|caid*|de lado|virad*|desviad*|colgand*|para un lado)|"
    "(?:se me|se le) (?:\\w+ )?(?:fue|va|cae|cayo|torcio|tuerce|chueco|viro|paraliz*|durm*|durmio) (?:\\w+ "
    "){0,4}(?:boca|cara|mitad|medio|lado)|(?:mitad|medio lado|media parte) (?:de la |del |de )(?:cara|cuerpo)|medio "
    "(?:cuerpo|lado)|dribbl* (?:out of|from|down) one|drool*",
    "speech": "(?:words|speech|sentence*|talking|mouth|tongue) (?:\\w+ ){0,5}(?:slur*|jumbl*|garbl*|mixed|wrong|muddl*|come "
    "out|coming out|backwards|nonsense|gibberish|mush*|soup|scrambl*|thick|drunk*|wont form|stuck|fail*|rubbish)|"
    "(?:sound*|talk*|speak*|slur*) (?:\\w+ ){0,3}(?:drunk|slurr*|mush*|gibberish|nonsense|gobbledygook|like marbles|"
    "weird all of)|(?:lost|losing|cant find|forgot|forgetting) (?:\\w+ )?(?:my |the |his |her )?words|slurr*|"
    f"{CANT} (?:\\w+ ){{0,2}}(?:get (?:\\w+ )?words|find (?:\\w+ )?words|form (?:\\w+ )?(?:words|sentence*)|string "
    f"(?:a|words)|say (?:my|the|his|her|simple))|"
    "(?:habl*|dic*|pronunci*) (?:\\w+ ){0,3}(?:enredad*|raro|trabad*|arrastr*|como (?:borrach*|si (?:estuviera|"
    "tuviera))|pastos*|mal|incoheren*|disparate*|incomprensib*|embolat*|patinando)|(?:lengua) (?:\\w+ ){0,3}(?:trab*|"
    "enred*|dormid*|pastos*|pesad*|trapo)|"
    "no (?:se )?(?:me|le|te) (?:salen|salian|sale|entiende*|vienen) (?:\\w+ )?(?:las )?(?:palabras|nada|lo que digo)|"
    "palabras (?:\\w+ ){0,4}(?:enredad*|reves|mezcl*|trabad*|no salen|raras)|no (?:se le|se me|le) entiende|balbuc*|"
    "farfull*|trabo al hablar",
    "worst_headache": "(?:worst|most awful|most horrific|never had a) (?:\\w+ ){0,3}(?:headache|head ?pain|migraine|pain "
    "in my head)|"
    "(?:headache|head ?pain|head) (?:\\w+ ){0,8}(?:thunder*|like (?:a |an |being )?(?:\\w+ )?(?:bat|hammer|axe|ax|"
    "bomb|gun ?shot|explosion|brick|lightning|struck|hit)|exploded|in (?:one|a|under a|seconds?) second*|within "
    "seconds|10/10|ten out of ten|of my life|ever had|like never before|never like this|maximum instantly|came from "
    "nowhere|all at once)|"
    "(?:sudden*|instant*|thunderclap|explosive|out of nowhere|bam|bang) (?:\\w+ ){0,8}(?:headache|head pain|pain in "
    "(?:my|the) head|back of (?:my )?head)|"
    "(?:dolor de (?:cabeza|coco|nuca)|cefalea|jaqueca|migrana|cabeza) (?:\\w+ ){0,8}(?:de mi vida|peor|nunca (?:\\w+ "
    ")?(?:sentido|tenido|habia|asi)|martillazo|batazo|trueno|estallid*|estall*|explo*|revent*|hachazo|latigazo|de "
    "golpe|repente|subit*|como (?:un )?(?:rayo|golpe|tiro|bomba)|mas fuerte)|"
    "(?:de golpe|de repente|de la nada|subit*|repentin*|nunca) (?:\\w+ ){0,8}(?:dolor(?:azo)? de (?:cabeza|nuca)|"
    "cefalea|jaqueca|me duela? la cabeza)|(?:peor|mas fuerte|mas bestia|mas bruto) dolor(?:azo)? de (?:cabeza|mi "
    "vida)|dolorazo de cabeza",
    "seizure": "seiz(?:ed|ing|ure)|(?:having|had|has|took) (?:some (?:kind|sort) of |like )?a (?:\\w+ )?fit(?= |$|\\.|,)(?! "
    "(?:body|physique|dad|mum|mom|look|and (?:healthy|strong)|when|about|over|because|if))|convuls*|(?:shak*|jerk*|"
    "twitch*) (?:\\w+ ){0,4}(?:all over|uncontroll*|violently|on the (?:floor|ground)|whole body|arms and legs)|eyes "
    "(?:rolled|rolling) (?:back|up)|foaming|frothing|"
    "ataque (?:epileptic*|de epilepsia|y temblaba)|(?:le|me) dio (?:\\w+ )?(?:un |una )?(?:ataque|convulsion*|"
    "crisis)(?! de (?:risa|panico|ansiedad|tos|hambre|nervios|celos|llanto))|(?:temblab*|temblor*|tembl\\w+|sacud*) "
    "(?:\\w+ ){0,3}(?:todo|toda|entero|entera|el cuerpo|enter[oa]) (?:\\w+ )?(?:cuerpo|suelo|piso)?|ojos en blanco|"
    "espuma por la boca|se puso (?:ties*|rigid*|dur[oa])|echando espuma",
    "vision_loss": "(?:cant|cannot|couldnt|stopped) see(?:ing)? (?:\\w+ ){0,5}(?:eye|side|left|right|half)|(?:one|"
    "left|right) eye "
    "(?:\\w+ ){0,5}(?:blind|black|dark|gone|cant see|blank|grey curtain|curtain)|(?:lost|losing|loss of) (?:\\w+ "
    "){0,4}(?:vision|sight|eyesight)|half (?:of )?(?:my|the) (?:vision|view|screen) (?:\\w+ )?(?:gone|black|missing)|"
    "(?:un ojo|ojo (?:derecho|izquierdo)) (?:\\w+ ){0,5}(?:negro|no ve|no veo|ciego|nubl*|apag*|cortina)|(?:deje|"
    "dejo|dejado) de ver|no veo (?:nada )?(?:\\w+ ){0,4}(?:ojo|lado|mitad)|perd\\w+ (?:la )?(?:vista|vision)",
    "head": "nuca|coco|testa|craneo|crisma|mollera|noggin|bonce|face|jaw|cara|temple|temples|eyebrow|brow|ear|neck|cuello|"
    "sien|pomulo|mandibula|frente|coronilla|casco|helmet|forehead|skull|nariz|nose|chin|menton|barbilla",
    "blow": "pegue|pego|pegad[oa]|pegaron|pegarme|estamp*|estrell*|estrelle|reventad[oa]|golpead[oa]|golpear*|impact*|"
    "rodillazo|punetazo|pelotazo|patada|patadon|batazo|palo|caigo|caer|cayo|cayeron|caimos|me cayo|resbal*|tropec*|"
    "tropez*|desnuc*|topetazo|tope|"
    "slipped|slip|came off|wiped out|went over|smacked|clocked|clipped|whack*|caught|cracked|slammed|collid*|"
    "collision|header|head ?butt|heading|knee to|elbow to|boot to|dropped (?:\\w+ ){0,5}on|landed|took (?:a|an) "
    "(?:\\w+ )?(?:elbow|knee|ball|boot|punch|hit|knock|shot)|whiplash|crashed|rig|tackle*|flew|thrown|went head "
    "first|kicked|kick|faceplant*|fell|falling|ran into|walked into|banging my|bonk*",
    "knocked_out": "(?:was|were|went|got|out) (?:\\w+ )?(?:out|unconscious|cold) (?:for )?(?:a|few|some|\\d+|ten|like|about) "
    "(?:\\w+ )?(?:second*|minute*|sec|secs)|ko(?:d|ed)|knocked (?:him|her|me|them) (?:out|unconscious|cold)|sparked "
    "out|lo noquearon|noquead*|knockout|me noquearon|me quede inconsciente|quedo inconsciente",
    "concussed": "golpe(?:azo)? (?:\\w+ )?(?:fuerte |feo |duro )?en (?:la|el) (?:cabeza|nuca|coco|sien|craneo|frente)|header "
    "clash|clash(?:ed)? (?:of )?heads|heads (?:clashed|collided|banged)|conmocion|bang to (?:my|the) head|knock "
    "(?:on|to) (?:my|the) head|blow to the head|whiplash|latigazo cervical|golpe de cabeza|cabezaz*|choque de "
    "cabezas|chocamos (?:de )?(?:las )?cabezas",
    "head_red": "(?:been|be|being|was|were|getting) sick|sick (?:\\w+ )?(?:times|twice|three|everywhere|\\d)|thrown up|threw up|"
    "chuck* up|puk*|spew*|hurl*|chunder*|retch*|devolv*|devuelt*|guacar*|arroj(?:o|ando|e)|lanzar|neck (?:\\w+ "
    "){0,4}(?:hurt*|kill*|pain|sore|stiff|ach*|agony)|double|seeing (?:two|2|double)|two of (?:everything|you)|"
    "blurr* and|"
    "(?:head|headache|pain|cabeza|dolor) (?:\\w+ ){0,8}(?:worse|worsen*|growing|increas*|stronger|getting (?:bad|"
    "worse)|building|unbearable|splitting|peor|aument*|va a mas|mas fuerte|creciendo|insoportable|no (?:me )?aguanto|"
    "revienta)|"
    "(?:cant|cannot|dont|doesnt|didnt|couldnt|can not|not) (?:\\w+ )?(?:remember|recall|recogni*)|keeps? (?:asking|"
    "repeating|saying) (?:\\w+ )?(?:the )?(?:same)|(?:repite|repitiendo|repetir|pregunta*) (?:\\w+ ){0,3}(?:lo mismo|"
    "la misma)|no (?:me |se )?(?:acuerdo|acuerda|recuerdo|recuerda)|"
    "angry|aggressive|snappy|agitat*|irritab*|rage|agresiv*|irritab*|furios*|alterad*|violent*|(?:really|very|super|"
    "so|muy|mucho|tan|bien) (?:\\w+ )?(?:sleepy|drowsy|sueno)|wont wake|hard to wake|(?:keeps|keep) (?:falling|"
    "nodding|dozing)|dropping off|(?:se|me) (?:\\w+ )?(?:duerm*|dormia|quedo dormid*|queda dormid*)|adormilad*|"
    "(?:hand*|arm*|leg*|finger*|manos|brazo*|pierna*|dedos) (?:\\w+ ){0,4}(?:numb|tingl*|pins|weak*|dead|electric*|"
    "dormid*|hormigu*|flojas?|debil*|entumid*|calambre*|sin fuerza)|pins and needles|pupil*|pupila*|clear (?:fluid|"
    "liquid)|liquido (?:claro|transparente)|blood from (?:my|his|her) ear|sangre (?:del|por el|por la) (?:oido|"
    "oreja)|"
    "(?:was|were|went|lay) (?:\\w+ )?(?:unconscious|out)|perd\\w+ (?:el )?(?:sentido|conocimiento)|quedo (?:ido|ida|"
    "inconsciente)|(?:esta|estaba|quedo|muy|como) (?:id[oa]|perdid[oa]|desorientad[oa]|confundid[oa])|vomit*|ataque|"
    "temblaba todo|no sabe (?:donde|que dia|quien|como)|doesnt know (?:where|what day|who)",
    "head_mild": "fog|groggy|spaced out|out of it|not with it|queasy|screens? (?:\\w+ )?(?:annoy*|hurt*|bother*|"
    "bug*)|light(?:s)? "
    "(?:\\w+ )?(?:hurt*|annoy*|bother*|bug*|too bright)|bright light*|noise (?:\\w+ )?(?:hurt*|bother*)|slow|cant "
    "(?:concentrate|focus)|concentrat*|wobbly|balance|sleep(?:ing)? badly|head (?:\\w+ ){0,3}(?:sore|hurts?|ache*|"
    "throb*|pound*|heavy|funny|fuzzy|cotton*)|sore head|"
    "mare*|atontad*|aturdid*|embotad*|niebla|nublad*|lent[oa]|espes[oa]|abombad*|me (?:molesta|lastima|fastidia) "
    "(?:\\w+ )?(?:la luz|las luces|el ruido|las? pantallas?)|cuesta concentrar*|no me concentro|dolorcito|jaqueca|"
    "asco|chinchon|tonto|tonta|cabeza (?:\\w+ ){0,3}(?:pesad*|rara|embotad*|como en)|pitido|oidos",
    "heat": "(?:3\\d|4\\d) (?:c|grados|degrees|celsius)|calor(?:on|azo)?|bochorn*|solazo|solan*|sunny|midday|noon|desert|"
    "furnace|oven|horno|baking|roasting|roast|melting|torrand*|asand*|pleno sol|rayo de sol|resol|mediodia|heatwave|"
    "ola de calor|hottest|sauna|steam room|hot (?:yoga|tub)|sweltering|agosto|august|fornos|achicharr*|sofocante|"
    "temazcal|bikram|(?:9\\d|10\\d) ?f",
    "heat_brain": "zig ?zag*|haciendo eses|dando tumbos|tumbos|aggressive|angry|swearing at|rude|weird|strange|odd|"
    "glazed|staring|"
    "vacant|out of it|not (?:himself|herself|right|with it)|acting up|fell (?:down|over)|falling over|drunk|"
    "(?:doesnt|didnt|wont|cant) (?:\\w+ )?(?:recogni*|know|remember|answer)|"
    "(?:talk*|say*|speak*) (?:\\w+ ){0,3}(?:rubbish|nonsense|crap|gibberish|weird)|(?:stopped|not|isnt|no longer|"
    "quit|dont|doesnt) (?:\\w+ )?sweat*|(?:skin|head) (?:\\w+ ){0,3}(?:dry|red|hot|burning)|goosebumps|shiver*|legs "
    "(?:\\w+ ){0,3}(?:gave|giving|jelly|went|buckl*)|rambl*|hallucinat*|delir*|hysteric*|fighting everyone|wander*|"
    "no (?:se|sabe|sabia|recuerda|reconoce) (?:\\w+ ){0,3}(?:donde|quien|que dia|como se llama|nombre|a nadie)|"
    "(?:dice|diciendo|decir|hablando|habla) (?:\\w+ ){0,3}(?:cosas|disparate*|incoheren*|tonter*|raro|sin sentido|"
    "estupidec*|pavadas|cualquier cosa)|cay(?:o|endo|erse)|(?:se|me) (?:cayo|cai|caia|desplom*|va de lado|iba)|ya no "
    "sud*|no suda*|dej\\w+ de sudar|"
    "agresiv*|ido|ida|perdid[oa]|alucin*|ve cosas|grita*|rar[oa]|como borrach*|desorientad*|tambal*|no coordina*|no "
    "(?:responde|reacciona|contesta)|delira*|mirada perdida|en otro mundo|eses",
    "drank": "(?:drink|drank|sip|sipp|beb|tom)[a-z]{0,9} (?:\\w+ ){0,3}(?:constantly|nonstop|non stop|all (?:day|race|the "
    "time|the way)|sin parar|todo el (?:rato|tiempo|camino)|muchisim*)|dr(?:a|u|i)nk* (?:\\w+ ){0,8}(?:every|each|"
    "lit(?:er|re)s?|gallon*|bottle*|jug*|loads|tons|constantly|nonstop|like (?:a|mad|crazy)|as much|way too|bucket*|"
    "cups?|\\d)|(?:down|chug|neck|sink|gulp|guzzl|sip)[a-z]{0,9} (?:\\w+ ){0,8}(?:water|lit(?:er|re)s?|bottle*|"
    "gallon*|fluid*)|(?:water|fluid*) (?:\\w+ ){0,5}(?:every (?:station|stop|mile|km|\\d|aid|chance|few)|at every|"
    "all day|nonstop|constantly)|well hydrated|hydrat* (?:like|loads|tons|all)|"
    "(?:beb*|tom(?:o|e|aba|ando|ado|amos)|tragu*|hidrat*) (?:\\w+ ){0,8}(?:todos los|todas las|cada|litro*|botella*|"
    "bidon*|agua|bote*|termo*|mucho|muchisim*|sin parar|como (?:camello|loco|loca|pez|descosid*)|garrafa*|vaso*)|"
    "bien hidratad*|(?:litros|botellas|bidones|garrafa*) (?:\\w+ ){0,3}(?:agua|beb*|tom*)",
    "hypo_signs": "(?:hands|fingers|manos|dedos) (?:\\w+ ){0,3}(?:balloon*|globo*|inflad*)|puff*|fat fingers|"
    "sausage*|ring (?:\\w+ "
    "){0,4}(?:stuck|tight|wont|off)|headache|head (?:\\w+ )?(?:hurts|pounding|kill*|bang*|split*)|doesnt know|not "
    "making sense|(?:put on|gained|heavier) (?:\\w+ ){0,3}(?:kg|kilos?|lbs?|pounds)|nause*|been sick|feel sick|"
    "chuck*|twitch*|drowsy|"
    "manos (?:\\w+ ){0,3}(?:hinch*|guante*|inflad*)|dedos (?:\\w+ ){0,4}(?:hinch*|morcilla*|salchich*|globo*|"
    "inflad*)|anillo|dolor de cabeza|me duele la cabeza|no sabe (?:ni )?(?:como se llama|donde)|devolv*|nause*|"
    "convuls*|temblor*|perdid[oa]|atontad*|desvari*|confund*|confus*|raro|rara",
    "fever": "temp of|burning up|feverish|fiebr*|temperatura|destemplad*|tiritona*|escalofrio*",
    "chest_ill": "chest infection|cough* (?:\\w+ ){0,4}(?:up|green|yellow|blood|phlegm|gunk|chesty|deep)|hacking|wheez*|mucus|"
    "tight chest|chesty|phlegm|lungs|flema*|tos (?:\\w+ ){0,3}(?:pecho|seca|fuerte|fea|verde|profunda|de perro)|"
    "pitos|silbid*|pecho (?:\\w+ ){0,4}(?:cerrad*|apretad*|pitos|silb*|cargad*|tomad*|cogid*|duele)|me duele (?:el "
    "pecho|al respirar|al toser)|falta (?:el |de )?aire|ahog*",
    "air_signs": "headache|head (?:\\w+ )?(?:hurts|ache*|pounding)|nause*|queasy|tunnel vision|spaced|sleepy|cabeza|nause*|"
    "borros*|torpe|sueno",
    "mask_air": "rebreath*|scrubber|tubo|valvula|breathing tube|respirador|hypoxi* mask|altitude mask|generator",
}
WORDS: dict[str, str] = {
    "head_any": "head|skull|temple|nuca|cabeza|neck|sien|frente|forehead|craneo|nape|coco|helmet|casco|cuello|face|cara",
    "vomited": "(?:thrown|threw|throwing|throw) up|vomit*|puk*|been sick|being sick|was sick|sick (?:\\d|twice|three|four|"
    "times)|spew*|devolv*|devuelt*|guacar*|chuck* up",
    "many_times": "times|twice|again|\\d x|x ?\\d|cant stop|keep*|non ?stop|veces|vueltas|sin parar|no paro|no para|dos|tres|"
    "cuatro|repet*",
    "stroke_part": f"(?:{_SIDE}) (?:side |half )?(?:of )?(?:my |his |her |the |la |el )?{_PART}",
    "limp": _LIMP,
    "onset": "sudden*|out of nowhere|out of the blue|all at once|just (?:now|went|started)|minutes ago|this morning|woke up|"
    "mid (?:set|run|session)|halfway|de repente|de golpe|de pronto|de la nada|hace (?:un rato|\\d+ min*|nada|poco)|"
    "ahora mismo|acab*|desperte|en mitad|a media*|repentin*|subit*|hoy",
    "dropping": f"(?:keep|keeps|kept) dropping|dropped (?:my|the) (?:cup|phone|fork|mug|bottle)|se me (?:caen|caia|caian|"
    f"resbalan) (?:\\w+ )?(?:las cosas|de la mano|el vaso|de las manos)|{CANT} (?:\\w+ ){{0,2}}(?:grip|hold|lift|"
    f"raise|move) (?:\\w+ ){{0,3}}(?:left|right|one) (?:arm|hand|leg|side)|{CANT_ES} (?:\\w+ )?(?:levantar|mover|"
    f"alzar|cerrar|agarrar) (?:\\w+ ){{0,3}}(?:brazo|mano|pierna|lado)",
    "side_workout": "after (?:curls|pull|bench|squat*|deadlift*|arm day|leg day|biceps)|slept on|sat on|leaning on|"
    "handlebars?|bars|"
    "saddle|ulnar|carpal|manubrio|manillar|dormi (?:encima|sobre|mal)|cruce las piernas|crossed (?:my )?legs|pump",
    "long_event": "marathon*|ironman|triathlon|ultra*|trail|fondo|\\d+ (?:hours|horas|h|k|km|miles)|hike*|trek*|century|sportive|"
    "maraton*|triatlon|carrera|race|ride|ruta|travesia|aid station*|avituallamiento*|feed station*|event|tramo|"
    "caminata|spartan|backyard|ruck*",
    "hot_body": "hirviendo|ardiendo|boiling|burning (?:up|hot)|red hot|scorching|skin (?:is |so )?hot|hot to (?:the )?touch|piel "
    "caliente|overheat*|recalent*",
    "drug_words": "quads|legs|piernas|muscles|sauce|food|comida",
    "co_leak": "carbon monoxide|co alarm|boiler|heater|fumes|monoxido|estufa|escape de gas|gas leak",
}
RULES: tuple[Rule, ...] = (
    Rule(
        "RF-05",
        "E0",
        "stroke",
        (
            "stroke_part~8~limp & onset & !side_workout",
            "dropping & onset & !side_workout",
            "stroke_part~8~limp & speech",
            "dropping & speech",
            "dropping & stroke_words",
        ),
    ),
    Rule(
        "RF-06",
        "E0",
        "head_red",
        (
            "head_any~8~blow & vomited",
            "head_any~9~blow & head_red & !head_vague",
            "concussed & vomited",
            "blow~12~head_any~12~head_red",
        ),
    ),
    Rule("RF-07", "E1", "head_mild", ("head_any~10~blow & head_mild & !head_vague & !face_plain", "concussed & head_mild")),
    Rule("RF-08", "E0", "heat", ("hot_body~30~heat_brain & !confused_about & !drug_words",)),
    Rule("RF-09", "E0", "water", ("drank & hypo_signs & long_event & !alcohol",)),
    Rule("SN-25", "E0", "air", ("co_leak & air_signs",)),
)
WORDS |= {
    "head_vague": "press|shoulder press|behind the neck|tras ?nuca|face ?pull*|head (?:up|down|first for)|headed|"
    "neck (?:day|curl*|"
    "bridge*)|over (?:my |the )?head|overhead|por encima de la cabeza|sobre la cabeza|headphones|head ?band|header "
    "training",
    "face_plain": "slap in the face|in your face",
}
