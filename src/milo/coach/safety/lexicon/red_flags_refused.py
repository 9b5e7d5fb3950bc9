"""What is refused of drugs, of making weight and of minors: words, and the rules over them (NU, PL-40, PL-43).

Notation: triage_text.py; facts from numbers: figures/numbers.py. Source: Milo's safety reference, sections 4, 8, 10 and 11.
"""

from __future__ import annotations

from milo.coach.safety.text.triage_text import Rule

WORDS: dict[str, str] = {
    "banned": "steroid*|anabolic*|roids?|juicing|sarms?|tren(?! de)|trenbolone|deca|dianabol|dbol|anavar|oxandrolone|"
    "winstrol|winny|stanozolol|primobolan|masteron|turinabol|anadrol|halotestin|equipoise|testosterone|"
    "test (?:e|c|cyp*|enanthate|prop|cycle)|ostarine|mk ?-?\\d{3,4}|lgd ?-?\\d*|ligandrol|rad ?-?140|cardarine|"
    "gw ?-?\\d+|yk ?-?11|andarine|clen|clenbuterol|dnp|dinitrophenol|hgh|growth hormone|ghrp*|ipamorelin|"
    "igf|epo|erythropoietin|blood doping|ephedr*|eca stack|dmaa|sibutramine|t3|t4|cytomel|liothyronine|"
    "thyroid hormone*|(?:levothyroxine|levotiroxina|eutirox) (?:to|for|para) (?:burn|lose|cut|los*|fat|weight|lean|quemar|"
    "perder|bajar|adelgazar|definir)|yohimb*|albuterol for fat|nandrolone|peptide*|insulin for|diuretic*|"
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
    "dx_question": "do i have|have i got|diagnos*|is (?:it|this)|what|does|do|interpret*|read|tell|check|\\?|tengo|que|"
    "es|muestra|indica|significa|interpreta|lee|mira",
    "pain_word": "pain|hurt*|injur*|agony|dolor|duel*|lesion*|torn|broken|fracture*|tear|rot[oa]|rotura|fractur*|desgarr*",
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
    "pure_fact": "what are the (?:side effects|risks|dangers)|why (?:is|are)|how (?:dangerous|bad|risky|harmful)|(?:side "
    "effects|dangers|risks|harms?) of|legal|banned in|how many (?:people|athletes)|(?:are|do) (?:\\w+ )"
    "?(?:damage|harm|hurt|dangerous)|peligros*|riesgos|efectos secundarios",
    "wc_fact": "(?:why|how) (?:is|dangerous|bad)|dangers? of|risks? of|is (?:it|a|the) (?:\\w+ ){0,3}(?:dangerous|"
    "bad|healthy)|good for recovery|after (?:my |a )?(?:workout|training)|recuperacion|water weight (?:after|"
    "from|gain|fluctuat*)|es (?:malo|peligros*)",
    "meal_kcal": "breakfast|brekkie|elevenses|leftovers?|had an? (?:\\w+ ){0,3}(?:wrap|sandwich|roll|bagel|burger|pizza|"
    "salad|bowl|curry|burrito|tacos?|soup|pasta|kebab|latte|coffee|flat white|cake|pastry|bocadillo)|snack|lunch|dinner|"
    "supper|meal (?:of|with|under)|burn*|surplus|shake|per (?:ride|run|workout|"
    "session)|bar|gel|desayun*|almor[cz]*|almuerzo|almuerce|cen[eo]|cenado|cenamos|merend*|merienda|comida de|cena|quem*|"
    "superavit|batido",
    "gain_only": "gain weight|put on weight|bulk up|ganar peso",
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
    Rule("PL-40", "R", "minor_weight", ("minor & minor_weight & !gain_only",), keeps_info=True, keeps_past=True),
    Rule("PL-43", "R", "minor_max", ("minor & minor_ban",), keeps_info=True, keeps_past=True),
    Rule("NU-04", "R", "no_deficit", ("preg_or_ed & deficit_ask & !other_safe", "thin_more"), keeps_past=True),
)
