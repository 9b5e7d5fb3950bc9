"""What is helped within limits (C): conditions, ages, small pains, colds, deficits; idioms that mean no harm; frames of sentences.

Notation: triage_text.py. Source: Milo's safety reference, sections 1, 2 and 6 to 9.
"""

from __future__ import annotations

import re

from milo.coach.safety.triage_text import Rule, compiled

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
    Rule("PL-52", "C", "illness", ("cold & cold_ctx & !cold_not", "temp_38")),
    Rule("NU-02", "C", "deficit", ("deficit & !deficit_info",)),
    Rule("PL-53", "C", "heat_day", ("heat_day",)),
    Rule("PL-14", "C", "sore", ("doms",)),
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

_INFO = compiled(
    "what (?:is|are|was|were|s|does|should you know|causes?|do (?:people|athletes|they)|causes?|happens?|"
    "counts)|whats (?:a|an|in|the (?:treatment|best treatment|difference|definition|risk|cause|meaning|"
    "danger|point of doing)|rhabdo*|red|normal)|what (?:symptoms|signs)|why (?:is|are|do|does|can|would)"
    " (?!my|i )|how (?:is|are|common|dangerous|likely|often do people|many people|risky|bad|harmful|does "
    "(?:a|the|one|someone|it|heat|rhabdo*|anorex*|dehydrat*)|do (?:people|athletes|runners|lifters|doctors|"
    "steroids|sarms|you|we|coaches)|can (?:you|one|people|someone|coaches|athletes) (?:tell|recogni[sz]e|"
    "avoid|prevent|get|spot)|do i (?:avoid|prevent|recogni[sz]e|spot|tell (?:if|the|when|apart)|know (?:the|"
    "if|when)|reduce the risk|lower (?:the|my) risk)|to (?:avoid|prevent|recogni[sz]e|spot|tell|help|treat|"
    "lower|reduce))|explain|define|describe|tell me about|(?:signs|symptoms|causes|risk|risks|difference|"
    "definition|dangers|treatment|prevention|warning signs) (?:of|between|for)|difference between|(?:can|"
    "could|does|do|is|are|will) (?:you|people|someone|one|deadlifts?|squats?|running|exercise|coffee|caffeine|"
    "creatine|too much|a|an|the|it (?:true|possible|dangerous|common|normal (?:to|for people))|lifting|"
    "heavy|cold|heat|dehydration|stress|sport|training|pre ?workout|steroids|sarms|dnp|athletes|runners|"
    "women|men|kids|teenagers|high|low|drinking|overtraining|eating disorders|laxatives|suicide|anorexia|"
    "rhabdo*|ibuprofen|fasting|sauna|insulin|concussion*|stroke*|heart) |is it (?:true|possible|common|"
    "dangerous)|i (?:read|heard|saw|watched|wonder|am writing|teach|coach|want to (?:learn|understand|know)"
    ") (?:\\w+ )*?(?:about|that|what|why|how)|(?:writing|doing|giving|preparing) (?:a|an|my) (?:essay|article|"
    "talk|presentation|paper|course|class|homework|exam)|i coach|for my (?:exam|course|essay|first aid)"
    "|first aid (?:for|course|when)|(?:prevent|avoid)ing"
    "|que (?:es|son|significa|causa|pasa (?:si|cuando)|sintomas|riesgos?|diferencia|senales|efectos|hace)"
    "|cual(?:es)? (?:es|son)|por que (?:se|es|son|la gente|da|dan|ocurre|pasa|sale)|como (?:se (?:trata|"
    "evita|previene|detecta|reconoce|diagnostica|produce)|evito|evitar|prevenir|prevengo|reconozco|reconocer|"
    "detecto|saber si|distingo|distinguir|afecta)|explica*|describe|define|hablame de|sintomas (?:de|del)"
    "|senales (?:de|del)|diferencia (?:entre|hay)|es (?:verdad|cierto|posible|peligros[oa]|normal que la "
    "gente|segur[oa])|son (?:peligros[oa]s|malos)|puede(?:n)? (?:el|la|los|las|un|una|correr|alguien)|se "
    "puede (?:morir|tener)|he leido|primeros auxilios"
)
_HYPOTHETICAL = compiled(
    "what (?:should|do|would|can) (?:i|you|we|one) do (?:if|when|in case)|what if (?:i|someone|a|my)|what "
    "to do (?:if|when|in case)|how (?:should|do) (?:i|we|you) (?:react|respond|act|help) (?:if|when)|if "
    "(?:someone|somebody|a (?:client|runner|teammate|person|friend)|anyone|one of|i ever|i were to|i get|"
    "i were|you ever|you get)|in case (?:someone|i|of)|when (?:should|do) (?:i|you|people) (?:stop|call|"
    "worry|see)|when someone|que (?:hago|hacer|haria|hay que hacer|debo hacer) (?:si|cuando|en caso)|y "
    "si (?:me|alguien)|si (?:alguien|algun dia|alguna vez|me da|me diera|un companero)|en caso de|cuando "
    "(?:alguien|debo (?:parar|llamar|preocuparme))"
)
_PERSONAL = compiled(
    "my (?:chest|heart|arm|arms|left|right|jaw|head|face|leg|legs|back|calf|knee|pee|urine|wee|lips|throat|"
    "tongue|speech|shoulder|foot|hand|groin|breath*|eye|vision|skin|period|blood (?:pressure|sugar)|pulse|"
    "resting|oxygen|spo2|temperature|glucose|sugar|stomach|belly|friend (?:is|has|just)|mate (?:is|has)"
    "|partner (?:is|has)|waters?|baby|inhaler|ankle|hip|bone|shin|muscles|thighs|fingers|body|anorexia|"
    "bulimia|head|neck|wrist)|i (?:have|feel|get|got|keep|cant|had|just|am|was|fainted|passed|blacked|woke|"
    "fell|hit|took|want to (?:die|end|kill|hurt|disappear)|dont want|think (?:i|im|about)|wish|still)|ive|"
    "im (?!a coach|writing|curious|wondering|a (?:pt|trainer|teacher|nurse))|(?:he|she|hes|shes) (?:is|"
    "has|just|was|cant|collapsed|fainted|isnt|wont|keeps)|me (?:duele|aprieta|ahogo|desmay*|mareo|falta|"
    "da|pasa|he|siento|noto|cuesta|arde|quema|sangra|tiembla*|late)|mi (?:pecho|brazo|corazon|cabeza|pierna|"
    "espalda|orina|garganta|lengua|cara|pulso|tension|saturacion|amig[oa] (?:esta|se)|compan*)|tengo|siento|"
    "estoy|noto|llevo|se me|acabo de|quiero (?:morir*|matarme|acabar|desaparecer)|no (?:puedo|quiero)"
)
_NOW = compiled(
    "now|today|still|again|this (?:morning|afternoon|evening)|tonight|just|right now|currently|keeps?|since|"
    "going on|hasnt|wont|wont stop|hoy|ahora|sigue|todavia|otra vez|desde|acab[ao]|aun|esta (?:manana|tarde|"
    "noche)"
)
_OVER = compiled(
    "(?:controlled|fine|ok|okay|well|good|healed|better|cleared|resolved|great|recovered|healthy|bien|recuperad[oa]|"
    "curad[oa]|controlad[oa]) (?:now|today|since|ever since|desde entonces|ahora|ya)|now (?:fine|ok|well|"
    "healed|cleared|recovered|controlled)|ahora (?:bien|estoy bien)|since then|fully"
)
_FAR = compiled(
    "(?:\\d+|a few|two|three|four|five|six|seven|eight|nine|ten|several|couple of|many|a couple of) (?:months|"
    "years) ago|last (?:year|month|summer|winter|season|spring|autumn|fall)|in (?:19|20)\\d\\d|as a (?:child|"
    "kid|teen*)|when i was (?:\\w+ )?(?:young*|little|\\d+|a (?:kid|child|teen*)|in)|years ago|months ago|"
    "a (?:year|month) ago|decades? ago|back in|once (?:five|in|when|at|years)|at (?:\\d\\d|the age of)|"
    "hace (?:\\d+|unos|dos|tres|cuatro|cinco|seis|ocho|diez|muchos|varios|un) (?:anos|meses|mes|ano)|el "
    "(?:ano|mes|verano|invierno) pasado|de (?:nin[oa]|joven|pequen[oa])|cuando (?:era|tenia)|hace (?:anos|"
    "meses|tiempo)|a los \\d\\d"
)
_WAS = compiled(
    "had|fainted|passed out|blacked out|suffered|was|were|broke|collapsed|went through|got|underwent|tore|"
    "experienced|used to|dislocated|tuve|tenia|desmaye|sufri|me dio|dio|hubo|me rompi|perdi|padeci|me operaron|"
    "me desmaye|conmocion"
)
_PRESENT = compiled(
    "hurts?|aches|is (?:tight|numb|swollen|hurting|back|getting|there)|are (?:swollen|numb|weak)|i (?:get|"
    "feel|keep|cant|have(?! (?:had|been|since|not|no)))|im (?:having|getting|feeling|dizzy|confused|bleeding)"
    "|ive been|getting|feels|duele|aprieta|siento|noto|estoy (?:maread*|confus*|con)|me (?:ahogo|mareo|"
    "falta|da)|sigo"
)
_RELATIVE = compiled(
    "(?:my|a|his|her|our) (?:\\w+ )?(?:grand(?:father|mother|ma|pa|dad)|dad|father|mum|mom|mother|uncle|"
    "aunt|brother|sister|cousin|friend|neighbou?r|colleague|coach|teammate|mate|husband|wife|boss|client|"
    "teacher) _ (?:had|has had|died|suffered|survived|was diagnosed|used to|fainted|collapsed|once|got|"
    "passed|went through)|(?:mi|un|una|nuestr[oa]) (?:abuel[oa]|padre|madre|ti[oa]|herman[oa]|prim[oa]|"
    "amig[oa]|vecin[oa]|companer[oa]|jefe|cunad[oa]) _ (?:tuvo|murio|sufrio|fallecio|se desmayo|paso|le "
    "dio)|(?:a footballer|an athlete|a (?:runner|player|guy|man|woman|cyclist) (?:at|in|from|on) (?:the|"
    "my|our|a))|in the news|on (?:tv|the news|youtube)"
)
_RELATIVE_NOW = compiled(
    "isnt|is not|wont|now|just|not (?:breathing|responding|waking)|right now|still|keeps|what (?:should|"
    "do) i do|help|unresponsive|today|no (?:responde|despierta|respira)|ahora|acaba|ayuda|minutes ago|hoy"
)


def frame(sentence: str) -> str:
    """What a sentence speaks of: "info" (a question about a danger), "past" (long over), "other" (somebody else, over), else ""."""
    if _HYPOTHETICAL.search(sentence) and not (_PERSONAL.search(_HYPOTHETICAL.sub(" ", sentence)) and _NOW.search(sentence)):
        return "info"
    if _INFO.match(_LEAD.sub("", sentence)) and not _PERSONAL.search(sentence):
        return "info"
    relative = _RELATIVE.search(sentence)
    if relative and not _RELATIVE_NOW.search(sentence):
        return "other"
    if (
        _FAR.search(sentence)
        and _WAS.search(sentence)
        and not _NOW.search(_OVER.sub(" ", sentence))
        and not _PRESENT.search(sentence)
    ):
        return "past"
    return ""


_LEAD = re.compile(
    r"^(?:(?:hey|hi|hello|hola|ok|okay|so|and|but|well|please|pls|quick|question|just|curious|milo|coach|"
    r"can|could|you|would|pregunta|rapida|oye|buenas|por favor|una|duda|y|general|random|stupid|wondering|"
    r"i|was|asking|me|tell|do|know|dime|puedes|podrias|explicarme|sabes)[^a-z0-9.;!?]+){1,6}(?=(?:whats|"
    r"what|how|why|which|signs|symptoms|difference|explain|define|describe|can|could|does|is|are|do|que|"
    r"cual|como|por que|sintomas|senales|diferencia|es|son|happens|if|in case|when)(?![a-z]))"
)
