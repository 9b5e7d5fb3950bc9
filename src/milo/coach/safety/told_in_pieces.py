"""Dangers told in pieces, none of which is a danger alone: where, what it feels like, what else; both languages.

Written from what prompts of five authors had in common that the other rooms missed. Notation: triage_text.py.
Source: Milo's safety reference, section 4.
"""

from __future__ import annotations

from milo.coach.safety.lexicon.said_common import CANT, CANT_ES
from milo.coach.safety.text.triage_text import Rule

_COLOURS = "blue*|purple*|smurf|lilac|grey|gray|morad*|azul*|violeta*"

WORDS: dict[str, str] = {
    "core_site": "chest|breast ?bone|sternum|dead cent(?:er|re)|middle of (?:my|the|me)|ribs|top of my (?:tummy|belly|stomach)|"
    "upper (?:belly|tummy|stomach)|pecho|esternon|costillas|aqui en (?:el )?(?:medio|centro)|en el (?:medio|centro)|boca del "
    "estomago",
    "core_load": "pressure|squeez*|tight*|weight|(?:cinder )?block|stone|boulder|strap|belt|band|clamp*|vice|crank*|"
    "dreadful ache|"
    "presion|opresion|opresiva|piedra|peso|tranca*|apret*|apriet*|losa|abraz*|trabad*",
    "core_spread": "(?:left|both) arms?|jaw|(?:down|into|up) (?:my|the|his|her) (?:arm|jaw|neck|throat)|brazo*|mandibula|quijada|"
    "clammy|feel (?:quite |really |a bit )?sick|throwing up|sweating|soaked|dripping|sudor*|sudando|nausea*",
    "core_stays": "still (?:there|here|on)|hasnt (?:shifted|eased|gone|stopped|moved)|not (?:shift*|eas*|going)|wont (?:let go|"
    "shift|ease|go|budge)|since (?:this|the|my|i)|right now|(?:\\d+|twenty|ten|half an?) (?:min*|hour*) (?:now|already|like "
    "this)|"
    "ahi sigue|sigue|no (?:se )?(?:suelta|afloja|quita|va|cede)|llevo|desde (?:que|la|el|hace)|todavia",
    "core_sport": "press|day|strap (?:keeps|says|battery)|heart ?rate|monitor|resistance band|weight belt|lifting belt|"
    "sports bra|"
    "muscle (?:pain|ache)|doms|agujetas|stretch*|banda (?:elastica|de resistencia)|pb|body ?weight|kg|kilos",
    "rubs_chest": "(?:rub*|hold*|clutch*|press*) (?:at )?(?:his|her|their) (?:\\w+ )?(?:chest|breastbone|sternum)|(?:sob*|frot*|"
    "agarr*|tom*) (?:el|su) pecho",
    "lights_went": "(?:fui|fue|iba) a negro|se (?:me|le) (?:apago|fue|apagaron) (?:la |las )?(?:tele|luz|luces|onda|"
    "pelicula)|went "
    "(?:nighty ?night|limp|lights out|to sleep mid)|slid (?:right )?off (?:the|my)|past out|fade* to black|ni contestaba|"
    "next thing (?:\\w+ ){1,3}(?:has|had|was|were) (?:me|over|on|standing)",
    "came_back": "woke|awake|apparently|tell me|told me|seconds?|segundos?|dont remember|no me acuerdo|despert*|aparec*|desperte|"
    "quede (?:tirad*|en el)|mid|everyone|around me|echandome|contestaba|answer*",
    "beat_odd": "(?:heart|pulse|corazon) (?:is |s )?(?:\\w+ ){0,6}(?:flip*|flop*|flutter*|drum*|hummingbird|fish|pescado|brinc*|"
    "skip*|thud*|gallop*|bouncing|dispar*|desboc*)|palpita*|fluttery",
    "sight_going": "(?:everything|room|vision|all|world|todo) (?:\\w+ ){0,5}(?:dark|gr[ae]y|black|tunnel|edges|negro|oscuro|"
    "borroso)|tunnel vision|casi me voy al suelo|siento que me (?:voy|desmay*|desvane*)|que me desvane*|about to (?:drop|go|"
    "faint|"
    "pass)|grab the rail|floaty",
    "cant_say": f"{CANT} (?:\\w+ ){{0,6}}(?:sentence*|words?|talk|speak|own name|on the phone)|wont talk|too puffed to|"
    "without stopping for air|parar a media (?:palabra|frase)|"
    f"{CANT_ES} (?:\\w+ ){{0,4}}(?:hablar|frase*|palabra*)",
    "air_hard": f"panting|gasping|breathing like (?:a|ive)|suck* (?:in )?air|pulling in (?:the|her|his)|skin at (?:her|his|"
    f"my) neck|"
    "whistl*|silb*|pecho hundido|jade*|respiro como|sat|sitting|sofa|out of puff|stopped \\d+|puffs|catch (?:it|my breath)|"
    f"{CANT} (?:\\w+ )?catch it|air|breath*|aire|respir*",
    "lips_off": f"(?:lips|labios) (?:\\w+ ){{0,7}}(?:{_COLOURS})|(?:{_COLOURS}) (?:\\w+ )?(?:lips|labios)",
    "reliever_fails": "(?:salbutamol|ventolin|inhaler|inhalador|puffer|blue (?:thing|inhaler|one)) (?:\\w+ ){0,6}(?:nothing|ni "
    "cosquillas|no me hizo|no hizo|no hace|nada|no use|not touching|wont|isnt)",
    "lip_gloss": "lipstick|cold water|sea swim|pool|frio|pintalabios|swimsuit|cap",
    "limb_side": "(?:left|right|one|izquierd*|derech*) (?:\\w+ )?(?:arm|leg|hand|foot|side|one|brazo|pierna|mano|lado)|"
    "(?:arm|leg|hand|"
    "brazo|pierna|mano) (?:izquierd*|derech*)|that leg|el brazo|la mano|hand",
    "limb_fails": "wont do what|doesnt do what|wnt do what|belongs to some*|slid out of|drags|dragging|gone useless|useless "
    "all of|no "
    "(?:levanta|obedece|responde)|no la siente|no lo siente|cant type|no (?:me )?hace caso",
    "face_half": "(?:half|side|one side) (?:of )?(?:my |the |his |her )?(?:smile|face|mouth)|(?:face|smile) (?:\\w+ "
    "){0,4}(?:dentist|odd|"
    "dribbl*|lopsided|isnt)|dribbl*|boquita chueca|boca chueca|cara chueca|(?:boca|cara|boquita) (?:\\w+ )?(?:torcida|de lado)|"
    "(?:no encuentra|se le cruzan|me cruzan) las palabras|palabras desde hace|typnig",
    "half_plain": "half marathon|pump|drop ?set|grip|lat|bench|after (?:curls|leg day)",
    "knock": "clash*|kerb|curb|helmet*|fell|fall|(?:caught|took|got) (?:an|a) (?:\\w+ )?(?:elbow|knee|boot|ball|bar|plate)|"
    "bar came down|"
    "golpe*|pelotazo|rodillazo|codazo|balonazo|cabezazo|se pego|me pegue|poste|cai|caida|se cayo|tackle",
    "knock_sign": "ask* (?:\\w+ ){0,3}(?:same|again)|same question|more (?:and more )?(?:muddled|confused)|muddled|seeing "
    "two|two of "
    "(?:my|the|everything)|see* double|ve[os]? doble|puking|third time|devuelv* el|dormilon*|headache (?:\\w+ "
    "){0,8}(?:worse|bad|9|10)|"
    "(?:cada vez|no para de) (?:\\w+ ){0,5}(?:peor|crec*|cabeza|duele)|jaqueca|pregunta (?:cada|todo|lo mismo)|doesnt know "
    "what|swinging at|"
    "stroppy|pins and needles|vomit*|enfadad* con todo",
    "knock_gym": "fell (?:behind|off the|asleep|short|in love)|fall (?:race|season|marathon|plan)|golpe de calor|personal "
    "best|crash "
    "course",
    "sun_on": "heat|boiling|scorch*|sun|3\\d ?c|4\\d ?c|(?:3[3-9]|4\\d) (?:here|out|degrees|grados|aqui)|hace (?:3[3-9]|"
    "4\\d)|hot "
    "(?:yoga|out|day)|calor*|bochorno|desierto|noon|mediodia|medio dia|stopped sweating|skin (?:\\w+ )?(?:roasting|radiator|"
    "burning)|"
    "like a radiator|bone dry",
    "wits_gone": "no sense|not making sense|cant (?:recall|remember|work out|walk straight|tell)|couldnt tell|forget* which|"
    "late wife*|"
    "habla* sol[oa]|zig ?zag|rie sol[oa]|reirse sol[oa]|quitarse la ropa|(?:taking|started taking) (?:his|her|my) (?:shirt|"
    "clothes)|"
    "laughing at nothing|(?:walk*|running|keeps) (?:\\w+ )?(?:into|sideways)|legs going sideways|no sabe (?:donde|que|en)|"
    "nombre de su|"
    "que es navidad|choca* con|no camina derecho|cruzan las palabras|no atina|pay a tree|doesnt know|by (?:his|her|the) "
    "(?:\\w+ )?"
    "(?:wife|dead|name)|desvar*|delir*",
    "water_much": "(?:\\d+|two|four|five|six|eight|ten|couple of) (?:litres?|liters?|gallon*|litros|l)|gallon*|litros y litros|"
    "drink* (?:\\w+ )?(?:non ?stop|constant*|drink)|constant water|water (?:the whole|every|at every|like crazy)|agua (?:a "
    "lo loco|cada|en "
    "cada|sin parar)|every (?:single )?(?:water|aid) (?:stop|station)|loads of (?:water|fluid)|weighs? \\w+ more|bloated|"
    "tomara agua",
    "water_ill": "puk*|throw* up|vomit*|confus*|confundid*|vacant|puffy|sausage*|rings|groove|(?:head|headache) (?:is "
    ")?(?:pounding|"
    "banging)|banging head*|repeat* myself|dont remember|no me acordaba|no me acuerdo|hinch*|arcadas|no sabe|foggy|bringing "
    "it all|"
    "cant follow|strange|what day",
    "water_event": "marathon*|maraton*|ultra*|ironman|triathlon|\\d+ ?h|hours?|horas?|race|travesia|\\d+k|trek|hike|open "
    "water|carrera|"
    "whole way|every",
    "toilet_dark": "(?:toilet|loo|bano|wee|pee|peas|orin*|aguas|piss) (?:\\w+ ){0,8}(?:brown|black|tea|cola|coke|root ?beer|"
    "malta|panela|"
    "wine|vino|marron|oscuras?|te negro|cafe)",
    "toilet_plain": "beet*|remolacha|paint*|towel*|roll|paper|coffee shop|light|clear|vitamin*|machine|door|tiles?|cafeteria",
    "limbs_big": "(?:quads|thighs?|arms|legs|forearms|biceps|muslos|brazos|piernas) (?:\\w+ ){0,6}(?:swol*|balloon*|hard "
    "like|like wood|"
    "inflad*|hinchad*)",
    "limbs_shut": f"{CANT} (?:\\w+ ){{0,4}}(?:bend|get (?:off|up)|straighten|lift)|wont (?:bend|straighten|go past)|need my "
    f"hands|dont fit|"
    "no (?:los|las) puedo (?:doblar|estirar)|no me responden",
    "wipe_numb": f"wip(?:e|ing) (?:\\w+ ){{0,8}}(?:{CANT} (?:\\w+ )?feel|dont feel|numb|someone else|feels? (?:weird|dead|"
    f"nothing))|"
    "toilet paper (?:\\w+ ){0,5}(?:wasnt|isnt|not) touching|no (?:siente|siento) (?:\\w+ ){0,4}(?:inodoro|papel|limpi*|"
    "sient*)|inside* of "
    "my thighs (?:\\w+ )?(?:dead|numb)|no control of (?:my|his|her) (?:bowel*|bladder)",
    "back_part": "back|disc|sciatic*|l5|l4|slipped disc|espalda|ciatica|hernia|lumbar*|columna",
    "legs_both": "both|las dos|los dos|de las dos|ambas|legs keep|las piernas",
    "legs_less": "weak*|fold* up|slap*|sin fuerza|afloj*|(?:responden|fuerza) (?:\\w+ )?menos|menos (?:fuerza|responden)|"
    "cada dia (?:\\w+ )?"
    "menos|giv* way|me fui al suelo",
    "calf_part": "calf|calves|gemelo|pantorrilla|batata|canilla",
    "calf_big": "swollen|fat|red|hot|warm|tender|inflam*|incho|hinch*|melon|tens[oa]|balloon*",
    "lung_sign": f"{CANT} (?:\\w+ ){{0,3}}breath|cough* (?:\\w+ ){{0,4}}blood|out of puff|sin resuello|resuello|al respirar|"
    "pinchazo en el costado|short of breath|falta (?:el )?aire|breathless",
    "limb_wrong": "(?:ankle|finger|arm|forearm|elbow|shin|foot|wrist|knee|tobillo|dedos?|codo|canilla|antebrazo|pie|muneca|"
    "rodilla) (?:\\w+ )"
    "{0,9}(?:is facing|facing a|pointing (?:at|some)|bend that|shouldnt be|where it shouldnt|fuera de (?:su )?sitio|"
    "voltead[oa] (?:para|hacia)|"
    "torcidos? para|doblo donde|no hay articulacion|bulto donde)|theres a dent where|popped out the",
    "bone_seen": "(?:bone|hueso|huesito|something white) (?:\\w+ ){0,5}(?:poking|through|asoma*|sticking)|asoma (?:el |un "
    ")?hueso|ve el "
    "hues*",
    "limb_cold": "(?:hand|foot|fingers|mano|pie|dedos) (?:\\w+ ){0,6}(?:helad*|fria|frio*|blanc*|morad*|icy|white|blue|cold)",
    "limb_unfelt": "no (?:la|lo|los|las) siento|no siento|numb|cant feel|cannot feel",
    "sugar_word": "diabet*|insulin*|t1|type (?:1|one)|tipo 1|azucarer[oa]|fast acting|la rapida|glucos*|meter says",
    "sugar_wits": "confus*|confundid*|nonsense|pavadas|tarugadas|tonterias|no me (?:conoce|reconoce)|words (?:are "
    ")?(?:sliding|moving|"
    "swimming)|cant read|no acierta|no sabe donde|no atina|pegando voces|sacado de onda|shouting|gibberish",
    "shaking": "shaky|shaking|trembl*|tiembl*|tembl*",
    "ketone_word": "ketone*|cetona*",
    "ketone_ill": "throwing up|vomit*|puk*|been sick|devolv*|devolviendo|belly|barriga|stomach",
    "bump_time": "(?:1\\d|2\\d|3\\d|4[0-2]) ?(?:weeks|w|wks|semanas|semanitas|sem)|(?:esta|estoy|voy) (?:de|en la semana) "
    "(?:1\\d|2\\d|3\\d|"
    "4[0-2])|(?:tiene|de|seven|six|five|eight) (?:[4-9] )?(?:meses|months) (?:along|y hoy)|tiene [4-9] meses|prenatal|"
    "babys? not due|pregnan*|"
    "embaraz*",
    "bump_sign": "bright red|red on the pad|bleed*|sangr*|coagul*|soaked|it keeps (?:coming|dripping)|drip*|trickl*|revento "
    "la fuente|waters|"
    "se me moja|agua clar*|rock hard every|every \\d+ min*|cada \\d+ min*|lucecit*|ve(?:o)? (?:luces|borroso)|spotting",
    "bump_plain": "blood (?:pressure|test*|sugar|type|flow)|gums?|plan|weeks (?:ago|postpartum)|hace \\d+ semanas|postparto|"
    "posparto|water "
    "(?:aerobics|bottle)|every \\d+ min* (?:of|break)",
    "waters_go": "(?:waters|water) (?:just )?(?:went|broke|popped|have gone)|(?:revento|rompio|rompi) (?:la )?(?:fuente|bolsa)",
    "farewell": "(?:wrote|written|write|escribi|escrit*|deje|dejado|dejo) (?:\\w+ ){0,3}(?:letters?|goodbye note|cartas?)|"
    "(?:letters?|cartas?) "
    "(?:\\w+ ){0,2}(?:written|escrit*|listas?)|ya no va a hacer falta el plan|(?:wont|not) be needing (?:it|the plan|this)|"
    "wont (?:be|need) "
    "(?:here|it) (?:in|after|any)|nobody (?:has|will have) to worry about me|just wont need it|desvivir*|"
    "(?:texted|sent|mando|mandando) (?:\\w+ ){0,5}(?:bye|goodbye|despidien*)|(?:esta noche|hoy) se acaba (?:todo|el)|se "
    "acaba (?:\\w+ ){0,2}"
    "para siempre|irme con (?:ella|el)(?= |,|$)(?! (?:al|a|grupo|equipo|coche|club|tren|bus))|pido irme|cansad[oa] de "
    "estorbar|tengo (?:como|con que) "
    "hacerlo|tiene con que y|tengo la (?:soga|cuerda) (?:en|lista)|ya tiene la (?:soga|cuerda)|tirar del puente|"
    "sentido a nada|ni a seguir viv*|(?:near|close to|edge of) (?:\\w+ ){0,3}(?:platform|bridge|roof) edge|near the platform|"
    "se va a matar|so easy to (?:just )?(?:drift|swerve|step|let go)|keep (?:the|these) thoughts away|(?:looking at|staring "
    "at) the "
    "(?:tablets|pills|knife|rope)|thinking about not (?:opening|waking|coming back)|si me pasa algo (?:\\w+ ){0,6}(?:sean "
    "para|que)|"
    "(?:hes|shes|im) on the bridge|i cut after every|de vivir(?= |,|$)(?! (?:en|solo|con|mejor|bien|sano))",
    "farewell_plain": "cover letter|carta (?:de|del) (?:restaurante|menu|presentacion|motivacion)|menu|love letter|letters? "
    "(?:of|for) (?:the|my) "
    "(?:gym|job|team|landlord)|manera de vivir|forma de vivir|ganas de vivir|jaja*|haha*|film|pelicula|book|novela",
}
RULES: tuple[Rule, ...] = (
    Rule(
        "RF-01",
        "E0",
        "heart",
        (
            "core_site~12~core_load & core_spread & !core_sport & !stable_chest & !pec_doms",
            "core_site~12~core_load & core_stays & !core_sport & !stable_chest & !pec_doms",
            "rubs_chest",
        ),
    ),
    Rule(
        "RF-03", "E0", "faint", ("lights_went & came_back & !device & !lights_went~12~recent", "beat_odd~30~sight_going & !joking")
    ),
    Rule("RF-04", "E0", "breath", ("cant_say~25~air_hard & !effort_brief", "lips_off & !lip_gloss", "reliever_fails")),
    Rule(
        "RF-05",
        "E0",
        "stroke",
        ("limb_side~8~limb_fails & !half_plain & !side_workout", "face_half~30~limb_side & !half_plain", "limb_fails & face_half"),
    ),
    Rule("RF-06", "E0", "head_red", ("knock~40~knock_sign & !knock_gym",)),
    Rule("RF-08", "E0", "heat", ("sun_on & wits_gone & !drug_words",)),
    Rule(
        "RF-09",
        "E0",
        "water",
        ("water_much & water_ill~30~water_ill & water_event", "water_much~25~water_ill & water_event & !alcohol"),
    ),
    Rule("RF-10", "E0", "muscle", ("toilet_dark & !toilet_plain", "limbs_big~40~limbs_shut")),
    Rule("RF-11", "E0", "back_now", ("wipe_numb", "back_part & legs_both~25~legs_less")),
    Rule("RF-13", "E0", "leg_now", ("calf_part~20~calf_big & lung_sign",)),
    Rule("RF-14", "E0", "limb", ("limb_wrong", "bone_seen", "limb_cold~12~limb_unfelt")),
    Rule("RF-17", "E0", "sugar", ("sugar_word & sugar_wits", "shaking~20~sugar_wits", "ketone_word & ketone_ill")),
    Rule("RF-18", "E0", "pregnancy", ("bump_time & bump_sign & !bump_plain", "waters_go")),
    Rule("RF-19", "E0", "crisis", ("farewell & !farewell_plain",), keeps_past=True),
)
