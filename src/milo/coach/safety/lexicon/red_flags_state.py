"""Red flags of sugar, pregnancy, undereating and measured values: words in English and Spanish, and the rules over them.

RF-17, RF-18, RF-20, RF-22 and the text side of SN-02 to SN-25. Notation: triage_text.py; facts from numbers: figures/numbers.py.
Source: Milo's safety reference, sections 4 and 5.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
    "diabetic": "diabet*|type (?:1|one|2|two)|t1d|t2d|insulin|blood sugar|glucose|hypo|hypos|hypoglyc*|sugar*|cgm|insulina|"
    "glucosa|glucemia|azucar|hipoglucemia",
    "sugar_brain": "confus*|shaky|shaking|shakes|trembl*|unresponsive|unconscious|passed out|muddled|collaps*|not making "
    "sense|not responding|isnt responding|drowsy|wont wake|seizure|woozy|slurr*|disorient*|tiembl*|temblo*|"
    "tembland*|confund*|inconsciente|no responde|desorient*|desmay*|aturdid*",
    "no_shaky": "shaky form",
    "ketones": "ketone*(?! (?:strip |test |strips )?(?:are |were |is |was |came back |test )?(?:neg*|clear|normal|fine|none|absent|"
    "low|zero|0))|dka|"
    "ketoacid*|"
    "cetona*(?! (?:salieron |estan |son |dan |dieron )?(?:neg*|normal*|ausent*|baj*|bien|0))|cetoacid*|fruity breath",
    "keto_bad": "high|moderate|large|positive|vomit*|throwing up|belly|tummy|stomach|nause*|sick|alta*|vomit*|barriga|"
    "vientre|estomago|positiv*|elevad*|\\d",
    "keto_told": "moderate|large|positive|high|trace to moderate|moderad[oa]s?|alt[oa]s?|positiv[oa]s?|elevad[oa]s?",
    "preg_barred": "triplets|quadruplets|trillizos|trillizas|cuatrillizos|placenta (?:previa|praevia)|pre ?eclampsia|preeclampsia|"
    "(?:incompetent|short|weak) cervix|cervical (?:insufficiency|incompetence)|insuficiencia cervical|(?:cuello|cervix) "
    "(?:corto|incompetente)|"
    "cerclage|cerclaje|growth restrict(?:ion|ed)|fgr|iugr|restriccion del? crecimiento|crecimiento (?:restringido|retardado)",
    "preg_expects": "pregnan*|embaraz*|expecting|espero|esperando|gestacion|trimest*|weeks|semanas|estoy de|diagnosed|"
    "i have (?:got )?(?!been|had|a question)|ive got|they (?:say|told me|found)|put in|tengo(?! que)|me (?:han )?(?:diagnosticado|"
    "diagnosticaron|detectado|detectaron|encontrado|encontraron|puesto|pusieron)",
    "preg_before": "(?:had|tuve|tuvo) (?:\\w+ ){0,2}(?:pre ?eclampsia|cerclage|cerclaje|placenta \\w+)",
    "sick_belly": "vomit*|throwing up|belly (?:pain|ache)|tummy (?:hurts|pain|ache)|stomach (?:pain|hurts|ache)|being "
    "sick|me duele (?:la barriga|el vientre|el estomago)|dolor de (?:barriga|vientre|estomago|tripa)",
    "high_sugar": "high (?:blood )?(?:sugar|glucose)|(?:sugar|glucose) (?:is |was |reading )?(?:really |very |so )?high|"
    "azucar (?:muy )?alt[oa]|hyper(?:glyc*)?|hiperglucemia",
    "severe_hypo": "(?:severe|bad|nasty) (?:hypo|low|hypoglyc*)|hypo (?:so bad|where i)|hipoglucemia (?:grave|severa|fuerte)",
    "hypo_recent": "last night|today|yesterday|this morning|hours ago|anoche|hoy|ayer|esta manana|hace \\d+ horas",
    "pregnant": "pregnan*|expecting(?! to)|(?:\\d+|\\w+) weeks (?:gone|along|today)|trimester|my bump|with child|baby "
    "bump|embaraz*|encinta|gestacion|trimestre",
    "weeks": "(?:at |im |i am )?(?:1\\d|2\\d|3\\d|4[0-2]) weeks?(?! (?:plan|block|program*|ago|until|to go|out|away|"
    "marathon|postpartum|streak|training|of training|in a row|old|cycle|challenge))|de (?:1\\d|2\\d|3\\d|"
    "4[0-2]) semanas|semana (?:1\\d|2\\d|3\\d|4[0-2])",
    "preg_bleed": "bleed*|blood|spotting|sangr*|manch*",
    "preg_leak": "fluid _ leak*|leak* (?:\\w+ )?fluid|waters? _ (?:broke*|gone|break*|leak*)|(?:broke|broken) (?:my "
    ")?waters?|gush of (?:water|fluid)|rot[oa]s? (?:las? )?(?:aguas|bolsa)|rompi(?:do)? (?:las? )?(?:aguas|"
    "bolsa)|pierdo (?:liquido|agua*)|perdida de liquido|sale liquido|liquido",
    "waters": "(?:my |mi )?waters? (?:just |have |has |may have |might have )?(?:broke*|gone)|he roto (?:aguas|la "
    "bolsa)|rompi aguas|roto aguas|contractions every|contracciones cada",
    "contractions": "tightenings?|contract(?:ion|ions|ing)|tightening*|labou?r pain*|cramps every|contraccion*|(?:regular|"
    "every \\d+ min*) _ (?:pain*|cramps)|se me pone (?:dura|duro) la (?:barriga|tripa) cada",
    "muscle_contraction": "muscle contraction*|(?:isometric|eccentric|concentric) contraction*",
    "preg_chest": "chest|pecho",
    "preg_head": "(?:severe|terrible|awful|bad|worst|pounding|splitting|blinding) headache|flashing lights|spots (?:in|"
    "before) my (?:eyes|vision)|blurr* vision|vision (?:blurr*|problem*)|see(?:ing)? (?:stars|spots|lights)"
    "|dolor de cabeza (?:muy )?(?:fuerte|horrible|intenso|terrible)|duele mucho la cabeza|veo (?:luces|"
    "borroso|manchas|destellos)|vision borrosa",
    "preg_moves": "baby _ _ (?:stopped moving|not moving|moving less|hasnt moved|not kicking|isnt moving)|no (?:noto|"
    "siento) (?:que se mueva|al bebe|moverse)|bebe no se mueve|se mueve menos",
    "preg_soon": "belly (?:pain|ache|hurts)|(?:pain|cramp*|cramping) _ _ (?:belly|abdomen|tummy|stomach|bump|lower)|"
    "tummy (?:pain|hurts|ache)|abdominal|stomach (?:pain|hurts)|pelvic pain|cramp*|dizz*|light ?headed|"
    "headache*|breathless*|short of breath|out of breath|calf|calves|weak*|off balance|unsteady|swollen "
    "(?:leg|calf|face|hands)|faint*|mare[ao]*|dolor de (?:barriga|vientre|tripa|cabeza|abdomen)|duele (?:la "
    ")?(?:barriga|vientre|tripa|cabeza)|dolor abdominal|me falta (?:el )?aire|falta de aire|ahogo|pantorrilla|"
    "debilidad|gemelo|calambre*",
    "no_period": "(?:no|missed|lost|havent had|hasnt had|without|stopped getting|not had|dont get|havent got|skipped)"
    " _ _ periods?|periods? (?:\\w+ ){0,3}(?:stopped|gone|disappeared|vanished|missing|absent|went away)"
    "|amenorrh*|(?:sin|no me viene|no me baja|perdi|he perdido|no tengo|falta|ha desaparecido|desaparecio|"
    "se me (?:fue|ha ido|ha retirado|retiro)) (?:\\w+ ){0,2}(?:regla|periodo|menstruacion)|amenorrea",
    "long": "(?:[3-9]|1\\d|three|four|five|six|seven|eight|nine|ten|several|many|few|couple of) months|half a year|"
    "a year|years|months|since|ages|stopped|(?:[3-9]|1\\d|tres|cuatro|cinco|seis|siete|ocho|nueve|varios|"
    "muchos) meses|medio ano|un ano|desde|hace meses",
    "not_period": "postpartum|breast ?feed*|menopaus*|iud|coil|implant|on the pill|pregnan*|diu|lactancia|embaraz*",
    "stress_repeat": "(?:another|second|third|fourth|repeated|recurrent|multiple|several|keep getting|2nd|3rd|two|three)"
    " (?:\\w+ ){0,2}stress (?:fracture*|reaction*)|stress fractures|fracturas? (?:por|de) (?:estres|sobrecarga|"
    "fatiga) (?:otra vez|repetid*|de nuevo)|(?:segunda|tercera|otra|varias) fractura*",
    "cold_tired": "(?:always|constantly|all the time|permanently) (?:\\w+ )?(?:cold|freezing|exhausted|tired|fatigued)"
    "|(?:no|zero|low|lost my|gone|not have any) (?:sex drive|libido)|siempre (?:\\w+ )?(?:frio|cansad*|"
    "agotad*|helad*)|sin (?:libido|deseo)|libido|deseo sexual",
    "restricting": "eat(?:ing)? (?:little|less|very little|so little|clean|hardly|barely|under)|restrict*|dieting|diet|"
    "under ?eat*|cutting|low calorie*|calorie deficit|deficit|skip* meals|leaner|lean|como (?:poco|muy "
    "poco|menos)|dieta|restring*|deficit|saltandome comidas",
    "trains": "train*|run*|mileage|workout*|entren*|corr*|rodaje*",
    "unwell": "dizz*|faint*|headache|chest*|blurr*|vision|breathless*|short of breath|confus*|nause*|feel (?:unwell|"
    "awful|terrible|ill|weird|bad|sick|rough)|numb*|weak*|sweat*|palpitations|vomit*|mare[ao]*|desmay*|"
    "duele|dolor|borros*|falta (?:el )?(?:de )?aire|confund*|confus*|me siento (?:mal|raro|fatal)|debil*|"
    "sudor*",
    "resting": "rest|resting|sitting|sat(?! (?:at|around|between|on) \\d)|seated|lying|sofa|couch|bed|still|awake|this "
    "morning|watching tv|desk|doing "
    "nothing|all (?:day|evening|night)|viendo (?:la tele|una (?:peli*|serie))|leyendo|"
    "reposo|sentad[oa]s?|sentadit[oa]|tumbad*|quiet*|cama|sofa|despert*|descanso",
    "again": "again|stay*|stuck|consistent*|constant*|keeps|still|twice|repeated|rechecked|recheck|keeps|every time|"
    "all (?:day|evening|night)|for (?:the )?(?:last )?(?:\\w+ )?(?:minutes|hour|hours|mins|min)|otra vez|"
    "sigue|toda la|dos veces|repetid*|lleva",
    "hard": "all out|maximal|sprint*|interval*|max|race|tempo|run|running|ride|effort|hiit|spin|altitude|summit|series|carrera|"
    "corriendo|entreno|entrenando|rodaje|esprint*|cuesta*|altitud",
    "overdose": "(?:took|taken|swallowed|take|downed|had|popped|drank) _ _ (?:whole|entire|full|all (?:of )?(?:my|the|"
    "them)|bottle|pack|box|handful|too many|\\d{2,} (?:pills|tablets|paracetamol|ibuprofen|caffeine)|(?:way "
    ")?too (?:much|many)) _ (?:paracetamol|tylenol|pills|tablets|ibuprofen|aspirin|insulin|caffeine|pre "
    "?workout|medication|meds|pastillas|dnp|clen*|stimulant*|fat burner*|bottle|box|packet)|overdos(?:e|"
    "ed|ing)|too much insulin|injected too much|(?:tomado|tome|tragado|trague|metido) _ _ (?:caja|bote|"
    "frasco|todas las|demasiad*|un monton) _ (?:paracetamol|pastillas|insulina|cafeina|ibuprofeno|aspirina|"
    "entera|pre ?entreno)|sobredosis",
    "overdose_fact": "is it possible to overdose|overdose (?:on|of) (?:vitamin|protein|water)|overdosed on",
    "burning_up": "(?:took|taken|take|taking|on|had|using|tomado|tome|tomando) _ _ (?:dnp|clen*|ephedrine|stimulant*|"
    "fat burner*|t3|pre ?workout|efedrina|eca|quemagrasas|preentreno|tren|steroids|caffeine|cafeina|energy "
    "drinks)",
    "drug_bad": "burning up|cant cool|overheat*|chest|heart _ (?:pound*|racing|crazy|explod*|irregular|jump*|out of)"
    "|confus*|faint*|cant breathe|breathless*|seizure*|vomit*|shak(?:ing|y)|ardiendo|corazon|pecho|desmay*|"
    "temblo*|tiembl*|no puedo (?:respirar|enfriarme)|vomit*",
    "bp_word": "blood pressure|bp|systolic|tension|presion|cuff|arterial|mmhg|tensiometro",
}

RULES: tuple[Rule, ...] = (
    Rule(
        "RF-17",
        "E0",
        "sugar",
        (
            "diabetic & sugar_brain & !no_shaky & !shaky_fine",
            "ketones & keto_bad & diabetic",
            "high_sugar & ketones",
            "diabetic & ketones & sick_belly",
            "high_sugar & sick_belly",
            "glucose_250 & sick_belly",
            "glucose_250 & ketones & keto_bad",
            "glucose_54 & sugar_brain",
            "glucose_54 & faint",
            "glucose_250 & sugar_brain",
        ),
    ),
    # Told by a strip it is no matter of doubt, whatever else is felt.
    Rule("SN-21", "E1", "sugar_low", ("diabetic & ketones~5~keto_told", "glucose_250 & ketones~5~keto_told"), firm=True),
    Rule("SN-30", "E1", "eating_soon", ("bmi_17 & !minor",), firm=True),
    Rule("PL-21", "E1", "pregnancy_soon", ("preg_barred~8~preg_expects & !preg_before",), firm=True),
    Rule("SN-18", "E1", "sugar_54", ("glucose_54",)),
    Rule("SN-18", "E1", "sugar_low", ("severe_hypo & hypo_recent", "glucose_250 & ketones")),
    Rule(
        "RF-18",
        "E0",
        "pregnancy",
        (
            "preg_now & preg_bleed & !blood_words",
            "preg_now & preg_leak",
            "waters",
            "weeks & contractions & !muscle_contraction",
            "weeks & preg_bleed & !blood_words",
            "weeks & preg_leak",
            "preg_now & contractions & !muscle_contraction",
            "preg_now & preg_chest & hurt",
            "preg_now & preg_head",
            "preg_now & preg_moves",
            "preg_now & faint_now",
        ),
    ),
    Rule("RF-18", "E1", "pregnancy_soon", ("preg_now & preg_soon & !trivial_preg",)),
    Rule(
        "RF-22",
        "E1",
        "reds",
        ("no_period & long & !not_period", "no_period~12~trains & !not_period", "stress_repeat", "cold_tired & restricting"),
        keeps_past=True,
    ),
    Rule("SN-03", "E0", "oxygen", ("spo2_92 & !effort_ctx", "spo2_92 & again & resting", "spo2_92 & unwell")),
    Rule("SN-02", "E1", "oxygen_soon", ("spo2_94 & again", "spo2_92 & effort_ctx & !recovers")),
    Rule("SN-04", "C", "condition", ("spo2_own",)),
    Rule("SN-13", "E0", "pressure", ("bp_crisis & unwell",)),
    Rule("SN-14", "E1", "pressure_soon", ("bp_180",)),
    Rule("SN-08", "E0", "pulse", ("hr_131 & resting & unwell & !effort_now & !hr_at_work",)),
    Rule(
        "SN-08",
        "E1",
        "pulse_soon",
        ("hr_131 & resting & !effort_now & !hr_at_work", "hr_111 & resting & !effort_now & !hr_at_work"),
    ),
    Rule("SN-09", "E1", "pulse_soon", ("hr_jump & ill_now",)),
    Rule("SN-17", "E0", "heat", ("temp_40 & sugar_brain",)),
    Rule("SN-17", "E1", "fever", ("temp_39", "temp_35")),
    Rule("SN-25", "E0", "air", ("co2_30000 & unwell",)),
    Rule("SN-25", "E1", "air_soon", ("co2_30000",)),
    Rule("NU-08", "E0", "overdose", ("overdose & !overdose_fact", "burning_up & drug_bad & !ask_words")),
)

WORDS |= {
    "shaky_fine": "shaky (?:handstand|balance|plank|technique)",
    "blood_words": "blood (?:pressure|test|sugar|tests|volume|flow|type|work)|gums",
    "trivial_preg": "what exercises help",
    "faint_now": "fainted|passed out|blacked out|me desmaye|me he desmayado",
    "ill_now": "(?:a |this |the |with |have |got |tengo |con |ando )(?:\\w+ )?(?:cold|flu|bug|virus|gripe|gripita|gripa|resfri*|"
    "catarro|"
    "malestar)|ill|sick|unwell|resfriad*|agripad*|enferm[oa]|malestar|under the weather",
    "recovers": "(?:up to|was|is|at|to) 9[5-9] _ (?:\\w+ )?(?:after|in|within|min*|later)|"
    "(?:back|recover*|came back|up again|returned) (?:to|at|up|within|in)|volvio|se recupero|recuper*",
    "ask_words": "how much|how many|what dose|cuanto|dosis",
    "effort_now": "sprint*|interval*|tempo|max(?:imum)?|during|while (?:running|riding)|series|durante|esprint*",
}
DERIVED: dict[str, str] = {
    "preg_now": "pregnant",
    "effort_ctx": "hard & !resting",
}
