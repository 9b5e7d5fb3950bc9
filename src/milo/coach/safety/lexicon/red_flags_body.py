"""Red flags of back, muscle, vein, bone and joint: words in English and Spanish, and the rules over them (RF-10 to RF-16).

Notation: triage_text.py. Source: Milo's safety reference, section 4.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
    "foot_drop": "(?:cant|cannot|couldnt|unable to|hard to|wont|barely) (?:\\w+ )?(?:lift|raise|pull up|move|pick up) (?:my |"
    "the |his |her )?"
    "(?:\\w+ )?(?:foot|feet|toes?|ankle)|(?:foot|drop) drop|drop foot|(?:foot|feet|toes) (?:\\w+ ){0,2}(?:drags?|dragging|slaps?|"
    "slapping)|no (?:puedo|consigo|logro) (?:levantar|mover|subir|alzar) (?:el |los |mi )?(?:pie|dedos|tobillo)|pie caido|"
    "(?:arrastro|me arrastra) (?:el )?pie|(?:el )?pie (?:no (?:me )?(?:responde|sube|levanta)|se me (?:cae|arrastra))",
    "shot_down": "(?:shot|shoot*|pain*|electric*|zap*|burn*) (?:\\w+ ){0,4}(?:down|into|along) (?:\\w+ ){0,3}(?:leg|thigh|calf|"
    "foot|buttock)|"
    "(?:dolor|latigazo|calambrazo|descarga|corriente|pinchazo|quem*) (?:\\w+ ){0,4}(?:por|hasta|hacia|baja\\w* (?:por|"
    "a)) (?:\\w+ )?"
    "(?:pierna|muslo|pie|gluteo|pantorrilla)|sciatic*|ciatic*|lower back|low back|lumbar*|espalda|disc|hernia",
    "urine": "urine|pee|peeing|piss|wee|weeing|urinat*|orin*|pis|meo|meando|meado|mear|pipi",
    "dark": "dark|brown*|black|red|reddish|rust|rusty|bloody|rosy|mahogany|amber|oscur[oa]*|marron*|negr[oa]|negruzc*|"
    "roj[oa]|rojiz*|granate|pardo|caoba|oxido|(?:blood|sangre)(?! (?:pressure|test|sugar))|"
    "(?:like|colou?r(?:ed)?|shade|tint|hue|looks?|looking|look|basically|pure|came out|turned|como|parece|color|tipo|igual que|"
    "tono) (?:\\w+ ){0,4}(?:cola|coke|coca|coca cola|cocacola|pepsi|tea|coffee|cafe|te|cafecit*|chocolate|whisk*|rum|"
    "port|wine|vino|stout|guinness|ale|maple|syrup|refresco|mate|coquita|petroleo|ladrillo|dr pepper|espresso|americano|cold "
    "brew|root beer|gravy|treacle|molasses|bovril)|"
    "(?:cola|coke|tea|coffee|espresso|te|cafe|coca) (?:colou?r*|looking)",
    "pale": "not dark|dark yellow|clear|pale",
    "muscle_part": "arm|arms|leg|legs|thigh*|quad*|bicep*|tricep*|forearm*|muscle*|shoulders|chest|calves|glutes|hamstring*|"
    "elbows?|brazo*|pierna*|muslo*|cuadriceps|biceps|triceps|antebrazo*|musculo*|gemelos",
    "rhabdo_bad": "(?:severe*|massive*|hugely|really|very|so|badly|extreme*|insane*|crazy|super|double|enormous*|balloon*|"
    "rock hard and) (?:\\w+ )?(?:swollen|swelling|swelled|weak*|painful)|swollen|swelling|swelled up|swole "
    "up|(?:twice|double) (?:the|their) (?:normal )?size|cant (?:straighten|bend|lift|move|extend) (?:my|"
    "them|it)|cannot (?:straighten|bend|lift) |excruciating|unbearable|hinchad*|no puedo (?:estirar|doblar|"
    "levantar|mover) (?:los|las|el|la)|insoportable",
    "after_hard": "(?:after|since|from|following|did|doing) _ _ (?:crossfit|challenge|class|squats?|pull ?ups?|push ?ups?|"
    "leg day|workout|session|spin|first|murph|bootcamp|burpees?|lunges?|marathon|training|gym|reps|curls)"
    "|(?:\\d+|two|three|couple|few) (?:days|hours|h) (?:after|later|ago|since)|\\d{2,3} (?:squats|pull "
    "?ups|push ?ups|burpees|reps|lunges|dips|curls)|tras|despues de|desde (?:la|el|las|los)|hace (?:dos|"
    "tres|2|3|un) dias?|dias despues",
    "joint_only": "ankle|knee|wrist|finger*|tobillo|rodilla|muneca|dedo*|calf|pantorrilla|face|lips|throat|tongue|feet|"
    "eye*|bite|sting",
    "weakness_bad": "no (?:strength|power)|weak*|sin fuerza*|debil*|cant (?:straighten|lift)|no puedo",
    "back": "back|spine|lower back|lumbar|disc|slipped disc|sciatic*|espalda|lumba*|columna|disco|hernia|lumbalgia|rinones",
    "saddle": "(?:numb*|cant feel|cannot feel|no feeling|lost feeling|lost sensation|no sensation|tingl*|pins and "
    "needles|dead) _ _ (?:groin|saddle|bum|butt|bottom|backside|genital*|crotch|toilet seat|perine*|between "
    "(?:my|the) legs|privates|inner thighs|penis|vagina|anus|buttock*|down there|seat|toilet)|(?:groin|"
    "saddle|bum|butt|bottom|backside|genital*|crotch|perine*|between (?:my|the) legs|privates|inner thighs|"
    "down there|buttock*) _ (?:numb*|tingl*|dead|no feeling|without feeling|asleep)|saddle (?:numbness|"
    "anaesthesia|anesthesia)|(?:no siento|dormid*|acorchad*|hormigu*|adormecid*|sin sensibilidad|insensib*|"
    "perdido la sensibilidad) _ _ (?:genital*|entrepierna|ingles|periné|perine|culo|nalgas|silla|asiento|"
    "partes|zona intima|ano|trasero)|(?:genital*|entrepierna|ingles|perine|culo|nalgas|zona intima|zona "
    "genital) _ (?:dormid*|acorchad*|insensib*|adormecid*|sin sensibilidad)",
    "bladder": "(?:cant|cannot|can not|couldnt|unable to|not able to|havent been able to|trouble|struggling to|hard "
    "to|difficult*) (?:to )?(?:pee|wee|urinate|piss|pass urine|hold (?:my )?(?:pee|urine|bladder|bowels|"
    "it)|control (?:my )?(?:bladder|bowel*|pee)|poo|poop|feel when i)|wet(?:ting|ted)? (?:myself|the bed|"
    "my pants|himself|herself)|(?:peed|pooed|soiled|pissed) (?:myself|my)|incontinen*|los(?:t|ing) (?:control "
    "of )?(?:my )?(?:bladder|bowel*)|leaking (?:pee|urine)|cant tell when i need|bladder (?:\\w+ ){0,2}(?:problem*|"
    "numb|trouble|control)|bowel* (?:\\w+ ){0,2}(?:control|problem*|trouble)|no erection|erection*|no aguanto "
    "(?:el pis|la orina|la caca)|no (?:puedo|consigo|logro|soy capaz de) (?:orinar|mear|hacer pis|aguantar|"
    "controlar)|me (?:orino|meo|hago pis|hago caca) (?:encima|sin)|(?:se me escapa|escapes de|perdidas "
    "de) (?:el )?(?:pis|orina|caca)|no controlo (?:el pis|la orina|los esfinteres|la vejiga)|incontinencia|"
    "retencion de orina|cuesta (?:orinar|mear)",
    "both_legs": "both (?:my )?legs _ _ (?:weak*|numb*|tingl*|pain*|hurt*|heavy|gone|dead|give|giving)|(?:weak*|numb*|"
    "tingl*|pain*|pins and needles) _ (?:both|two) (?:my )?legs|legs _ (?:giving way|gone numb|gone weak|"
    "getting weaker|went numb|wont work|are numb)|(?:las )?dos piernas|ambas piernas|piernas _ (?:no me "
    "responden|sin fuerza|dormid*|debiles)|se me duermen las (?:dos )?piernas",
    "weaker": "(?:leg|foot|legs) _ (?:getting|becoming|growing|more and more) (?:weak*|numb)|foot drop|dragging my "
    "foot|progressive weakness|pierna _ (?:cada vez (?:mas|con menos)|pierde fuerza)|pie caido",
    "hurt_any": "pain*|hurt*|ache*|aching|sore|kill(?:s|ing)|agony|stiff*|duel*|dolor*|molest*",
    "back_red": "fever*|chills|cancer*|tumou?r|chemo*|(?:los*|lost) weight (?:without|for no|and i|unexpl*|i)|unexplained "
    "weight loss|losing weight without|weight loss (?:i )?(?:cant|without|unexplained)|steroid tablets|"
    "prednis*|cortisone|all night|night pain|at night (?:non ?stop|constant*|too|and wakes)|(?:fell|fall)"
    " (?:off|from|down)|car (?:accident|crash)|crash*|accident|thrown|ladder|trauma|fiebre|tumor|quimio*|"
    "(?:perdido|pierdo|bajando de|perdiendo|adelgaz*) (?:de )?(?:peso|kilos)? ?(?:sin)|toda la noche|por "
    "la noche (?:no|sin|y)|no me deja dormir|(?:me )?(?:cai|caida|caigo)|accidente|cortic*|prednisona|golpe",
    "calf": "calf|calves|lower leg|back of (?:my|the) (?:lower )?leg|shin|pantorrilla|gemelo|pierna",
    "calf_signs": "swollen|swelling|swell*|swelled|warm|hot|red|redder|bigger|puffy|hinchad*|calient*|roj[oa]|hincha*|inflamad*",
    "calf_only": "calf|calves|back of (?:my|the) lower leg|lower leg|pantorrilla|gemelo",
    "clot": "blood clot|dvt|clot in (?:my|the) leg|coagulo|trombo*",
    "clot_risk": "flight|drive|plane|bus|surgery|cast|vuelo|viaje|avion|operacion|escayola|pill",
    "chest_or_air": "chest|breathless*|short of breath|shortness of breath|breathe|breathing|out of breath|coughing (?:up "
    ")?blood|pecho|falta (?:el )?(?:de )?aire|ahog*|respir*",
    "deformed": "(?:bone|hueso) _ _ (?:sticking|stick*|poking|out|through|visible|showing|show*|fuera|asoma*|sale|ve)"
    "|see (?:the |my )?bone|(?:bent|pointing|facing|twisted|angled|sticking out) (?:at|the|in|out|to) _ "
    "(?:odd|wrong|weird|strange|funny|unnatural|wrong way|angle)|(?:at|in) an? (?:odd|weird|strange|wrong|"
    "funny|unnatural) (?:angle|shape)|deform*|open fracture|compound fracture|dislocat*|(?:shoulder|kneecap|"
    "knee|elbow|finger|hip|ankle|thumb) _ (?:popped out|out of (?:its |the )?(?:place|socket|joint)|came "
    "out|come out|slipped out|is out|dislocat*|out of (?!10|ten|5|the (?:way|gym)))|looks (?:crooked|bent|wrong)|se "
    "(?:me|le) (?:ha "
    ")?(?:salid[oa]|salio|sali[oa]|disloc*|ve) (?:el |la |del )?(?:hombro|rodilla|rotula|codo|dedo|hueso|"
    "sitio|tobillo|muneca)|(?:hombro|rodilla|rotula|codo|dedo|tobillo) _ (?:dislocad*|fuera de (?:su )?sitio|"
    "salid[oa]|luxad*)|fractura abierta|torcid[oa] en un angulo|angulo (?:raro|extrano|imposible)|deformad*|"
    "dislocad*|luxad*|hueso fuera|se ve el hueso|hueso (?:se )?ve",
    "deform_old": "scoliosis|bunion|escoliosis|juanete|(?:years|months) ago|prone to|history of|hace (?:anos|meses|\\d)",
    "cold_limb": "(?:hand|foot|arm|leg|fingers|toes|mano|pie|brazo|pierna) _ (?:is |are |now |gone |went |has gone )"
    "?(?:cold and (?:numb|pale|blue|white)|numb and (?:cold|blue|pale|white)|white and cold|fria y (?:dormid*|"
    "palida)|frio y (?:dormid*|palid*)|dormid[oa] y fri[oa])",
    "bleeding": "bleed(?:ing)? (?:heavily|a lot|badly|wont stop|that wont|doesnt stop|isnt stopping)|wont stop bleeding|"
    "(?:cant|cannot) stop (?:the )?bleeding|spurting|gushing|no para de sangrar|sangrando mucho|no deja "
    "de sangrar|sangr(?:a|o) (?:a chorros|mucho)|cough(?:ing|ed) up blood|vomit(?:ing|ed) blood|escupo "
    "sangre|vomito sangre",
    "spine_injury": "(?:neck|back) _ (?:snapped|cracked)|cant (?:feel|move) my (?:legs|arms)|cannot (?:feel|move) my (?:legs|"
    "arms)|no (?:siento|puedo mover|muevo) (?:las|los|mis) (?:piernas|brazos)",
    "no_weight": "(?:cant|cannot|can not|couldnt|unable to|impossible to|not able to|barely|hardly) (?:\\w+ )?(?:put|"
    "bear|take|place|stand|walk|step) _ (?:weight|on it|on my (?:foot|leg|ankle|knee)|four steps|any weight|"
    "on (?:the|that|this) (?:foot|leg|ankle)|steps|more than)|(?:cant|cannot) (?:walk|stand) on (?:it|my)"
    "|non ?weight ?bearing|no (?:puedo|soy capaz de|consigo) (?:apoyar|pisar|caminar|andar|cargar|sostener)"
    "|(?:no|sin) (?:puedo )?(?:apoyo|apoyar) (?:el|la) (?:pie|pierna|tobillo)|no (?:aguanto|soporto) el "
    "peso|dar cuatro pasos",
    "pop": "pop|popped|snap|snapped|crack|cracked|clunk|chasquid*|crujid*|crack|clac|estallid*|crujio",
    "swell_fast": "swel* _ _ (?:within|in|right away|straight|immediately|up|an hour|hour*|minutes|fast|quick*|like a "
    "balloon|balloon)|(?:swollen|swelled|swelling|swell)|ballooned|blew up|hinch*|inflam*",
    "joint": "knee|ankle|kneecap|wrist|elbow|calf|rodilla|tobillo|muneca|codo|hamstring|heel",
    "locked": "(?:knee|elbow|rodilla|codo) _ (?:lock(?:ed|s|ing)?(?: up)?|stuck|wont (?:straighten|bend|extend)|cant "
    "(?:straighten|bend)|bloque*|trab*|encasquill*|no (?:se )?(?:estira|dobla))|bloquead[oa] la rodilla|"
    "(?:cant|cannot) (?:straighten|bend) my knee|no puedo (?:estirar|doblar) la rodilla",
    "achilles": "(?:kicked|shot|hit|kick|bang|patada|pedrada|golpe|latigazo) _ _ (?:heel|achilles|back of (?:my|the)"
    " (?:leg|ankle|calf)|calf|talon|aquiles|gemelo|tobillo)|(?:heel|calf|achilles|talon|aquiles|gemelo)"
    " _ _ (?:kicked|shot|kick|patada|pedrada)|(?:cant|cannot|can not|couldnt) (?:\\w+ )?(?:go|rise|raise|"
    "stand|push|get|do|lift) _ (?:toes|tiptoe*|tip ?toes|heel raise|calf raise|ball of my foot)|no puedo "
    "(?:ponerme|subir|levantarme|ir) (?:de|en|a) puntillas|ponerme de puntillas",
    "bone_point": "(?:pinpoint|pin point|one (?:exact |specific |tiny |small |particular |single )?(?:spot|point)|exact "
    "spot|specific spot|finger ?tip sized|small spot|localised|localized|single spot) |punto (?:exacto|"
    "concreto|muy concreto|fijo|preciso)|puntito",
    "bone_site": "shin*|tibia*|bone|foot|metatars*|heel|hip|groin|femur|thigh|rib|fibula|toe|ankle|leg|pie|hueso|cadera|"
    "ingle|espinilla*|talon|pierna|metatarso*|empeine",
    "bone_night": "at night|night pain|wakes me|wake me|worse (?:at|in the) night|night|in bed|de noche|por la noche|"
    "me despierta|nocturno",
    "hop": "hop|hopping|hops|jumping on it|jump|a la pata coja|saltar|saltos|salto",
    "deep_hip": "deep (?:in (?:my|the) )?(?:\\w+ )?(?:hip|groin|pelvi*)|(?:hip|groin) (?:pain )?(?:is )?deep|(?:groin|"
    "hip) pain _ (?:deep|night|every run|wakes)|(?:groin|hip) _ ache* at night|dolor profundo _ (?:cadera|"
    "ingle)|(?:cadera|ingle) _ (?:profund*|muy dentro)|stress (?:fracture|reaction)|fractura por (?:estres|"
    "sobrecarga|fatiga)|fractura de estres",
    "runner": "run*|jog*|marathon|corr*|rodaje|mileage|carrera",
    "neck_tingle": "neck _ _ (?:tingl*|numb*|pins and needles) _ (?:arm|hand|fingers)|(?:cuello|cervical*) _ _ (?:hormigu*|"
    "dormid*) _ (?:brazo|mano|dedos)",
}

RULES: tuple[Rule, ...] = (
    Rule(
        "RF-10",
        "E0",
        "muscle",
        (
            "urine~5~dark & !urine_ok & !urine_food",
            "muscle_part~6~rhabdo_bad & after_hard & !joint_only",
            "muscle_part~6~rhabdo_bad & weakness_bad & !joint_only & !old_swell & !foot_drop",
        ),
    ),
    Rule(
        "RF-11",
        "E0",
        "back_now",
        (
            "foot_drop & shot_down",
            "back & saddle",
            "back & bladder",
            "back & both_legs",
            "saddle & !bike_seat",
            "back~8~weaker",
            "spine_injury",
        ),
    ),
    Rule("RF-12", "E1", "back_soon", ("back~6~hurt_any & back_red",)),
    Rule(
        "RF-13",
        "E0",
        "leg_now",
        (
            "calf~8~calf_signs & chest_or_air & !breath_fine",
            "clot & chest_or_air & !breath_fine",
            "calf~8~calf_signs & chest_hurts",
            "clot & chest_hurts",
        ),
    ),
    Rule(
        "RF-13",
        "E1",
        "leg_soon",
        (
            "calf_only~6~calf_signs & !both_calves & !pumped",
            "calf~5~calf_signs~10~calf_signs",
            "calf_only~6~hurt_any & clot_risk",
            "clot & calf",
        ),
    ),
    Rule("RF-14", "E0", "limb", ("deformed & !deform_old", "cold_limb", "bleeding & !nosebleed")),
    Rule(
        "RF-15",
        "E1",
        "joint",
        (
            "no_weight & !no_weight_plan",
            "pop~10~joint & swell_fast",
            "joint~12~pop & swell_fast",
            "locked & !locked_out",
            "achilles & !calf_doms",
        ),
    ),
    Rule(
        "RF-16",
        "E1",
        "bone",
        (
            "bone_point & bone_site & hurt_any",
            "bone_site~8~hurt_any & hop & !ankle_drill",
            "bone_hurts_night",
            "deep_hip~12~hurt_any & runner",
            "deep_hip~14~bone_night",
            "stress_now",
        ),
    ),
    Rule("PL-50", "E1", "neck", ("neck_tingle",)),
)

WORDS |= {
    "urine_ok": "(?:normal|pale|clear|light|yellow) (?:wee|pee|urine)|(?:wee|pee|urine) (?:is |was |looks )?(?:normal|"
    "pale|clear|light|fine|yellow)|orina (?:normal|clara)",
    "urine_food": "beetroot|beet*|remolacha|vitamin*|vitaminas",
    "old_swell": "pump|pumped",
    "bike_seat": "saddle (?:height|position|bag)|bike|bici|sillin|cycling|ride",
    "both_calves": "both calves|las dos pantorrillas|ambas pantorrillas|calves cramp",
    "pumped": "pump|pumped|hot tub|hot shower",
    "nosebleed": "gum*|shaving",
    "no_weight_plan": "progress|form|add more|more weight than|any more weight on the bar|on the bar",
    "locked_out": "lock ?out|lockout|locked out",
    "calf_doms": "doms|agujetas",
    "ankle_drill": "hop drills|hop scotch",
    "bone_hurts_night": "(?:shin*|tibia*|bone|foot|metatars*|hip|groin|ingle|cadera|hueso|espinilla) _ _ (?:hurt*|pain*|ach*|"
    "duele|dolor) _ _ (?:at night|wakes me|por la noche|de noche|me despierta)|(?:pain|ache|dolor) _ _ "
    "(?:shin|tibia|bone|foot|hip|groin|ingle|cadera|hueso) _ _ (?:at night|wakes me|worse at night|por "
    "la noche|de noche|me despierta)",
    "stress_now": "(?:i have|ive got|got|diagnosed with|think i have|my) (?:a )?(?:tibial |femoral |metatarsal |hip )"
    "?stress (?:fracture|reaction)|tengo una fractura por (?:estres|sobrecarga)",
}
