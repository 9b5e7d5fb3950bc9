"""What is helped within limits (C): conditions, ages, small pains, colds, deficits; idioms that mean no harm.

Notation: triage_text.py. Source: Milo's safety reference, sections 1, 2 and 6 to 9.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
    "condition": "high blood pressure|hypertens*|blood pressure (?:is |was )?(?:high|controlled|medic*|raised|elevated|"
    "under control)|(?:high|raised|controlled) (?:blood pressure|bp)|tension (?:esta )?controlada|heart "
    "(?:disease|condition|failure|attack|bypass|surgery|valve)|stent|bypass|pacemaker|angioplasty|cardiac "
    "rehab|type (?:1|2|one|two) diab*|t1d|t2d|diabet*|asthma*|copd|epilep*|osteopor*|osteopenia|kidney "
    "(?:disease|failure|stone*)|ckd|one kidney|cancer survivor|chemo*|thyroid|hypothyroid*|arthritis|lupus|"
    "ms|multiple sclerosis|parkinson*|fibromyalgia|celiac|coeliac|crohn*|ibs|anaemi*|anemi*|low iron|eds|"
    "hypermobil*|pots|scoliosis|hernia|anorexi*|bulimi*|eating disorder|beta ?-?blocker*|warfarin|blood "
    "thinner*|statins?|insulin|hip replacement|knee replacement|pcos|endometriosis|long covid|depression|"
    "anxiety|adhd|migraine*|gout|obese|allerg*|lactose intoleran*|visually impaired|wheelchair|transplant|"
    "stroke survivor|atrial fib*|afib|murmur"
    "|tension alta|hipertens*|cardiopat*|infarto|marcapasos|diabet*|asma*|epoc|epilep*|osteopor*|enfermedad "
    "renal|insuficiencia renal|tiroid*|hipotiroid*|artritis|artrosis|celiac*|anemi*|escoliosis|hernia|anorexia|"
    "bulimia|trastorno alimentario|betabloqueante*|anticoagulante*|sintrom|insulina|protesis|fibromialgia|"
    "obes*|alergi*|intolerante|migran*|ansiedad",
    "mine": "i|im|ive|id|my|me|mine|mi|mis|tengo|soy|tomo|estoy|padezco|sufro|tuve|he|yo|client|year old|yo|here|"
    "controlled|diabetic|epileptic|asthmatic|celiac|controlad*|history of|survivor",
    "old": "(?:im|i am|age|aged|turning|am|(?:grand(?:mother|father|ma|pa|dad)|mum|mom|dad|mother|father|client|"
    "aunt|uncle|abuel[oa]|padre|madre) (?:is|tiene)) (?:6[5-9]|[7-9]\\d)(?! ?(?:kg|lbs?|bpm|%|min*|reps|"
    "cm|km|kilos))|(?:6[5-9]|[7-9]\\d) ?-?(?:years?|yrs?|yr|yo|y/o)|(?:6[5-9]|[7-9]\\d)(?: |-)year(?: |"
    "-)old|in my (?:late sixties|seventies|eighties|70s|80s|nineties)|(?:seventy|eighty|sixty (?:five|six|"
    "seven|eight|nine))(?: |-)?\\w* (?:years|and|year)|(?:tengo|con|de) (?:6[5-9]|[7-9]\\d) anos|jubilad[oa]",
    "pregnancy_words": "pregnan*|expecting(?! to)|trimester|post ?-?partum|postnatal|breast ?-?feed*|gave birth|had (?:a|my)"
    " baby|c ?-?section|after (?:birth|giving birth|the baby)|embaraz*|posparto|postparto|di a luz|dar "
    "a luz|lactancia|cesarea|amamant*",
    "site": "knee*|kneecap|ankle*|achilles|hip|hips|groin|back|spine|shoulder*|rotator|elbow*|wrist*|neck|shin*|"
    "hamstring*|calf|quad|foot|heel|plantar|it ?band|itb|thigh|glute|rib|finger|toe|hand|arm|leg|bicep|"
    "tendon|joint*|rodilla*|tobillo*|aquiles|cadera*|ingle|espalda|lumbar*|hombro*|codo*|muneca*|cuello|"
    "espinilla*|isquio*|gemelo|pie|talon|fascia|tendon|muslo|gluteo|pierna|brazo|pubalgia|cervical*|articulacion*",
    "mild_hurt": "pain*|hurt*|ach(?:e|es|ing|y)|sore|stiff*|niggl*|twinge*|tweak*|irritat*|click*|inflam*|tendin*|tendon(?:itis|"
    "opathy)|sprain*|strain*|pull(?:ed)? (?!up|day|s|over)|bursitis|impinge*|surgery|operated|tear|torn|"
    "tight and|uncomfortable|discomfort|bother*|playing up|flar*|injur*|twisted|rolled|broke|broken|fracture*|"
    "replacement|dislocat*|bad|dodgy|molest*|duel*|dolor*|lesi*|tendin*|esguinc*|rigid*|carg(?:ad[oa])|"
    "contractura|pinza*|operad[oa]|torc*|fascitis|sobrecarg*|fractur*|rompi|mal",
    "injury_word": "tennis elbow|golfers elbow|runners knee|jumpers knee|shin splints|plantar fasc*|sciatica|pulled (?:a "
    "|my )?(?:muscle|hamstring|calf|quad|groin|back)|itbs?|impingement|herniated|slipped disc|tendonitis|"
    "tendinitis|tendinopathy|sprain*|rotator cuff|acl|meniscus|bad (?:knee*|back|shoulder*|hip*)|old injury|"
    "injury|injured|codo de tenista|fascitis|lesion|lesionad[oa]|tendinitis|esguince|menisco|contractura|"
    "ciatica|pubalgia|sobrecarga|hernia discal|concuss*|conmocion",
    "injury_free": "(?:prevent*|avoid*|reduc*|risk of|lower|without) (?:\\w+ )?injur*|injury (?:prevention|free|risk)|"
    "prevenir lesiones|evitar (?:una )?lesion*|sin lesion*",
    "no_site": "back (?:to|at|from|in|on|day|into|squat|off|home|up|down|exercise*|workout|then|extension*|half)|come "
    "back|comeback|get back|coming back|go back|bring back|hold back|cut back|step back|back ?-?to ?-?back|"
    "way back|backs? (?:and|or) bi*|on (?:the )?foot|by hand|hand(?:s)? (?:free|stand|grip)",
    "cold": "cold(?= |$|,|\\.|\\?)(?! (?:weather|water|shower*|plunge|bath*|brew|day*|morning*|outside|pressed|"
    "start|turkey|one|drink|and (?:wet|dark|windy)))|runny nose|sniff*|stuffy|blocked nose|congested|head "
    "cold|sore throat|cough*|flu|covid|virus|viral|infection|bug|ill|sick|unwell|fever*|stomach bug|hay "
    "?fever|sinus*|resfri*|constipad*|mocos|congestion|gripe|tos|garganta|enferm[oa]|virus|fiebre|catarro|"
    "malo del estomago|decimas",
    "cold_ctx": "i|im|ive|my|have|got|with|had|a|after|tengo|estoy|con|tuve|he|me|un|una",
    "cold_not": "sick of|sick (?:pb|beat|abs|workout|playlist|gains|pump)|it(?:s| is) cold|in the cold|virus scan|computer|"
    "cold (?:outside|weather|day|winter)|rather than a bug|bug in|bug report|app (?:is|has)",
    "deficit": "(?:calorie|caloric|kcal|energy) deficit|deficit|cut(?:ting)? (?:phase|calories|diet|macros|plan|weight)"
    "|(?:on|during|for|in) a cut|fat loss|los(?:e|ing) (?:\\w+ ){0,3}(?:weight|fat|kg|kilo*|lbs?|pounds|"
    "stone|belly|inches)|weight loss|(?:how|should|want|can|when|help) (?:\\w+ )*?(?:i |to |me )cut(?= "
    "(?:without|for|while|and|safely|slowly|fat|after))|lean(?:er)? (?:out|down)|get (?:lean*|shredded|"
    "ripped)|leaner|slim down|shed (?:\\w+ )?(?:kg|kilos|pounds|fat)|drop (?:\\w+ )?(?:kg|kilos|lbs|pounds|"
    "body fat|body ?weight)|belly fat|burn (?:body |more |belly )?fat(?! burning help)|perder (?:\\w+ )"
    "{0,2}(?:peso|kilos?|kg|grasa|barriga)|adelgaz*|bajar (?:de |\\w+ )?(?:peso|kilos?|kg)|definicion|definir|"
    "deficit|quemar grasa",
    "deficit_info": "fasting before|fasted (?:run*|cardio|ride*)|fat burning zone",
    "heat_day": "(?:3[2-9]|4\\d) ?(?:c|degrees|grados|celsius|centigrade|º|deg)|(?:9\\d|10\\d) ?(?:f|degrees f|fahrenheit)"
    "|heat ?wave|ola de calor|very hot (?:today|day|outside)|(?:hace|con) (?:3[2-9]|4\\d) (?:grados|c)|"
    "mucho calor",
    "doms": "doms|muscle soreness|(?:really |very |super |so |quite |a bit |pretty )?sore (?:legs|quads|muscles|"
    "arms|glutes|chest|from|after|today|all over|everywhere|pecs|hamstrings|calves)|(?:legs|quads|arms|"
    "muscles|glutes|hamstrings|calves|pecs|chest) (?:are |is )?(?:\\w+ )?(?:sore|stiff)|agujetas|piernas "
    "doloridas|musculos doloridos",
    "own_doms": "my (?:legs|quads|hamstrings|calves|glutes|arms|shoulders|chest|pecs|back|abs|muscles|biceps|triceps) "
    "(?:are|is|feel) "
    "(?:\\w+ ){0,2}sore (?:from|after)|im (?:\\w+ ){0,2}sore (?:from|after)|tengo (?:\\w+ ){0,2}agujetas (?:de|por|desde|en)",
    "beginner_heavy": "bmi (?:of )?(?:is )?(?:3[5-9]|[4-9]\\d)|imc (?:de )?(?:3[5-9]|[4-9]\\d)",
    "train_ask": "\\?|can|should|how|what|which|plan|start|want|need|help|ok|safe|exercise*|train*|run*|lift*|workout|"
    "gym|strength|ideas|adjust|alternative*|swap|give|build|make|puedo|como|que|cual*|quiero|plan|ejercicio*|"
    "entren*|correr|pesas|fuerza|ajusta|dame|necesito|hago|empez*",
    "far_event": "faint*|pass(?:ed)? out|black(?:ed)? out|chest pain*|chest|concuss*|heart attack|stroke|seizure|surgery|"
    "broke|fracture*|torn|tore|rhabdo*|heat ?stroke|operat*|stress fracture*|myocarditis|pericarditis|dislocat*|"
    "clot|dvt|desmay*|dolor en el pecho|pecho|conmocion|infarto|ictus|operaron|rompi|fractura|miocarditis|"
    "golpe de calor|covid|sprain*|esguince",
    "numbers_pain": "(?:[1-9]|10) ?(?:/|out of|sobre) ?10|pain scale",
    "feelings_low": "period pain|cramps during my period|on my period|menstrual|dolor de regla|regla",
}

WORDS["cold_plain"] = (
    "sore throat|runny nose|head cold|stuffy|sniffle*|blocked nose|resfri*|constip*|catarro|mocos|"
    "dolor de garganta|nariz tapada|tos"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "PL-24", "C", "condition", ("condition & mine & !relative_only", "condition & train_ask & !relative_only"), keeps_past=True
    ),
    Rule("PL-20", "C", "older", ("old & !weight_old",), keeps_past=True),
    Rule("PL-22", "C", "pregnant", ("pregnancy_words & !relative_only",), keeps_past=True),
    Rule("PL-41", "C", "minor", ("minor",)),
    Rule(
        "PL-50",
        "C",
        "injury",
        (
            "site~5~mild_hurt & !no_site_only",
            "injury_word & mine & !injury_free",
            "injury_word & train_ask & !injury_free",
            "numbers_pain & mild_hurt",
        ),
        keeps_past=True,
    ),
    Rule("PL-52", "C", "illness", ("cold & cold_ctx & !cold_not", "cold & train_ask & cold_plain & !cold_not", "temp_38")),
    Rule("NU-02", "C", "deficit", ("deficit & !deficit_info",)),
    Rule("PL-53", "C", "heat_day", ("heat_day",)),
    Rule("PL-14", "C", "sore", ("doms",)),
    Rule("PL-14", "C", "sore", ("own_doms",), firm=True),
    Rule("PL-29", "C", "condition", ("beginner_heavy",)),
    Rule("PL-55", "C", "past", ("far_event & far & mine & !other_person_past",), keeps_past=True),
    Rule("SN-15", "C", "condition", ("bp_160", "glucose_70")),
)

WORDS |= {
    "relative_only": "my (?:grandfather|grandmother|grandma|grandpa|granddad|dad|mum|mom|father|mother|uncle|aunt|brother|"
    "sister|friend|neighbou?r|husband|wife) (?:had|has|died|suffered|got|is|was)|mi (?:abuel[oa]|padre|"
    "madre|ti[oa]|herman[oa]|amig[oa]|marido|mujer) (?:tuvo|tiene|murio|sufrio|es)",
    "other_person_past": "(?:a|my) (?:friend|mate|grandfather|grandmother|dad|mum|mom|uncle|aunt|neighbou?r|colleague|cousin|"
    "teammate) (?:had|has|fainted|died|suffered|got|collapsed|passed|broke|tore)|(?:un|una|mi) (?:amig[oa]|"
    "abuel[oa]|padre|madre|ti[oa]|vecin[oa]|prim[oa]) (?:tuvo|se|murio|sufrio)",
    "weight_old": "(?:6[5-9]|[7-9]\\d) ?(?:kg|kilos|bpm|%|lbs|percent)",
    "no_site_only": "back ?-?(?:up|off|to)",
}

IDIOMS = (
    "(?:nearly |almost |absolutely |totally |just |really |well )?kill(?:ed|s) (?:me|it|us)(?! (?:self|"
    "now))(?= |$|[.,!?])|(?:was|were|is|are) (?:a )?killer|killer (?:\\w+ )?(?:circuit|workout|session|"
    "abs?|set|finisher|leg day|playlist|move|exercise|class|hill|core|hiit)|killing it|kill (?:two birds|"
    "time|the (?:workout|session))|killing (?:my (?:gains|endurance|progress|time|vibe|pb|motivation)|time)"
    "|dying to (?:try|start|get|know|see|go|run|do|lift|hear|race|train|be)|dying (?:for|of (?:boredom|"
    "laughter|curiosity))|to die for|die ?-?hard|dead ?-?(?:lift*|hang*|bug*|stop*|line*|weight*|tired|"
    "beat|leg day|set|easy|last|on time|pull)|death (?:march|by|grip|row)|suicide (?:sprint*|run*|drill*|"
    "shuttle*|squeeze*|grip|push ?ups?|line*)|suicides (?:drill|on|at|run|in|for|as)|skull ?-?crusher*|"
    "heart ?-?(?:breaker|breaking|felt|break) (?:hill|ridge)?|heart of (?:the|gold|my)|to heart|by heart|"
    "heart to heart|heart (?:is|was|isnt|wasnt) (?:not )?in it"
    "|(?:legs|quads|abs|arms|muscles|glutes|lungs|shoulders|calves|thighs) (?:\\w+ ){0,2}on fire|(?:leg|"
    "chest|arm|back|push|pull) day (?:destroyed|killed|wrecked|murdered)|(?:crush(?:ed|ing)?|smash(?:ed|"
    "ing)?|destroy(?:ed)?|nail(?:ed)?) (?:my|the|it|that|a|this) (?:\\w+ )?(?:pb|pr|10k|5k|workout|session|"
    "marathon|goal*|race|record|run|set|week|interval*|time|personal best|half)|burn ?out (?:my|the|set|"
    "sets|round|finisher)|murder(?:ed|ous)? (?:workout|session|by)|blow up (?:my|at the|in the|during the)"
    " (?:arms|chest|race|last|biceps|shoulders|lats)?|heart rate (?:zone*|monitor|strap)|cheat (?:meal|"
    "day)|chest (?:day|days|press(?:es)?|workout*|fly|flye*|flies|routine|exercise*|strap*|dip*|machine|"
    "supported|to bar|to the bar|pass|expander|volume|training|measurement|size|up|muscle*|session*)|chest[- "
    "](?:day|to[- ]bar)|(?:to|touch(?:ing|es)?|above|off|from|at|on) (?:the|my|your) chest (?:on|in|during|"
    "when (?:bench*|press*)|for|with the bar)|path to the chest|bigger chest|inner "
    "chest|stronger chest|chest (?:and|or|&) (?:tri*|bi*|back|shoulder*|arms)|chest gains|grow my chest|"
    "build (?:my |a )?(?:\\w+ )?chest|get (?:it|this|that|something) off my chest|heavy (?:chest|leg|back)"
    " (?:day|session)|flutter kicks?|blackout week|black out dates|stroke (?:rate|play|length|count|technique|"
    "per|volume|work)|(?:breast|back|swim|rowing|butterfly|first|key|power) ?-?stroke*|strokes? per|different "
    "strokes|shot put*|stitch in my side|pistol squat*|hip ?-?hop|pop (?:music|song*|playlist)|lock(?:ed)"
    "? ?-?out|hop on|in stitches|pain in the (?:ass|butt|neck) to|painfully (?:slow|boring)|over the moon|"
    "break a leg|cut my hair|cut to the chase|head(?:ing|ed) (?:to|out|into|for|over)|head start|ahead|"
    "blood,? sweat|insanity workout|war on|attack (?:the|that|this) (?:hill|climb|week|plan|last)|heart "
    "pumping|burning calories|feel the burn|good burn|nailed (?:it|my)|ripped (?:abs|body|physique)|die "
    "in the last"
    "|casi me mata*|me mato (?:en|a|el)|matar el entreno|matar(?:me)? en (?:el gimnasio|las series|la cuesta)"
    "|me muero (?:de ganas|de risa|por (?:empezar|correr|entrenar|probar)|de hambre|de sueno|de sed|de "
    "aburrimiento|de calor|de frio)|muert[oa] (?:despues de|tras|de (?:cansancio|sueno|hambre|risa))|estoy "
    "muert[oa](?= |,|$|\\.)|acabe muert[oa]|peso muerto|pesos muertos|(?:reventar|destrozar|machacar|petar|"
    "romper) (?:mi|el|la) (?:marca|record|entreno|10k|5k|tiempo)|me arden (?:las|los) (?:piernas|cuadriceps|"
    "muslos|brazos|gluteos)|(?:press|ejercicios?|dia|rutina|entreno|entrenamiento|sesion|banda|maquina|"
    "aperturas|sentadilla|flexiones) (?:de|para|del) (?:el )?pecho|pecho (?:y|con|o) (?:triceps|biceps|"
    "espalda|flexiones|mancuernas|polea)|banda de pecho|pecho (?:superior|inferior)|subir el pecho|punto "
    "debil|puntos debiles|a muerte|dar cana|quemar calorias|golpe de (?:pedal|remo)"
)
