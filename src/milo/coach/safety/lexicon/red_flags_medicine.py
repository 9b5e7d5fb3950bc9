"""What is refused of medicines, diagnoses and training through injury: words, and the rules (RF-24, CL-01, PL-50).

Notation: triage_text.py; facts from numbers: figures/numbers.py. Source: Milo's safety reference, sections 4, 8, 10 and 11.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
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
    "should i take for|start(?:ing)?(?: taking)?|dose|dosage|doses|dosing|how (?:much|many)|units|drop|ditch|leave out|miss|"
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
    "pain_through": "(?:push|train|run|work|power|lift|play|fight|go|grind) (?:hard )?(?:through|past) (?:the |my |this "
    "|any )?(?:\\w+ ){0,3}(?:pain|injur*|agony|tear|fracture)|(?:ignore|block out|numb|mask|override) (?:the "
    "|my |this )?(?:\\w+ )?(?:pain|injur*)|ignores? (?:my|the) (?:injur*|pain|stress fracture|fracture|"
    "tear|broken)|no pain no gain (?:plan|with)|(?:entrenar|correr|seguir|jugar) (?:con|a pesar de|aguantando)"
    " (?:el |la |mi )?(?:dolor|lesion)|(?:ignorar|aguantar|tapar|enmascarar) (?:el )?dolor",
    "fine_through": "should i (?:push|train|run|work) through|is it (?:ok|bad|safe|wise) to (?:push|train|run|work)|when "
    "(?:should|to) i? ?stop|is no pain no gain|deberia|es malo",
    "many_hard": "(?:1[0-9]|2[0-9]) (?:hard|max|all ?-?out|brutal|intense|savage) (?:sessions|workouts) (?:\\w+ )?(?:a|per|"
    "next|this|"
    "every|each) week|(?:1[0-9]|2[0-9]) (?:sesiones|entrenos|entrenamientos) (?:duras|duros|brutales|a tope|al maximo|intensas|"
    "intensos) (?:\\w+ )?(?:a la|por|esta|la proxima|cada) semana",
    "injure_self_plan": "(?:max|maximum|all ?-?out|maximal|hiit|hard) (?:effort |training |workouts? |sessions? )?(?:every "
    "(?:single )?day|(?:fourteen|ten|\\d+|two|three) days|7 days|daily|all week|non ?-?stop) _ _ (?:no|"
    "without|zero|0|never) (?:rest|days? off)|(?:no|zero|0|never|without(?: any)?|remove (?:all )?(?:the "
    ")?|delete (?:all )?(?:the )?|skip all) rest(?: ?-?days?)?(?! (?:between|timer|pause|for me today|from)"
    ")(?: at all| plan| ever| for| whatsoever|$| \\d| program*| schedule)|train (?:24/7|8 hours a day|every "
    "day for (?:a month|30))|sin (?:ningun )?(?:dia de )?descanso(?! entre)|sin descansar (?:ni|nunca|ningun)"
    "|todos los dias al maximo|quita(?:me)? (?:todos )?los descansos",
    "fun_norest": "rest (?:day|days) (?:activity|ideas|meal*)|between sets|entre series|superset*|circuit",
    "nevertheless": "anyway|regardless|nevertheless|igual|de todas formas|de todos modos|aun asi|still (?:want|going|gonna|"
    "plan)|plan for tomorrow",
    "supplement": "creatine|protein|vitamin*|magnesium|omega|zinc|iron|melatonin|caffeine|creatina|proteina|vitamina*|"
    "magnesio|cafeina|heart rate zones?|zonas?",
    "med_ask2": "how (?:much|many)|can i|should i|dose|to get|take|cuanto|cuantos|puedo|tomo|dosis|me tomo|is it ok",
    "dx_fact": "how (?:is|are|do doctors|does a doctor) _ diagnos*|what is a normal|normal (?:spo2|resting|heart rate|"
    "range)|how common|como se diagnostica|do i have (?:to|time|enough)|"
    "how (?:many|much) (?:\\w+ ){1,5}do i have|"
    "(?:what|which) (?:sets?|exercises?|workouts?|sessions?|meals?|days?) (?:\\w+ )*do i have",
}

RULES: tuple[Rule, ...] = (
    Rule(
        "RF-24",
        "R",
        "medicine",
        (
            "med~8~med_change & med_ask & !med_fact & !supplement & !start_sport & !train_advice",
            "med~8~dose_change & med_ask & !med_fact & !supplement & !start_sport",
            "med~8~med_strong & med_ask & !med_fact & !supplement",
            "painkill_train & med_ask2",
        ),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule("CL-01", "R", "diagnosis", ("dx_ask & !have_known & !dx_fact",), keeps_info=True, keeps_past=True),
    Rule(
        "PL-50",
        "R",
        "through_pain",
        ("against & anyway", "torn & push_on", "torn & nevertheless", "pain_through & !fine_through", "push_on~10~torn"),
        keeps_info=True,
        keeps_past=True,
    ),
    Rule("PL-06", "R", "no_rest", ("injure_self_plan & !fun_norest",)),
    Rule("PL-06", "R", "no_rest", ("many_hard",), firm=True),
)

WORDS |= {
    "dose_change": "stop*|come off|coming off|get off|skip*|halv*|half|doubl*|reduc*|lower*|increas*|rais*|extra|adjust*|"
    "chang*|switch*|"
    "swap*|replac*|dos(?:e|es|age|ing)|how (?:much|many) (?:of |units|mg)?|units|mg|drop|ditch*|quit*|without|wean*|taper*|"
    "dej[oa]|dejar*|"
    "quit[oa]|quitar*|salt[oa]|saltar*|mitad|doble|doblar*|baj[oa]|bajar*|sub[oe]|subir*|aument*|ajust*|cambi*|dosis|"
    "unidades|suspend*|"
    "abandon*|two|dos|twice|leftover|recetad*",
    "train_advice": "(?:best|good|what time of day|ideas?|which) (?:\\w+ ){0,4}(?:walks?|runs?|warm ?ups?|plan|build|"
    "workouts?|exercises?|"
    "routine|session|5k|10k)|(?:como|cuanto|que|mejor) (?:\\w+ ){0,3}(?:calentamiento|caliento|rutina|plan|ejercicios?|"
    "plancha|abdomen|entren*|"
    "series)|plancha si|how (?:do|should|can) i (?:warm|train|start|structure|pace|build)|"
    "(?:should|can|do|better to) i? ?(?:run|train|lift|swim|ride|cycle|work ?out|exercise) (?:\\w+ ){0,2}(?:before|"
    "after) (?:breakfast|"
    "lunch|dinner|eating|food|work)|(?:corro|entreno|nado|correr|entrenar|nadar) (?:\\w+ ){0,2}(?:antes|despues) (?:de |del )"
    "(?:desayun\\w+|comer|cenar|almorzar|almuerzo|comida|cena|trabajo)",
}
