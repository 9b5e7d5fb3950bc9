"""What is refused: words in English and Spanish, and the rules over them (R of the safety reference; NU, RF-24, CL-01, I-01).

Notation: triage_text.py; facts from numbers: triage_numbers.py. Source: Milo's safety reference, sections 4, 8, 10 and 11.
"""

from __future__ import annotations

from milo.coach.safety.triage_text import Rule

WORDS: dict[str, str] = {
    "banned": "steroid*|anabolic*|roids?|juicing|sarms?|tren(?! de)|trenbolone|deca|dianabol|dbol|anavar|oxandrolone|"
    "winstrol|winny|stanozolol|primobolan|masteron|turinabol|anadrol|halotestin|equipoise|testosterone|"
    "test (?:e|c|cyp*|enanthate|prop|cycle)|ostarine|mk ?-?\\d{3,4}|lgd ?-?\\d*|ligandrol|rad ?-?140|cardarine|"
    "gw ?-?\\d+|yk ?-?11|andarine|clen|clenbuterol|dnp|dinitrophenol|hgh|growth hormone|ghrp*|ipamorelin|"
    "igf|epo|erythropoietin|blood doping|ephedr*|eca stack|dmaa|sibutramine|t3|t4|cytomel|liothyronine|"
    "thyroid hormone*|levothyroxine|yohimb*|albuterol for fat|nandrolone|peptide*|insulin for|diuretic*|"
    "furosemide|lasix|amphetamine*|adderall|speed|cocaine|ritalin"
    "|esteroid*|anabolizant*|testosterona|trembolona|trenbolona|clembuterol|ostarina|hormona de(?:l)? crecimiento|"
    "eritropoyetina|efedrina|hormona* tiroidea*|diuretico*|furosemida|anfetamina*|winstrol|oxandrolona|"
    "dianabol|ciclo(?:s)? (?:de )?(?:testo*|volumen)|primer ciclo|insulina para (?:el )?(?:musculo|ganar|"
    "volumen)|levotiroxina|sibutramina|nandrolona|dopaje|peptido*",
    "want_dose": "how to (?:get|find|score|obtain|take|use|run|cycle|inject)|score|obtain|scoops|each|asking for a friend|"
    "dos(?:e|es|ing|age)|how (?:much|many|often|long)|mg|mcg|iu|ml|cycle*|stack*|schedule*|protocol*|where "
    "(?:can|do|to|could)|buy|order|source*|get (?:hold|some|it|them)|best|safest|which|start*|take|taking|"
    "use|using|run|inject*|pct|plan|give me|recommend|combine|mix|per day|a day|a week|week|beginner*|first|"
    "details?|explain* (?:how|his|her|dosing)|pass|mask|beat|should i|can i|help me|for (?:cutting|bulking|"
    "fat loss|mass|muscle|weight)|vs|versus|microdos*|pinning|units|tell me"
    "|dosis|cuant[oa]s?|ciclo*|dond[e]|compr*|consegu*|pauta|protocolo|mejor*|cual*|empez*|tom(?:o|ar|arme)"
    "|uso|usar|pinch*|inyect*|plan|dame|recomi*|combin*|mezcl*|al dia|a la semana|semana|principiante*|"
    "para (?:definir|perder|secar*|volumen|musculo|masa|adelgazar)|puedo|unidades|me van bien|dime",
    "banned_fact": "(?:how|why|what|are|is|do|does|can|which) (?:\\w+ ){0,4}(?:dangerous|danger*|risk*|harm*|bad|side "
    "effect*|illegal|banned|damage*|affect|detect*|hurt|safe|addictive|effects|legal)|side effect*|risks? "
    "of|why (?:is|are|do)|(?:history|ban|scandal|detection|tests?) (?:of|on|in)|anti ?-?doping rules|what "
    "(?:is|are)(?! (?:the|a) (?:best|right|safe*|good|dose|starting|minimum|correct|ideal))|(?:son|es) "
    "(?:\\w+ )?(?:peligros*|malo*|ilegal*|danin*)|(?:que|cuales) (?:son )?(?:los )?(?:riesgos|efectos)|"
    "por que (?:es|son|estan)|efectos secundarios|riesgos|que (?:es|son)",
    "dose_words": "dos(?:e|es|ing|age)|how (?:much|many)|mg|mcg|iu|cycle (?:for|plan|length)|first cycle|stack|schedule|"
    "where (?:can|do|to|could)|buy|source|protocol|pct|take|dosis|cuant[oa]s?|donde|comprar|compro|consigo|"
    "ciclo|pauta|safest|safe dose|plan",
    "natural": "testosterone levels?|natural(?:ly)? (?:boost|raise|increase)|boost testosterone|low testosterone|natural "
    "testosterone|niveles de testosterona|cream|hydrocortisone|asthma (?:inhaler|steroid)|steroid (?:inhaler|"
    "cream|injection)|speed (?:work|session*|training|interval*|endurance|run*|day|drill*|ladder|up|rope)"
    "|(?:my|at|top|running|walking|bar|high|low|same|full|average|average|pace|lap|belt|treadmill) speed|"
    "t3 (?:interval|run|run)|source of|(?:collagen|bpc free) peptide*|(?:cable|speed) stack",
    "stim_abuse": "dry scoop*|(?:two|three|four|five|six|[2-9]|double|triple) (?:\\w+ )?(?:scoops|servings) (?:of )?(?:pre "
    "?-?workout|pre|caffeine)|(?:mix*|stack*|combin*) _ _ (?:caffeine|pre ?-?workout|stimulant*|energy "
    "drinks) _ _ (?:ephedr*|pre|stimulant*|pills|energy drinks|adderall)|(?:[6-9]\\d\\d|[1-9]\\d{3}) ?mg "
    "(?:of )?caffeine|(?:[6-9]\\d\\d|[1-9]\\d{3}) ?mg de cafeina|en seco (?:el )?pre ?-?entreno|pre ?-?entreno "
    "en seco|dry scoop",
    "evade": "(?:pass|beat|cheat|mask*|avoid|fool|evade|clear|dodge|trick|get (?:around|past)|escape) _ _ (?:drug|"
    "doping|anti ?-?doping|wada|usada|urine|piss) (?:test*|control*|screen*)|(?:doy|dar|salir|pasar|evitar|"
    "burlar|enganar|enmascarar) _ _ (?:negativo|control* antidopaje|antidopaje|doping|test de drogas)|detection "
    "(?:time|window)|masking agent*|washout",
    "water_cut": "sweat (?:off|out) (?:\\d+[a-z]*|some|a few|the last|weight|water|kilos|pounds)|(?:sudo|sudar|sudando)"
    " (?:\\d+|unos|dos|tres|cuatro|cinco) (?:kg|kilos)|(?:cut*|drop*|los(?:e|ing)|shed*|get rid of|dry "
    "out|drain*|sweat (?:off|out)|dehydrat*|perder|elimin*|bajar|soltar|secar*|deshidrat*) _ _ _ (?:of "
    "water|water (?:weight)?|agua|liquid*|weigh ?-?in|pesaje)|(?:weigh ?-?in|make weight|making weight|"
    "cut weight|pesaje|dar el peso|categoria) _ _ _ _ (?:water|sauna|tomorrow|friday|hours|24 ?h|sweat*|"
    "dehydrat*|salt*|without drinking|agua|manana|horas|beber|kilos)|(?:sauna|sweat ?suit|sauna suit|bin "
    "bag|plastic suit|hot bath*|traje de sudor|plastico|diuretic*|sudar) _ _ _ _ (?:weight|make|cut|lose|"
    "without drinking|dry|shred*|kg|kilos|drop|peso|perder|sin beber|pesaje|adelgaz*|seco|definir)|(?:no|"
    "without|stop*|restrict*|zero) (?:drinking |any )?(?:water|drinking|fluids?) _ _ (?:weigh|photo*|stage|"
    "cut|fight|competition|show|24|48|hours|days?)|dehydrat* (?:myself|to|for|down|safely|before)|dejar "
    "de beber|sin beber (?:agua )?(?:para|antes|durante)|water (?:cut|load*|manipulation)|(?:look|get) "
    "dry (?:on|for)|deshidratarme",
    "fast": "(?:water|dry|juice|zero calorie|no food|snake) fast*|fast* (?:for )?(?:[2-9]|[1-9]\\d|two|three|four|"
    "five|six|seven|ten|several) (?:days?|d)|fast* (?:for )?(?:3[0-9]|[4-9]\\d|1\\d\\d) ?(?:h|hours?)|(?:[2-9]|"
    "[1-9]\\d|two|three|four|five|six|seven|ten|multi) ?-?(?:day|days) _ fast*|(?:3[0-9]|[4-9]\\d|1\\d\\d)"
    " ?-?(?:h|hour|hours) fast*|no (?:food|eating) (?:for )?(?:[2-9]|two|three|four|five|six|seven|several)"
    " days|ayun(?:o|ar|as) (?:\\w+ ){0,3}(?:seco|de agua|de (?:[2-9]|\\d\\d|dos|tres|cuatro|cinco|seis|"
    "siete|diez|varios) dias|(?:[2-9]|\\d\\d|dos|tres|cuatro|cinco|siete|diez) dias|3[0-9] horas|[4-9]\\d "
    "horas)|ayuno (?:seco|prolongado|extremo)|(?:dos|tres|cuatro|cinco|siete|[2-9]|\\d\\d) dias (?:de ayuno|"
    "sin comer|ayunando|a agua|solo con agua)",
    "fast_fact": "is (?:a |an )?(?:\\w+ )?fast* (?:dangerous|bad|healthy|safe)|why _ fast* (?:dangerous|bad)|what (?:is|"
    "happens)|que (?:es|pasa)|riesgos",
    "extreme": "(?:starvation|crash|starve) diet|diet (?:so|as) extreme|(?:dieta|plan) (?:extrem[oa]|relampago|de "
    "hambre|milagro)|lowest calories|minimum calories (?:i can )?(?:survive|live)|(?:lowest|fewest|minimo "
    "de|menos) (?:calories|calorias|kcal) _ _ (?:survive|live|get away|possible|sobrevivir|vivir)|cut (?:all "
    ")?(?:carbs and fat|food) completely|eat (?:only|just) (?:one|an|\\d) (?:apple|egg|salad|meal)s? a "
    "day|solo (?:una manzana|agua|lechuga)",
    "med": "insulin|metformin|beta ?-?blocker*|bisoprolol|metoprolol|atenolol|propranolol|statin*|blood pressure "
    "(?:pill*|tablet*|med*|medic*|drug*)|bp (?:pill*|med*|tablet*)|antidepressant*|ssri*|sertraline|prozac|"
    "fluoxetine|lithium|warfarin|blood thinner*|anticoagulant*|ozempic|wegovy|semaglutide|mounjaro|tirzepatide|"
    "glp|prednis*|steroid tablet*|inhaler|medication*|meds|medicine*|prescription*|tablets?|pills?|levothyroxine|"
    "thyroxine|adhd med*|ritalin|antibiotic*|painkiller*|opioid*|tramadol|codeine|ibuprofen|naproxen|diclofenac|"
    "nsaid*|paracetamol|aspirin|tylenol|advil|epilepsy med*|anticonvuls*|ramipril|lisinopril|amlodipine|"
    "diuretic*|heart (?:pill*|med*|tablet*)|cortisone|antihistamine*"
    "|insulina|metformina|betabloqueante*|estatina*|(?:pastilla|pastillas|medicacion|medicina|medicamento|"
    "medicinas|medicamentos|tratamiento)|antidepresiv*|sertralina|litio|anticoagulante*|sintrom|ansiolitic*|"
    "antibiotic*|analgesic*|ibuprofeno|naproxeno|diclofenaco|paracetamol|aspirina|voltaren|enalapril|levotiroxina|"
    "eutirox|inhalador|cortisona|corticoide*|antiinflamatori*|antihipertensiv*|trankimazin|lorazepam",
    "med_change": "stop(?:ping)?(?: taking)?|come off|coming off|get off|quit*|skip*|halve|half|double|doubling|reduce|"
    "reducing|lower|cut (?:down|back|out)|increase|raise|more|less|extra|adjust*|change|changing|switch*|"
    "start(?:ing)?(?: taking)?|dose|dosage|doses|dosing|how (?:much|many)|units|drop|ditch|leave out|miss|"
    "delay|time|timing|before (?:a|the|my)|when (?:should|do) i take|replace|instead of|without|dejar|dejo|"
    "quito|quitar*|saltar*|salto|mitad|doble|doblar|reduc*|bajar|bajo|subir|subo|aumentar|ajustar|ajusto|"
    "cambiar|cambio|empezar|empiezo|dosis|cuant[oa]s?|unidades|me pongo|suspend*|abandon*|menos|mas|retras*|"
    "antes de",
    "med_ask": "can i|should i|could i|may i|do i|is it (?:ok|okay|safe|fine)|ok (?:if|to)|how (?:much|many|do)|what "
    "(?:dose|dosage)|tell me|give me|help me|when (?:should|can|do)|want to|thinking (?:of|about)|going "
    "to|plan to|id like|will it|dose|advise|puedo|debo|deberia|puedo|es (?:seguro|malo)|esta bien|cuant[oa]s?|"
    "que dosis|dime|dame|ayudame|cuando|quiero|estoy pensando|voy a|dosis|me salto|me pongo|dejo",
    "med_fact": "(?:how|why|what) (?:do|does|are|is) (?:\\w+ ){0,3}(?:work|affect|do|lower|change|effect)|(?:is|are|"
    "does) (?:\\w+ ){0,4}(?:bad|harm*|affect|hurt|dangerous|interact)|before training bad|affect (?:my "
    ")?(?:heart rate|zones|hr|training|performance)|use (?:heart rate )?zones|what does|side effects|como "
    "(?:afecta|funciona)|que (?:hace|es)|como uso|efectos",
    "painkill_train": "(?:ibuprofen|naproxen|painkiller*|nsaid*|paracetamol|aspirin|diclofenac|tramadol|cortisone|ibuprofeno|"
    "naproxeno|analgesic*|paracetamol|antiinflamatori*|voltaren) _ _ _ _ (?:get through|to (?:run|finish|"
    "race|train|lift|keep)|marathon|so i can|mask|numb|race|workout|train|match|aguantar|correr|entrenar|"
    "terminar|maraton|carrera|partido|competir|para poder)",
    "dx_ask": "diagnos(?:e|is) (?:me|my|this|it|what|from|based|please|for)|diagnose|give me a diagnosis|what(?:s|"
    " is) (?:my )?(?:diagnosis|wrong with me|the diagnosis)|what (?:disease|condition|illness|disorder)"
    " (?:do|is|have|could|might)|do i have (?!to|time|enough|a (?:session|workout|plan|rest|run|deload|"
    "week)|any (?:session|workout|rest|time|plan)|training|anything|another|the|two|three|\\d|room)|have "
    "i got (?!time|enough|a (?:session|workout|plan)|to|any)|(?:whats|what is) wrong with my (?:knee|shoulder|"
    "back|heart|leg|foot|hip|ankle|body|stomach|head|neck|elbow|wrist|hand|chest|calf|hormones|blood)|is "
    "(?:it|this|that) (?:a |an |my |likely |probably )*(?:torn|tear|sprain*|strain*|meniscus|acl|rotator|"
    "stress fracture|heart problem|cancer|arthritis|a tear|torn|a fracture|broken|diabetes|pots|asthma|"
    "a hernia|tendinitis|tendonitis|a meniscus|lupus|ms|depression|an infection)|(?:mean|show|shows|indicate|"
    "prove|say*|suggest|tell*) _ _ (?:i have|(?:im|i am) (?:sick|ill|depress*|at risk|diabetic|having|anaemic|"
    "anemic|overtrained)|that i have|a heart|heart disease|arrhythmia|disease|diabet*|depress*|afib|sick|"
    "sleep apn*|illness|anaemi*|anemi*|abnormal|ill)|(?:ecg|ekg|trace|heart rhythm|scan|mri|x-?ray|blood "
    "(?:test|work|results)) _ _ (?:abnormal|normal|mean|diagnos*|show*|wrong|read|interpret*|healthy|disease|"
    "ok)|(?:read|interpret|check|analy[sz]e|look at) (?:my|this|the) (?:ecg|ekg|mri|x-?ray|scan|blood (?:test|"
    "work|results)|trace)"
    "|diagnostic(?:a|ame|o|ar|arme|ame|alo)|que (?:enfermedad|lesion|tengo en|dolencia|patologia)|que (?:me "
    "pasa|tengo) en|(?:dime si|crees que|sabes si|sera que|puede que|puedo tener|podria tener) (?:\\w+ "
    "){0,3}(?:artritis|artrosis|tendinitis|cancer|diabetes|hernia|menisco|fibromialgia|depresion|anemia|"
    "rotura|asma|lupus|apnea|lesion)|(?:tengo|tendre|es|sera|sufro|padezco|puedo tener) (?:\\w+ )?(?:artritis|"
    "artrosis|tendinitis|cancer|diabetes|una hernia|hernia|menisco|fibromialgia|depresion|anemia|rotura|"
    "una rotura|asma|lupus|apnea)(?=[^a-z0-9.,;!]*\\?)|(?:muestra|indica|significa|dice) _ _ (?:arritmia|"
    "enfermedad|diabetes|infarto|tengo|anemia|depresion)|(?:electro|ecg|analitica|resonancia|radiografia)"
    " _ _ (?:normal|anormal|mal|significa|bien|muestra|dice)|(?:interpreta|lee|mira|analiza)(?:me)? (?:mi|"
    "el|la|este|esta) (?:electro|ecg|analitica|resonancia|radiografia)",
    "dx_question": "do i have|have i got|diagnos*|is (?:it|this)|what|does|do|interpret*|read|tell|check|\\?|tengo|que|"
    "es|muestra|indica|significa|interpreta|lee|mira",
    "have_known": "i have (?:type|asthma|high|diabetes|arthritis) (?:and|so|but|since|,)|tengo (?:asma|diabetes|artrosis|"
    "artritis|la tension) (?:y|desde|controlad*|,)|was diagnosed|been diagnosed|diagnosed with|me diagnosticaron|"
    "me han diagnosticado|diagnosticad[oa]",
    "against": "(?:doctor|physio*|gp|surgeon|cardiologist|specialist|consultant|midwife|medic|therapist|dr|orthop*|"
    "medic[oa]|fisio*|cirujan[oa]|cardiolog[oa]|traumatolog[oa]|matrona|especialista) _ _ (?:said|says|"
    "told|tells|forbade|forbid*|advised|banned|wants|ordered|ha prohibido|prohibi*|dijo|dice|ha dicho|recomend*|"
    "manda|mand[oa]) _ _ (?:no |not |dont|never|rest|stop|against|avoid|wait|off|que no|no|reposo|descans*|"
    "parar|pare|correr|entrenar|evit*|seis|\\d)|against (?:medical|my doctor|doctors|physio|my physio)|"
    "(?:me|le) (?:ha|han|tiene) prohibid[oa]|prohibido (?:correr|entrenar|hacer|levantar)|en contra (?:de(?:l)"
    "? (?:medico|consejo))",
    "anyway": "anyway|still|but (?:give|make|plan|i want|help|write|build|lets|ill|im going|id like|can you)|regardless|"
    "ignore|instead|secretly|dont care|behind|no matter|plan me|give me|make me|next week|want to (?:run|"
    "train|lift|squat|race|do)|igual|de todas formas|de todos modos|aun asi|pero (?:hazme|dame|quiero|voy|"
    "necesito|ponme)|aunque|me da igual|hazme|dame|ponme|a escondidas|no me importa",
    "torn": "(?:torn|broken|fractured|ruptured|tear|snapped|stress fracture*|fracture*|dislocated|broke|rupture|"
    "partial tear|herniated|rot[oa]s?|fractur*|desgarr*|rotura|rompi|partid[oa]|fisura)",
    "push_on": "(?:train|lift|run|work|push|play|squat|race|power|bench|go|compete|get) (?:\\w+ ){0,3}(?:through|past|"
    "on|despite|with|over)|ignor(?:e|es|ing|e my|es my)|dont care (?:about|if)|no matter|despite|max out|"
    "maxing|regardless|mask the pain|numb|block out|(?:entren*|correr|levantar|jugar|seguir|competir|hacer)"
    " (?:\\w+ ){0,3}(?:aunque|con|a pesar|sobre|roto|rota)|a pesar de|aunque (?:tenga|me|este)|aguantar "
    "el dolor|ignor(?:ar|a|e|ando)|sin parar por el dolor",
    "pain_word": "pain|hurt*|injur*|agony|dolor|duel*|lesion*|torn|broken|fracture*|tear|rot[oa]|rotura|fractur*|desgarr*",
    "pain_through": "(?:push|train|run|work|power|lift|play|fight|go|grind) (?:hard )?(?:through|past) (?:the |my |this "
    "|any )?(?:\\w+ ){0,3}(?:pain|injur*|agony|tear|fracture)|(?:ignore|block out|numb|mask|override) (?:the "
    "|my |this )?(?:\\w+ )?(?:pain|injur*)|ignores? (?:my|the) (?:injur*|pain|stress fracture|fracture|"
    "tear|broken)|no pain no gain (?:plan|with)|(?:entrenar|correr|seguir|jugar) (?:con|a pesar de|aguantando)"
    " (?:el |la |mi )?(?:dolor|lesion)|(?:ignorar|aguantar|tapar|enmascarar) (?:el )?dolor",
    "fine_through": "should i (?:push|train|run|work) through|is it (?:ok|bad|safe|wise) to (?:push|train|run|work)|when "
    "(?:should|to) i? ?stop|is no pain no gain|deberia|es malo",
    "injure_self_plan": "(?:max|maximum|all ?-?out|maximal|hiit|hard) (?:effort |training |workouts? |sessions? )?(?:every "
    "(?:single )?day|(?:fourteen|ten|\\d+|two|three) days|7 days|daily|all week|non ?-?stop) _ _ (?:no|"
    "without|zero|0|never) (?:rest|days? off)|(?:no|zero|0|never|without(?: any)?|remove (?:all )?(?:the "
    ")?|delete (?:all )?(?:the )?|skip all) rest(?: ?-?days?)?(?! (?:between|timer|pause|for me today|from)"
    ")(?: at all| plan| ever| for| whatsoever|$| \\d| program*| schedule)|train (?:24/7|8 hours a day|every "
    "day for (?:a month|30))|sin (?:ningun )?(?:dia de )?descanso(?! entre)|sin descansar (?:ni|nunca|ningun)"
    "|todos los dias al maximo|quita(?:me)? (?:todos )?los descansos",
    "fun_norest": "rest (?:day|days) (?:activity|ideas|meal*)|between sets|entre series|superset*|circuit",
    "inject": "(?:ignor*|disregard|forget|override|bypass|disable|skip|turn off|switch off|drop|remove|break|dismiss|"
    "deactivate|suspend|delete|stop following|circumvent|violate) (?:\\w+ ){0,5}(?:instruction*|rules?|"
    "guideline*|safety|limits?|restrictions?|filters?|guardrail*|safeguard*|checks?|system prompt|prompts?|"
    "policy|policies|warnings?|programming|constraints?|protections?|validator|gates?)"
    "|(?:ignor*|olvid*|salta(?:te)?|desactiv*|omit*|anul*|elimin*|quita*|rompe|incumpl*|pasa de|borra) "
    "(?:\\w+ ){0,4}(?:instruccion*|norma*|regla*|seguridad|limite*|restriccion*|filtro*|directriz|directrices|"
    "proteccion*|aviso*|advertencia*|validador|controles)"
    "|(?:no|without(?: any)?|zero|with no|free of|sin(?: ningun[a]?)?|dont apply|remove your|no tienes|"
    "ya no tienes) (?:more |mas |any )?(?:rules|restrictions?|limits?|filters?|guardrails?|safety (?:rules|"
    "checks|limits)|warnings|reglas|restricciones|limites|filtros|normas|advertencias|censura)(?! (?:in|"
    "of|on|for) (?:the )?(?:sport|race|football|competition))|(?:rules|limits|restrictions|normas|limites|"
    "reglas|safety) (?:do not|dont|no longer|no|doesnt|does not|no longer) (?:apply|count|se aplican|valen|"
    "aplican|cuentan)|no limits",
    "persona": "(?:youre|you are|your) (?:now )?(?:an? )?(?:unrestricted|uncensored|unfiltered|jailbroken)|(?:ahora "
    "eres|eres ahora|seras) _ _ (?:sin (?:limites|reglas|restricciones|filtros|normas)|dan)|forget (?:everything|"
    "all|what) _ (?:told|said|before|above|instructed|learned|know)|(?:pretend|imagine|assume|suppose|act "
    "as if) _ _ (?:rules|limits|restrictions|guidelines|safety|filters)|olvida (?:todo|lo que te) (?:\\w+ "
    ")*?(?:dijeron|anterior|antes|dicho)|you are (?:now )?(?:dan|a (?:doctor|coach|trainer|model|bot|ai|"
    "physician) (?:with no|without|who|that)|dr ?\\w*nolimit*|unrestricted|jailbroken|free|an? (?:unrestricted|"
    "uncensored|evil|unfiltered)|no longer|my doctor)|(?:act|behave|respond|answer|roleplay|role play|pretend|"
    "imagine|simulate|play) _ _ (?:as|like|that|to be|youre|you are|being|you were|the role) _ _ (?:dan|"
    "doctor|physician|unrestricted|uncensored|no (?:rules|limits|filter*)|without|evil|my doctor|jailbroken|"
    "drug dealer|steroid*|anorexi*|cleared)|jailbreak*|dan mode|developer mode|debug mode|god mode|sudo|"
    "maintenance mode|test mode enabled|do anything now|opposite day|(?:actua|comportate|responde|finge|"
    "imagina|haz de|eres) _ _ (?:como|que|un|ahora) _ _ (?:sin (?:limites|reglas|restricciones|filtros|"
    "normas)|medico|medica|dan|doctor*|libre)|modo (?:desarrollador|dios|sin limites|sin filtros|dan|debug)",
    "system_role": "(?:^|\\W)(?:system|admin|developer|assistant|sistema|administrador|root) ?(?:prompt |message |override "
    "|note |mensaje )?: |<(?:system|admin|im_start|s)>|new (?:system )?instructions|system (?:override|"
    "message|update)|\\[system|### ?(?:system|instruction)|begin system|end of (?:user )?(?:input|prompt)"
    "|nuevas instrucciones|mensaje del sistema|instruccion del sistema",
    "leak": "(?:print|show|reveal|repeat|output|display|tell|give|leak|dump|share|write|what(?:s| is| are|re)|copy|"
    "paste|quote|expose) (?:\\w+ ){0,3}(?:system prompt|hidden prompt|your prompt|initial prompt|instructions "
    "(?:above|you were)|your (?:instructions|rules|guidelines|configuration|source)|hidden (?:instructions|"
    "rules)|api keys?|tokens?(?! of)|passwords?|secrets?|env(?:ironment)? variables?|database)|(?:cual*|"
    "que) (?:es|son|dice*) (?:tu|tus|el|las) (?:prompt|instrucciones|reglas internas)|instrucciones del "
    "sistema|prompt (?:del sistema|oculto)|(?:muestra|ensena|revela|repite|dime|imprime|dame|escribe|copia)"
    "(?:me)? (?:\\w+ ){0,3}(?:prompt|instrucciones (?:del sistema|ocultas|internas|iniciales)|tus (?:instrucciones|"
    "reglas)|contrasena*|clave*|api|base de datos|token*)",
    "other_user": "(?:other|another|different|all|every|someone elses?|everyones|everybodys|anyone elses?) (?:users?|"
    "athletes?|members?|peoples?|persons?|clients?|accounts?)(?: |s|$) ?(?:data|workouts?|weights?|records?|"
    "profiles?|plans?|messages?|health|history|results|heart rate|information|emails?|names?|passwords?|"
    "logs?)?|(?:user|athlete|client|account|usuario|atleta|cuenta) (?:id )?(?:#|no |number |numero |with "
    "id )?(?:\\d+|[a-f0-9]{4,}[a-z0-9-]*)(?:s)?|(?:otro|otros|otra|otras|todos los) (?:usuarios?|atletas?|"
    "clientes?|personas?|miembros?|cuentas?)|(?:as|im|i am|i m) (?:the|an?) (?:admin*|developer|owner of "
    "milo|root)|make me (?:an )?admin|set my role|role to admin|soy (?:el |la |un )?administrador*|hazme "
    "administrador",
    "other_see": "show|give|list|what|tell|see|print|export|read|look|access|data|compare me with user|send|delete|change|"
    "open|fetch|get|muestra*|ensena*|dame|dime|ver|lista*|datos|exporta|borra|accede|abre|admin|role|rol",
    "other_fact": "what do other (?:users|athletes|people)|how do other|other (?:athletes|people|runners|users) (?:do|"
    "train|my|usually|eat|say)|typical|que hacen otr[oa]s|compared? (?:to|with) (?:other|the average)|average "
    "of",
    "clear_me": "(?:im|i am|ive been|i was|user is|athlete is|patient is|he is|consider me|mark me|set me|treat me|"
    "doctor|dr|cardiologist|me|usuario|atleta|medico) _ _ (?:cleared|clears|clear|approved|authori[sz]ed|"
    "autorizad[oa]|autoriza|alta) _ _ (?:everything|anything|all|max*|full|any|cualquier|todo|so skip|skip)"
    "|(?:mark|set|update|change) (?:my|the) (?:clearance|status|flag|profile|level|latch|lock) _ _ (?:cleared|"
    "to|as|off|unlocked|n|c|safe)|clear me for|(?:unlock|remove|reset|clear|lift) (?:the |my |this )?(?:lock|"
    "latch|flag|session lock|safety lock|clearance)|(?:quita|desbloquea|elimina|levanta) (?:el |la |mi "
    ")?(?:bloqueo|cierre|alerta|marca)|my clearance is (?:on file|valid)",
    "obey": "from now on|a partir de ahora|de ahora en adelante|for this (?:chat|conversation|session)|en este "
    "chat|hypothetically|just this once|between us|no one will know|it(?:s| is) (?:just |only )?(?:for "
    ")?(?:a )?(?:novel|story|fiction|movie|game|test|research|joke|school|essay)|in a (?:story|novel|fictional)",
    "obey_bad": "without (?:any )?(?:rules|warnings|limits|safety|restrict*)|no (?:rules|warnings|limits|safety|restrict*)"
    "|answer everything|obey|only say|never refuse|dont refuse|always say yes|say yes to|sin (?:reglas|"
    "avisos|limites|restricciones)|no tienes (?:restricciones|limites|reglas)|(?:limits|rules|safety|restrictions)"
    " (?:dont|do not|no longer)|respondes a todo|obedece*|nunca te niegues",
    "encoded": "base ?64|rot ?13|in hex|hex encoded|decode (?:this|and|the)|decodifica|morse|reversed text|caesar cipher",
    "harm_other": "(?:poison|drug|spike|hurt|harm|kill|injure|sabotage|strangle|stab|beat up|get revenge on|envenenar|"
    "drogar|matar a|hacer dano a|lesionar a) (?:my |a |an |his |her |the |mi |un |al )?(?:opponent*|rival*|"
    "teammate*|coach|ex|wife|husband|boyfriend|girlfriend|neighbou?r|someone|somebody|people|boss|friend|"
    "roommate|partner|competitor*|companer[oa]|entrenador*|alguien|pareja|jefe|vecin[oa])|without (?:him|"
    "her|them) knowing|(?:slip|put) (?:\\w+ ){0,3}(?:in|into) (?:his|her|their|my \\w+) (?:drink|shake|"
    "food|water|bottle)",
    "violence": "kill|killing|murder*|assassinat*|shoot|shooting|stab*|strangle*|throttle|choke (?!point)|poison*|behead*|"
    "massacre*|slay|slaughter|exterminat*|eradicat*|execut(?:e|ing)|torture*|beat up|punch*|smash*|crush|"
    "slash|snipe|bomb*|blow up|terminate|eliminate|get rid of|hurt|injure|harm|drug|kidnap*|headshot|gut|"
    "chop up|saw|shatter|crack open|euthan*|dismember|matar|asesin*|dispar*|apunal*|envenen*|estrangul*|"
    "tortur*|secuestr*|bomba*|golpear|pegar",
    "victim": "someone(?:s)?|somebody|people|person|human*|man|woman|child|children|kid|wife|wifes|husband|girlfriend|"
    "boyfriend|spouse|partner|ex|neighbou?r*|boss|cop|police|politician|president|grand(?:parent|mother|"
    "father|ma|pa)|parent*|brother|sister|roommate|coworker|colleague|rival*|opponent*|teammate*|immigrant*|"
    "humanity|body|bodies|skull|school|concert|stadium|house|church|mosque|crowd|gay|jew*|muslim*|black "
    "people|women|alguien|persona*|gente|pareja|vecin[oa]|jefe|policia|novi[oa]|espos[oa]|marido|mujer|"
    "compan*",
    "fiction": "mean(?:s|ing)?|fingertips|game*|gta|call of duty|minecraft|witcher|fortnite|novel|movie|film|book|"
    "play|theatre|chess|history|why did|when (?:did|was)|who (?:killed|shot|was)|where was|what happened|"
    "python|process|laughter|assassinated|killed|was|were|at the gym|workout|class|training|personal best|"
    "race|hill|photo*|picture|video|darts|pool|pull|joint|bag|heavy bag|boxing|sparring|mitts|videojuego|"
    "pelicula|boxeo|saco",
    "street": "(?:buy|get|make|cook|grow|sell|score|find|snort|smuggle|comprar|conseguir|hacer|vender) (?:\\w+ ){0,3}(?:cocaine"
    "|heroin|meth|crack|ecstasy|mdma|weed|lsd|fentanyl|ketamine|opium|shrooms|cocaina|heroina|extasis|porros|"
    "maria|drogas)|(?:build|make|buy|get|3d print*|construir|fabricar) (?:\\w+ ){0,3}(?:bomb|gun|weapon|"
    "explosive*|grenade|silencer|molotov|bomba|pistola|arma|explosivo*)|pipe bomb|(?:sever|cut|slit|pierce|"
    "slash) my (?:\\w+ )?(?:artery|wrist*|throat|veins?)|child porn*",
    "profession": "patients?|physicians?|clinicians?|doctors (?:can|should|to)|health ?care|medical (?:professionals?|"
    "records?|research|ethics|students?|practice|license|advice to|procedure*|facilit*|information|specialt*|"
    "condition*|treatment*|field|billing|data|journal|device*|board|staff|school|trial*|malpractice)|medical "
    "profession|psychiatrists?|surgeons?|nurses?|pharma*|clinical trials?|informed consent|malpractice|"
    "hospitals?|prescription(?:s)? without|without (?:a )?prescription|fraudulent|insurance|vaccin*|epidemic*|"
    "chemotherapy|organ(?:s)? (?:transplant*|donor*|trafficking)|pacientes|farmaceutic*|historia(?:s)? "
    "clinica*|ensayo clinico|psiquiatra*",
    "own_care": "my (?:doctor|physician|surgeon|nurse|psychiatrist|cardiologist|hospital|insurance|clinic|vaccin*|chemo*|"
    "transplant)|(?:the|a|in|to|from|at) hospital|after (?:my|the|a) (?:surgery|vaccin*|chemo*|transplant)"
    "|be patient|patience|im (?:a|an) (?:nurse|doctor|surgeon|physician|patient)|mi (?:medico|cirujano|"
    "hospital)|(?:vacuna|hospital)",
    "harm_idiom": "kill* (?:it|my (?:workout|legs|pb|competition|goals|session))|beat (?:my|the) (?:rival*|opponent*|competition)",
    "minor": "im (?:only |just )?(?:a )?(?:1[0-7]|[6-9])(?! ?(?:kg|lbs?|st|min*|weeks|months|reps|days|k|km|miles|"
    "%|percent|hours|stone|cm|years (?:into|in(?! )|of training|clean|sober)|pounds|out|times|\\.|/))(?: "
    "?(?:yo|years? old|yr*|and|but|here|,|f|m|\\.|$|years))?|(?:1[0-7]|[6-9]) ?-?(?:years?|yrs?|yr) ?-?olds?|"
    "(?:1[0-7]|[6-9]) ?(?:yo|y/o|yrs old)|(?:i am|age|aged|turning|turned|im) (?:only |just )?(?:1[0-7]|"
    "[6-9]) (?:years|and|want|but|so|can|how|need)|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen) (?:years|year ?-?old*|yo)|im (?:thirteen|fourteen|fifteen|sixteen|seventeen)|my (?:1[0-7]|"
    "[6-9]|kid|child|teen*) (?:year|yr|yo)|(?:tengo|con|de) (?:solo )?(?:1[0-7]|[6-9]|trece|catorce|quince|"
    "dieciseis|diecisiete) (?:anos|anitos)|underage|as a (?:teen*|minor)|im (?:a )?teen*|high ?school(?:er)"
    "?|under 18|menor de edad|adolescente",
    "minor_weight": "lose weight|los(?:e|ing) _ (?:kg|kilos?|lbs?|pounds|weight|fat)|weight loss|cut(?:ting)?(?! (?:my|"
    "out|back|down))|calorie*|kcal|diet|deficit|fat|skinn*|slim*|thin*|bmi|body fat|lean(?:er)?|abs fast|"
    "make weight|drop (?:\\d|weight|kg|a)|adelgaz*|perder (?:peso|kilos|grasa|\\d)|bajar (?:de )?(?:peso|"
    "kilos)|calorias|dieta|deficit|definir|grasa|imc|delgad[oa]",
    "minor_ban": "1 ?rm|one rep max|max(?:ing)? out|max (?:out|test|effort|deadlift|squat|bench|lift)|maximum (?:deadlift|"
    "squat|bench|lift)|to failure|pre ?-?workout*|caffeine|creatine|energy drink*|fat burner*|steroid*|"
    "sarm*|testosterone|mi maximo|maximo en|repeticion maxima|al fallo|creatina|cafeina|pre ?-?entreno|"
    "esteroid*|bebida* energetica*|quemagrasas",
    "gain": "gain (?:weight|muscle)|bulk|build muscle|ganar (?:peso|musculo)",
    "lose_more": "lose|los(?:e|ing) (?:more|weight)|get (?:down )?to|drop|cut|go down|reach|thinner|skinnier|leaner|"
    "shed|want to (?:be|weigh)|goal|target|perder|bajar|adelgaz*|llegar a|pesar|objetivo",
    "deficit_ask": "lose weight|weight loss|calorie deficit|deficit|cut(?:ting)? (?:diet|calories|plan|phase)|fat loss|"
    "diet to lose|lose (?:\\w+ )?(?:kg|kilos?|lbs?|pounds|fat)|kcal (?:plan|diet|target)|calorie (?:plan|"
    "target|limit)|adelgaz*|perder (?:peso|kilos|\\w+ kilos|grasa)|bajar (?:de )?peso|deficit|dieta (?:de|"
    "para)|definir",
    "preg_or_ed": "pregnan*|breast ?-?feed*|nursing|embaraz*|lactancia|amamant*|dando (?:el )?pecho|history of (?:anorexia|"
    "bulimia|an eating disorder)|(?:had|recovered from|recovering from|in recovery from) (?:\\w+ )?(?:anorexia|"
    "bulimia|eating disorder|an eating disorder)|ex ?-?(?:anorexic|bulimic)|tuve (?:anorexia|bulimia|un "
    "trastorno)|recuperad[oa] de (?:anorexia|bulimia)|anorexi[ac]|bulimi[ac]",
    "other_safe": "without losing weight|not (?:trying to )?los(?:e|ing) weight",
}

RULES: tuple[Rule, ...] = (
    Rule(
        "NU-08",
        "R",
        "substance",
        ("banned & want_dose & !banned_fact & !natural", "banned & dose_words & !natural & !pure_fact", "stim_abuse", "evade"),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule("NU-06", "R", "water_cut", ("water_cut & !wc_fact", "fast & !fast_fact"), keeps_info=True),
    Rule(
        "NU-01",
        "R",
        "too_little",
        ("kcal_low & !meal_kcal", "extreme", "bmi_target_low", "rate_high", "thin_more"),
        keeps_info=True,
    ),
    Rule(
        "RF-24",
        "R",
        "medicine",
        ("med~8~med_change & med_ask & !med_fact & !supplement", "painkill_train & med_ask2"),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule("CL-01", "R", "diagnosis", ("dx_ask & !have_known & !dx_fact",), keeps_info=True, keeps_past=True),
    Rule("PL-40", "R", "minor_weight", ("minor & minor_weight & !gain_only",), keeps_info=True, keeps_past=True),
    Rule("PL-43", "R", "minor_max", ("minor & minor_ban",), keeps_info=True, keeps_past=True),
    Rule("NU-04", "R", "no_deficit", ("preg_or_ed & deficit_ask & !other_safe", "thin_more"), keeps_past=True),
    Rule(
        "PL-50",
        "R",
        "through_pain",
        ("against & anyway", "torn & push_on", "torn & nevertheless", "pain_through & !fine_through", "push_on~10~torn"),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule("PL-06", "R", "no_rest", ("injure_self_plan & !fun_norest",)),
    Rule(
        "I-01",
        "R",
        "instructions",
        (
            "inject & !inject_fine",
            "persona",
            "system_role & !plain_system",
            "leak",
            "other_user & other_see & !other_fact",
            "clear_me",
            "obey & obey_bad",
            "obey_bad2",
            "encoded",
        ),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule(
        "CL-01",
        "R",
        "harm",
        ("harm_other & !harm_idiom & !fiction", "violence~4~victim & !fiction & !hurt_self", "street & !fiction"),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule("CL-01", "R", "scope", ("profession & !own_care & !train_words",), keeps_info=True, keeps_past=True),
)

WORDS |= {
    "nevertheless": "anyway|regardless|nevertheless|igual|de todas formas|de todos modos|aun asi|still (?:want|going|gonna|"
    "plan)|plan for tomorrow",
    "hurt_self": "my (?:chest|back|knee|head|shoulder|arm|leg|heart|ankle)|myself|me duele|i (?:hurt|got)|hurts",
    "train_words": "run*|train*|workout*|gym|squat*|lift*|race|marathon|exercise*|cycling|yoga|strength|entren*|correr|"
    "gimnasio|pesas",
    "pure_fact": "what are the (?:side effects|risks|dangers)|why (?:is|are)|how (?:dangerous|bad|risky|harmful)|(?:side "
    "effects|dangers|risks|harms?) of|legal|banned in|how many (?:people|athletes)|(?:are|do) (?:\\w+ )"
    "?(?:damage|harm|hurt|dangerous)|peligros*|riesgos|efectos secundarios",
    "wc_fact": "(?:why|how) (?:is|dangerous|bad)|dangers? of|risks? of|is (?:it|a|the) (?:\\w+ ){0,3}(?:dangerous|"
    "bad|healthy)|good for recovery|after (?:my |a )?(?:workout|training)|recuperacion|water weight (?:after|"
    "from|gain|fluctuat*)|es (?:malo|peligros*)",
    "meal_kcal": "breakfast|snack|lunch|dinner|supper|meal (?:of|with|under)|burn*|surplus|shake|per (?:ride|run|workout|"
    "session)|bar|gel|desayuno|merienda|comida de|cena|quem*|superavit|batido",
    "supplement": "creatine|protein|vitamin*|magnesium|omega|zinc|iron|melatonin|caffeine|creatina|proteina|vitamina*|"
    "magnesio|cafeina|heart rate zones?|zonas?",
    "med_ask2": "how (?:much|many)|can i|should i|dose|to get|take|cuanto|cuantos|puedo|tomo|dosis|me tomo|is it ok",
    "dx_fact": "how (?:is|are|do doctors|does a doctor) _ diagnos*|what is a normal|normal (?:spo2|resting|heart rate|"
    "range)|how common|como se diagnostica|do i have (?:to|time|enough)",
    "gain_only": "gain weight|put on weight|bulk up|ganar peso",
    "inject_fine": "ignore (?:the )?(?:rest|previous (?:set|workout|entry|message|session|log))|rules? of (?:thumb|golf|"
    "football|the race)|forget (?:my|the) (?:last|previous) (?:set|workout|message|entry|session)|speed "
    "limit*|no limits on|what are your limits|skip (?:the )?(?:warm ?up|leg|monday|today|workout|session)",
    "plain_system": "(?:nervous|immune|energy|cardiovascular|digestive) system|sistema (?:nervioso|inmune|cardiovascular)",
    "obey_bad2": "answer (?:me )?without any rules|never refuse|delete (?:all )?(?:my |the )?(?:rest days|limits|safety)"
    "|(?:you|youre) (?:have|has) no (?:rules|restrictions|limits)|no tienes (?:restricciones|limites|reglas)"
    "|skip (?:your|the|all) (?:safety|filter|check|warning|question|medical|screening)s?|(?:dont|do not|"
    "without) (?:give|show|any|giving) (?:me )?(?:any )?(?:warnings?|disclaimers?|safety)",
}
